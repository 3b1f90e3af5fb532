"""How is a table written: as CSV, JSON lines or Parquet, by its path's extension?

Written beside its place and moved there whole, so that no half-written file is ever found. Texts
that a spreadsheet would run as formulas are escaped in CSV (``cells``).
"""

import os
import tempfile
from pathlib import Path
from typing import IO

import polars as pl

from kintrace.interchange.cells import escaped_columns
from kintrace.values import KintraceError

CSV = (".csv",)
JSON_LINES = (".jsonl", ".ndjson")
PARQUET = (".parquet",)
# Decimals of numbers in CSV: far finer than any weight is known.
DECIMALS = 6
EXTENSIONS = (*CSV, *JSON_LINES, *PARQUET)


class OutputFormatUnknown(KintraceError):
    """The extension of an output path stands for no format that is written."""

    code = "K220"
    exit_code = 2


class OutputNotWritable(KintraceError):
    """The output can't be written: no such folder, no permission, or a full disk."""

    code = "K221"
    exit_code = 5


def check_output(path: Path | str) -> None:
    """Refuse a path that can't be written, before any work is done for it.

    Raises: OutputFormatUnknown, OutputNotWritable.
    """
    path = Path(path)
    if path.suffix.lower() not in EXTENSIONS:
        raise OutputFormatUnknown(
            f"{path.name} has no extension of a format that is written",
            hint=f"use one of {', '.join(EXTENSIONS)}",
        )
    check_folder(path)


def check_folder(path: Path | str) -> None:
    """Refuse a path whose folder doesn't exist.

    Raises: OutputNotWritable.
    """
    path = Path(path)
    if not path.parent.is_dir() or path.is_dir():
        raise OutputNotWritable(
            f"{path.name} can't be written there", hint="make the folder first, or check the path"
        )


def write_table(frame: pl.DataFrame, path: Path | str, *, with_bom: bool = False) -> None:
    """Write a frame; ``with_bom`` starts CSV with the mark by which old Excel knows UTF-8.

    Raises: OutputFormatUnknown, OutputNotWritable.
    """
    path = Path(path)
    check_output(path)
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            partial = Path(file.name)
            _write(frame, file, suffix=path.suffix.lower(), with_bom=with_bom)
        # Others get the access that a file made the plain way would have.
        partial.chmod(0o666 & ~_umask())
        partial.replace(path)
    except OSError as error:
        raise OutputNotWritable(
            f"{path.name} can't be written", hint="check the folder, its access and the disk"
        ) from error


def csv_text(frame: pl.DataFrame) -> str:
    """Return a frame as CSV with formulas escaped, as it goes to standard output."""
    return escaped_columns(frame).write_csv(float_precision=DECIMALS)


def _write(frame: pl.DataFrame, file: IO[bytes], *, suffix: str, with_bom: bool) -> None:
    if suffix in CSV:
        escaped_columns(frame).write_csv(file, include_bom=with_bom, float_precision=DECIMALS)
    elif suffix in JSON_LINES:
        frame.write_ndjson(file)
    else:
        frame.write_parquet(file)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
