"""Which rows would an import make of a file, read as somebody says that its columns mean?

Reads with ``interchange``, exactly as the command line does, and puts each row's own cells beside
what they say. Writes nothing. Layer: web.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polars as pl

from kintrace.casework.list_import import Row
from kintrace.casework.saying import Said, faults_of
from kintrace.interchange import HeaderReading, read_headers, read_table
from kintrace.interchange.columns import is_known, plain
from kintrace.interchange.opening import read_raw
from kintrace.interchange.raw import ROW, RawTable, cell_names
from kintrace.registry.models import Record
from kintrace.values import KintraceError, unknown_from_text
from kintrace.web.lists.columns import properties_of_columns

# More rows than this go in by the command line: one import holds everybody's acts up.
MOST_ROWS = 5_000
EXAMPLES = 3
LONGEST_LABEL = 60


class TooManyRows(KintraceError):
    """The list has more rows than one import in the browser takes."""

    code = "K430"
    exit_code = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadList:
    """A file as read: ``rows`` in file order, those with faults among them.

    ``refusal`` says why the columns make no table, None if they do; then there are no rows.
    """

    readings: Sequence[HeaderReading]
    examples: Mapping[str, str]
    rows: Sequence[Row]
    notes: Sequence[str]
    encoding: str
    refusal: KintraceError | None = None

    @property
    def good(self) -> list[Row]:
        """The rows that become records."""
        return [row for row in self.rows if not row.faults]

    @property
    def faulty(self) -> list[Row]:
        """The rows that wait in quarantine."""
        return [row for row in self.rows if row.faults]


def read_list(path: Path, *, mapping: Mapping[str, str], encoding: str | None = None) -> ReadList:
    """Read a file under a mapping of its headers, {} = as their names say.

    Raises: any error of ``interchange`` about the file itself, TooManyRows.
    """
    mapped = {plain(header) for header in mapping}
    raw = read_raw(
        path,
        is_header=lambda text: bool(text) and (is_known(text) or plain(text) in mapped),
        encoding=encoding,
    )
    if raw.frame.height > MOST_ROWS:
        raise TooManyRows(
            f"the list has more than {MOST_ROWS:,} rows",
            hint="part it into several files and import one after another",
        )
    readings = read_headers(raw.headers, mapping=mapping)
    read = ReadList(
        readings=readings,
        examples=_examples(raw),
        rows=(),
        notes=(),
        encoding=raw.encoding or "",
    )
    try:
        table = read_table(path, mapping=dict(mapping), encoding=encoding)
    except KintraceError as refusal:
        if refusal.code in ("K210", "K211"):
            return replace(read, refusal=refusal)
        raise
    rows = sorted(_rows(raw, table), key=lambda row: row.number)
    return replace(read, rows=rows, notes=table.notes)


def _examples(raw: RawTable) -> dict[str, str]:
    """The first cells of each header that say something."""
    found = {}
    for name, header in zip(cell_names(raw.headers), _labels(raw), strict=True):
        cells = [cell for cell in raw.frame[name].head(50) if cell][:EXAMPLES]
        found[header] = " · ".join(cells)
    return found


def _labels(raw: RawTable) -> list[str]:
    return [reading.header for reading in read_headers(raw.headers)]


def _rows(raw: RawTable, table: Any) -> Iterator[Row]:
    # What is not in quarantine stands in both frames in the same order.
    aside = table.quarantine
    names, labels = cell_names(raw.headers), _labels(raw)
    numbers = pl.col(ROW).is_in(aside["row"].to_list())
    good = raw.frame.filter(~numbers)
    cells = {
        row[ROW]: {label: row[name] for name, label in zip(names, labels, strict=True) if row[name]}
        for row in raw.frame.iter_rows(named=True)
    }
    for number, said in zip(good[ROW], table.frame.iter_rows(named=True), strict=True):
        yield _row(number, cells=cells[number], columns=said)
    for number, reason, text in aside.iter_rows():
        yield Row(number=number, cells=cells.get(number, {"": text}), said=(), faults=(reason,))


def _row(number: int, *, cells: Mapping[str, str], columns: Mapping[str, str]) -> Row:
    said = list(_said(columns))
    faults = [f"{one.property}: {what}" for one in said for what in faults_of(one, about=Record())]
    label = columns["record_id"][:LONGEST_LABEL]
    return Row(number=number, cells=cells, said=said, label=label, faults=faults)


def _said(columns: Mapping[str, str]) -> Iterator[Said]:
    """What a row says. An identifier that was made up from the row's number says nothing."""
    as_of = columns.get("age_as_of", "")
    for column, (code, has_many) in properties_of_columns().items():
        cell = columns.get(column) or ""
        if not cell.strip() or (column == "record_id" and cell.startswith("row-")):
            continue
        unknown = unknown_from_text(cell)
        if unknown is not None:
            yield Said(property=code, unknown=unknown.name.lower())
            continue
        for value in cell.split(";") if has_many else [cell]:
            if value.strip():
                said_on = as_of if column == "age" else ""
                yield Said(property=code, value=value.strip(), said_on=said_on)
