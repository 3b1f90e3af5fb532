"""Which rows does a Parquet file hold?

Every column becomes text: dates as 2014-05-12, whole numbers without a fraction, lists joined by
";". Nothing is put aside here: a Parquet file is read whole or not at all.
Damage can end the whole process inside the reader, so another process tries the file first.
"""

import json
import subprocess
import sys
from datetime import time
from pathlib import Path

import polars as pl

from kintrace.interchange.raw import ROW, RawTable, cell_names
from kintrace.values import KintraceError

# Without a core dump, which would hold people's names.
_TRIAL = """
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
except ImportError:
    pass
import polars
polars.read_parquet(sys.argv[1])
"""


class ParquetBroken(KintraceError):
    """A Parquet file is cut short or damaged."""

    code = "K209"
    exit_code = 3


def read_parquet(path: Path) -> RawTable:
    """Read all rows as text; rows are numbered from 1.

    Cost: the file is read twice, and another Python starts.

    Raises: ParquetBroken.
    """
    if not _can_be_read(path):
        raise ParquetBroken(
            f"{path.name} is cut short or damaged", hint="copy or export the file again"
        )
    frame = pl.read_parquet(path)
    headers = tuple(frame.columns)
    names = cell_names(headers)
    cells = [_text(frame[header]).alias(name) for header, name in zip(headers, names, strict=True)]
    numbers = pl.Series(ROW, range(1, frame.height + 1), pl.Int64)
    return RawTable(headers=headers, frame=pl.DataFrame([numbers, *cells]), format="Parquet")


def _can_be_read(path: Path) -> bool:
    """Try the file in a process of its own, whose end harms nobody."""
    command = [sys.executable, "-P", "-c", _TRIAL, str(path.absolute())]
    quiet = subprocess.DEVNULL
    return subprocess.run(command, stdin=quiet, stdout=quiet, stderr=quiet).returncode == 0


def _text(column: pl.Series) -> pl.Series:
    """Return one column as stripped text, "" for null."""
    kind = column.dtype
    if isinstance(kind, pl.List | pl.Array):
        column = column.cast(pl.List(pl.String)).list.join("; ", ignore_nulls=True)
    elif isinstance(kind, pl.Struct):
        written = [json.dumps(value, ensure_ascii=False, default=str) for value in column]
        column = pl.Series(column.name, written, pl.String)
    elif kind == pl.Binary:
        column = pl.Series(
            column.name,
            [None if cell is None else cell.decode("utf-8", "replace") for cell in column],
        )
    elif kind.is_float() and column.drop_nulls().is_finite().all() and _is_whole(column):
        column = column.cast(pl.Int64)
    elif isinstance(kind, pl.Datetime) and (column.dt.time() == time()).all():
        column = column.dt.date()
    return column.cast(pl.String).fill_null("").str.strip_chars()


def _is_whole(column: pl.Series) -> bool:
    return bool(((column % 1 == 0) & (column.abs() < 1e15)).all())
