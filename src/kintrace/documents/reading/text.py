"""What does a plain text say, and which bytes wrote each line?

In any encoding of the region: by its mark, by its validity as UTF-8, or by how usual its letters'
pairs are. Bytes that the encoding can't read become the sign of the unreadable, and are said.
"""

import codecs
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
_LEANING = ("utf_7", "iso2022", "hz", "utf_16", "utf_32")
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
        if text:
            yield text, at, end, is_exact and text.encode(encoding) == whole[at:end]
        if bad or end == at:
            yield UNREADABLE, end, end + max(1, bad), False
        at = end + (bad or (end == at))


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
