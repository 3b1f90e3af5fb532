"""What do all readers of files hand on?

The rows as text under the headers as written, each with its number, and the rows put aside with
the reason. No reader knows which column means what: that is for ``columns``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import polars as pl

from kintrace.interchange.text_stream import shown

# Told how many bytes more have been read.
Progress = Callable[[int], None]

# The most that one row may take, in bytes: a page of text is 3,000.
ROW_LIMIT = 1 << 20
# How much of a row that can't be read is kept in the quarantine, in characters.
KEPT = 2_000
# The column of a raw frame that holds the number of the row in its file.
ROW = "\x00row"


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row put aside: its number in the file, why, and its text as far as it can be shown."""

    row: int
    reason: str
    text: str

    @classmethod
    def of(cls, row: int, *, reason: str, text: str) -> "BadRow":
        """Build one with its text made showable and cut to what is kept."""
        written = shown(text[:KEPT])
        return cls(row, reason, written + (" …" if len(text) > KEPT else ""))


@dataclass(frozen=True)
class RawTable:
    """A file's rows: ``frame`` has ``ROW`` and one text column per header, in file order."""

    headers: tuple[str, ...]
    frame: pl.DataFrame
    bad: tuple[BadRow, ...] = ()
    format: str = ""
    encoding: str | None = None
    delimiter: str | None = None
    notes: tuple[str, ...] = field(default=())


def ignore_progress(count: int) -> None:
    """Tell nobody."""


def cell_names(headers: Sequence[str]) -> list[str]:
    """Return the raw frame's column names: by position, since headers may repeat."""
    return [f"\x00{index}" for index in range(len(headers))]


def raw_frame(
    rows: Sequence[int], *, cells: Sequence[Sequence[str]], headers: Sequence[str]
) -> pl.DataFrame:
    """Build a raw frame from rows of cells, all as long as the headers."""
    columns = list(zip(*cells, strict=True)) if cells else [()] * len(headers)
    names = cell_names(headers)
    data = {
        name: pl.Series(name, column, pl.String)
        for name, column in zip(names, columns, strict=True)
    }
    return pl.DataFrame({ROW: pl.Series(ROW, rows, pl.Int64), **data})


def wrong_length(cells: int, *, width: int) -> str:
    """Say that a row has too many or too few cells."""
    return f"the row has {_cells(cells)}, the header has {_cells(width)}"


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"


def too_long(limit: int) -> str:
    """Say that a row is longer than the limit."""
    return f"the row is longer than {limit:,} bytes"


UNREADABLE_BYTES = "the row has bytes that the encoding can't read"
NUL_BYTES = "the row has NUL bytes"
OPEN_QUOTE = "a quotation mark is opened and not closed"
