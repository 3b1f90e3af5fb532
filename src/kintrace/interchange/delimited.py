"""Which rows does a CSV, TSV, semicolon or pipe file hold?

Streams the file in blocks, so that a row of any length costs no more memory than the limit.
Well-formed blocks go through numpy and polars; others are read record by record. Rows that can't
be read are put aside with the reason, and reading goes on.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import numpy as np
import polars as pl

from kintrace.interchange.block import Block, block_of
from kintrace.interchange.dialect import Dialect
from kintrace.interchange.raw import (
    NUL_BYTES,
    OPEN_QUOTE,
    ROW,
    ROW_LIMIT,
    UNREADABLE_BYTES,
    BadRow,
    Progress,
    RawTable,
    cell_names,
    ignore_progress,
    raw_frame,
    too_long,
    wrong_length,
)
from kintrace.interchange.record_text import record_at
from kintrace.interchange.text_stream import UNREADABLE, open_text

# Characters read at once; a few times the row limit, so that a row fits.
BLOCK = 1 << 23


def read_delimited(
    path: Path,
    *,
    dialect: Dialect,
    encoding: str,
    limit: int = ROW_LIMIT,
    block: int = BLOCK,
    progress: Progress = ignore_progress,
) -> RawTable:
    """Read the rows below the header; ``limit`` is in bytes a row, ``block`` in characters."""
    reader = _Reader(dialect, limit)
    with open_text(path, encoding=encoding) as stream:
        for _ in range(dialect.lines_to_header):
            stream.readline(limit)
        before = 0
        for text, is_last in _blocks(stream, block):
            reader.take(text, is_last=is_last)
            at = _bytes_read(stream)
            progress(at - before)
            before = at
    return RawTable(
        headers=dialect.headers,
        frame=reader.frame(),
        bad=tuple(reader.bad),
        format="delimited text",
        encoding=encoding,
        delimiter=dialect.delimiter,
        notes=dialect.notes,
    )


def _blocks(stream: TextIO, size: int) -> Iterator[tuple[str, bool]]:
    """Yield the text in blocks, each with whether it is the last; an empty file has one."""
    text = stream.read(size)
    while True:
        following = stream.read(size)
        yield text, not following
        if not following:
            return
        text = following


def _bytes_read(stream: TextIO) -> int:
    # A text stream's own tell() is slow and forbidden inside iteration; its buffer's is neither.
    return stream.buffer.tell()


class _Reader:
    """Rows gathered so far, and the start of the record that the last block broke off."""

    def __init__(self, dialect: Dialect, limit: int) -> None:
        self._dialect = dialect
        self._limit = limit
        self._width = len(dialect.headers)
        self._row = dialect.header_row
        self._carry = ""
        self._is_skipping = False
        self._frames: list[pl.DataFrame] = []
        # Rows read one by one: their numbers and cells.
        self._numbers: list[int] = []
        self._cells: list[list[str]] = []
        self.bad: list[BadRow] = []

    def frame(self) -> pl.DataFrame:
        """Return all rows that could be read, in file order."""
        odd = raw_frame(self._numbers, cells=self._cells, headers=self._dialect.headers)
        frame = pl.concat([*self._frames, odd])
        # Blocks are in file order; sorting copies all cells.
        return frame.sort(ROW) if self._numbers else frame

    def take(self, text: str, *, is_last: bool) -> None:
        """Read the records of one more block."""
        if self._is_skipping:
            end = text.find("\n")
            if end < 0:
                return
            text = text[end + 1 :]
            self._is_skipping = False
        text = self._carry + text
        if is_last and text and not text.endswith("\n"):
            text += "\n"
        data = text.encode()
        found = block_of(data, delimiter=self._dialect.delimiter)
        remainder = None if found is None else len(data) - found.length
        if found is not None and (remainder == 0 or not is_last) and self._take_block(found):
            rest = data[found.length :].decode()
        else:
            rest = self._take_records(text, is_last=is_last)
        self._keep(rest)

    def _keep(self, rest: str) -> None:
        """Keep the start of a record for the next block, unless it is too long already."""
        self._carry = rest
        while len(self._carry.encode()) > self._limit:
            line, found, following = self._carry.partition("\n")
            self._row += 1
            if len(line.encode()) > self._limit:
                self._put_aside(self._row, too_long(self._limit), line)
                self._is_skipping = not found
            else:
                self._put_aside(self._row, OPEN_QUOTE, line)
            self._carry = self._take_records(following, is_last=False) if found else ""

    def _put_aside(self, row: int, reason: str, text: str) -> None:
        self.bad.append(BadRow.of(row, reason=reason, text=text))

    def _take_block(self, block: Block) -> bool:
        """Read a well-formed block through polars; False if polars sees other rows than we do."""
        long = block.ends - block.starts > self._limit
        lengths = block.cells != self._width
        nul = block.holding(b"\x00")
        unreadable = block.unreadable
        wrong = (long | lengths | nul | unreadable) & ~block.blank
        good = ~wrong & ~block.blank
        numbers = np.arange(self._row + 1, self._row + 1 + block.ends.size)
        if good.any():
            frame = self._parsed(block.only(good))
            if frame.height != int(good.sum()):
                return False
            self._frames.append(frame.insert_column(0, pl.Series(ROW, numbers[good], pl.Int64)))
        for record in np.flatnonzero(wrong):
            text = block.text(int(record)) if not long[record] else _start(block, int(record))
            self._take_odd(int(numbers[record]), text, is_long=bool(long[record]))
        self._row += int(block.ends.size)
        return True

    def _parsed(self, data: bytes) -> pl.DataFrame:
        names = cell_names(self._dialect.headers)
        frame = pl.read_csv(
            data,
            has_header=False,
            schema=dict.fromkeys(names, pl.String),
            separator=self._dialect.delimiter,
        )
        return frame.with_columns(pl.all().fill_null("").str.strip_chars())

    def _take_odd(self, row: int, text: str, *, is_long: bool) -> None:
        """Read or put aside one record that has something odd about it."""
        if is_long:
            self._put_aside(row, too_long(self._limit), text)
            return
        record = record_at(text + "\n", start=0, delimiter=self._dialect.delimiter)
        self._take_cells(row, record.cells, text)

    def _take_records(self, text: str, *, is_last: bool) -> str:
        """Read record by record; return the start of the record that the block breaks off."""
        at = 0
        while at < len(text):
            record = record_at(text, start=at, delimiter=self._dialect.delimiter)
            # A cell that is open at the block's end may be closed in the next one.
            may_go_on = not record.is_strict and len(text) - at <= self._limit
            if not is_last and (may_go_on or record.end > len(text)):
                return text[at:]
            self._row += 1
            written = text[at : record.end - 1]
            if len(written.encode()) > self._limit:
                self._put_aside(self._row, too_long(self._limit), written[: self._limit])
            else:
                self._take_cells(self._row, record.cells, written)
            at = record.end
        return ""

    def _take_cells(self, row: int, cells: list[str] | None, text: str) -> None:
        if cells is None:
            self._put_aside(row, OPEN_QUOTE, text)
            return
        stripped = [cell.strip() for cell in cells]
        if not any(stripped):
            return
        # Spreadsheets often write blank cells past the last header: they say nothing.
        while len(stripped) > self._width and not stripped[-1]:
            stripped.pop()
        if UNREADABLE in text:
            self._put_aside(row, UNREADABLE_BYTES, text)
        elif "\x00" in text:
            self._put_aside(row, NUL_BYTES, text)
        elif len(stripped) != self._width:
            self._put_aside(row, wrong_length(len(stripped), width=self._width), text)
        else:
            self._numbers.append(row)
            self._cells.append(stripped)


def _start(block: Block, record: int) -> str:
    """Return the beginning of a record that is too long to be kept."""
    start = int(block.starts[record])
    return block.data[start : start + 8192].decode(errors="ignore")
