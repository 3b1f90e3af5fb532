"""How are bytes made smaller before they are put in codes?

Text in one of few alphabets is written a byte a letter, then packed, with a dictionary of words
that letters use often, or by LZMA: whichever of all is smallest, the first byte says which. What
can't be made smaller, a sealed letter above all, stays as it is. Layer: letters.
"""

import lzma
import zlib
from collections.abc import Iterator
from functools import cache

from kintrace.letters.paper_tables import limit, rows
from kintrace.values import KintraceError

_PLAIN = b"\0"
# Number of the method, how letters are written in bytes, whose words the dictionary has.
_DEFLATED = (
    (b"\1", "utf-8", ("record", "en", "ar", "ru", "uk")),
    (b"\2", "cp1251", ("record", "ru", "uk")),
    (b"\3", "cp1256", ("record", "ar")),
)
_LZMA = b"\4"
# All that the raw stream leaves unsaid.
_FILTERS = [{"id": lzma.FILTER_LZMA1, "dict_size": 1 << 20, "lc": 3, "lp": 0, "pb": 0}]


class NotExpanded(KintraceError):
    """The codes were read, but what they hold can't be unpacked."""

    code = "K727"
    exit_code = 3


def compacted(data: bytes) -> bytes:
    """Return the smallest form of the bytes, at most one byte longer than they are.

    >>> len(compacted("Мамо, у мене все добре, чекаю на лист.".encode()))
    23
    """
    return min([_PLAIN + data, *_deflated(data), _LZMA + _lzma(data)], key=len)


def expanded(packed: bytes) -> bytes:
    """Return the bytes that were packed.

    Raises: NotExpanded, also when they would unfold to more than any letter on paper.
    """
    method, rest = packed[:1], packed[1:]
    try:
        if method == _PLAIN:
            return rest
        if method == _LZMA:
            return _within(lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=_FILTERS), rest)
        for number, encoding, languages in _DEFLATED:
            if method == number:
                unpacked = _within(_inflater(encoding, languages), rest)
                return unpacked if encoding == "utf-8" else unpacked.decode(encoding).encode()
    except (zlib.error, lzma.LZMAError, UnicodeError, EOFError) as error:
        raise _refused() from error
    raise _refused()


def dictionaries() -> Iterator[tuple[bytes, bytes]]:
    """Each method that has a dictionary, with its words."""
    for number, encoding, languages in _DEFLATED:
        yield number, _words(encoding, languages)


def _deflated(data: bytes) -> Iterator[bytes]:
    for number, encoding, languages in _DEFLATED:
        written = data if encoding == "utf-8" else _rewritten(data, encoding)
        if written is not None:
            words = _words(encoding, languages)
            packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9, zdict=words)
            yield number + packer.compress(written) + packer.flush()


def _rewritten(data: bytes, encoding: str) -> bytes | None:
    """The text a byte a letter; None when it is no text, or has other letters."""
    try:
        return data.decode("utf-8").encode(encoding)
    except UnicodeError:
        return None


def _lzma(data: bytes) -> bytes:
    packer = lzma.LZMACompressor(lzma.FORMAT_RAW, filters=_FILTERS)
    return packer.compress(data) + packer.flush()


def _inflater(encoding: str, languages: tuple[str, ...]) -> "zlib._Decompress":
    return zlib.decompressobj(-zlib.MAX_WBITS, zdict=_words(encoding, languages))


def _within(unpacker: "zlib._Decompress | lzma.LZMADecompressor", packed: bytes) -> bytes:
    """Unpack, but no further than the limit."""
    unpacked = unpacker.decompress(packed, limit("expanded_bytes") + 1)
    if len(unpacked) > limit("expanded_bytes") or not (unpacker.eof or _is_open_ended(unpacker)):
        raise _refused()
    return unpacked


def _is_open_ended(unpacker: "zlib._Decompress | lzma.LZMADecompressor") -> bool:
    return isinstance(unpacker, lzma.LZMADecompressor)


def _refused() -> NotExpanded:
    return NotExpanded(
        "the codes hold what this version of Kintrace can't unpack",
        hint="read them with a newer version, or ask for the letter as a file",
    )


@cache
def _words(encoding: str, languages: tuple[str, ...]) -> bytes:
    """The dictionary: the words of each language in turn, the most frequent nearest to the end."""
    table = rows("frequent_words.csv")
    chosen = [
        row["word"]
        for language in languages
        for row in reversed([row for row in table if row["language"] == language])
    ]
    return (" ".join(chosen) + " ").encode(encoding)
