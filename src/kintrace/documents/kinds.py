"""What is this file, by its content?

Names lie and are lost; bytes tell. The kinds and their first bytes are tables of
``documents/reading/data``. Looks at no more than the head, the tail and the list of names of a
zip, unpacks nothing, and is safe to call on anything.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath

from kintrace.values.encodings import encoding_of_head
from kintrace.values.errors import KintraceError
from kintrace.values.tables import rows

HEAD = 1 << 16
# A text may hold a stray control character; more of them than this is no text.
CONTROL_SHARE = 0.01
# Lines of a list have as many delimiters each; a few are broken or blank.
LIST_LINES = 3
LIST_SHARE = 0.9

_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 26, 27})
_PDF = re.compile(rb"%PDF-\d")
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|div|p|table)[\s>/]", re.I)
_HEADER = re.compile(rb"([!-9;-~]+):[ \t]")
_MAIL_HEADERS = frozenset(
    b"from to cc bcc subject date message-id mime-version received return-path reply-to sender "
    b"delivered-to content-type content-transfer-encoding dkim-signature".split()
)
_DELIMITERS = (b"\t", b";", b"|", b",")
_ZIP_PARTS = (
    (b"word/document.xml", "docx"),
    (b"xl/workbook.xml", "xlsx"),
    (b"xl/workbook.bin", "xlsx"),
    (b"ppt/presentation.xml", "pptx"),
)
_ZIP_MIMETYPES = (
    (b"application/vnd.oasis.opendocument.spreadsheet", "ods"),
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/vnd.oasis.opendocument", "odf"),
    (b"application/epub+zip", "epub"),
)


class KindNotRead(KintraceError):
    """The file is of a kind that is kept but not read; the hint says what to bring instead."""

    code = "K501"
    exit_code = 3


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: what it is called, and which reader reads it ("" = none)."""

    name: str
    called: str
    media_type: str
    reader: str
    extensions: tuple[str, ...]
    hint: str


def kind_of(data: bytes) -> Kind:
    """Return what a file is by its bytes, ``unknown`` where nothing fits.

    >>> kind_of(b"%PDF-1.7 ...").called
    'a PDF document'
    >>> kind_of("Ми живі.".encode("cp1251")).name
    'text'
    """
    return _kinds()[_name_of(data)]


def kind_named(name: str) -> Kind:
    """Return one kind of the table.  Raises: KeyError."""
    return _kinds()[name]


def disagreement(kind: Kind, *, file_name: str) -> str:
    """Return in a sentence that name and content differ, "" where they agree or can't differ.

    >>> disagreement(kind_named("pdf"), file_name="letter.jpg")
    'the name ends in .jpg, but the file is a PDF document'
    """
    extension = PurePath(file_name).suffix.lower().removeprefix(".")
    known = {one for other in _kinds().values() for one in other.extensions}
    if extension not in known or extension in kind.extensions:
        return ""
    return f"the name ends in .{extension}, but the file is {kind.called}"


@cache
def _kinds() -> dict[str, Kind]:
    table = rows("kinds.csv", package="kintrace.documents.reading")
    return {
        row["kind"]: Kind(
            row["kind"],
            row["called"],
            row["media_type"],
            row["reader"],
            tuple(row["extensions"].split()),
            row["hint"],
        )
        for row in table
    }


@cache
def _signatures() -> tuple[tuple[str, int, bytes], ...]:
    table = rows("signatures.csv", package="kintrace.documents.reading")
    return tuple((row["kind"], int(row["offset"]), bytes.fromhex(row["bytes"])) for row in table)


def _name_of(data: bytes) -> str:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _name_of_zip(data)
    for name, offset, start in _signatures():
        if data.startswith(start, offset):
            return name
    if _PDF.match(data[:1024].lstrip()):
        return "pdf"
    name = _name_of_text(data[:HEAD])
    # Readers of PDF allow for rubbish before the first line; a text may speak of PDFs.
    is_pdf = _PDF.search(data[:1024]) and b"startxref" in data[-2048:]
    return "pdf" if is_pdf and name in ("text", "csv", "unknown") else name


def _name_of_zip(data: bytes) -> str:
    """Tell the offices' zips by the names in their directory, which stands at the end."""
    head = data[:256]
    for media_type, name in _ZIP_MIMETYPES:
        if b"mimetype" in head and media_type in head:
            return name
    directory = data[max(0, data.rfind(b"PK\x01\x02") - (1 << 20)) :]
    return next((name for part, name in _ZIP_PARTS if part in directory), "zip")


def _name_of_text(head: bytes) -> str:
    told = encoding_of_head(head)
    if told is not None and told.name.startswith(("utf_16", "utf_32")):
        head = head.decode(told.name, "replace").encode()
    if _is_binary(head):
        return "unknown"
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not text:
        return "text"
    if text.startswith(b"<"):
        return _name_of_markup(text)
    if _is_mail(text):
        return "email"
    return "csv" if _is_list(text) else "text"


def _name_of_markup(text: bytes) -> str:
    start = text[:4096]
    if b"<svg" in start.lower() and not re.search(rb"<html", start, re.I):
        return "svg"
    if _MARKUP.search(start):
        return "html"
    return "xml" if text.startswith(b"<?xml") else "text"


def _is_mail(text: bytes) -> bool:
    """Tell an e-mail by two headers that only mail has, before the first empty line."""
    lines = text.splitlines()[:200]
    if lines[0].startswith(b"From "):
        lines = lines[1:]
    if not lines or not _HEADER.match(lines[0]):
        return False
    found = set()
    for line in lines:
        if not line.strip():
            break
        header = _HEADER.match(line)
        if header is None and not line.startswith((b" ", b"\t")):
            return False
        if header is not None and header[1].lower() in _MAIL_HEADERS:
            found.add(header[1].lower())
    return len(found) > 1


def _is_list(text: bytes) -> bool:
    """Tell a list by lines that nearly all have the same number of one delimiter."""
    # The last line of a head may be cut.
    whole = text.splitlines()[: -1 if len(text) >= HEAD else None]
    lines = [line for line in whole[:200] if line.strip()]
    if len(lines) < LIST_LINES:
        return False
    for delimiter in _DELIMITERS:
        counts = [line.count(delimiter) for line in lines]
        usual = max(set(counts), key=counts.count)
        # One comma a line is how verse and letters are written, too.
        least = 2 if delimiter == b"," else 1
        if usual >= least and counts.count(usual) >= LIST_SHARE * len(lines):
            return True
    return False


def _is_binary(head: bytes) -> bool:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > CONTROL_SHARE * len(head) + 2
