"""Which reader reads this file?

Finds out the format by content and the encoding by its signs, and hands the file to the reader.
"""

from collections.abc import Callable
from pathlib import Path

from kintrace.interchange.delimited import read_delimited
from kintrace.interchange.dialect import dialect_of
from kintrace.interchange.formats import Format, format_of
from kintrace.interchange.json_rows import read_json_array, read_json_lines
from kintrace.interchange.parquet import read_parquet
from kintrace.interchange.raw import ROW_LIMIT, Progress, RawTable, ignore_progress
from kintrace.interchange.workbook import read_workbook
from kintrace.values.encodings import encoding_named, encoding_of


def read_raw(
    path: Path,
    *,
    is_header: Callable[[str], bool],
    encoding: str | None = None,
    limit: int = ROW_LIMIT,
    progress: Progress = ignore_progress,
) -> RawTable:
    """Read a file's rows under its headers as written; ``encoding`` None = detected.

    Raises: FileUnreadable, EmptyFile, NotATable, EncodingUnknown, HeaderUnreadable,
    WorkbookBroken, WorkbookTooLarge, ParquetBroken, JsonBroken.
    """
    told = None if encoding is None else encoding_named(encoding)
    kind = format_of(path)
    if kind is Format.WORKBOOK:
        return read_workbook(path, is_known=is_header, limit=limit)
    if kind is Format.PARQUET:
        return read_parquet(path)
    used = (told or encoding_of(path)).name
    if kind is Format.JSON_ARRAY:
        return read_json_array(path, encoding=used, limit=limit)
    if kind is Format.JSON_LINES:
        return read_json_lines(path, encoding=used, limit=limit, progress=progress)
    dialect = dialect_of(path, encoding=used, is_known=is_header)
    return read_delimited(path, dialect=dialect, encoding=used, limit=limit, progress=progress)
