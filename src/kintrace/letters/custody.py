"""Who had a letter when, and who says so?

One record for each event: a hand-over signed by giver and receiver, an attempt at delivery, an
opening. Each names the envelope and the hash of the record before it. Whoever has no device signs
on paper; then a photo of the receipt is attached by its hash and who saw it signs as recorder.
``custody_check`` says whether the records hold together.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Any

from kintrace.letters import instants, strict
from kintrace.letters.envelope import LETTER, Envelope
from kintrace.letters.keys import PrivateKeys, PublicKeys
from kintrace.values.canonical import canonical

KIND = "kintrace-custody"
TAG = "kintrace-custody v1"


class Act(Enum):
    """What a record is about."""

    HAND_OVER = "hand_over"
    ATTEMPT = "attempt"
    OPENED = "opened"


class Seal(Enum):
    """How the letter's closure looked to those who sign."""

    INTACT = "intact"
    BROKEN = "broken"


class Outcome(Enum):
    """How an attempt at delivery ended."""

    DELIVERED = "delivered"
    REFUSED = "refused"
    NOT_FOUND = "not_found"
    MOVED = "moved"
    UNSAFE = "unsafe"
    DECEASED = "deceased"


class SignedAs(Enum):
    """In which part somebody signed a record."""

    GIVER = "giver"
    RECEIVER = "receiver"
    RECORDER = "recorder"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who had the letter: by the fingerprint of their keys, "" = no device."""

    name: str
    key: str = ""

    def is_same(self, other: Party) -> bool:
        """Whether this is the other, by key; by name only where neither has one."""
        return self.key == other.key and (self.key != "" or self.name == other.name)


@dataclass(frozen=True, slots=True)
class Receipt:
    """A picture of a receipt or a mark, by the SHA-256 of its bytes."""

    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class CustodySignature:
    """One signature on a record: in which part, by which keys, in hex."""

    signed_as: SignedAs
    key: str
    signature: str


@dataclass(frozen=True, slots=True)
class Custody:
    """One event in a letter's way.

    ``giver`` is who had the letter before; ``receiver`` who has it after a hand-over, else None.
    ``at`` is when it happened, ``recorded_at`` when it was written down. ``outcome`` only of an
    attempt. ``receipt`` is the paper receipt, or at delivery the recipient's mark.
    """

    act: Act
    letter: str
    envelope: str
    number: int
    previous: str
    giver: Party
    receiver: Party | None
    place: str
    at: str
    recorded_at: str
    seal: Seal
    outcome: Outcome | None = None
    is_read_aloud: bool = False
    receipt: Receipt | None = None
    signatures: tuple[CustodySignature, ...] = ()

    @property
    def hash(self) -> str:
        """SHA-256 in hex of what the record says, which the next one names.

        Not of the signatures: one that comes later, for a paper receipt, breaks no link.
        """
        return hashlib.sha256(canonical(self._said())).hexdigest()

    @property
    def holder(self) -> Party:
        """Who has the letter after this event."""
        return self.giver if self.receiver is None else self.receiver

    def message(self, signed_as: SignedAs) -> bytes:
        """Return the bytes that somebody signs in one part."""
        return f"{TAG} {signed_as.value}\n".encode() + canonical(self._said())

    def written(self) -> bytes:
        """Return the record as a file holds it."""
        signed = [
            {"as": one.signed_as.value, "key": one.key, "signature": one.signature}
            for one in self.signatures
        ]
        return canonical({**self._said(), "signatures": signed})

    def missing(self) -> tuple[SignedAs, ...]:
        """Return the parts in which a signature is still missing; () = the record is complete."""
        have = {one.signed_as for one in self.signatures}
        return tuple(one for one in self.needed() if one not in have)

    def needed(self) -> list[SignedAs]:
        """Return the parts in which somebody must sign."""
        parties = [(SignedAs.GIVER, self.giver), (SignedAs.RECEIVER, self.receiver)]
        present = [(one, party) for one, party in parties if party is not None]
        needed = [one for one, party in present if party.key != ""]
        lacks_a_key = any(party.key == "" for _, party in present)
        return [*needed, *([SignedAs.RECORDER] if lacks_a_key else [])]

    def _said(self) -> dict[str, Any]:
        return {
            "kind": KIND,
            "version": 1,
            "act": self.act.value,
            "letter": self.letter,
            "envelope": self.envelope,
            "number": self.number,
            "previous": self.previous,
            "giver": _party_told(self.giver),
            "receiver": _party_told(self.receiver),
            "place": self.place,
            "at": self.at,
            "recorded_at": self.recorded_at,
            "seal": self.seal.value,
            "outcome": None if self.outcome is None else self.outcome.value,
            "is_read_aloud": self.is_read_aloud,
            "receipt": None
            if self.receipt is None
            else {"sha256": self.receipt.sha256, "media_type": self.receipt.media_type},
        }


def _party_told(party: Party | None) -> dict[str, str] | None:
    return None if party is None else {"name": party.name, "key": party.key}


def party_of(keys: PublicKeys) -> Party:
    """Return the party that the holder of these keys is."""
    return Party(keys.holder, keys.fingerprint)


def receipt_of(data: bytes, *, media_type: str) -> Receipt:
    """Return how a record names a picture of a receipt or a mark."""
    return Receipt(hashlib.sha256(data).hexdigest(), media_type)


def hand_over(
    envelope: Envelope,
    *,
    before: Custody | None,
    giver: Party,
    receiver: Party,
    place: str,
    at: datetime,
    recorded_at: datetime | None = None,
    seal: Seal = Seal.INTACT,
    receipt: Receipt | None = None,
) -> Custody:
    """Return the record of a hand-over, which nobody has signed yet.

    ``before`` is the last record of the letter, None = this is the first hand-over.
    ``recorded_at`` None = it was written down at once. Whoever has no key needs a ``receipt``.
    Raises: RecordNotUnderstood.
    """
    return _checked(
        Custody(
            act=Act.HAND_OVER,
            **_head(envelope, before),
            giver=giver,
            receiver=receiver,
            place=place,
            at=instants.written(at),
            recorded_at=instants.written(recorded_at or at),
            seal=seal,
            receipt=receipt,
        )
    )


def attempt(
    envelope: Envelope,
    *,
    before: Custody,
    outcome: Outcome,
    place: str,
    at: datetime,
    recorded_at: datetime | None = None,
    seal: Seal = Seal.INTACT,
    is_read_aloud: bool = False,
    mark: Receipt | None = None,
) -> Custody:
    """Return the record of an attempt at delivery by who has the letter, not signed yet.

    ``mark`` is a picture of the recipient's mark, or of the paper on which a courier without a
    device wrote the outcome. Raises: RecordNotUnderstood.
    """
    return _checked(
        Custody(
            act=Act.ATTEMPT,
            **_head(envelope, before),
            giver=before.holder,
            receiver=None,
            place=place,
            at=instants.written(at),
            recorded_at=instants.written(recorded_at or at),
            seal=seal,
            outcome=outcome,
            is_read_aloud=is_read_aloud,
            receipt=mark,
        )
    )


def opened(
    envelope: Envelope, *, before: Custody, place: str, at: datetime, seal: Seal = Seal.INTACT
) -> Custody:
    """Return the record that who has the letter opened it, not signed yet.

    Raises: RecordNotUnderstood.
    """
    return _checked(
        Custody(
            act=Act.OPENED,
            **_head(envelope, before),
            giver=before.holder,
            receiver=None,
            place=place,
            at=instants.written(at),
            recorded_at=instants.written(at),
            seal=seal,
        )
    )


def _head(envelope: Envelope, before: Custody | None) -> dict[str, Any]:
    return {
        "letter": envelope.letter,
        "envelope": envelope.hash,
        "number": 1 if before is None else before.number + 1,
        "previous": envelope.hash if before is None else before.hash,
    }


def sign(record: Custody, *, by: PrivateKeys, signed_as: SignedAs) -> Custody:
    """Return the record with one more signature, in the order giver, receiver, recorder."""
    mine = CustodySignature(signed_as, by.public.fingerprint, by.sign(record.message(signed_as)))
    order = list(SignedAs)
    kept = [one for one in record.signatures if one.signed_as is not signed_as]
    signatures = sorted((*kept, mine), key=lambda one: order.index(one.signed_as))
    return replace(record, signatures=tuple(signatures))


def _checked(record: Custody) -> Custody:
    """Refuse to write what could not be read again."""
    return read_custody(record.written())


FIELDS: strict.Fields = {
    "act": strict.one_of(*(act.value for act in Act)),
    "letter": LETTER,
    "envelope": strict.HASH,
    "number": strict.count,
    "previous": strict.HASH,
    "giver": strict.anything,
    "receiver": strict.anything,
    "place": strict.line,
    "at": strict.instant,
    "recorded_at": strict.instant,
    "seal": strict.one_of(*(seal.value for seal in Seal)),
    "outcome": lambda value: value is None or value in {one.value for one in Outcome},
    "is_read_aloud": strict.flag,
    "receipt": strict.anything,
    "signatures": strict.anything,
}
PARTY: strict.Fields = {"name": strict.line, "key": strict.HASH_OR_EMPTY}
RECEIPT: strict.Fields = {"sha256": strict.HASH, "media_type": strict.fits("[a-z]+/[a-z0-9.+-]+")}
SIGNATURE: strict.Fields = {
    "as": strict.one_of(*(one.value for one in SignedAs)),
    "key": strict.HASH,
    "signature": strict.SIGNATURE,
}


def read_custody(data: bytes) -> Custody:
    """Return the record that a file holds; whether it is genuine is another question.

    Raises: RecordNotUnderstood.
    """
    told = strict.parsed(data, kind=KIND, fields=FIELDS)
    record = Custody(
        **{
            **told,
            "act": Act(told["act"]),
            "seal": Seal(told["seal"]),
            "outcome": None if told["outcome"] is None else Outcome(told["outcome"]),
            "giver": Party(**strict.part(told["giver"], "custody party", PARTY)),
            "receiver": _optional(told["receiver"], "custody party", PARTY, Party),
            "receipt": _optional(told["receipt"], "custody receipt", RECEIPT, Receipt),
            "signatures": tuple(
                CustodySignature(SignedAs(one["as"]), one["key"], one["signature"])
                for one in strict.parts(told["signatures"], "custody signature", SIGNATURE)
            ),
        }
    )
    if not _is_of_its_act(record):
        raise strict.RecordNotUnderstood(
            "a custody record says what its act does not have", hint="ask for the file again"
        )
    return record


def _optional(told: Any, what: str, fields: strict.Fields, kind: type[Any]) -> Any:
    return None if told is None else kind(**strict.part(told, what, fields))


def _is_of_its_act(record: Custody) -> bool:
    is_hand_over = record.act is Act.HAND_OVER
    is_attempt = record.act is Act.ATTEMPT
    return (
        (record.receiver is not None) == is_hand_over
        and (record.outcome is not None) == is_attempt
        and (is_attempt or not record.is_read_aloud)
        and (record.act is not Act.OPENED or record.receipt is None)
    )
