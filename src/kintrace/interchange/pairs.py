"""Which pairs of records does a file hold: proposed ones, or true ones?

Reads what ``kintrace match`` wrote, and the truth to measure it against. Each needs its columns
under their own names; other columns are read past.
"""

from pathlib import Path

import polars as pl

from kintrace.interchange.cells import as_written
from kintrace.interchange.opening import read_raw
from kintrace.interchange.raw import RawTable, cell_names
from kintrace.values import KintraceError

IDS = ("request_id", "record_id")
NUMBERS = {"rank": pl.Int64, "bits": pl.Float64, "posterior": pl.Float64}


class ColumnsMissing(KintraceError):
    """A file of pairs lacks columns that it needs."""

    code = "K215"
    exit_code = 4


class NumberUnreadable(KintraceError):
    """A file of proposed pairs has something other than a number where one must be."""

    code = "K216"
    exit_code = 3


def read_candidates(path: Path | str) -> pl.DataFrame:
    """Return proposed pairs: request_id, record_id, rank, bits, posterior, in file order.

    Raises: ColumnsMissing, NumberUnreadable, and what reading any file raises.
    """
    frame = _read(Path(path), (*IDS, *NUMBERS))
    try:
        return frame.with_columns(pl.col(name).cast(kind) for name, kind in NUMBERS.items())
    except pl.exceptions.InvalidOperationError as error:
        raise NumberUnreadable(
            f"{Path(path).name} has cells that are no numbers in {', '.join(NUMBERS)}",
            hint="use the file that kintrace match wrote",
        ) from error


def read_truth(path: Path | str) -> pl.DataFrame:
    """Return true pairs: request_id, record_id; "" = the request has no true record.

    Raises: ColumnsMissing, and what reading any file raises.
    """
    return _read(Path(path), IDS)


def _read(path: Path, columns: tuple[str, ...]) -> pl.DataFrame:
    raw = read_raw(path, is_header=lambda text: text in columns)
    missing = [column for column in columns if column not in raw.headers]
    if missing:
        raise ColumnsMissing(
            f"{path.name} has no column {', '.join(missing)}",
            hint=f"it needs {', '.join(columns)}",
        )
    return _named(raw, columns)


def _named(raw: RawTable, columns: tuple[str, ...]) -> pl.DataFrame:
    places = {name: cell_names(raw.headers)[raw.headers.index(name)] for name in columns}
    return raw.frame.select(as_written(pl.col(cell)).alias(name) for name, cell in places.items())
