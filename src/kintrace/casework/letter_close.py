"""How does a letter that was checked become one that may go?

An open letter is closed as it stands: its words and outside are bound by their hashes. A sealed one
is sealed by its writer to the recipient's caseworker and the recovery key, and its draft is gone.
"""

from datetime import datetime

from kintrace.casework.acting import NotNow, acting, lock_row
from kintrace.casework.letter_back import require_nobody_said_died
from kintrace.casework.letter_draft import read_draft
from kintrace.casework.letter_keys import directories, trusted_of, unlock
from kintrace.casework.letter_message import message_of
from kintrace.casework.letter_read import require_writers_side
from kintrace.casework.letter_write import require_no_refusal
from kintrace.letters.content import Content
from kintrace.letters.directory import NotInDirectory
from kintrace.letters.envelope import Envelope, Form, Outside, envelope_of
from kintrace.letters.family_message_record import record_of
from kintrace.letters.padding import LetterTooLarge
from kintrace.letters.sealed import seal
from kintrace.letters.strict import RecordNotUnderstood
from kintrace.registry.models import Letter, LetterContent, LetterKind, LetterState, User
from kintrace.values.canonical import canonical


def close(user: User, *, at: datetime, letter: Letter, passphrase: str = "") -> Letter:
    """Close an open letter, or seal a sealed one with the writer's passphrase.

    Raises: Refused, NotNow.
    """
    with acting(user, "letter.close", at=at, on=letter) as entry:
        require_writers_side(user, letter=letter)
        fresh = lock_row(letter)
        if fresh.state != LetterState.CHECKED:
            raise NotNow("this letter was not checked yet, or is closed already")
        require_no_refusal(fresh)
        require_nobody_said_died(fresh)
        is_sealed = fresh.kind == LetterKind.SEALED
        closed = (
            _sealed(fresh, user=user, at=at, passphrase=passphrase)
            if is_sealed
            else _open(fresh, user=user)
        )
        fresh.envelope = closed.written().decode()
        fresh.state = LetterState.SEALED if is_sealed else LetterState.OPEN
        fresh.state_at = fresh.closed_at = at
        fresh.closed_by = user
        fresh.save()
        if fresh.reply_to is not None:
            _say_replied(fresh.reply_to, at=at)
        entry.on, entry.detail = fresh, {"envelope": closed.hash}
        return fresh


def _open(letter: Letter, *, user: User) -> Envelope:
    content = LetterContent.objects.everywhere(why="the letter in hand").get(letter=letter)
    said = canonical(record_of(message_of(letter, content)))
    office = _office()
    outside = Outside(
        letter=letter.pk.hex,
        form=Form.OPEN,
        from_office=office,
        to_office=office,
        recipient=_receiver(letter),
        closed_by=trusted_of(user).fingerprint,
        size=len(said),
    )
    return envelope_of(outside, content=said)


def _sealed(letter: Letter, *, user: User, at: datetime, passphrase: str) -> Envelope:
    if letter.written_by_id != user.pk:
        raise NotNow("only who wrote it can seal it", hint="the draft opens with their passphrase")
    private = unlock(user, passphrase=passphrase)
    content = LetterContent.objects.everywhere(why="the letter in hand").get(letter=letter)
    draft = read_draft(letter, reader=private)
    said = Content(
        writer=letter.sender_name,
        reader=letter.recipient_name,
        language=letter.language or "und",
        text=draft.text,
        answers="" if letter.reply_to_id is None else letter.reply_to_id.hex,
        photos=draft.photos,
    )
    try:
        done = seal(
            said,
            sender=private,
            recipient=trusted_of(letter.to_owner).holder,
            directories=directories(),
            at=at,
            # The letter's number in the register is its number on the envelope.
            random=lambda count: letter.pk.bytes[:count],
        )
    except NotInDirectory as error:
        raise NotNow(
            "somebody's keys are not in the signed directory",
            hint="two officers sign it under Keys",
        ) from error
    except (RecordNotUnderstood, LetterTooLarge) as error:
        raise NotNow("the letter can't be sealed as it is", hint="make it shorter") from error
    content.sealed, content.draft = done.data, b""
    content.save()
    return done.envelope


def _office() -> str:
    known = directories().offices
    if not known:
        raise NotNow(
            "there is no signed directory of keys yet", hint="two officers sign it under Keys"
        )
    return known[0].office


def _receiver(letter: Letter) -> str:
    """Who is to receive it at the other end: a colleague or their agency, never a child's name."""
    if letter.to_owner is None:
        return str(letter.to_agency.name)
    return f"{letter.to_owner.display_name}, {letter.to_agency.name}"


def _say_replied(answered: Letter, *, at: datetime) -> None:
    before = lock_row(answered)
    if before.state == LetterState.DELIVERED:
        before.state, before.state_at = LetterState.REPLIED, at
        before.save()
