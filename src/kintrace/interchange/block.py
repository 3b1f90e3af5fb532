"""Which rows does one block of delimited text hold, all at once?

Looks at a whole block of bytes with numpy: where records end, how many cells each has, which are
blank, too long or hold bytes that can't be read. Answers only for blocks whose quotation marks are
well formed; any other block is read record by record (``record_text``).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kintrace.interchange.text_stream import UNREADABLE

_NEWLINE = 10
_QUOTE = 34
_MARK = UNREADABLE.encode()

Offsets = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Block:
    """The records of a block: ``data[starts[i]:ends[i]]`` is record i, without its line end."""

    data: bytes
    starts: Offsets
    ends: Offsets
    cells: Offsets

    @property
    def length(self) -> int:
        """How many bytes the records take; what follows is the start of the next record."""
        return int(self.ends[-1]) + 1 if self.ends.size else 0

    @property
    def blank(self) -> Flags:
        """Which records hold nothing but delimiters."""
        return np.asarray(self.ends - self.starts == self.cells - 1)

    def holding(self, sign: bytes) -> Flags:
        """Which records hold these bytes."""
        flags = np.zeros(self.ends.size, np.bool_)
        at = self.data.find(sign)
        while at >= 0:
            record = int(np.searchsorted(self.ends, at))
            if record >= self.ends.size:
                break
            flags[record] = True
            at = self.data.find(sign, int(self.ends[record]))
        return flags

    @property
    def unreadable(self) -> Flags:
        """Which records hold bytes that the encoding doesn't know."""
        return self.holding(_MARK)

    def text(self, record: int) -> str:
        """Return one record as text."""
        return self.data[self.starts[record] : self.ends[record]].decode()

    def only(self, wanted: Flags) -> bytes:
        """Return the wanted records with their line ends."""
        if wanted.all():
            return self.data[: self.length]
        array = np.frombuffer(self.data, np.uint8)[: self.length]
        kept = np.repeat(wanted, self.ends - self.starts + 1)
        return array[kept].tobytes()


def block_of(data: bytes, *, delimiter: str) -> Block | None:
    """Find the whole records of a block; None if its quotation marks are not well formed."""
    array = np.frombuffer(data, np.uint8)
    newlines = np.flatnonzero(array == _NEWLINE)
    edges = np.flatnonzero(array == ord(delimiter))
    quotes = np.flatnonzero(array == _QUOTE)
    if quotes.size:
        if not _are_structural(array, quotes, delimiter):
            return None
        newlines = newlines[np.searchsorted(quotes, newlines) % 2 == 0]
        edges = edges[np.searchsorted(quotes, edges) % 2 == 0]
    starts = np.concatenate(([0], newlines[:-1] + 1)) if newlines.size else newlines
    before = np.searchsorted(edges, newlines)
    cells = np.diff(before, prepend=0) + 1
    return Block(data, starts.astype(np.int64), newlines.astype(np.int64), cells.astype(np.int64))


def _are_structural(array: NDArray[np.uint8], quotes: Offsets, delimiter: str) -> bool:
    """Tell whether each mark opens a cell, closes one, or is one of a doubled pair."""
    edges = np.array([_NEWLINE, ord(delimiter)], np.uint8)
    padded = np.concatenate(([_NEWLINE], array, [_NEWLINE])).astype(np.uint8)
    opening, closing = quotes[0::2], quotes[1::2]
    starts_cell = np.isin(padded[opening], edges)
    ends_cell = np.isin(padded[closing + 2], edges)
    # Between a closing mark and the opening one beside it stands a doubled mark, written "".
    doubled = np.zeros(opening.size, np.bool_)
    beside = opening[1:] == closing[: opening.size - 1] + 1
    doubled[1:] = beside
    doubled_before = np.zeros(closing.size, np.bool_)
    doubled_before[: beside.size] = beside[: closing.size]
    return bool((starts_cell | doubled).all() and (ends_cell | doubled_before).all())
