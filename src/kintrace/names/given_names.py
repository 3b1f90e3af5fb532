"""Which given names can a written form stand for?

Reads the tables ``data/given_names_*.csv``, one row per form. It compares nothing and romanises
nothing: a form is found only in the script in which the table writes it. Diminutives that no
table lists are for ``diminutives``.
Layer: names. A group is one name across languages with the sex in it, so that Олександр and
Олександра never meet; a diminutive that several names share is in each of their groups.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, get_args

Kind = Literal["formal", "variant", "diminutive"]
SexLetter = Literal["m", "f"]
_KINDS: tuple[Kind, ...] = get_args(Kind)

_APOSTROPHES = re.compile("[ʼ'’`´‘]")


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
    return _APOSTROPHES.sub("", form.strip().casefold()).replace("ё", "е")


def groups_of(form: str) -> tuple[GivenName, ...]:
    """Return the names that the tables give for one form, formal uses first.

    Empty when no table lists it; see ``diminutives.understood`` for those that none lists.

    >>> [(name.group, name.kind) for name in groups_of("Олександр")][0]
    ('oleksandr-m', 'formal')
    """
    return _lookup(fold(form))


def all_forms() -> Iterator[tuple[str, GivenName]]:
    """Yield every form of every table as it is written there, with the name it stands for.

    One item per form and group; for building indexes (about 30 ms).
    """
    for group, sex, language, form, kind in _rows():
        yield form, GivenName(group, _sex(sex), (language,), _kind(kind))


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
    merged: dict[str, tuple[str, list[str], Kind]] = {}
    for group, sex, language, _, kind in _by_key().get(key, ()):
        if group not in merged:
            merged[group] = (sex, [language], _kind(kind))
            continue
        _, languages, best = merged[group]
        if language not in languages:
            languages.append(language)
        merged[group] = (sex, languages, min(best, _kind(kind), key=_KINDS.index))
    names = [
        GivenName(group, _sex(sex), tuple(languages), kind)
        for group, (sex, languages, kind) in merged.items()
    ]
    return tuple(sorted(names, key=lambda name: (_KINDS.index(name.kind), name.group)))


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
    index: dict[str, list[list[str]]] = {}
    for row in _rows():
        index.setdefault(fold(row[3]), []).append(row)
    return index


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
