"""Where is a letter, who has it, and do its records hold together?

Reads what is kept; ``letter_hand_over`` and ``letter_attempt`` add to it. Who has a letter is what
the last record says, never a column that somebody could set.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from kintrace.casework.acting import NotNow
from kintrace.casework.letter_keys import directories, trusted_of, unlock
from kintrace.letters.custody import Custody, Party, SignedAs, party_of, read_custody, sign
from kintrace.letters.custody_check import ChainReport, verify_chain
from kintrace.letters.envelope import Envelope, read_envelope
from kintrace.letters.keys import PrivateKeys
from kintrace.registry.models import (
    Artifact,
    Letter,
    LetterContent,
    LetterCustody,
    LetterKey,
    LetterKind,
    LetterLeg,
    LetterState,
    User,
)

# In these states a letter is with somebody, and may be handed on.
ON_THE_WAY = (LetterState.OPEN, LetterState.SEALED, LetterState.IN_CUSTODY)


def envelope_of(letter: Letter) -> Envelope:
    """Return the outside of a letter as it was closed."""
    return read_envelope(letter.envelope.encode())


def records_of(letter: Letter) -> list[LetterCustody]:
    """Return the rows of a letter's custody records in the order in which they were kept."""
    rows = LetterCustody.objects.everywhere(why="the letter in hand").filter(letter=letter)
    return list(rows.select_related("paper").order_by("position"))


def last_of(letter: Letter) -> Custody | None:
    """Return the last custody record of a letter, None before the first hand-over."""
    rows = records_of(letter)
    return read_custody(rows[-1].record.encode()) if rows else None


def holder_of(letter: Letter) -> UUID | None:
    """Return the key of the user who has a letter, None if somebody without a device has it."""
    last = last_of(letter)
    if last is None:
        return None if letter.closed_by_id is None else UUID(str(letter.closed_by_id))
    return user_of(last.holder)


def user_of(party: Party) -> UUID | None:
    """Return the key of the user whose keys a record names, None if it names none of ours."""
    if party.key == "":
        return None
    rows = LetterKey.objects.everywhere(why="whose keys a record names")
    found: UUID | None = rows.filter(fingerprint=party.key).values_list("owner", flat=True).first()
    return found


def holding(letter: Letter, *, user: User) -> Party:
    """Return the party that has a letter, for a record that a user signs."""
    last = last_of(letter)
    return party_of(trusted_of(user)) if last is None else last.holder


def require_in_hand(letter: Letter, *, leg: LetterLeg | None, user: User) -> None:
    """Do nothing if a letter is with this user, or with nobody who has a device.  Raises: NotNow.

    What somebody without a device did is written down by the office's people, with their receipt.
    """
    if letter.state not in ON_THE_WAY:
        raise NotNow("this letter is not on its way")
    if leg is not None and (leg.received_at is None or leg.ended_at is not None):
        raise NotNow("you do not have this letter now")
    if LetterLeg.objects.everywhere(why="the letter in hand").filter(
        letter=letter, received_at__isnull=True, ended_at__isnull=True
    ).exists():  # fmt: skip
        raise NotNow("this letter is being handed over", hint="receive it, or take it back first")
    holder = holder_of(letter)
    if holder not in (None, user.pk):
        raise NotNow("somebody else has this letter")
    if holder is None and leg is not None:
        raise NotNow("a caseworker writes this down, with the paper receipt")


def signed_by(
    record: Custody, *, user: User, passphrase: str, parts: tuple[SignedAs, ...]
) -> Custody:
    """Return a record with a user's signatures in some parts.  Raises: NotNow."""
    private: PrivateKeys = unlock(user, passphrase=passphrase)
    trusted_of(user)
    for part in parts:
        record = sign(record, by=private, signed_as=part)
    return record


def append(
    letter: Letter,
    record: Custody,
    *,
    user: User,
    at: datetime,
    leg: LetterLeg | None = None,
    paper: Artifact | None = None,
) -> LetterCustody:
    """Keep a complete custody record for good.  Raises: NotNow, when it does not hold."""
    _require_fits(letter, record, at=at)
    rows = records_of(letter)
    kept: LetterCustody = LetterCustody.objects.create(
        letter=letter,
        leg=leg,
        position=len(rows) + 1,
        record=record.written().decode(),
        hash=record.hash,
        previous_hash=record.previous,
        seal=record.seal.value,
        paper=paper,
        recorded_at=at,
        recorded_by=user,
    )
    return kept


def report_of(
    letter: Letter,
    *,
    now: datetime | None = None,
    receipts: Mapping[str, bytes] | None = None,
) -> ChainReport:
    """Return what a letter's records say and every fault in them.

    ``receipts`` are the pictures by hash, None = they are not looked at.
    """
    records = [row.record.encode() for row in records_of(letter)]
    more: dict[str, Any] = {"now": now, "receipts": receipts, "content": _content(letter)}
    return verify_chain(records, envelope=envelope_of(letter), directories=directories(), **more)


def _content(letter: Letter) -> bytes | None:
    """The bytes that the envelope was closed on, where they lie here as they were."""
    rows = LetterContent.objects.everywhere(why="the letter in hand").filter(letter=letter)
    content = rows.first()
    if content is None or letter.kind != LetterKind.SEALED:
        return None
    return bytes(content.sealed)


def _require_fits(letter: Letter, record: Custody, *, at: datetime) -> None:
    """Refuse a record that would be a new fault; that a seal is broken is told, not refused."""
    before: list[Custody | bytes] = [row.record.encode() for row in records_of(letter)]
    envelope, listed = envelope_of(letter), directories()
    old = set(verify_chain(before, envelope=envelope, directories=listed).faults)
    told = verify_chain([*before, record], envelope=envelope, directories=listed, now=at).faults
    new = set(told) - old
    if any(fault.kind.value != "seal_broken" for fault in new):
        raise NotNow(
            "this does not follow from what was signed before",
            hint="look at the letter's way again",
        )
