"""What does a plain text say, and which bytes wrote each line?

In any encoding of the region: by its mark, by its validity as UTF-8, or by how usual its letters'
pairs are. Bytes that the encoding can't read become the sign of the unreadable, and are said.
"""

import codecs
import re
from collections.abc import Iterator

from kintrace.documents.artifact import Artifact
from kintrace.documents.layers import ByteSpan, Run, TextLayer
from kintrace.documents.limits import Limits, check_most
from kintrace.documents.reading.lists import list_remark
from kintrace.documents.reading.told import Reading, Remark
from kintrace.values.encodings import encoding_of_bytes

UNREADABLE = "\ufffd"
# Encoding a part of a run costs its length, so no run is long.
LONGEST_RUN = 2048

_MARKS = {
    "utf_8_sig": (codecs.BOM_UTF8,),
    "utf_16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
    "utf_32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
}
_ZEROS = re.compile("(\x00+)")
_LEANING = ("utf_7", "iso2022", "hz", "utf_16", "utf_32")
# Python knows them as encodings of text; no document is written in them.
NOT_OF_TEXTS = ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined")
_WIDE = ("utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be")
_AFTER_MARK = {
    codecs.BOM_UTF8: "utf_8",
    codecs.BOM_UTF16_LE: "utf_16_le",
    codecs.BOM_UTF16_BE: "utf_16_be",
    codecs.BOM_UTF32_LE: "utf_32_le",
    codecs.BOM_UTF32_BE: "utf_32_be",
}


def read_text(data: bytes, *, artifact: Artifact, limits: Limits) -> Reading:
    """Read a plain text.  Raises: DocumentTooLarge."""
    # No encoding writes a character in more than four bytes.
    check_most(len(data) // 4, most=limits.characters, what="characters")
    encoding = encoding_of_bytes(data)
    text, runs = decoded(data, encoding=encoding.name)
    check_most(len(text), most=limits.characters, what="characters")
    layer = TextLayer("text", text, runs, f"kintrace text ({encoding.name}: {encoding.how})")
    remarks = []
    if unreadable := text.count(UNREADABLE):
        remarks.append(
            Remark("unreadable", f"{unreadable} characters can't be read as {encoding.name}")
        )
    is_list = artifact.media_type == "text/csv"
    if is_list:
        remarks.append(list_remark("a table as text"))
    return Reading(artifact, (layer,), remarks=tuple(remarks), is_list=is_list)


def encoding_said(name: str, *, data: bytes) -> str | None:
    """Return the encoding that a file says it has, if there is one and the bytes fit; else None.

    Latin-1 and ASCII are what programs say that don't know: beyond ASCII they are not believed.
    """
    try:
        known = codecs.lookup(name).name.replace("-", "_")
        if known in NOT_OF_TEXTS:
            return None
        if known in ("iso8859_1", "ascii") and not data.isascii():
            return None
        data.decode(known)
    except (LookupError, UnicodeError, ValueError):
        return None
    # What was saved anew often still says what it was before.
    return "utf_8" if known != "utf_8" and _is_utf8(data) else known


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def decoded(data: bytes, *, encoding: str, start: int = 0) -> tuple[str, tuple[Run, ...]]:
    """Return the text of some bytes and the runs that lead back to them.

    ``start`` is where the bytes stand in the artifact. A mark at the start is no part of the text.
    Lone carriage returns and all else stay as they are.
    """
    for mark in _MARKS.get(encoding, ()):
        if data.startswith(mark):
            text, runs = decoded(
                data[len(mark) :], encoding=_AFTER_MARK[mark], start=start + len(mark)
            )
            return text, runs
    pieces: list[str] = []
    runs_found: list[Run] = []
    at = 0
    for piece, first, last, is_exact in _pieces(data, encoding=encoding):
        place = ByteSpan(start + first, start + last)
        for run in _split(piece, at=at, place=place, encoding=encoding if is_exact else ""):
            runs_found.append(run)
        pieces.append(piece)
        at += len(piece)
    return "".join(pieces), tuple(runs_found)


def _pieces(data: bytes, *, encoding: str) -> Iterator[tuple[str, int, int, bool]]:
    """Yield text with its bytes: what decodes, then what doesn't as a sign of its own."""
    decode = codecs.getdecoder(encoding)
    # Where signs lean on those before them, a part has no bytes of its own.
    is_exact = encoding in _WIDE or not encoding.startswith(_LEANING)
    whole = memoryview(data)
    at = 0
    while at < len(data):
        end, bad = len(data), 0
        try:
            text, used = decode(whole[at:], "strict")
            end = at + used
        except UnicodeDecodeError as error:
            end, bad = at + error.start, max(1, error.end - error.start)
            text = decode(whole[at:end], "strict")[0]
        is_own = is_exact and _writes(text, whole[at:end], encoding)
        yield from _without_zeros(text, at, end, encoding if is_own else "")
        if bad or end == at:
            yield UNREADABLE, end, end + max(1, bad), False
        at = end + (bad or (end == at))


def _writes(text: str, data: memoryview, encoding: str) -> bool:
    """Tell whether text written in an encoding gives just these bytes."""
    try:
        return text.encode(encoding) == data
    except UnicodeEncodeError:
        return False


def _without_zeros(
    text: str, start: int, end: int, encoding: str
) -> Iterator[tuple[str, int, int, bool]]:
    """Yield text with each zero as a sign of the unreadable: no database keeps zeros in text."""
    if "\x00" not in text or not encoding:
        if text:
            yield text.replace("\x00", UNREADABLE), start, end, bool(encoding)
        return
    at = start
    for piece in _ZEROS.split(text):
        if piece:
            length = len(piece.encode(encoding))
            is_zeros = piece[0] == "\x00"
            yield UNREADABLE * len(piece) if is_zeros else piece, at, at + length, not is_zeros
            at += length


def _split(text: str, *, at: int, place: ByteSpan, encoding: str) -> Iterator[Run]:
    """Cut one run into short ones, where its bytes are those of its characters."""
    if not encoding:
        yield Run(at, at + len(text), place)
        return
    byte = place.start
    for first in range(0, len(text), LONGEST_RUN):
        part = text[first : first + LONGEST_RUN]
        length = len(part.encode(encoding))
        yield Run(at + first, at + first + len(part), ByteSpan(byte, byte + length), encoding)
        byte += length
