"""What did one source say of one person at one time?

A record for matching: names, dates and places as values, the rest as codes. Everything may be
unknown; an unknown weighs nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kintrace.matching.codes import (
    attribute_code,
    blood_code,
    document_codes,
    mark_codes,
    place_codes,
)
from kintrace.matching.fields import ATTRIBUTE
from kintrace.names import NameReading, read_name
from kintrace.names.reading import Role
from kintrace.names.tokens import fathers_name
from kintrace.values import DateNotUnderstood, PartialDate, PersonName, Sex, Unknown
from kintrace.values import unknown_from_text as unknown

MAX_NAMES = 3
MAX_RELATIVES = 4
CODE_FEATURES = (
    "birthplace",
    "separation_place",
    "found_place",
    "places",
    "distinguishing_features",
    "institution",
    "documents",
)
DAY_FEATURES = ("birth", "separated_on", "found_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record, ready to be weighed.

    ``names`` holds the name first, then other names; ``told_father`` is the father's name that the
    patronymic in the first tells. ``codes`` maps each feature of
    ``CODE_FEATURES`` to its codes, ``days`` each of ``DAY_FEATURES`` to its date or the reason
    why there is none. ``attributes`` are free values by name.
    """

    record_id: str
    names: tuple[NameReading, ...] = ()
    sex: Sex | Unknown = Unknown.NOT_ASKED
    days: Mapping[str, PartialDate | Unknown] = field(default_factory=dict)
    mother: NameReading | Unknown = Unknown.NOT_ASKED
    father: NameReading | Unknown = Unknown.NOT_ASKED
    told_father: NameReading | None = None
    relatives: tuple[NameReading, ...] = ()
    siblings: tuple[NameReading, ...] = ()
    blood_group: str | Unknown = Unknown.NOT_ASKED
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    attributes: Mapping[str, str] = field(default_factory=dict)


def record_of(row: Mapping[str, str | None]) -> Record:
    """Build a record from one row of a table (columns: ``fields.COLUMNS``).

    A date that can't be understood counts as not known; the row keeps its words.
    """
    names = names_of(row)
    return Record(
        record_id=row.get("record_id") or "",
        names=names,
        sex=Sex.parse(row.get("sex")),
        days={feature: day_of(row, feature) for feature in DAY_FEATURES},
        mother=_name(row.get("mother_name")),
        father=_name(row.get("father_name")),
        told_father=told_father(names[0]) if names else None,
        relatives=relatives_of(row.get("relatives")),
        siblings=relatives_of(row.get("siblings")),
        blood_group=blood_of(row.get("blood_group")),
        codes={feature: codes_of(row, feature) for feature in CODE_FEATURES},
        attributes={
            column: attribute_code(value)
            for column, value in row.items()
            if column.startswith(ATTRIBUTE) and value is not None and unknown(value) is None
        },
    )


def names_of(row: Mapping[str, str | None]) -> tuple[NameReading, ...]:
    """Return the readings of the name and the other names, at most three."""
    given, patronymic, family = (
        _value(row.get(column)) for column in ("given_name", "patronymic", "family_name")
    )
    whole = _value(row.get("name"))
    readings = [] if whole is None else [read_name(whole)]
    if given is not None or family is not None:
        readings = [_parts(given, patronymic, family)]
    others = _value(row.get("alternate_names"))
    if others is not None:
        readings += [read_name(item.strip()) for item in others.split(";") if item.strip()]
    return tuple(reading for reading in readings[:MAX_NAMES] if reading.tokens)


def told_father(name: NameReading) -> NameReading | None:
    """Return the father's name that the patronymic in a name tells, None when none does."""
    for token in name.tokens:
        father = fathers_name(token) if token.role is Role.PATRONYMIC else None
        if father is not None:
            return NameReading(token.text, (father,))
    return None


@lru_cache(maxsize=65536)
def _parts(given: str | None, patronymic: str | None, family: str | None) -> NameReading:
    return read_name(PersonName.of_parts(given=given, patronymic=patronymic, family=family))


def _value(text: str | None) -> str | None:
    return text if text is not None and unknown(text) is None else None


def _name(text: str | None) -> NameReading | Unknown:
    reason = unknown(text)
    if reason is not None or text is None:
        return reason or Unknown.NOT_ASKED
    reading = read_name(text)
    return reading if reading.tokens else Unknown.DOES_NOT_KNOW


def relatives_of(text: str | None) -> tuple[NameReading, ...]:
    """Read a list of relatives, with or without their relation ("aunt: Name; uncle: Name")."""
    value = _value(text)
    if value is None:
        return ()
    names = (item.rpartition(":")[2].partition("(")[0].strip() for item in value.split(";"))
    readings = (read_name(name) for name in names if name)
    return tuple(reading for reading in readings if reading.tokens)[:MAX_RELATIVES]


def blood_of(text: str | None) -> str | Unknown:
    """Read a blood group; a text that names none is not known."""
    reason = unknown(text)
    if reason is not None or text is None:
        return reason or Unknown.NOT_ASKED
    return blood_code(text) or Unknown.DOES_NOT_KNOW


def day_of(row: Mapping[str, str | None], feature: str) -> PartialDate | Unknown:
    """Return one date of a row; the birth is told by a date or by an age and its day."""
    if feature != "birth":
        return read_day(row.get(feature), None)
    told = read_day(row.get("date_of_birth"), row.get("age_as_of"))
    if isinstance(told, Unknown) and unknown(row.get("age")) is None:
        return read_day(row.get("age"), row.get("age_as_of"))
    return told


@lru_cache(maxsize=131072)
def read_day(text: str | None, as_of: str | None) -> PartialDate | Unknown:
    """Read one date or age; ``as_of`` is the cell with the day on which an age was true."""
    reason = unknown(text)
    if reason is not None or text is None:
        return reason or Unknown.NOT_ASKED
    day = read_day(as_of, None) if as_of is not None else None
    try:
        return PartialDate.parse(text, as_of=day.latest if isinstance(day, PartialDate) else None)
    except DateNotUnderstood:
        return Unknown.DOES_NOT_KNOW


def codes_of(row: Mapping[str, str | None], feature: str) -> tuple[str, ...]:
    """Return the codes of one feature of ``CODE_FEATURES``, () when it is not known."""
    text = _value(row.get("document_numbers" if feature == "documents" else feature))
    if text is None:
        return ()
    if feature == "documents":
        return document_codes(text)
    if feature == "distinguishing_features":
        return mark_codes(text)
    return place_codes(text)
