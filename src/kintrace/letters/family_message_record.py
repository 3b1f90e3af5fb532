"""How is an open family message written down, and read back?

As a record of text, lists and whole numbers that the canonical form takes (``values.canonical``).
Reading gathers every fault, so that a file made by hand is mended in one go. Layer: letters.
"""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from kintrace.letters.family_message import (
    Correspondent,
    Enclosure,
    EnclosureKind,
    FamilyMessage,
    MessageMode,
)
from kintrace.letters.family_message_check import FamilyMessageRefused, MessageFault
from kintrace.values import PersonName

RECORD_KIND = "kintrace-family-message-1"
_Choice = TypeVar("_Choice", bound=Enum)


def record_of(message: FamilyMessage) -> dict[str, Any]:
    """Return the message as a record; what was not said is left out."""
    record = {
        "kind": RECORD_KIND,
        "number": message.number,
        "mode": message.mode.value,
        "sender": _person_record(message.sender),
        "recipient": _person_record(message.recipient),
        "language": message.language,
        "text": message.text,
        "phrases": list(message.phrases),
        "enclosures": [
            {"kind": one.kind.value, "description": one.description} for one in message.enclosures
        ],
        "written_on": message.written_on.isoformat() if message.written_on else None,
        "word_limit": message.word_limit,
        "reply_to": message.reply_to,
        "thread": message.thread,
    }
    return _said(record)


def message_of(record: Mapping[str, Any]) -> FamilyMessage:
    """Read a record back.

    Raises: FamilyMessageRefused, with every field that can't be read; whether the message can go
    is for ``family_message_check``.
    """
    reading = _Reading(record, [])
    if record.get("kind") != RECORD_KIND:
        reading.fault("kind", f"the record is no {RECORD_KIND}")
    message = FamilyMessage(
        number=reading.text("number"),
        mode=reading.choice("mode", MessageMode) or MessageMode.OPEN_RCM,
        sender=_person(reading, "sender"),
        recipient=_person(reading, "recipient"),
        language=reading.text("language") or "en",
        text=reading.text("text"),
        phrases=reading.texts("phrases") or (),
        enclosures=_enclosures(reading),
        written_on=reading.day("written_on"),
        word_limit=reading.number("word_limit"),
        reply_to=reading.text("reply_to") or None,
        thread=reading.text("thread") or None,
    )
    if reading.faults:
        raise FamilyMessageRefused(tuple(reading.faults))
    return message


def _person_record(person: Correspondent) -> dict[str, Any]:
    other = person.address_in_other_script
    record = {
        "name": person.name.text,
        "name_language": person.name.language,
        "address": list(person.address),
        "map_note": person.map_note,
        "language": person.language,
        "telephone": person.telephone,
        "born": person.born,
        "relation": person.relation,
        "name_in_other_script": person.name_in_other_script,
        "address_in_other_script": None if other is None else list(other),
    }
    return _said(record)


def _said(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value not in (None, "", [])}


class _Reading:
    """Reads fields one by one and keeps what was wrong, by path."""

    def __init__(self, record: Mapping[str, Any], faults: list[MessageFault], path: str = ""):
        self.record, self.faults, self.path = record, faults, path

    def fault(self, field: str, message: str) -> None:
        hint = "see docs/how-to/print-a-letter.md for what each field holds"
        self.faults.append(MessageFault(self.path + field, message, hint))

    def text(self, field: str) -> str:
        value = self.record.get(field, "")
        if not isinstance(value, str):
            self.fault(field, f"{self.path}{field} is no text")
            return ""
        return value

    def texts(self, field: str) -> tuple[str, ...] | None:
        value = self.record.get(field)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.fault(field, f"{self.path}{field} is no list of texts")
            return None
        return tuple(value)

    def number(self, field: str) -> int | None:
        value = self.record.get(field)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0):
            return value
        self.fault(field, f"{self.path}{field} is no whole number above zero")
        return None

    def day(self, field: str) -> date | None:
        try:
            return date.fromisoformat(self.text(field)) if field in self.record else None
        except ValueError:
            self.fault(field, f"{self.path}{field} is no day written as 2026-11-29")
            return None

    def choice(self, field: str, choices: type[_Choice]) -> _Choice | None:
        try:
            return choices(self.record.get(field))
        except ValueError:
            allowed = ", ".join(str(one.value) for one in choices)
            self.fault(field, f"{self.path}{field} is none of {allowed}")
            return None

    def inner(self, field: str, value: object) -> "_Reading":
        if not isinstance(value, Mapping):
            self.fault(field, f"{self.path}{field} is no record of its own")
            value = {}
        return _Reading(value, self.faults, f"{self.path}{field}.")


def _person(outer: _Reading, field: str) -> Correspondent:
    reading = outer.inner(field, outer.record.get(field))
    return Correspondent(
        name=PersonName(reading.text("name"), language=reading.text("name_language") or None),
        address=reading.texts("address") or (),
        map_note=reading.text("map_note"),
        language=reading.text("language") or "en",
        telephone=reading.text("telephone"),
        born=reading.text("born"),
        relation=reading.text("relation"),
        name_in_other_script=reading.text("name_in_other_script") or None,
        address_in_other_script=reading.texts("address_in_other_script"),
    )


def _enclosures(outer: _Reading) -> tuple[Enclosure, ...]:
    listed = outer.record.get("enclosures", [])
    if not isinstance(listed, list):
        outer.fault("enclosures", "enclosures is no list")
        return ()
    read = [outer.inner(f"enclosures[{place}]", one) for place, one in enumerate(listed)]
    kinds = [one.choice("kind", EnclosureKind) for one in read]
    told = zip(kinds, read, strict=True)
    return tuple(Enclosure(kind, one.text("description")) for kind, one in told if kind)
