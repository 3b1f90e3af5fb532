"""Which weights, and which frequencies of names, did the user give?

A weights file has one row a feature and the columns feature, agree, differ, cap and again, all but
the first optional and blank where the model's own number stays. A file of frequencies has the
columns name and count, and may have part. Both may be in any format that tables are read from.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import isfinite, log2
from pathlib import Path

import polars as pl

from kintrace.interchange.cells import as_written
from kintrace.interchange.opening import read_raw
from kintrace.interchange.raw import ROW, cell_names
from kintrace.names import Frequencies, Token, read_name
from kintrace.names.frequency import default_frequencies
from kintrace.names.sounds import sound_of
from kintrace.values import KintraceError, PersonName

NUMBERS = ("agree", "differ", "cap", "again")
PARTS = ("given", "patronymic", "family")

# A row of a file: its cells by header, and under ROW the number of the row.
_Row = Mapping[str, str]


class NumbersUnreadable(KintraceError):
    """A file of weights or frequencies lacks a column, or has a cell that is no such number."""

    code = "K217"
    exit_code = 4


def read_weights(path: Path | str) -> dict[str, dict[str, float]]:
    """Return the numbers given for each feature, as ``Model.changed`` takes them.

    Raises: NumbersUnreadable, and what reading any file raises.
    """
    path = Path(path)
    rows = _rows(path, needed=("feature",), known=("feature", *NUMBERS))
    if not any(name in row for row in rows for name in NUMBERS):
        raise NumbersUnreadable(
            f"{path.name} has no column of numbers", hint=f"name one of {', '.join(NUMBERS)}"
        )
    return {
        row["feature"]: {
            name: _number(row, name, path=path) for name in NUMBERS if row.get(name, "") != ""
        }
        for row in rows
    }


def read_frequencies(path: Path | str) -> Frequencies:
    """Return how common each name is, all its spellings counted together.

    Where there is no column part, all names are family names. Each part has a total of its own. A
    name that isn't there is as common as in the table that ships.

    Raises: NumbersUnreadable, and what reading any file raises.
    """
    path = Path(path)
    shipped = default_frequencies().bits
    counts: dict[str, Counter[str]] = {part: Counter() for part in PARTS}
    # Роман is a family name too: a rare one, but no rare given name for that.
    most: dict[str, float] = {}
    for row in _rows(path, needed=("name", "count"), known=("name", "count", "part")):
        part, count = _part(row, path=path), _count(row, path=path)
        for token in _tokens(row["name"], part=part):
            sound = sound_of(token.phones)
            counts[part][sound] += count
            if part == "family" and token.groups and sound in shipped:
                most[sound] = shipped[sound]
    bits = dict(shipped)
    for part in reversed(PARTS):
        told = _bits(counts[part])
        bits |= {sound: min(own, most.get(sound, own)) for sound, own in told.items()}
    return Frequencies(bits)


def _bits(counts: Counter[str]) -> dict[str, float]:
    total = counts.total()
    return {sound: -log2(count / total) for sound, count in counts.items() if count > 0}


def _tokens(name: str, *, part: str) -> tuple[Token, ...]:
    """Read a cell as the matching does, so that a woman's family name counts as a man's."""
    return read_name(PersonName.of_parts(**{part: name})).tokens


def _part(row: _Row, *, path: Path) -> str:
    part = row.get("part", "").casefold() or "family"
    if part not in PARTS:
        raise NumbersUnreadable(
            f"row {row[ROW]} of {path.name} has a part of the name that is not known",
            hint=f"part is one of {', '.join(PARTS)}",
        )
    return part


def _count(row: _Row, *, path: Path) -> int:
    count = _number(row, "count", path=path)
    if count < 0 or not count.is_integer():
        raise NumbersUnreadable(
            f"row {row[ROW]} of {path.name} has a count that is no whole number",
            hint="count bearers of the name: 0, 1, 2 and so on",
        )
    return int(count)


def _rows(path: Path, *, needed: Sequence[str], known: Sequence[str]) -> list[dict[str, str]]:
    raw = read_raw(path, is_header=lambda text: text in known)
    missing = [column for column in needed if column not in raw.headers]
    if missing or raw.bad:
        raise NumbersUnreadable(
            f"{path.name} has no column {', '.join(missing)}"
            if missing
            else f"row {raw.bad[0].row} of {path.name} can't be read: {raw.bad[0].reason}",
            hint=f"it has the columns {', '.join(known)}",
        )
    named = zip(raw.headers, cell_names(raw.headers), strict=True)
    columns = [as_written(pl.col(cell)).alias(header) for header, cell in named if header in known]
    return raw.frame.select(pl.col(ROW).cast(pl.String), *columns).to_dicts()


def _number(row: _Row, column: str, *, path: Path) -> float:
    try:
        number = float(row[column].replace("−", "-"))
    except ValueError:
        number = float("nan")
    if not isfinite(number):
        raise NumbersUnreadable(
            f"row {row[ROW]} of {path.name} has no number under {column}",
            hint="write numbers as -2.5",
        )
    return number
