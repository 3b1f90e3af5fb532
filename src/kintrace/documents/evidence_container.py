"""In which bytes do the files of an evidence bundle lie, so that there is only one way to do it?

A zip that any program opens, with everything that a zip leaves open fixed: nothing packed, no
times, no comments, paths in order (docs/formats/evidence.md). So each byte of the file follows
from the files in it, and a changed byte anywhere shows.
"""

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kintrace.values.errors import KintraceError

# Without the longer numbers of zip64 a file can't be larger.
LARGEST = (1 << 32) - 1
MOST_FILES = 65_000
LONGEST_PATH = 200

# Source: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16; 1980-01-01 as the only time.
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_ENTRY = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_VERSION = 20
_DAY_ONE = (1 << 5) | 1
_PATH = re.compile(r"[a-z0-9][a-z0-9._/-]*")


class BundleNotMade(KintraceError):
    """What was to go into an evidence bundle can't: too much, a name, or nothing to sign."""

    code = "K507"
    exit_code = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """Some bytes of a container, and in words which."""

    what: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Opened:
    """The files that were found, and each place (in words) where the form is not kept."""

    files: dict[str, bytes]
    faults: tuple[tuple[str, str], ...]


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return the container of these files.  Raises: BundleNotMade.

    >>> pack({"a.txt": b"x"}) == pack({"a.txt": b"x"})
    True
    """
    if len(files) > MOST_FILES or sum(map(len, files.values())) > LARGEST - (1 << 24):
        raise BundleNotMade("the bundle would be too large", hint="make several smaller ones")
    for path in files:
        if not _PATH.fullmatch(path) or len(path) > LONGEST_PATH:
            raise BundleNotMade("a path in the bundle is not plain", hint="use small letters")
    return b"".join(piece.data for piece in _pieces(files))


def unpack(data: bytes) -> Opened:
    """Return the files of a container and where it differs from the one form there is."""
    files: dict[str, bytes] = {}
    at = 0
    while data[at : at + 4] == b"PK\x03\x04":
        try:
            path, start, end = _file_at(data, at)
        except (struct.error, UnicodeDecodeError, ValueError):
            return Opened(files, ((_after(files), f"the file is damaged at byte {at}"),))
        if path in files:
            return Opened(files, ((path, f"it is there twice, again at byte {at}"),))
        files[path] = data[start:end]
        at = end
    if not files:
        return Opened(files, (("the file", "it is no evidence bundle"),))
    return Opened(files, tuple(_differences(data, files)))


def _file_at(data: bytes, at: int) -> tuple[str, int, int]:
    """Return path, start and end of the file whose header stands here."""
    header = _LOCAL.unpack_from(data, at)
    size, name_length, more = header[8], header[9], header[10]
    start = at + _LOCAL.size + name_length
    path = data[at + _LOCAL.size : start].decode("ascii")
    if more or start + size > len(data) or not _PATH.fullmatch(path):
        raise ValueError
    return path, start, start + size


def _pieces(files: Mapping[str, bytes]) -> Iterator[Piece]:
    """Yield the whole container, piece by piece."""
    directory: list[Piece] = []
    at = 0
    for path in sorted(files):
        data, name = files[path], path.encode("ascii")
        told = (zlib.crc32(data), len(data), len(data), len(name))
        head = _LOCAL.pack(b"PK\x03\x04", _VERSION, 0, 0, 0, _DAY_ONE, *told, 0) + name
        entry = _ENTRY.pack(
            b"PK\x01\x02", _VERSION, _VERSION, 0, 0, 0, _DAY_ONE, *told, 0, 0, 0, 0, 0, at
        )
        yield Piece(path, head)
        yield Piece(path, data)
        directory.append(Piece(path, entry + name))
        at += len(head) + len(data)
    yield from directory
    size = sum(len(piece.data) for piece in directory)
    count = len(directory)
    yield Piece("the end", _END.pack(b"PK\x05\x06", 0, 0, count, count, size, at, 0))


def _differences(data: bytes, files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield each piece that is not as it would be written, with its first byte that differs."""
    at = 0
    for piece in _pieces(files):
        there = data[at : at + len(piece.data)]
        if there != piece.data:
            pairs = zip(there, piece.data, strict=False)
            same = next((n for n, (one, other) in enumerate(pairs) if one != other), len(there))
            yield piece.what, f"byte {at + same} of the bundle is not the one that belongs there"
        at += len(piece.data)
    if len(data) > at:
        yield "the end", f"{len(data) - at} bytes were added after it"


def _after(files: Mapping[str, bytes]) -> str:
    return f"what comes after {list(files)[-1]}" if files else "the file"
