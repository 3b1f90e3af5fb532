"""What kind of file is this, by its content?

Looks at the first bytes, never at the extension: exports are often named wrongly. Files that are
no table are refused with a word about what they are.
"""

from enum import Enum
from pathlib import Path

from kintrace.interchange.dialect import EmptyFile
from kintrace.values import KintraceError
from kintrace.values.encodings import encoding_of_head

HEAD = 1 << 16
# A text may hold a stray control character; more of them than this is no text.
CONTROL_SHARE = 0.01

_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 26, 27})
_REFUSED = (
    (b"%PDF", "a PDF document", "export the table itself, as CSV or XLSX"),
    (b"\x89PNG", "a picture", "type or export the table as CSV or XLSX"),
    (b"\xff\xd8\xff", "a picture", "type or export the table as CSV or XLSX"),
    (b"GIF8", "a picture", "type or export the table as CSV or XLSX"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
    (b"BZh", "a compressed file", "unpack it first"),
    (b"\xfd7zXZ", "a compressed file", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a compressed file", "unpack it first"),
    (b"7z\xbc\xaf", "a compressed file", "unpack it first"),
    (b"Rar!", "a compressed file", "unpack it first"),
    (
        b"\xd0\xcf\x11\xe0",
        "an old .xls workbook or one with a password",
        "open it, take the password off and save it as .xlsx",
    ),
    (b"SQLite format 3", "a database", "export the table as CSV"),
    (b"{\\rtf", "a text document", "export the table as CSV or XLSX"),
    (b"<?xml", "an XML document", "export the table as CSV or XLSX"),
    (b"<!DOCTYPE", "a web page", "export the table as CSV or XLSX"),
    (b"<html", "a web page", "export the table as CSV or XLSX"),
)


class FileUnreadable(KintraceError):
    """The file is missing, is a folder or may not be read."""

    code = "K200"
    exit_code = 3


class NotATable(KintraceError):
    """The file is of a kind that holds no table, or whose tables aren't read."""

    code = "K203"
    exit_code = 3


class Format(Enum):
    """A kind of file that is read."""

    DELIMITED = "delimited text"
    WORKBOOK = "XLSX"
    PARQUET = "Parquet"
    JSON_LINES = "JSON lines"
    JSON_ARRAY = "JSON array"


def format_of(path: Path) -> Format:
    """Return what kind of file this is.

    Raises: FileUnreadable, EmptyFile, NotATable.
    """
    head = _head(path)
    if not head.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        raise EmptyFile(f"{path.name} is empty", hint="export it again, or check the path")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Format.WORKBOOK
    if head.startswith(b"PAR1"):
        return Format.PARQUET
    for start, kind, hint in _REFUSED:
        if head.lstrip(b"\xef\xbb\xbf \r\n").startswith(start):
            raise NotATable(f"{path.name} is {kind}, not a table", hint=hint)
    told = encoding_of_head(head)
    is_wide = told is not None and told.name.startswith(("utf_16", "utf_32"))
    if not is_wide and _is_binary(head):
        raise NotATable(
            f"{path.name} is not text, and no kind of table that is read",
            hint="CSV, XLSX, Parquet and JSON are read",
        )
    # Any one-byte encoding will do to see the brackets of JSON.
    text = head.decode(told.name if told else "latin-1", "replace").lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        return Format.JSON_LINES
    if text.startswith("[") and text[1:].lstrip()[:1] in ("{", "]", ""):
        return Format.JSON_ARRAY
    return Format.DELIMITED


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(HEAD)
    except OSError as error:
        reasons = {
            FileNotFoundError: "there is no such file",
            IsADirectoryError: "it is a folder",
            PermissionError: "you may not read it",
        }
        reason = reasons.get(type(error), "the disk says no")
        raise FileUnreadable(
            f"{path.name or path} can't be opened: {reason}", hint="check the path"
        ) from error


def _is_binary(head: bytes) -> bool:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > CONTROL_SHARE * len(head) + 2
