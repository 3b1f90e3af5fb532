"""Which family message does an open letter of the office make, and is it whole?

The message is what is printed and hashed; the register keeps its parts. Writes nothing.
"""

import hashlib

from kintrace.casework.acting import NotNow
from kintrace.letters.family_message import (
    Correspondent,
    Enclosure,
    EnclosureKind,
    FamilyMessage,
    MessageMode,
)
from kintrace.letters.family_message_check import faults_of
from kintrace.letters.family_message_record import record_of
from kintrace.letters.family_message_words import WORDS_OF_RESTRICTED_FORM
from kintrace.registry.models import Letter, LetterContent, LetterForm
from kintrace.values import PersonName
from kintrace.values.canonical import canonical

MODES = {
    LetterForm.MESSAGE.value: MessageMode.OPEN_RCM,
    LetterForm.WORDS_25.value: MessageMode.OPEN_RCM,
    LetterForm.SAFE_AND_WELL.value: MessageMode.SAFE_AND_WELL,
    LetterForm.ANXIOUS_FOR_NEWS.value: MessageMode.ANXIOUS_FOR_NEWS,
}


def message_of(letter: Letter, content: LetterContent) -> FamilyMessage:
    """Return the family message that an open letter is."""
    return FamilyMessage(
        number=letter.number,
        mode=MODES[letter.form],
        sender=_person(
            letter.sender_name, letter.sender_name_also, letter.sender_place, letter.language
        ),
        recipient=_person(
            letter.recipient_name,
            letter.recipient_name_also,
            letter.recipient_address,
            letter.language,
        ),
        text=content.text,
        language=letter.language or "en",
        phrases=tuple(content.phrases),
        enclosures=tuple(_enclosure(row.artifact) for row in letter.enclosures.order_by("id")),
        written_on=letter.written_at.date(),
        word_limit=limit_of(letter.form),
        reply_to=None if letter.reply_to is None else letter.reply_to.number,
        thread=None if letter.first is None else letter.first.number,
    )


def limit_of(form: str) -> int | None:
    """Return how many words a form takes, None if any number."""
    return WORDS_OF_RESTRICTED_FORM if form == LetterForm.WORDS_25 else None


def hash_of(message: FamilyMessage) -> str:
    """Return the SHA-256 of a message's one form, which receipts name."""
    return hashlib.sha256(canonical(record_of(message))).hexdigest()


def require_whole(message: FamilyMessage) -> None:
    """Do nothing if a message can go.  Raises: NotNow, with its first fault."""
    faults = faults_of(message)
    if not faults:
        return
    sentences = {
        "text": ("the words are missing, or more than this form takes", "look at the words"),
        "phrases": ("tick at least one sentence of this form", "choose another form for words"),
        "recipient": (
            "say who the letter is for, and how they are found",
            "where nobody knows that, open a tracing request",
        ),
        "sender": ("say who writes, and where an answer goes", "the office's address will do"),
    }
    message_, hint = sentences.get(faults[0].field, ("the letter is not whole", "look at it again"))
    raise NotNow(message_, hint=hint)


def _person(name: str, also: str, address: str, language: str) -> Correspondent:
    lines = tuple(line.strip() for line in address.splitlines() if line.strip())
    return Correspondent(
        name=PersonName(name),
        address=lines,
        language=language or "en",
        name_in_other_script=also or None,
    )


def _enclosure(artifact: object) -> Enclosure:
    is_photo = str(getattr(artifact, "media_type", "")).startswith("image/")
    kind = EnclosureKind.PHOTO if is_photo else EnclosureKind.DOCUMENT
    return Enclosure(kind, str(getattr(artifact, "name", "")))
