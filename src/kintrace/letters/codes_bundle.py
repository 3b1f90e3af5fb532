"""How do an envelope and what is in it travel in the same codes?

As one run of bytes: a mark, the length of the envelope's record, the record, the closed letter.
Nothing is opened, and nothing is believed: whoever takes it in checks that the envelope was closed
on this letter. Layer: letters.
"""

import struct

MARK = b"KLB1"
_LENGTH = struct.Struct(">I")


def bundled(envelope: bytes, *, content: bytes) -> bytes:
    """Return an envelope's record and the closed letter as one run of bytes."""
    return MARK + _LENGTH.pack(len(envelope)) + envelope + content


def unbundled(data: bytes) -> tuple[bytes, bytes] | None:
    """Return envelope and letter again; None when the bytes are something else.

    >>> unbundled(bundled(b"outside", content=b"inside"))
    (b'outside', b'inside')
    """
    start = len(MARK) + _LENGTH.size
    if not data.startswith(MARK) or len(data) < start:
        return None
    (length,) = _LENGTH.unpack_from(data, len(MARK))
    end = start + int(length)
    return (data[start:end], data[end:]) if end <= len(data) else None
