"""What does one row of a gazetteer's table say of a place?

The shipped table and an office's own files have the same columns. A row that can't be understood
is put aside with all that is wrong in it; nothing here writes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kintrace.registry.models import PlaceKind, PlaceNameKind
from kintrace.values.tables import rows

LANGUAGES = ("uk", "ru", "en", "ar")
COLUMNS = ("code", "kind", "within", *LANGUAGES, "old", "other", "codes", "source")
NEEDED = ("code", *LANGUAGES)
SEVERAL = "|"
LONGEST_NAME = 200
LONGEST_CODES = 200
Key = tuple[str, str]

_CODE = re.compile(r"([a-z][a-z0-9-]{0,39}):(\S{1,40})")
_LANGUAGE = re.compile(r"(?:([a-z]{2,3}):)?(.*)", re.DOTALL)
_YEAR = re.compile(r"(.*\S)\s*\((\d{4})\)")


@dataclass(frozen=True, slots=True)
class NameSaid:
    """One name of a place; ``until_year`` is the year in which an old one ended."""

    name: str
    language: str
    kind: PlaceNameKind
    until_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """One place: its key is a gazetteer and a code in it, as is that of what it lies ``within``."""

    number: int
    key: Key
    kind: str
    within: Key | None
    names: tuple[NameSaid, ...]
    other_codes: str
    source: str


@dataclass(frozen=True, slots=True)
class RowAside:
    """A row that was not taken: its number in the file, why, and its code as written."""

    number: int
    why: str
    code: str


def shipped_rows() -> list[PlaceRow]:
    """Return the gazetteer that comes with Kintrace."""
    table = rows("gazetteer.csv", package="kintrace.registry")
    return understood(enumerate(table, start=1))[0]


def understood(
    table: Iterable[tuple[int, Mapping[str, str]]],
) -> tuple[list[PlaceRow], list[RowAside]]:
    """Return the rows that say a place, and those put aside; the first of two alike stays."""
    taken: dict[Key, PlaceRow] = {}
    aside: list[RowAside] = []
    for number, cells in table:
        row = {column: (cells.get(column) or "").strip() for column in COLUMNS}
        faults = list(_faults(row))
        key = None if faults else _key(row["code"])
        if key in taken:
            faults.append(f"row {taken[key].number} has this code already")
        if key is None or faults:
            aside.append(RowAside(number, "; ".join(faults), row["code"]))
        else:
            taken[key] = _place(row, key=key, number=number)
    return list(taken.values()), aside


def _faults(row: Mapping[str, str]) -> Iterator[str]:
    if _key(row["code"]) is None:
        yield "the code is not written as SYSTEM:CODE"
    if row["within"] and _key(row["within"]) is None:
        yield "what it lies within is not written as SYSTEM:CODE"
    if row["kind"] not in ("", *PlaceKind.values):
        yield "the kind is none of " + ", ".join(PlaceKind.values)
    names = list(_names(row))
    if not any(one.kind == PlaceNameKind.PRESENT for one in names):
        yield "there is no present name"
    if any(len(one.name) > LONGEST_NAME for one in names):
        yield f"a name is longer than {LONGEST_NAME} letters"
    if len(row["codes"]) > LONGEST_CODES:
        yield f"the other codes are longer than {LONGEST_CODES} letters"


def _place(row: Mapping[str, str], *, key: Key, number: int) -> PlaceRow:
    return PlaceRow(
        number=number,
        key=key,
        kind=row["kind"],
        within=_key(row["within"]),
        names=tuple(dict.fromkeys(_names(row))),
        other_codes=" ".join(_several(row["codes"])),
        source=row["source"],
    )


def _key(text: str) -> Key | None:
    found = _CODE.fullmatch(text)
    return None if found is None else (found[1], found[2])


def _names(row: Mapping[str, str]) -> Iterator[NameSaid]:
    for language in LANGUAGES:
        if row[language]:
            yield NameSaid(row[language], language, PlaceNameKind.PRESENT)
    for said in _several(row["old"]):
        language, name = _spoken(said)
        dated = _YEAR.fullmatch(name)
        if dated is None:
            yield NameSaid(name, language, PlaceNameKind.OLD)
        else:
            yield NameSaid(dated[1], language, PlaceNameKind.OLD, int(dated[2]))
    for said in _several(row["other"]):
        language, name = _spoken(said)
        yield NameSaid(name, language, PlaceNameKind.ALTERNATIVE)


def _several(cell: str) -> list[str]:
    return [one.strip() for one in cell.split(SEVERAL) if one.strip()]


def _spoken(said: str) -> tuple[str, str]:
    """Language code and name of ``ru:Артёмовск``; the language "" where none is written."""
    found = _LANGUAGE.fullmatch(said)
    assert found is not None
    return found[1] or "", found[2].strip()
