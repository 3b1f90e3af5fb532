"""Which delimiter does a file use, and which of its first rows is the header?

Tries each delimiter on the opening of the file and keeps the one that shows the most headers we
know; among equals, the one that gives rows of one length. Titles above the header are passed over.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kintrace.interchange.raw import ROW_LIMIT
from kintrace.interchange.record_text import record_at
from kintrace.interchange.text_stream import UNREADABLE, open_text
from kintrace.values import KintraceError

DELIMITERS = (",", ";", "\t", "|")
ROWS_TRIED = 40
# A header stands within the first rows, below a title and a line or two about the file.
HEADER_WITHIN = 20

_SEPARATOR_LINE = re.compile(r"sep=(.)", re.IGNORECASE)


class EmptyFile(KintraceError):
    """The file has nothing in it."""

    code = "K202"
    exit_code = 3


class HeaderUnreadable(KintraceError):
    """The header has bytes that the encoding can't read, or is longer than a row may be."""

    code = "K205"
    exit_code = 3


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a delimited file is written.

    ``header_row`` counts rows from 1, ``lines_to_header`` the lines down to the header's end.
    """

    delimiter: str
    headers: tuple[str, ...]
    header_row: int
    lines_to_header: int
    notes: tuple[str, ...] = ()


def dialect_of(path: Path, *, encoding: str, is_known: Callable[[str], bool]) -> Dialect:
    """Find delimiter and header; ``is_known`` tells whether a header stands for a column.

    Raises: EmptyFile, HeaderUnreadable.
    """
    with open_text(path, encoding=encoding) as stream:
        opening = stream.read(ROW_LIMIT)
    text = opening.removeprefix("\ufeff")
    if not text.strip():
        raise EmptyFile(f"{path.name} is empty", hint="export it again, or check the path")
    told = _SEPARATOR_LINE.match(text.partition("\n")[0])
    delimiters = (told[1],) if told else DELIMITERS
    tried = [_tried(text, delimiter, is_known) for delimiter in delimiters]
    best = max(tried, key=lambda one: one.score)
    if len(opening) == ROW_LIMIT and best.lines_to_header > opening.count("\n"):
        raise HeaderUnreadable(
            f"the first row of {path.name} is longer than {ROW_LIMIT:,} characters",
            hint="check that the file is a table with one record a line",
        )
    return _dialect(best, path=path, encoding=encoding)


def header_index(rows: Sequence[Sequence[str]], *, is_known: Callable[[str], bool]) -> int:
    """Return which of the first rows is the header: the one with the most headers we know.

    If none has any, the first row that is as wide as rows usually are.
    """
    known = [sum(map(is_known, set(row))) for row in rows[:HEADER_WITHIN]]
    if max(known, default=0) > 0:
        return known.index(max(known))
    filled = [sum(bool(cell) for cell in row) for row in rows]
    usual = sorted(filled)[len(filled) // 2] if filled else 0
    return next((index for index, cells in enumerate(filled) if cells >= max(1, usual)), 0)


def named_headers(cells: Sequence[str]) -> tuple[str, ...]:
    """Return headers with a name for those that are blank.

    >>> named_headers(["id", "", "name"])
    ('id', 'column 2', 'name')
    """
    return tuple(cell or f"column {place}" for place, cell in enumerate(cells, start=1))


@dataclass(frozen=True, slots=True)
class _Tried:
    """What the opening of a file looks like under one delimiter."""

    delimiter: str
    headers: list[str]
    header_row: int
    lines_to_header: int
    score: tuple[int, float, int]


def _tried(text: str, delimiter: str, is_known: Callable[[str], bool]) -> _Tried:
    rows: list[list[str]] = []
    lines: list[int] = []
    at = 0
    while at < len(text) and len(rows) < ROWS_TRIED:
        record = record_at(text, start=at, delimiter=delimiter)
        cells = [cell.strip() for cell in record.cells or []]
        # The line "sep=;" is a message to the spreadsheet, not a row.
        is_message = not rows and _SEPARATOR_LINE.fullmatch(text[at : record.end].strip())
        rows.append([] if is_message else cells)
        lines.append(text.count("\n", 0, record.end) or 1)
        at = record.end
    index = header_index(rows, is_known=is_known)
    header = rows[index]
    below = [row for row in rows[index + 1 :] if any(row)]
    alike = sum(len(row) == len(header) for row in below) / len(below) if below else 1.0
    known = sum(map(is_known, set(header)))
    score = (known, alike if len(header) > 1 else 0.0, len(header))
    return _Tried(delimiter, header, index + 1, lines[index], score)


def _dialect(best: _Tried, *, path: Path, encoding: str) -> Dialect:
    if any(UNREADABLE in header for header in best.headers):
        raise HeaderUnreadable(
            f"the header of {path.name} can't be read as {encoding.replace('_', '-')}",
            hint="leave out --encoding to have it detected, or name the right one",
        )
    above = best.header_row - 1
    notes = (f"{above} rows above the header were passed over",) if above > 1 else ()
    notes = ("1 row above the header was passed over",) if above == 1 else notes
    headers = named_headers(best.headers)
    return Dialect(best.delimiter, headers, best.header_row, best.lines_to_header, notes)
