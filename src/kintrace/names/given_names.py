"""Which given names can a written form stand for?

Reads the tables ``data/given_names_*.csv``, one row per form. It compares nothing and romanises
nothing: a form is found only in the script in which the table writes it. How a diminutive is
taken apart stands in ``diminutives``.
Layer: names. A group is one name across languages with the sex in it, so that Олександр and
Олександра never meet; a diminutive that several names share is in each of their groups.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, get_args

from kintrace.names.diminutives import bases, may_be, shorter, stems_of

Kind = Literal["formal", "variant", "diminutive"]
SexLetter = Literal["m", "f"]
_KINDS: tuple[Kind, ...] = get_args(Kind)

_MOST_SUFFIXES = 2
APOSTROPHES = "ʼ'’`´‘"
_FOLDED = str.maketrans("ё", "е", APOSTROPHES)


@dataclass(frozen=True, slots=True)
class GivenName:
    """One name that a form can stand for.

    ``languages`` are those in which the table writes this form for this name, in table order.
    ``kind`` is the most formal use.
    """

    group: str
    sex: SexLetter
    languages: tuple[str, ...]
    kind: Kind


def fold(form: str) -> str:
    """Return the form as the tables are looked up: casefolded, no apostrophes, ё as е.

    >>> fold("Дарʼя"), fold("АЛЁША")
    ('даря', 'алеша')
    """
    return form.strip().casefold().translate(_FOLDED)


def groups_of(form: str) -> tuple[GivenName, ...]:
    """Return the names that the tables give for one form, formal uses first.

    Empty when no table lists it; see `understood` for diminutives that none lists.

    >>> [(name.group, name.kind) for name in groups_of("Олександр")][0]
    ('oleksandr-m', 'formal')
    """
    return _lookup(fold(form))


def understood(form: str) -> tuple[GivenName, ...]:
    """Return the names that a form stands for, by the tables, else as a regular diminutive.

    >>> [name.group for name in understood("Зоряночка")]
    ['zorian-m', 'zoriana-f']
    """
    key = fold(form)
    return _lookup(key) or (_from_diminutive(key, _MOST_SUFFIXES) if may_be_diminutive(key) else ())


def may_be_diminutive(key: str) -> bool:
    """Tell whether a form, as `fold` gives it, may be a diminutive; never a wrong no, and quick."""
    return may_be(key, _stems())


def is_listed(key: str) -> bool:
    """Tell whether a table has a form, as `fold` gives it."""
    return key in _by_key()


def all_forms() -> Iterator[tuple[str, GivenName]]:
    """Yield every form of every table as it is written there, with the name it stands for.

    One item per form and group, in table order; for building indexes (about 0.1 s).
    """
    for form in written_forms():
        for name in names_written(form):
            yield form, name


def written_forms() -> tuple[str, ...]:
    """Return every form of every table as it is written there, in table order."""
    return tuple(_by_form())


def names_written(form: str) -> list[GivenName]:
    """Return the names for which a form stands that is written so in a table, in table order."""
    return _merged(_by_form().get(form, ()))


def forms_of(
    group: str, *, language: str | None = None, kind: Kind | None = None
) -> tuple[str, ...]:
    """Return the written forms of one group, in table order; empty when there is no such group.

    >>> forms_of("oleksandr-m", language="be", kind="formal")
    ('Аляксандр',)
    """
    found = (
        row[3]
        for row in _by_group().get(group, ())
        if language in (None, row[2]) and kind in (None, row[4])
    )
    return tuple(dict.fromkeys(found))


def all_groups() -> tuple[str, ...]:
    """Return every group of every table, in table order."""
    return tuple(_by_group())


@lru_cache(maxsize=65536)
def _lookup(key: str) -> tuple[GivenName, ...]:
    names = _merged(_by_key().get(key, ()))
    return tuple(sorted(names, key=lambda name: (_KINDS.index(name.kind), name.group)))


def _merged(rows: Iterable[list[str]]) -> list[GivenName]:
    """One name for all rows of a group, with its languages and its most formal use."""
    by_group: dict[str, list[list[str]]] = {}
    for row in rows:
        by_group.setdefault(row[0], []).append(row)
    return [
        GivenName(
            group,
            _sex(same[0][1]),
            tuple(dict.fromkeys(row[2] for row in same)),
            min((_kind(row[4]) for row in same), key=_KINDS.index),
        )
        for group, same in by_group.items()
    ]


@lru_cache(maxsize=16384)
def _from_diminutive(key: str, suffixes_left: int) -> tuple[GivenName, ...]:
    for gender, proposed in bases(key):
        found = {
            name.group: replace(name, kind="diminutive")
            for base in proposed
            for name in groups_of(base)
            if gender in (None, name.sex)
        }
        if found:
            return tuple(found.values())
    if suffixes_left > 1:
        for gender, inner in shorter(key):
            names = _from_diminutive(inner, suffixes_left - 1)
            kept = tuple(name for name in names if gender in (None, name.sex))
            if kept:
                return kept
    return ()


@cache
def _rows() -> list[list[str]]:
    rows: list[list[str]] = []
    folder = files("kintrace.names").joinpath("data")
    for table in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if table.name.startswith("given_names_") and table.name.endswith(".csv"):
            reader = csv.reader(table.read_text(encoding="utf-8").splitlines())
            next(reader)
            rows.extend(reader)
    return rows


@cache
def _by_key() -> dict[str, list[list[str]]]:
    keys = {form: fold(form) for form in _by_form()}
    index: dict[str, list[list[str]]] = {}
    for row in _rows():
        index.setdefault(keys[row[3]], []).append(row)
    return index


@cache
def _by_form() -> dict[str, list[list[str]]]:
    index: dict[str, list[list[str]]] = {}
    for row in _rows():
        index.setdefault(row[3], []).append(row)
    return index


@cache
def _stems() -> frozenset[str]:
    return stems_of(_by_key())


@cache
def _by_group() -> dict[str, list[list[str]]]:
    index: dict[str, list[list[str]]] = {}
    for row in _rows():
        index.setdefault(row[0], []).append(row)
    return index


def _sex(letter: str) -> SexLetter:
    return "f" if letter == "f" else "m"


def _kind(word: str) -> Kind:
    if word == "formal":
        return "formal"
    return "diminutive" if word == "diminutive" else "variant"
