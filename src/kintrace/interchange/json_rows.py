"""Which rows does a file of JSON lines, or a JSON array, hold?

Each row is one object. Numbers stay as written, lists are joined by ";" and objects inside an
object become "key: value". Lines that are no object are put aside, with the reason.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kintrace.interchange.raw import (
    NUL_BYTES,
    ROW_LIMIT,
    UNREADABLE_BYTES,
    BadRow,
    Progress,
    RawTable,
    ignore_progress,
    raw_frame,
    too_long,
)
from kintrace.interchange.text_stream import UNREADABLE, open_text
from kintrace.values import KintraceError

# A JSON array must be held in memory at once; larger files belong in JSON lines.
ARRAY_LIMIT = 1 << 29


class JsonBroken(KintraceError):
    """A JSON array is cut short, too large, or holds something other than objects."""

    code = "K208"
    exit_code = 3


class _SameKey(dict[str, Any]):
    """An object that has one key twice: reading either value would lose the other."""


def read_json_lines(
    path: Path,
    *,
    encoding: str,
    limit: int = ROW_LIMIT,
    progress: Progress = ignore_progress,
) -> RawTable:
    """Read one object a line."""
    rows = _Rows()
    with open_text(path, encoding=encoding) as stream:
        for number, line in _lines(stream, limit):
            progress(len(line))
            rows.take(number, line, limit=limit)
    return rows.table(format="JSON lines", encoding=encoding)


def read_json_array(path: Path, *, encoding: str, limit: int = ROW_LIMIT) -> RawTable:
    """Read an array of objects.

    Raises: JsonBroken.
    """
    if path.stat().st_size > ARRAY_LIMIT:
        raise JsonBroken(
            f"{path.name} is too large for one JSON array", hint="write one object a line instead"
        )
    with open_text(path, encoding=encoding) as stream:
        text = stream.read().removeprefix("\ufeff")
    try:
        items = json.loads(text, parse_float=str, parse_int=str, object_pairs_hook=_pairs)
    except (ValueError, RecursionError) as error:
        raise JsonBroken(
            f"{path.name} is no whole JSON array", hint="it may be cut short: export it again"
        ) from error
    rows = _Rows()
    for number, item in enumerate(items, start=1):
        rows.take_object(number, item, text=str(item)[: limit + 1], limit=limit)
    return rows.table(format="JSON array", encoding=encoding)


def _lines(stream: Any, limit: int) -> Iterator[tuple[int, str]]:
    """Yield numbered lines, each cut just past the limit."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        yield number, line
        while line and not line.endswith("\n"):
            line = stream.readline(limit + 1)


class _Rows:
    """Objects gathered so far; headers are all keys, in the order in which they came."""

    def __init__(self) -> None:
        self._headers: dict[str, None] = {}
        self._numbers: list[int] = []
        self._objects: list[dict[str, str]] = []
        self._bad: list[BadRow] = []

    def take(self, number: int, line: str, *, limit: int) -> None:
        if not line.strip("\ufeff \t\r\n"):
            return
        if len(line) > limit:
            self._put_aside(number, too_long(limit), line)
        elif UNREADABLE in line:
            self._put_aside(number, UNREADABLE_BYTES, line)
        elif "\x00" in line:
            self._put_aside(number, NUL_BYTES, line)
        else:
            self._take_line(number, line, limit=limit)

    def _take_line(self, number: int, line: str, *, limit: int) -> None:
        try:
            item = json.loads(
                line.removeprefix("\ufeff"),
                parse_float=str,
                parse_int=str,
                object_pairs_hook=_pairs,
            )
        except (ValueError, RecursionError):
            self._put_aside(number, "the line is no JSON object", line)
        else:
            self.take_object(number, item, text=line, limit=limit)

    def take_object(self, number: int, item: object, *, text: str, limit: int) -> None:
        """Take one parsed object, or put it aside."""
        if not isinstance(item, dict):
            self._put_aside(number, "the row is no JSON object", text)
        elif any(isinstance(part, _SameKey) for part in (item, *item.values())):
            self._put_aside(number, "the object has the same key twice", text)
        elif len(text) > limit:
            self._put_aside(number, too_long(limit), text)
        elif UNREADABLE in text:
            self._put_aside(number, UNREADABLE_BYTES, text)
        else:
            self._take_cells(number, {key: _text(value) for key, value in item.items()}, text)

    def _take_cells(self, number: int, cells: dict[str, str], text: str) -> None:
        if any("\x00" in cell for cell in cells.values()):
            self._put_aside(number, NUL_BYTES, text)
        else:
            self._headers.update(dict.fromkeys(cells))
            self._numbers.append(number)
            self._objects.append(cells)

    def _put_aside(self, number: int, reason: str, text: str) -> None:
        self._bad.append(BadRow.of(number, reason=reason, text=text))

    def table(self, *, format: str, encoding: str) -> RawTable:
        """Return what was gathered."""
        headers = tuple(self._headers)
        cells = [[item.get(header, "") for header in headers] for item in self._objects]
        return RawTable(
            headers=headers,
            frame=raw_frame(self._numbers, cells=cells, headers=headers),
            bad=tuple(self._bad),
            format=format,
            encoding=encoding,
        )


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    return read if len(read) == len(pairs) else _SameKey(read)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            return value.strip()
        case bool():
            return "true" if value else "false"
        case list():
            return "; ".join(filter(None, map(_text, value)))
        case dict():
            return "; ".join(f"{key}: {_text(inner)}" for key, inner in value.items())
        case _:
            return str(value)
