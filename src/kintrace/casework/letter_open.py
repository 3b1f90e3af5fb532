"""How is a sealed letter opened?

By the recipient's caseworker alone, with their passphrase, once the letter is in their hands.
What is shown is kept nowhere; that it was opened stands in the audit.
"""

from datetime import datetime

from kintrace.casework.acting import NotNow, acting
from kintrace.casework.letter_keys import directories, unlock
from kintrace.casework.letter_way import append, envelope_of, holder_of, last_of
from kintrace.letters.custody import SignedAs, opened, sign
from kintrace.letters.keys import PrivateKeys
from kintrace.letters.opening import (
    LetterNotForKey,
    LetterRefused,
    OpenedLetter,
    SenderRevoked,
    open_sealed,
)
from kintrace.letters.strict import RecordNotUnderstood
from kintrace.registry.models import AuditEvent, Letter, LetterContent, LetterKind, User


def open_letter(user: User, *, at: datetime, letter: Letter, passphrase: str) -> OpenedLetter:
    """Open a sealed letter and return what it says.  Raises: Refused, NotNow."""
    with acting(user, "letter.open", at=at, on=letter):
        if letter.kind != LetterKind.SEALED or letter.to_owner_id != user.pk:
            raise NotNow("only the caseworker it is sealed for can open this letter")
        if not was_opened(letter) and holder_of(letter) != user.pk:
            raise NotNow("receive the letter first", hint="whoever carries it hands it to you")
        reader = unlock(user, passphrase=passphrase)
        content = LetterContent.objects.everywhere(why="the letter in hand").get(letter=letter)
        try:
            said = open_sealed(
                bytes(content.sealed),
                envelope=envelope_of(letter),
                reader=reader,
                directories=directories(),
            )
        except (LetterRefused, RecordNotUnderstood) as error:
            raise refusal_of(error) from error
        if not was_opened(letter):
            _record_opening(letter, user=user, reader=reader, at=at)
        return said


def _record_opening(letter: Letter, *, user: User, reader: PrivateKeys, at: datetime) -> None:
    """Let the letter's way tell that it was opened, signed by who did."""
    before = last_of(letter)
    if before is not None:
        record = opened(
            envelope_of(letter), before=before, place=before.place, at=at, seal=before.seal
        )
        append(letter, sign(record, by=reader, signed_as=SignedAs.GIVER), user=user, at=at)


def was_opened(letter: Letter) -> bool:
    """Whether its reader, or two officers for them, opened a sealed letter."""
    rows = AuditEvent.objects.everywhere(why="whether the letter in hand was opened")
    opened = rows.filter(act__in=("letter.open", "letter.recover"), object_id=str(letter.pk))
    return bool(opened.exists())


def refusal_of(error: Exception) -> NotNow:
    """Return what a person is told when a letter does not fit, in the words of the office."""
    match error:
        case LetterNotForKey():
            return NotNow("these keys do not open this letter", hint="the envelope says for whom")
        case SenderRevoked():
            return NotNow(
                "the sender's keys were not trusted any more when this was sealed",
                hint="ask the sender's office whether it knows of this letter",
            )
        case _:
            return NotNow(
                "this letter is not opened: what came is not what was sealed",
                hint="keep what came as it is, and tell the sender's office",
            )
