"""What does a sealed letter say, and to what does it answer?

The text, who wrote it and to whom in their own words, the language to read it in, photos, and the
number of the letter it answers. Whether it should be sent is for people to judge; whether it can
be sent is checked here.
"""

from dataclasses import dataclass
from typing import Any

from kintrace.letters import strict
from kintrace.letters.envelope import LETTER
from kintrace.letters.photos import FIELDS as PHOTO
from kintrace.letters.photos import Photo, read_photo
from kintrace.letters.tables import limit
from kintrace.values.canonical import canonical

KIND = "kintrace-letter-content"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value.strip()) > 0 and _fits_in(value)


def _fits_in(text: str) -> bool:
    return len(text) <= limit("text_characters")


def _is_answered(value: Any) -> bool:
    return value == "" or LETTER(value)


FIELDS: strict.Fields = {
    "writer": strict.line,
    "reader": strict.line,
    "language": strict.fits("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
    "text": _is_text,
    "answers": _is_answered,
    "photos": strict.anything,
}


@dataclass(frozen=True, slots=True)
class Content:
    """What a letter says.

    ``writer`` and ``reader`` are the family's own words ("Mama", "Оля"); ``language`` a BCP 47
    tag; ``answers`` the number of the letter it answers, "" = none.
    """

    writer: str
    reader: str
    language: str
    text: str
    answers: str = ""
    photos: tuple[Photo, ...] = ()

    def told(self) -> dict[str, Any]:
        """Return the fields as a record holds them."""
        return {
            "writer": self.writer,
            "reader": self.reader,
            "language": self.language,
            "text": self.text,
            "answers": self.answers,
            "photos": [photo.told() for photo in self.photos],
        }


def read_content(told: Any) -> Content:
    """Return the content that a part of a letter holds.  Raises: RecordNotUnderstood."""
    fields = strict.part(told, "letter's content", FIELDS)
    photos = strict.parts(fields["photos"], "photo in a letter", PHOTO)
    if len(photos) > limit("photos"):
        raise strict.RecordNotUnderstood(
            f"a letter has more than {limit('photos')} photos", hint="send a second letter"
        )
    return Content(**{**fields, "photos": tuple(map(read_photo, photos))})


def written_content(content: Content) -> bytes:
    """Return a content as a file holds it that is still to be sealed.

    Raises: RecordNotUnderstood, if it can't be sent.
    """
    read_content(content.told())
    return canonical({"kind": KIND, "version": 1, **content.told()})


def read_content_file(data: bytes) -> Content:
    """Return the content that a file holds.  Raises: RecordNotUnderstood."""
    return read_content(strict.parsed(data, kind=KIND, fields=FIELDS))
