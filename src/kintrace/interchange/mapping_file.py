"""Which columns did the user say the headers stand for?

Reads a mapping file: JSON (one object, header to column) or CSV (two columns, header and column).
The column ``-`` leaves a header out; ``attribute:NAME`` keeps it as a free attribute.
"""

import csv
import json
from collections.abc import Mapping
from pathlib import Path

from kintrace.interchange.columns import IGNORED, suggested
from kintrace.matching.fields import ATTRIBUTE, COLUMNS
from kintrace.values import KintraceError


class MappingUnreadable(KintraceError):
    """The mapping file is missing, or is neither a CSV of two columns nor a JSON object."""

    code = "K212"
    exit_code = 4


class MappingColumnUnknown(KintraceError):
    """The mapping file names a column that Kintrace doesn't have."""

    code = "K213"
    exit_code = 4


def read_mapping(path: Path) -> dict[str, str]:
    """Return the column of each header that the file names.

    Raises: MappingUnreadable, MappingColumnUnknown.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise MappingUnreadable(
            f"the mapping file {path.name} can't be opened",
            hint="check the path; without --mapping the headers are read by their names",
        ) from error
    except UnicodeDecodeError as error:
        raise _unreadable(path) from error
    mapping = _from_json(text, path) if text.lstrip().startswith("{") else _from_csv(text, path)
    check_mapping(mapping, file=path.name)
    return mapping


def check_mapping(mapping: Mapping[str, str], *, file: str) -> None:
    """Refuse columns that don't exist.

    Raises: MappingColumnUnknown, naming all of them.
    """
    unknown = [
        column
        for column in mapping.values()
        if column not in COLUMNS and column != IGNORED and not column.startswith(ATTRIBUTE)
    ]
    if unknown:
        near = suggested(unknown[0])
        meant = f"did you mean {near}? " if near else ""
        raise MappingColumnUnknown(
            f"{file} names columns that don't exist: {', '.join(sorted(set(unknown)))}",
            hint=f"{meant}columns are {', '.join(COLUMNS)}, {ATTRIBUTE}NAME, or {IGNORED}",
        )


def _from_json(text: str, path: Path) -> dict[str, str]:
    try:
        read = json.loads(text)
    except ValueError as error:
        raise _unreadable(path) from error
    if not all(isinstance(column, str) for column in read.values()):
        raise _unreadable(path)
    return {header: column.strip() for header, column in read.items()}


def _from_csv(text: str, path: Path) -> dict[str, str]:
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    rows = [row for row in csv.reader(text.splitlines(), delimiter=delimiter) if any(row)]
    if not rows or any(len(row) != 2 for row in rows):
        raise _unreadable(path)
    pairs = [(header.strip(), column.strip()) for header, column in rows]
    if tuple(cell.lower() for cell in pairs[0]) == ("header", "column"):
        pairs = pairs[1:]
    return {header: column or IGNORED for header, column in pairs}


def _unreadable(path: Path) -> MappingUnreadable:
    return MappingUnreadable(
        f"{path.name} is no mapping file",
        hint='write two columns, header and column, as CSV, or a JSON object {"header": "column"}',
    )
