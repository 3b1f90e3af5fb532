"""What became of a try to deliver a letter?

Whoever has it in hand says it: a messenger of their own leg, or the recipient's caseworker. What
is delivered bears the recipient's mark. What can't be delivered goes back into tracing.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from kintrace.casework.acting import NotNow, acting, earlier, lock_row
from kintrace.casework.letter_back import ENDS, ask_tracing
from kintrace.casework.letter_papers import Paper, artifact_of
from kintrace.casework.letter_way import (
    append,
    envelope_of,
    last_of,
    require_in_hand,
    signed_by,
)
from kintrace.letters import custody
from kintrace.letters.custody import Custody, SignedAs
from kintrace.letters.strict import RecordNotUnderstood
from kintrace.registry.models import (
    AttemptOutcome,
    Letter,
    LetterAttempt,
    LetterKind,
    LetterLeg,
    LetterState,
    MarkKind,
    User,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What happened at the door.

    ``told_by`` is who said why it could not be delivered. The mark is the recipient's: a picture
    of what they drew or pressed, or their name as they typed it (then in ``mark_text`` as well).
    ``paper`` is that mark; of a courier without a device, the paper with what they wrote.
    """

    outcome: AttemptOutcome | str
    place: str = ""
    told_by: str = ""
    note: str = ""
    new_address: str = ""
    was_read_aloud: bool = False
    mark_kind: MarkKind | str = ""
    mark_text: str = ""
    paper: Paper | None = None
    key: UUID | None = None


def attempt(
    user: User,
    *,
    at: datetime,
    letter: Letter,
    told: Told,
    passphrase: str,
    leg: LetterLeg | None = None,
) -> LetterAttempt:
    """Say what became of one try, and sign it.

    ``leg`` is the messenger's own, None for the office's people.

    Raises: Refused, NotNow.
    """
    with acting(user, "letter.attempt", at=at, on=leg or letter) as entry:
        known = earlier(LetterAttempt, told.key, by="by", user=user, entry=entry)
        if known is not None:
            return known
        fresh = lock_row(letter)
        require_in_hand(fresh, leg=leg, user=user)
        _require_whole(fresh, told, leg=leg)
        paper = told.paper
        kept = None
        if paper is not None:
            kept = artifact_of(paper, letter=fresh, user=user, at=at, name="mark")
        if told.outcome != AttemptOutcome.NOT_AT_HOME:
            record = _record(fresh, told, user=user, at=at, passphrase=passphrase)
            append(fresh, record, user=user, at=at, paper=kept)
        made = LetterAttempt.objects.create(
            id=told.key or uuid4(),
            letter=fresh,
            at=at,
            by=user,
            outcome=told.outcome,
            told_by=told.told_by.strip(),
            note=told.note.strip(),
            new_address=told.new_address.strip(),
            was_read_aloud=told.was_read_aloud,
            mark_kind=told.mark_kind,
            mark_text=told.mark_text.strip(),
            mark=kept,
        )
        tasks = _go_on(fresh, made, user=user)
        entry.on = fresh
        entry.detail = {"outcome": str(told.outcome), "tasks": [str(key) for key in tasks]}
        return made


def _require_whole(letter: Letter, told: Told, *, leg: LetterLeg | None) -> None:
    if told.outcome not in AttemptOutcome.values:
        raise NotNow("say what became of it")
    if told.outcome != AttemptOutcome.DELIVERED:
        if told.outcome in ENDS and not told.told_by.strip():
            raise NotNow("say who told you", hint="or write that you saw it yourself")
        return
    if letter.kind == LetterKind.SEALED and (leg is not None or not _was_opened(letter)):
        raise NotNow(
            "a sealed letter goes to its reader, who opens it and gives it on",
            hint="hand it over instead",
        )
    has_name = told.mark_kind != MarkKind.TYPED or bool(told.mark_text.strip())
    if told.mark_kind not in MarkKind.values or told.paper is None or not has_name:
        raise NotNow("the recipient's mark is missing", hint="a name, a drawn sign or a photo")


def _record(letter: Letter, told: Told, *, user: User, at: datetime, passphrase: str) -> Custody:
    """The custody record of the try, signed by who had the letter or by who saw their paper."""
    before = last_of(letter)
    place = " ".join(told.place.split())
    if before is None:
        raise NotNow("hand the letter to whoever delivers it first")
    if not place:
        raise NotNow("say where you tried to deliver it")
    is_on_paper = before.holder.key == ""
    if is_on_paper and told.paper is None:
        raise NotNow("attach a photo of what the courier wrote on paper")
    try:
        record = custody.attempt(
            envelope_of(letter),
            before=before,
            outcome=custody.Outcome(told.outcome),
            place=place,
            at=at,
            seal=before.seal,
            is_read_aloud=told.was_read_aloud,
            mark=None if told.paper is None else told.paper.receipt,
        )
    except RecordNotUnderstood as error:
        raise NotNow("a name or place can't stand in a receipt as it is written") from error
    part = SignedAs.RECORDER if is_on_paper else SignedAs.GIVER
    return signed_by(record, user=user, passphrase=passphrase, parts=(part,))


def _go_on(letter: Letter, made: LetterAttempt, *, user: User) -> list[UUID]:
    """Bring the letter's state on; returns the tasks that came of it."""
    if made.outcome == AttemptOutcome.NOT_AT_HOME:
        return []
    letter.state_at = made.at
    if made.outcome == AttemptOutcome.DELIVERED:
        letter.state = LetterState.DELIVERED
        _say_answered(letter, at=made.at)
    else:
        letter.state, letter.undeliverable_why = LetterState.UNDELIVERABLE, made.outcome
    letter.save()
    LetterLeg.objects.everywhere(why="the letter in hand").filter(
        letter=letter, ended_at__isnull=True
    ).update(ended_at=made.at)
    return [] if letter.state == LetterState.DELIVERED else ask_tracing(letter, made, user=user)


def _say_answered(letter: Letter, *, at: datetime) -> None:
    """Let the letter that this one answers know that its answer arrived."""
    if letter.reply_to is not None:
        answered = lock_row(letter.reply_to)
        answered.state, answered.state_at = LetterState.BACK_DELIVERED, at
        answered.save()


def _was_opened(letter: Letter) -> bool:
    from kintrace.casework.letter_open import was_opened

    return was_opened(letter)
