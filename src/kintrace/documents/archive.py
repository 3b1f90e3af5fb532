"""Is it safe to unpack this file of a word processor?

A DOCX is a zip of XML, and a small zip can claim gigabytes. Each member is unpacked once in
pieces and measured before any library sees it; what the file says about itself is checked and not
believed. Members of members are never unpacked, so a zip within a zip costs nothing.
"""

import io
import struct
import zlib
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from kintrace.documents.limits import DocumentBroken, DocumentTooLarge, Limits, check_most

# Members below this may pack as well as they like.
SMALL = 1 << 22

_DAMAGED = (BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError)
_ENTRY = b"PK\x01\x02"
_LOCAL_HEADER = 30
_PIECE = 1 << 20


def check_archive(data: bytes, *, limits: Limits) -> None:
    """Refuse a zip that is damaged or would unpack to too much.

    Raises: DocumentBroken, DocumentTooLarge. Cost: unpacks each member once, keeping a megabyte.
    """
    # Counted before the directory is parsed: an entry of 46 bytes becomes an object of 600.
    check_most(data.count(_ENTRY), most=limits.members, what="files inside of it")
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
        _check_declared(members, size=len(data), limits=limits)
        budget = limits.unpacked_bytes
        for member in members:
            budget -= _measured(data, member, budget=budget, limits=limits)
    except _DAMAGED as error:
        raise _broken() from error


def _check_declared(members: list[ZipInfo], *, size: int, limits: Limits) -> None:
    names = [member.filename for member in members]
    if any(member.flag_bits & 1 for member in members):
        raise DocumentBroken("the document has a password", hint="have it saved without one")
    if any(member.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for member in members):
        raise _broken()
    # Two members of one name are two documents, of which each program shows another.
    if len(set(names)) < len(names):
        raise _broken()
    # Members that share their packed bytes are how the smallest bombs are built.
    if sum(member.compress_size for member in members) > size:
        raise _too_large(limits)
    if sum(member.file_size for member in members) > limits.unpacked_bytes:
        raise _too_large(limits)


def _measured(data: bytes, member: ZipInfo, *, budget: int, limits: Limits) -> int:
    """Return how many bytes a member really unpacks to."""
    limit = min(budget, max(SMALL, limits.unpack_ratio * member.compress_size))
    total = 0
    for piece in _pieces(data, member):
        total += len(piece)
        if total > limit:
            raise _too_large(limits)
    if total != member.file_size:
        raise _broken()
    return total


def _pieces(data: bytes, member: ZipInfo) -> Iterator[bytes]:
    start = member.header_offset
    name_length, extra_length = struct.unpack_from("<HH", data, start + 26)
    first = start + _LOCAL_HEADER + name_length + extra_length
    if first + member.compress_size > len(data):
        raise _broken()
    packed = data[first : first + member.compress_size]
    if member.compress_type == ZIP_STORED:
        yield packed
        return
    engine = zlib.decompressobj(-15)
    while packed and not engine.eof:
        yield engine.decompress(packed, _PIECE)
        packed = engine.unconsumed_tail


def _broken() -> DocumentBroken:
    return DocumentBroken(
        "the document is cut short or damaged", hint="ask for the file again, or for a PDF of it"
    )


def _too_large(limits: Limits) -> DocumentTooLarge:
    return DocumentTooLarge(
        f"the document would unpack to more than {limits.unpacked_bytes:,} bytes, "
        f"or to more than {limits.unpack_ratio} times its size",
        hint="ask for a copy saved as PDF; keep the original",
    )
