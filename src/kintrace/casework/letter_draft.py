"""How is the draft of a sealed letter kept until it is sealed?

As an age file for its writer and its checker alone: nobody else here can read it, nor can whoever
takes the database. Both open it with their passphrase, and each opening is written down.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from kintrace.casework.acting import NotNow, acting
from kintrace.casework.letter_keys import recipient_of, unlock
from kintrace.casework.letter_read import require_writers_side
from kintrace.letters.crypto import encrypt
from kintrace.letters.keys import PrivateKeys
from kintrace.letters.photos import Photo, PhotoNotRead, cleaned, read_photo
from kintrace.registry.models import Letter, LetterKind, LetterState, User


@dataclass(frozen=True, slots=True)
class Draft:
    """What a sealed letter will say."""

    text: str
    photos: tuple[Photo, ...] = ()


def sealed_draft(*, text: str, photos: Sequence[bytes], readers: Iterable[User]) -> bytes:
    """Return a draft that only these colleagues can open; photos lose their metadata here.

    Raises: NotNow.
    """
    try:
        kept = [cleaned(one).told() for one in photos]
    except PhotoNotRead as error:
        raise NotNow("a photo can't be read", hint="give a JPEG, PNG or WebP picture") from error
    said = json.dumps({"text": text, "photos": kept}, ensure_ascii=False).encode()
    return encrypt(said, to=[recipient_of(one) for one in readers])


def open_draft(user: User, *, at: datetime, letter: Letter, passphrase: str) -> Draft:
    """Open a sealed letter's draft, as its writer or as the one who checks it.

    Raises: Refused, NotNow.
    """
    with acting(user, "letter.open_draft", at=at, on=letter):
        require_writers_side(user, letter=letter)
        if letter.kind != LetterKind.SEALED or letter.state not in (
            LetterState.DRAFT,
            LetterState.CHECKED,
        ):
            raise NotNow("this letter has no draft any more")
        return read_draft(letter, reader=unlock(user, passphrase=passphrase))


def read_draft(letter: Letter, *, reader: PrivateKeys) -> Draft:
    """Return what a draft says to one of its readers.  Raises: NotNow."""
    opened = reader.decrypt(bytes(letter.content.draft))
    if opened is None:
        raise NotNow("this draft was not written for your keys", hint="ask its writer")
    told = json.loads(opened)
    return Draft(told["text"], tuple(map(read_photo, told["photos"])))
