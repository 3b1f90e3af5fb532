"""How does a letter go from hand to hand, with a receipt that nobody can deny?

Giver and receiver sign the same record. Whoever has no device signs on paper, and a caseworker
signs for the photo of it. A hand-over that one side did not sign never happened.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from kintrace.casework.acting import NotNow, acting, earlier, lock_row
from kintrace.casework.letter_keys import trusted_of
from kintrace.casework.letter_papers import Paper, artifact_of
from kintrace.casework.letter_way import (
    append,
    envelope_of,
    holding,
    last_of,
    require_in_hand,
    signed_by,
)
from kintrace.letters.custody import (
    Custody,
    Party,
    Seal,
    SignedAs,
    hand_over,
    party_of,
    read_custody,
)
from kintrace.letters.strict import RecordNotUnderstood
from kintrace.registry.models import Letter, LetterLeg, LetterState, User


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """One hand-over as it is begun.

    ``receiver`` is a user with a device, None where ``receiver_name`` has none and signs on paper.
    """

    place: str
    receiver: User | None = None
    receiver_name: str = ""
    is_seal_broken: bool = False
    key: UUID | None = None


def offer(
    user: User,
    *,
    at: datetime,
    letter: Letter,
    passing: Passing,
    passphrase: str,
    leg: LetterLeg | None = None,
) -> LetterLeg:
    """Hand a letter that one has to somebody; it counts once they sign or their receipt is here.

    ``leg`` is a messenger's own, by which they have the letter. Raises: Refused, NotNow.
    """
    with acting(user, "letter.hand_over", at=at, on=leg or letter) as entry:
        known = earlier(LetterLeg, passing.key, by="offered_by", user=user, entry=entry)
        if known is not None:
            return known
        fresh = lock_row(letter)
        require_in_hand(fresh, leg=leg, user=user)
        receiver = _receiver(passing)
        giver = holding(fresh, user=user)
        record = _record(fresh, giver=giver, receiver=receiver, passing=passing, at=at)
        if giver.key != "":
            record = signed_by(record, user=user, passphrase=passphrase, parts=(SignedAs.GIVER,))
        made = _leg(fresh, record, passing=passing, user=user, at=at)
        entry.on, entry.detail = fresh, {"leg": str(made.pk), "position": made.position}
        return made


def receive(user: User, *, at: datetime, leg: LetterLeg, passphrase: str) -> LetterLeg:
    """Receive a letter that was handed to oneself, and sign for it.  Raises: Refused, NotNow."""
    with acting(user, "letter.receive", at=at, on=leg) as entry:
        fresh = lock_row(leg)
        letter = lock_row(fresh.letter)
        if fresh.owner_id != user.pk:
            raise NotNow("only who the letter was handed to can sign for it")
        _require_waiting(fresh)
        record = signed_by(
            read_custody(fresh.offer.encode()),
            user=user,
            passphrase=passphrase,
            parts=(SignedAs.RECEIVER,),
        )
        if record.missing():
            raise NotNow("the giver did not sign this hand-over", hint="ask for a new one")
        append(letter, record, user=user, at=at, leg=fresh)
        _came(letter, fresh, user=user, at=at)
        entry.on, entry.detail = letter, {"leg": str(fresh.pk)}
        return fresh


def record_on_paper(
    user: User, *, at: datetime, leg: LetterLeg, paper: Paper, passphrase: str
) -> LetterLeg:
    """Attach the signed paper receipt of somebody without a device, and vouch for having seen it.

    Raises: Refused, NotNow.
    """
    with acting(user, "letter.receive", at=at, on=leg.letter) as entry:
        fresh = lock_row(leg)
        letter = lock_row(fresh.letter)
        _require_waiting(fresh)
        offered = read_custody(fresh.offer.encode())
        receiver = offered.receiver
        if receiver is None or (receiver.key != "" and offered.giver.key != ""):
            raise NotNow("both sides of this hand-over have a device", hint="the receiver signs")
        record = _with_receipt(letter, offered, paper=paper, at=at, receiver=receiver)
        mine = party_of(trusted_of(user))
        parts = [SignedAs.GIVER] if record.giver.key == mine.key else []
        parts += [SignedAs.RECEIVER] if receiver.key == mine.key else []
        record = signed_by(
            record, user=user, passphrase=passphrase, parts=(*parts, SignedAs.RECORDER)
        )
        if record.missing():
            raise NotNow("who gave it or receives it with a device must write this down")
        kept = artifact_of(paper, letter=letter, user=user, at=at, name="receipt")
        append(letter, record, user=user, at=at, leg=fresh, paper=kept)
        _came(letter, fresh, user=user, at=at)
        entry.on, entry.detail = letter, {"leg": str(fresh.pk), "receipt": kept.sha256}
        return fresh


def refuse(user: User, *, at: datetime, leg: LetterLeg, why: str) -> LetterLeg:
    """Say that one does not receive a letter, as when its seal is broken.  Raises: Refused, NotNow.

    It stays with the giver, who hands it over anew and says how the seal looks.
    """
    return _end(user, "letter.receive", leg, at=at, why=why, is_theirs=_is_receivers)


def take_back(user: User, *, at: datetime, leg: LetterLeg, why: str) -> LetterLeg:
    """Take a hand-over back that the other side did not sign.  Raises: Refused, NotNow."""
    return _end(user, "letter.hand_over", leg, at=at, why=why, is_theirs=_is_givers)


def _end(
    user: User,
    act: str,
    leg: LetterLeg,
    *,
    at: datetime,
    why: str,
    is_theirs: Callable[[LetterLeg, User], bool],
) -> LetterLeg:
    own = leg if act == "letter.receive" else _held_by(user, leg) or leg.letter
    with acting(user, act, at=at, on=own) as entry:
        fresh = lock_row(leg)
        _require_waiting(fresh)
        if not is_theirs(fresh, user) or not why.strip():
            raise NotNow("say why; only the two sides of a hand-over can end it")
        fresh.ended_at, fresh.ended_why = at, why.strip()
        fresh.save()
        entry.on, entry.detail = fresh.letter, {"leg": str(fresh.pk), "ended": True}
        return fresh


def _is_receivers(leg: LetterLeg, user: User) -> bool:
    return bool(leg.owner_id == user.pk)


def _is_givers(leg: LetterLeg, user: User) -> bool:
    return bool(leg.offered_by_id == user.pk)


def _held_by(user: User, leg: LetterLeg) -> LetterLeg | None:
    """The messenger's own leg by which they have the letter."""
    rows = LetterLeg.objects.everywhere(why="the letter in hand")
    own = rows.filter(letter=leg.letter_id, owner=user, received_at__isnull=False)
    last: LetterLeg | None = own.order_by("position").last()
    return last


def _receiver(passing: Passing) -> Party:
    if passing.receiver is not None:
        return party_of(trusted_of(passing.receiver))
    name = " ".join(passing.receiver_name.split())
    if not name:
        raise NotNow("say who receives the letter")
    return Party(name)


def _record(
    letter: Letter, *, giver: Party, receiver: Party, passing: Passing, at: datetime
) -> Custody:
    place = " ".join(passing.place.split())
    if not place:
        raise NotNow("say where it is handed over")
    try:
        return hand_over(
            envelope_of(letter),
            before=last_of(letter),
            giver=giver,
            receiver=receiver,
            place=place,
            at=at,
            seal=Seal.BROKEN if passing.is_seal_broken else Seal.INTACT,
        )
    except RecordNotUnderstood as error:
        raise NotNow("a name or place can't stand in a receipt as it is written") from error


def _with_receipt(
    letter: Letter, offered: Custody, *, paper: Paper, at: datetime, receiver: Party
) -> Custody:
    """The same hand-over with its paper; what was signed before is signed anew with it."""
    told: dict[str, Any] = {"giver": offered.giver, "receiver": receiver, "place": offered.place}
    leg_at = datetime.fromisoformat(offered.at)
    return hand_over(
        envelope_of(letter),
        before=last_of(letter),
        at=leg_at,
        recorded_at=at,
        seal=offered.seal,
        receipt=paper.receipt,
        **told,
    )


def _leg(
    letter: Letter, record: Custody, *, passing: Passing, user: User, at: datetime
) -> LetterLeg:
    receiver, who = passing.receiver, record.receiver
    holder = receiver or user
    made: LetterLeg = LetterLeg.objects.create(
        id=passing.key or uuid4(),
        letter=letter,
        position=letter.legs.count() + 1,
        agency_id=holder.agency_id,
        team_id=holder.team_id,
        owner=receiver,
        giver=user if record.giver.key != "" else None,
        giver_name=record.giver.name,
        receiver_name="" if who is None else who.name,
        place_text=record.place,
        offer=record.written().decode(),
        offered_at=at,
        offered_by=user,
    )
    return made


def _came(letter: Letter, leg: LetterLeg, *, user: User, at: datetime) -> None:
    """The letter is now with the receiver of this leg and with nobody before."""
    before = LetterLeg.objects.everywhere(why="the letter in hand").filter(
        letter=letter, ended_at__isnull=True
    )
    before.exclude(pk=leg.pk).update(ended_at=at)
    leg.received_at, leg.received_by = at, user
    leg.save()
    letter.state, letter.state_at = LetterState.IN_CUSTODY, at
    letter.save()


def _require_waiting(leg: LetterLeg) -> None:
    if leg.received_at is not None or leg.ended_at is not None:
        raise NotNow("this hand-over is over")
