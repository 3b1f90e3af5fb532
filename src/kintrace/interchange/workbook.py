"""Which rows does an XLSX workbook hold?

Reads the visible sheet that shows the most headers we know. Formulas are read as the values last
shown, dates as 2014-05-12, whole numbers without a fraction. Titles above the header, merged or
not, are passed over.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

from kintrace.interchange.archive import WorkbookBroken, check_workbook
from kintrace.interchange.dialect import EmptyFile, header_index, named_headers
from kintrace.interchange.raw import ROW_LIMIT, BadRow, RawTable, raw_frame, too_long

Cell = int | float | str | bool | time | date | datetime | timedelta


def read_workbook(
    path: Path, *, is_known: Callable[[str], bool], limit: int = ROW_LIMIT
) -> RawTable:
    """Read the rows below the header of the best sheet.

    Raises: WorkbookBroken, WorkbookTooLarge, EmptyFile.
    """
    check_workbook(path)
    sheets = _sheets(path)
    filled = {name: rows for name, rows in sheets.items() if any(map(any, rows))}
    if not filled:
        raise EmptyFile(f"{path.name} has no sheet with cells", hint="check that it is saved")
    name = max(filled, key=lambda one: _known_headers(filled[one], is_known))
    return _table(name, filled[name], path=path, is_known=is_known, limit=limit, of=len(filled))


def shown(cell: Cell) -> str:
    """Return a cell's value as text.

    >>> shown(6.0), shown(date(2014, 5, 12)), shown(" Анна ")
    ('6', '2014-05-12', 'Анна')
    """
    match cell:
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime():
            return cell.isoformat(sep=" ", timespec="minutes")
        case date() | time():
            return cell.isoformat()
        case str():
            return cell.strip()
        case _:
            return str(cell)


def _sheets(path: Path) -> dict[str, list[list[str]]]:
    """Return the cells of the visible sheets as text, in the workbook's order."""
    # Imported here because most files are no workbooks.
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        with path.open("rb") as stream, CalamineWorkbook.from_filelike(stream) as workbook:
            names = [
                sheet.name
                for sheet in workbook.sheets_metadata
                if sheet.visible == SheetVisibleEnum.Visible
            ]
            return {name: _cells(workbook.get_sheet_by_name(name)) for name in names}
    except CalamineError as error:
        raise WorkbookBroken(
            f"{path.name} can't be read as a workbook", hint="open it and save it again as .xlsx"
        ) from error


def _cells(sheet: object) -> list[list[str]]:
    rows: list[list[Cell]] = sheet.to_python(skip_empty_area=False)  # type: ignore[attr-defined]
    return [[shown(cell) for cell in row] for row in rows]


def _known_headers(rows: list[list[str]], is_known: Callable[[str], bool]) -> int:
    header = rows[header_index(rows[:40], is_known=is_known)]
    return sum(map(is_known, set(header)))


def _table(
    name: str,
    rows: list[list[str]],
    *,
    path: Path,
    is_known: Callable[[str], bool],
    limit: int,
    of: int,
) -> RawTable:
    above = header_index(rows[:40], is_known=is_known)
    width = max(place for place, cell in enumerate(rows[above], start=1) if cell)
    # Columns right of the last header count only if they hold something.
    width = max([width, *(_width(row) for row in rows[above + 1 :])])
    headers = named_headers((rows[above] + [""] * width)[:width])
    numbers: list[int] = []
    cells: list[list[str]] = []
    bad: list[BadRow] = []
    for number, row in enumerate(rows[above + 1 :], start=above + 2):
        if not any(row):
            continue
        if sum(map(len, row)) > limit // 4:
            bad.append(BadRow.of(number, reason=too_long(limit), text="\t".join(row)))
            continue
        numbers.append(number)
        cells.append((row + [""] * width)[:width])
    notes = [f"sheet {name!r} was read, of {of} with cells"] if of > 1 else []
    if above:
        notes.append(f"{above} rows above the header were passed over")
    return RawTable(
        headers=headers,
        frame=raw_frame(numbers, cells=cells, headers=headers),
        bad=tuple(bad),
        format="XLSX",
        notes=tuple(notes),
    )


def _width(row: list[str]) -> int:
    return max((place for place, cell in enumerate(row, start=1) if cell), default=0)
