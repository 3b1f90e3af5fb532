"""What does an open family message hold?

Who writes to whom, where they are, what is said, what lies in it and what it answers. Open means
that authorities may read it: the sealed letter is another thing, made elsewhere, and no message
becomes one. Nothing here checks, prints or stores. Layer: letters.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from kintrace.letters.family_message_words import count_words
from kintrace.values import PersonName


class MessageMode(Enum):
    """Which of the open messages this is; a sealed letter is none of them."""

    OPEN_RCM = "open_rcm"
    SAFE_AND_WELL = "safe_and_well"
    ANXIOUS_FOR_NEWS = "anxious_for_news"

    @property
    def has_own_words(self) -> bool:
        """Whether the sender writes freely; the other two only tick standard phrases."""
        return self is MessageMode.OPEN_RCM


class EnclosureKind(Enum):
    """What may lie in an open message."""

    PHOTO = "photo"
    DOCUMENT = "document"
    DRAWING = "drawing"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One thing that goes with the message, in the sender's words."""

    kind: EnclosureKind
    description: str


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Someone who writes or is written to.

    ``address`` is the full address, a line each, as it would stand on an envelope there;
    ``map_note`` says in words how to find the place, or where a drawn map is, "" = neither.
    ``language`` is the ISO 639-1 code of the language this person reads. ``born`` and
    ``relation`` are in the person's own words. The two ``..._in_other_script`` are for somebody who
    knows how they are written; None lets Kintrace write them.
    """

    name: PersonName
    address: tuple[str, ...] = ()
    map_note: str = ""
    language: str = "en"
    telephone: str = ""
    born: str = ""
    relation: str = ""
    name_in_other_script: str | None = None
    address_in_other_script: tuple[str, ...] | None = None

    @property
    def can_be_found(self) -> bool:
        """Whether a messenger has an address or a map to go by."""
        return bool(self.map_note.strip()) or any(line.strip() for line in self.address)


@dataclass(frozen=True, slots=True)
class FamilyMessage:
    """An open message of family news.

    ``text`` is in ``language`` and empty where only standard ``phrases`` are ticked (their keys,
    see ``family_message_phrases``). ``word_limit`` is set where only a short form may pass, None
    otherwise. ``reply_to`` is the number of the message that this one answers, ``thread`` that of
    the first message of the exchange, both None for a first message.
    """

    number: str
    mode: MessageMode
    sender: Correspondent
    recipient: Correspondent
    text: str = ""
    language: str = "en"
    phrases: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    written_on: date | None = None
    word_limit: int | None = None
    reply_to: str | None = None
    thread: str | None = None

    @property
    def word_count(self) -> int:
        """How many words were freely chosen; standard phrases count none."""
        return count_words(self.text)

    @property
    def thread_number(self) -> str:
        """The number of the first message of this exchange."""
        return self.thread or self.reply_to or self.number
