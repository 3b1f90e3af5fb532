"""What stands in the way of printing or sending an open family message?

Gathers every fault at once, each with the field it is in and how to mend it. Whether the text is
family news only is for a person to say: ``family_message_questions`` helps them. Layer: letters.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kintrace.letters.family_message import Correspondent, FamilyMessage
from kintrace.letters.family_message_phrases import LANGUAGES, phrases
from kintrace.values import KintraceError
from kintrace.values.tables import rows


@dataclass(frozen=True, slots=True)
class MessageFault:
    """What is wrong in one field, without repeating what stands in it."""

    field: str
    message: str
    hint: str


class FamilyMessageRefused(KintraceError):
    """An open family message lacks something, or holds what its form does not allow."""

    code = "K724"
    exit_code = 4

    def __init__(self, faults: tuple[MessageFault, ...]) -> None:
        """Say all faults at once; ``faults`` keeps them field by field."""
        super().__init__(
            "the message can't go as it is: " + "; ".join(fault.message for fault in faults),
            hint="; ".join(dict.fromkeys(fault.hint for fault in faults)),
        )
        self.faults = faults


def checked(message: FamilyMessage) -> FamilyMessage:
    """Return the message, or raise with all that is wrong with it.

    Raises: FamilyMessageRefused.
    """
    faults = faults_of(message)
    if faults:
        raise FamilyMessageRefused(faults)
    return message


def faults_of(message: FamilyMessage) -> tuple[MessageFault, ...]:
    """Return everything that is wrong with a message; empty when nothing is."""
    return (
        *_of_number(message),
        *_of_person("sender", message.sender),
        *_of_person("recipient", message.recipient),
        *_of_text(message),
        *_of_phrases(message),
        *_of_enclosures(message),
    )


def _of_number(message: FamilyMessage) -> Iterator[MessageFault]:
    if not message.number.strip():
        yield MessageFault("number", "the message has no number", "give each message its number")
    elif message.reply_to == message.number:
        yield MessageFault(
            "reply_to",
            "the message answers itself",
            "a reply has a number of its own and names the message it answers",
        )


def _of_person(field: str, person: Correspondent) -> Iterator[MessageFault]:
    if not person.name.text.strip():
        yield MessageFault(field, f"the {field} has no name", "write the full name as it is given")
    if not person.can_be_found and field == "recipient":
        yield MessageFault(
            field,
            "the recipient has neither an address nor a map",
            "describe the way or draw a map; when nobody knows where the person is, open a "
            "tracing request instead",
        )
    elif not person.can_be_found:
        yield MessageFault(
            field,
            "the sender has neither an address nor a map",
            "a reply needs a place to come back to: the office's address will do",
        )
    if len(person.address) > limit("address_lines"):
        yield MessageFault(
            field,
            f"the {field}'s address has more than {limit('address_lines')} lines",
            "join lines that belong together, and move the rest to the map note",
        )


def _of_text(message: FamilyMessage) -> Iterator[MessageFault]:
    has_text = bool(message.text.strip())
    if message.mode.has_own_words and not has_text:
        yield MessageFault("text", "the message says nothing", "write it, or choose a form to tick")
    if has_text and not message.mode.has_own_words:
        yield MessageFault(
            "text",
            "this form has ticked phrases only",
            "choose the open message for words of one's own",
        )
    if message.word_limit is not None and message.word_count > message.word_limit:
        yield MessageFault(
            "text",
            f"the text has {message.word_count} words, and this form takes {message.word_limit}",
            f"leave out {message.word_count - message.word_limit} words",
        )
    if len(message.text) > limit("text_characters"):
        yield MessageFault(
            "text",
            f"the text is longer than {limit('text_characters'):,} characters",
            "write the rest as a second message",
        )


def _of_phrases(message: FamilyMessage) -> Iterator[MessageFault]:
    known = {phrase.key for phrase in phrases(message.mode)}
    if not message.mode.has_own_words and not message.phrases:
        yield MessageFault("phrases", "no phrase is ticked", "tick at least one")
    unknown = [key for key in message.phrases if key not in known]
    if unknown:
        yield MessageFault(
            "phrases",
            f"{len(unknown)} of the ticked phrases are not on this form",
            "tick phrases of this form: " + (", ".join(sorted(known)) or "it has none"),
        )
    if not message.mode.has_own_words and message.language not in LANGUAGES:
        yield MessageFault(
            "language",
            "the standard phrases are not written in this language",
            "choose one of " + ", ".join(LANGUAGES),
        )


def _of_enclosures(message: FamilyMessage) -> Iterator[MessageFault]:
    if len(message.enclosures) > limit("enclosures"):
        yield MessageFault(
            "enclosures",
            f"more than {limit('enclosures')} things are enclosed",
            "send the rest with another message",
        )
    if any(not enclosure.description.strip() for enclosure in message.enclosures):
        yield MessageFault(
            "enclosures",
            "something is enclosed without saying what",
            "describe each enclosure, so that its loss is noticed",
        )


@cache
def limit(name: str) -> int:
    """A number of data/family/limits.csv."""
    table = rows("family/limits.csv", package="kintrace.letters")
    return int(next(row["number"] for row in table if row["name"] == name))
