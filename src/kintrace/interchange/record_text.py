"""What are the cells of one record of a delimited text?

Reads one record at a time, forgivingly: quotation marks inside a cell need not be doubled, spaces
may stand around a quoted cell. A quoted cell may hold line ends only if it is written strictly,
so that a mark opened and never closed spoils its own line and no other.
Slow and sure: ``delimited`` reads well-formed blocks without it.
"""

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class RecordText:
    """One record: its cells, None if a mark stays open, and where the next record starts.

    ``is_strict`` tells that all its marks are well formed, so that more text can't change it.
    """

    cells: list[str] | None
    end: int
    is_strict: bool


def record_at(text: str, *, start: int, delimiter: str) -> RecordText:
    r"""Read the record that starts at an offset; its line end belongs to it.

    >>> record_at('1,"Anna ""Ania"" M.",x\n', start=0, delimiter=",").cells
    ['1', 'Anna "Ania" M.', 'x']
    """
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    line = text[start:line_end]
    if '"' not in line:
        return RecordText(line.split(delimiter), line_end + 1, is_strict=True)
    strict = _strict(text, start, delimiter)
    if strict is not None:
        return strict
    return RecordText(_forgiving(line, delimiter), line_end + 1, is_strict=False)


@cache
def _cell(delimiter: str) -> re.Pattern[str]:
    edge = re.escape(delimiter)
    # Possessive, so that an open mark costs one look at the text, not many.
    quoted = rf' *"([^"]*+(?:""[^"]*+)*+)" *(?={edge}|\n|\Z)'
    return re.compile(rf'{quoted}|(?! *")([^{edge}\n]*+)')


def _strict(text: str, start: int, delimiter: str) -> RecordText | None:
    """Read a record whose quoted cells are well formed; None if one is not."""
    cells: list[str] = []
    cell = _cell(delimiter)
    at = start
    while True:
        found = cell.match(text, at)
        if found is None:
            return None
        quoted, plain = found.groups()
        cells.append(plain if quoted is None else quoted.replace('""', '"'))
        at = found.end()
        if text[at : at + 1] != delimiter:
            return RecordText(cells, at + 1, is_strict=True)
        at += 1


def _forgiving(line: str, delimiter: str) -> list[str] | None:
    """Read one line whose quoted cells end at a mark before a delimiter, or None."""
    cells: list[str] = []
    edge = re.escape(delimiter)
    quoted = re.compile(rf' *"(.*?)" *(?={edge}|\Z)')
    at = 0
    while True:
        found = quoted.match(line, at)
        if found is not None:
            cells.append(found[1].replace('""', '"'))
            at = found.end()
        elif line[at:].lstrip(" ").startswith('"'):
            return None
        else:
            end = line.find(delimiter, at)
            end = len(line) if end < 0 else end
            cells.append(line[at:end])
            at = end
        if at >= len(line):
            return cells
        at += 1
