"""Which weights, and which frequencies of names, did the user give?

A weights file has one row a feature and the columns feature, agree, differ, cap and again, all but
the first optional and blank where the model's own number stays. A file of frequencies has the
columns name and count. Both may be in any format that tables are read from.
"""

from itertools import chain, repeat
from math import isfinite
from pathlib import Path

import polars as pl

from kintrace.interchange.cells import as_written
from kintrace.interchange.opening import read_raw
from kintrace.interchange.raw import cell_names
from kintrace.names import Frequencies
from kintrace.values import KintraceError

NUMBERS = ("agree", "differ", "cap", "again")


class NumbersUnreadable(KintraceError):
    """A file of weights or frequencies lacks a column, or has a cell that is no number."""

    code = "K217"
    exit_code = 4


def read_weights(path: Path | str) -> dict[str, dict[str, float]]:
    """Return the numbers given for each feature, as ``Model.changed`` takes them.

    Raises: NumbersUnreadable, and what reading any file raises.
    """
    rows = _rows(Path(path), needed=("feature",), known=("feature", *NUMBERS))
    return {
        row["feature"]: {
            name: _number(row[name], path=Path(path)) for name in NUMBERS if row.get(name)
        }
        for row in rows
    }


def read_frequencies(path: Path | str) -> Frequencies:
    """Return how common each name is, counted over all its spellings.

    Raises: NumbersUnreadable, and what reading any file raises.
    """
    rows = _rows(Path(path), needed=("name", "count"), known=("name", "count"))
    counted = [(row["name"], int(_number(row["count"], path=Path(path)))) for row in rows]
    return Frequencies.of_words(chain.from_iterable(repeat(name, count) for name, count in counted))


def _rows(path: Path, *, needed: tuple[str, ...], known: tuple[str, ...]) -> list[dict[str, str]]:
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
    return raw.frame.select(columns).to_dicts()


def _number(text: str, *, path: Path) -> float:
    try:
        number = float(text.replace("−", "-"))
    except ValueError:
        number = float("nan")
    if not isfinite(number):
        raise NumbersUnreadable(
            f"{path.name} has a cell that is no number", hint="write numbers as -2.5"
        )
    return number
