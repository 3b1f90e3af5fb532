"""Which places does an office's own file say?

Any table that the library reads, with the columns of the shipped gazetteer under their English
names. Rows that can't be read or understood are put aside with the reason.
"""

from pathlib import Path

from kintrace.casework.place_rows import COLUMNS, NEEDED, PlaceRow, RowAside, understood
from kintrace.values import KintraceError


class NoPlaceColumns(KintraceError):
    """A file of places has no column for codes, or none for names."""

    code = "K431"
    exit_code = 4


def read_places(path: Path) -> tuple[list[PlaceRow], list[RowAside]]:
    """Return the places of a file, and the rows put aside.

    Raises: NoPlaceColumns, and what the readers of tables raise.
    """
    # Imported here because an office starts without reading tables.
    from kintrace.interchange.opening import read_raw
    from kintrace.interchange.raw import ROW, cell_names

    table = read_raw(path, is_header=lambda header: _plain(header) in COLUMNS)
    headers = [_plain(header) for header in table.headers]
    if "code" not in headers or not set(NEEDED[1:]) & set(headers):
        raise NoPlaceColumns(
            "this file has no column for codes, or none for names",
            hint="name the columns as the gazetteer does: " + ", ".join(COLUMNS),
        )
    columns = [table.frame[name].to_list() for name in cell_names(table.headers)]
    cells = (dict(zip(headers, row, strict=True)) for row in zip(*columns, strict=True))
    rows, aside = understood(zip(table.frame[ROW].to_list(), cells, strict=True))
    unread = [RowAside(bad.row, bad.reason, "") for bad in table.bad]
    return rows, sorted([*aside, *unread], key=lambda one: one.number)


def _plain(header: str) -> str:
    return header.strip().casefold()
