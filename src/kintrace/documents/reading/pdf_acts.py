"""Would this PDF run something when somebody opens it?

Looks for the names of such actions in the file, and in the packed streams of objects where they
can hide. Nothing here is ever run: the file is refused so that nobody passes it on unknowing.
"""

import re
import zlib
from collections.abc import Iterator

from kintrace.documents.limits import Limits, check_most

# Source: ISO 32000-1 section 12.6.4, actions. A name may write any letter as # and two digits.
_ACTS = {
    b"JavaScript": "run a script",
    b"Launch": "start a program",
    b"RichMedia": "play a film or Flash",
}
_NAMES = re.compile(rb"/((?:[A-Za-z]|#[0-9A-Fa-f]{2}){6,40})")
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)


def acts_of(data: bytes, *, limits: Limits) -> tuple[str, ...]:
    """Return in words what the PDF would do when opened; () = nothing that is known.

    Raises: DocumentTooLarge, where its objects unpack to too much.
    """
    found = set()
    for piece in _pieces(data, limits=limits):
        for name in _NAMES.findall(piece):
            plain = _HEX.sub(lambda sign: bytes.fromhex(sign[1].decode()), name)
            if plain in _ACTS:
                found.add(_ACTS[plain])
    return tuple(sorted(found))


def _pieces(data: bytes, *, limits: Limits) -> Iterator[bytes]:
    """Yield the file, and each packed stream of objects unpacked."""
    yield data
    total = 0
    for stream in _STREAM.finditer(data):
        end = data.find(b"endstream", stream.end())
        packed = data[stream.end() : None if end < 0 else end]
        try:
            piece = zlib.decompressobj().decompress(packed, limits.unpacked_bytes - total + 1)
        except zlib.error:
            # Packed another way, or damaged: the reader itself will judge.
            continue
        total += len(piece)
        check_most(total, most=limits.unpacked_bytes, what="bytes in its objects")
        yield piece
