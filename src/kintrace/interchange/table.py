"""Which records does a file hold, under the columns that Kintrace knows?

Puts together the reader for the file's format, the reading of its headers, and the checks that
concern a record: it needs an identifier or a name, and no other record's identifier.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from kintrace.interchange.cells import as_written, has_escaped
from kintrace.interchange.columns import (
    IGNORED,
    LISTS,
    HeaderReading,
    check_readings,
    is_known,
    plain,
    read_headers,
)
from kintrace.interchange.mapping_file import check_mapping
from kintrace.interchange.opening import read_raw
from kintrace.interchange.raw import (
    ROW,
    ROW_LIMIT,
    UNREADABLE_BYTES,
    BadRow,
    Progress,
    RawTable,
    cell_names,
    ignore_progress,
)
from kintrace.matching.fields import COLUMNS
from kintrace.values import KintraceError

NAMES = ("name", "given_name", "family_name", "alternate_names")
NO_ID_AND_NO_NAME = "the row has no identifier and no name"
SAME_ID = "an earlier row has the same identifier"


class NoRows(KintraceError):
    """The file has a header and no rows below it."""

    code = "K204"
    exit_code = 3


class WrongEncoding(KintraceError):
    """Most rows have bytes that the encoding can't read."""

    code = "K214"
    exit_code = 3


@dataclass(frozen=True)
class TableRead:
    """A file as read.

    ``frame``: one row per record, in file order, all text, "" = not asked; its columns are those
    of ``COLUMNS`` that the file has, then free attributes. ``quarantine``: columns row, reason
    and text, one row per row put aside, in file order. ``encoding`` and ``delimiter`` are None
    where the format has none. ``notes`` are whole sentences for the user.
    """

    frame: pl.DataFrame
    quarantine: pl.DataFrame
    mapping: tuple[HeaderReading, ...]
    format: str
    encoding: str | None
    delimiter: str | None
    notes: tuple[str, ...]


def read_table(
    path: Path | str,
    *,
    mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
    limit: int = ROW_LIMIT,
    progress: Progress = ignore_progress,
) -> TableRead:
    """Read a CSV, TSV, XLSX, Parquet or JSON file of records, whatever its name says.

    ``mapping`` gives columns by header, before the names we know; ``encoding`` None = detected;
    ``limit`` is the most bytes that one row may take; ``progress`` is told bytes read.

    Raises: FileUnreadable, EmptyFile, NotATable, NoRows, EncodingUnknown, WrongEncoding,
    HeaderUnreadable, WorkbookBroken, WorkbookTooLarge, ParquetBroken, JsonBroken,
    DuplicateColumns, NoNameColumn, MappingColumnUnknown.
    """
    path = Path(path)
    check_mapping(mapping or {}, file="the mapping")
    raw = read_raw(
        path, is_header=_headers(mapping), encoding=encoding, limit=limit, progress=progress
    )
    readings = read_headers(raw.headers, mapping=mapping)
    if raw.frame.height == 0:
        _refuse_nothing(raw, path)
    raw, readings = _without_blank_columns(raw, readings)
    check_readings(readings, file=path.name)
    return _table(raw, readings)


def read_mapping_of(
    path: Path | str, *, mapping: Mapping[str, str] | None = None, encoding: str | None = None
) -> tuple[HeaderReading, ...]:
    """Say how each header of a file is read, even where the headers can't make a table."""
    raw = read_raw(Path(path), is_header=_headers(mapping), encoding=encoding)
    return read_headers(raw.headers, mapping=mapping)


def _headers(mapping: Mapping[str, str] | None) -> Callable[[str], bool]:
    """Return what tells whether a text is a header, by our names or by the mapping."""
    mapped = {plain(header) for header in mapping or {}}

    def is_header(text: str) -> bool:
        return bool(text) and (is_known(text) or plain(text) in mapped)

    return is_header


def _refuse_nothing(raw: RawTable, path: Path) -> None:
    """Say why a file has no row that can be read."""
    if not raw.bad:
        raise NoRows(f"{path.name} has a header and no rows", hint="export it again")
    reasons = [bad.reason for bad in raw.bad]
    if UNREADABLE_BYTES in reasons and raw.encoding is not None:
        raise WrongEncoding(
            f"{path.name} can't be read as {_shown_encoding(raw.encoding)}",
            hint="leave out --encoding to have it detected, or name the right one",
        )
    raise NoRows(
        f"{path.name} has no row that can be read; of the first, {reasons[0]}",
        hint="check that the file is a table with one record a row",
    )


def _without_blank_columns(
    raw: RawTable, readings: tuple[HeaderReading, ...]
) -> tuple[RawTable, tuple[HeaderReading, ...]]:
    """Leave out columns that have neither a header nor a single cell."""
    kept = [
        place
        for place, (name, header) in enumerate(
            zip(cell_names(raw.headers), raw.headers, strict=True)
        )
        if header != f"column {place + 1}" or (raw.frame[name] != "").any()
    ]
    frame = raw.frame.select(ROW, *(cell_names(raw.headers)[place] for place in kept))
    headers = tuple(raw.headers[place] for place in kept)
    frame.columns = [ROW, *cell_names(headers)]
    return replace(raw, headers=headers, frame=frame), tuple(readings[place] for place in kept)


def _table(raw: RawTable, readings: tuple[HeaderReading, ...]) -> TableRead:
    frame = _under_columns(raw, readings)
    notes = list(raw.notes)
    if "record_id" not in frame.columns:
        notes.append("there is no column of identifiers: records are named by their row, as row-17")
        frame = frame.with_columns(record_id=pl.lit(""))
    named = [name for name in NAMES if name in frame.columns]
    has_name = pl.any_horizontal([pl.col(name) != "" for name in named]) if named else pl.lit(False)
    has_id = pl.col("record_id") != ""
    frame = frame.with_columns(_said=has_id | has_name)
    made = frame.filter(pl.col("_said") & ~has_id).height
    if made and "record_id" in {reading.column for reading in readings}:
        notes.append(f"{made} records have no identifier: they are named by their row, as row-17")
    by_row = pl.format("row-{}", pl.col(ROW))
    frame = frame.with_columns(record_id=pl.when(has_id).then("record_id").otherwise(by_row))
    # Only rows that say something count as the first with their identifier.
    first = pl.struct("record_id", "_said").is_first_distinct()
    frame = frame.with_columns(_first=first)
    bad = [*raw.bad, *_put_aside(frame, ~pl.col("_said"), NO_ID_AND_NO_NAME)]
    bad += _put_aside(frame, pl.col("_said") & ~pl.col("_first"), SAME_ID)
    # Most files have no bad row, and leaving none out would copy all cells.
    good = frame.filter(pl.col("_said") & pl.col("_first")) if len(bad) > len(raw.bad) else frame
    good = good.drop(ROW, "_said", "_first")
    order = [name for name in COLUMNS if name in good.columns]
    order += [name for name in good.columns if name not in COLUMNS]
    return TableRead(
        frame=good.select(order),
        quarantine=_quarantine(bad),
        mapping=readings,
        format=raw.format,
        encoding=None if raw.encoding is None else _shown_encoding(raw.encoding),
        delimiter=raw.delimiter,
        notes=tuple(notes),
    )


def _under_columns(raw: RawTable, readings: tuple[HeaderReading, ...]) -> pl.DataFrame:
    """Return the raw rows under the columns that their headers stand for."""
    sources: dict[str, list[str]] = {}
    for name, reading in zip(cell_names(raw.headers), readings, strict=True):
        if reading.column != IGNORED:
            sources.setdefault(reading.column, []).append(name)
    # Few columns have an escaped cell, and writing a column anew copies all of its cells.
    escaped = {name for name in cell_names(raw.headers) if has_escaped(raw.frame[name])}
    columns = [pl.col(ROW)]
    for column, names in sources.items():
        cells = [as_written(pl.col(n)) if n in escaped else pl.col(n) for n in names]
        if column in LISTS and len(cells) > 1:
            filled = [pl.when(cell != "").then(cell) for cell in cells]
            cells = [pl.concat_str(filled, separator="; ", ignore_nulls=True)]
        columns.append(cells[0].alias(column))
    return raw.frame.select(columns)


def _put_aside(frame: pl.DataFrame, wanted: pl.Expr, reason: str) -> list[BadRow]:
    """Return the wanted rows as rows put aside, their cells in one text."""
    rows = frame.filter(wanted)
    texts = rows.drop(ROW, "_said", "_first").rows()
    return [
        BadRow.of(row, reason=reason, text="; ".join(filter(None, cells)))
        for row, cells in zip(rows[ROW], texts, strict=True)
    ]


def _quarantine(bad: list[BadRow]) -> pl.DataFrame:
    ordered = sorted(bad, key=lambda one: one.row)
    return pl.DataFrame(
        {
            "row": pl.Series([one.row for one in ordered], dtype=pl.Int64),
            "reason": pl.Series([one.reason for one in ordered], dtype=pl.String),
            "text": pl.Series([one.text for one in ordered], dtype=pl.String),
        }
    )


def _shown_encoding(name: str) -> str:
    return name.removesuffix("_sig").replace("_", "-")
