"""Is it safe to unpack this workbook?

An XLSX is a zip of XML. A small one can claim gigabytes, in its members, in the span of its cells
or in one long text that a million cells repeat. All three are measured, piece by piece, before the
workbook is parsed; what the file declares about itself is checked and not believed.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from kintrace.values import KintraceError

MEMBERS = 5_000
UNPACKED = 1 << 29
# XML of tables packs about ten to one; a bomb a thousand to one.
RATIO = 200
# Members below this may pack as well as they like.
SMALL = 1 << 23
CELLS = 30_000_000
# Excel itself allows 32,767 characters in a cell.
LONGEST_TEXT = 1 << 18
TEXT = 1 << 30

# What damage looks like from below: places outside of the file, names in no encoding.
_DAMAGED = (BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError)
_PIECE = 1 << 20
# Shared texts shorter than this can't fill memory within the limit on cells.
_LONG = 4096
_LOCAL_HEADER = 30
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_SHARED = re.compile(rb"""\st\s*=\s*["']s["'][^>]*>\s*<(?:\w+:)?v>(\d+)<""")
_OVERLAP = 256


class WorkbookBroken(KintraceError):
    """The workbook is cut short or damaged, or is another kind of zip file."""

    code = "K206"
    exit_code = 3


class WorkbookTooLarge(KintraceError):
    """The workbook would unpack to more than a table of people can need."""

    code = "K207"
    exit_code = 3


@dataclass
class _Texts:
    """Lengths of the shared texts, and the piece of a text that a chunk broke off."""

    lengths: list[int] = field(default_factory=list)
    rest: int = 0


def check_workbook(path: Path) -> None:
    """Refuse a workbook that is damaged or would unpack to too much.

    Raises: WorkbookBroken, WorkbookTooLarge. Cost: unpacks each member once, keeping a megabyte.
    """
    try:
        with ZipFile(path) as archive, path.open("rb") as stream:
            members = archive.infolist()
            _check_declared(members, path)
            texts = _Texts()
            budget = UNPACKED
            # Shared texts first: the sheets that refer to them come after.
            for member in sorted(members, key=lambda one: "sharedStrings" not in one.filename):
                pieces = _unpacked(stream, member, budget=budget, path=path)
                budget -= _check_member(member, pieces, texts=texts, path=path)
    except _DAMAGED as error:
        raise _broken(path) from error


def _check_declared(members: list[ZipInfo], path: Path) -> None:
    names = {member.filename for member in members}
    if "xl/workbook.xml" not in names:
        raise WorkbookBroken(
            f"{path.name} is a zip file but no XLSX workbook",
            hint="unpack it, or save the table as .xlsx or CSV",
        )
    if any(member.flag_bits & 1 for member in members):
        raise WorkbookBroken(f"{path.name} has a password", hint="take it off and save again")
    if any(member.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for member in members):
        raise _broken(path)
    if len(members) > MEMBERS or sum(member.file_size for member in members) > UNPACKED:
        raise _too_large(path)
    # Members that share their packed bytes are how the smallest bombs are built.
    if sum(member.compress_size for member in members) > path.stat().st_size:
        raise _too_large(path)


def _unpacked(stream: BinaryIO, member: ZipInfo, *, budget: int, path: Path) -> Iterator[bytes]:
    """Yield what a member really unpacks to; stops with an error past the budget or ratio."""
    stream.seek(member.header_offset)
    header = stream.read(_LOCAL_HEADER)
    name_length, extra_length = struct.unpack("<HH", header[26:30])
    stream.seek(name_length + extra_length, 1)
    limit = min(budget, max(SMALL, RATIO * member.compress_size))
    engine = zlib.decompressobj(-15)
    left = member.compress_size
    total = 0
    while left > 0:
        packed = stream.read(min(_PIECE, left))
        if not packed:
            raise _broken(path)
        left -= len(packed)
        while packed:
            if member.compress_type == ZIP_STORED:
                piece, packed = packed, b""
            else:
                piece = engine.decompress(packed, _PIECE)
                packed = engine.unconsumed_tail
            total += len(piece)
            if total > limit:
                raise _too_large(path)
            yield piece


def _check_member(member: ZipInfo, pieces: Iterator[bytes], *, texts: _Texts, path: Path) -> int:
    """Measure one member to its end; return how many bytes it unpacks to."""
    total = 0
    width = height = cells = repeated = 0
    is_sheet = member.filename.startswith("xl/worksheets/")
    is_texts = member.filename.endswith("sharedStrings.xml")
    tail = b""
    for piece in pieces:
        total += len(piece)
        if is_texts:
            _measure_texts(piece, texts=texts, path=path)
        if is_sheet:
            window = tail + piece
            # What is found in the tail was found before, but for what its end cut off.
            cut = len(tail)
            for found in _REFERENCE.finditer(window):
                if found.end() > cut:
                    width = max(width, _column(found[1]))
                    height = max(height, int(found[2]))
                    cells += 1
            if any(length > _LONG for length in texts.lengths):
                repeated += _repeated(window, cut=cut, texts=texts)
            tail = window[-_OVERLAP:]
            if width * height > CELLS or cells > CELLS or repeated > TEXT:
                raise _too_large(path)
    return total


def _measure_texts(piece: bytes, *, texts: _Texts, path: Path) -> None:
    *ended, rest = piece.split(b"</si>")
    for text in ended:
        texts.lengths.append(texts.rest + len(text))
        texts.rest = 0
    texts.rest += len(rest)
    if texts.rest > LONGEST_TEXT or max(texts.lengths, default=0) > LONGEST_TEXT:
        raise _too_large(path)


def _repeated(window: bytes, *, cut: int, texts: _Texts) -> int:
    """Return how many bytes of shared text the cells of this window repeat."""
    total = 0
    for found in _SHARED.finditer(window):
        place = int(found[1])
        if found.end() > cut and place < len(texts.lengths):
            total += texts.lengths[place]
    return total


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _broken(path: Path) -> WorkbookBroken:
    return WorkbookBroken(
        f"{path.name} is cut short or damaged", hint="copy or export the workbook again"
    )


def _too_large(path: Path) -> WorkbookTooLarge:
    return WorkbookTooLarge(
        f"{path.name} would unpack to far more than a table of people needs",
        hint="if you trust it, save the sheet as CSV and use that",
    )
