"""What does a PDF say, and in which box on which page does each character stand?

Pages are read in the order of their text, line by line. A page without text is said to be a
picture: nothing is guessed. A document that would run a program or a script is refused.
"""

import ctypes
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from kintrace.documents.artifact import Artifact
from kintrace.documents.kinds import KindNotRead
from kintrace.documents.layers import Box, Run, TextLayer
from kintrace.documents.limits import DocumentBroken, Limits, check_most
from kintrace.documents.reading.pdf_acts import acts_of
from kintrace.documents.reading.told import Reading, Remark, ToldFact

_FACTS = (
    ("title", "Title"),
    ("author", "Author"),
    ("subject", "Subject"),
    ("date", "CreationDate"),
    ("date", "ModDate"),
    ("program", "Producer"),
)
# What pdfium writes for a hyphen at the end of a line.
_HYPHENS = (0x02, 0xFFFE)
_PASSWORD = 4


def read_pdf(data: bytes, *, artifact: Artifact, limits: Limits) -> Reading:
    """Read a PDF.  Raises: KindNotRead, DocumentBroken, DocumentTooLarge."""
    _check_acts(data, limits=limits)
    # Imported here because it is an extra.
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(error) from error
    pages = len(document)
    check_most(pages, most=limits.pages, what="pages")
    text, runs, blank = _text(document, pages=pages, limits=limits)
    layer = TextLayer("text", text, runs, f"pypdfium2 {version('pypdfium2')}")
    return Reading(
        artifact,
        (layer,),
        facts=tuple(_facts(document)),
        remarks=tuple(_remarks(document, blank)),
        pages=pages,
    )


def _check_acts(data: bytes, *, limits: Limits) -> None:
    acts = acts_of(data, limits=limits)
    if acts:
        raise KindNotRead(
            f"the PDF would {' and '.join(acts)} when it is opened",
            hint="do not open it elsewhere; keep the original and bring a copy printed to PDF",
        )


def _refusal(error: Exception) -> KindNotRead | DocumentBroken:
    if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
        return KindNotRead(
            "the PDF has a password", hint="keep the original and bring a copy without one"
        )
    return DocumentBroken(
        "the PDF is cut short or damaged", hint="ask for the file again, or for another copy"
    )


def _text(
    document: Any, *, pages: int, limits: Limits
) -> tuple[str, tuple[Run, ...], tuple[int, ...]]:
    """Return the text of all pages, its runs, and the pages (from 1) that have none."""
    lines: list[str] = []
    runs: list[Run] = []
    blank: list[int] = []
    at = 0
    for number in range(1, pages + 1):
        page = document[number - 1]
        found = False
        for text, box, edges in _lines(page, number=number):
            if text.strip():
                found = True
                runs.append(Run(at, at + len(text), box, edges=edges))
            lines.append(text)
            at += len(text) + 1
            check_most(at, most=limits.characters, what="characters")
        page.close()
        if not found:
            blank.append(number)
    return "\n".join(lines), tuple(runs), tuple(blank)


def _lines(page: Any, *, number: int) -> Iterator[tuple[str, Box, tuple[int, ...]]]:
    """Yield the lines of a page: text, box, and the edges of each character."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    # The plain handle and one array for all four sides: this loop is most of the work.
    handle, count = text_page.raw, text_page.count_chars()
    sides = (ctypes.c_double * 4)()
    pointer = ctypes.POINTER(ctypes.c_double)
    left, right, bottom, top = (ctypes.cast(ctypes.byref(sides, 8 * n), pointer) for n in range(4))
    get_code, get_box = raw.FPDFText_GetUnicode, raw.FPDFText_GetCharBox
    codes: list[int] = []
    boxes: list[list[float]] = []
    before = 0
    for index in range(count):
        code = get_code(handle, index)
        if code in (10, 13):
            # Two signs end one line.
            if (before, code) != (13, 10):
                yield _line(codes, boxes, number=number)
                codes, boxes = [], []
        else:
            get_box(handle, index, left, right, bottom, top)
            codes.append(code)
            boxes.append(sides[:])
        before = code
    text_page.close()
    if codes:
        yield _line(codes, boxes, number=number)


def _line(
    codes: list[int], boxes: list[list[float]], *, number: int
) -> tuple[str, Box, tuple[int, ...]]:
    """Return one line's text, its box, and the left and right edge of each character."""
    signs = _signs(codes)
    edges: list[int] = []
    bottoms: list[float] = []
    tops: list[float] = []
    for sign, (left, right, bottom, top) in zip(signs, boxes, strict=True):
        if not sign:
            continue
        if right > left or top > bottom:
            edges += (round(100 * left), round(100 * right))
            bottoms.append(bottom)
            tops.append(top)
        else:
            # A space between words that no byte of the page wrote.
            edges += (edges[-1], edges[-1]) if edges else (round(100 * left),) * 2
    low, high = round(100 * min(bottoms, default=0)), round(100 * max(tops, default=0))
    box = Box(number, min(edges, default=0), low, max(edges, default=0), high)
    return "".join(signs), box, tuple(edges)


def _signs(codes: list[int]) -> list[str]:
    """Return the sign of each code; "" for what writes none, or for the first half of a pair."""
    if codes and min(codes) > 31 and max(codes) < 0xD800:
        return [chr(code) for code in codes]
    signs: list[str] = []
    high = 0
    for code in codes:
        sign = "-" if code in _HYPHENS else chr(code) if 0 < code < 0x110000 else ""
        if 0xD800 <= code < 0xDC00:
            sign = ""
        elif 0xDC00 <= code < 0xE000:
            sign = chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if high else "\ufffd"
        high = code if 0xD800 <= code < 0xDC00 else 0
        signs.append(sign)
    return signs


def _facts(document: Any) -> Iterator[ToldFact]:
    told = document.get_metadata_dict()
    for what, key in _FACTS:
        if told.get(key):
            yield ToldFact(what, told[key], f"PDF document information: {key}")


def _remarks(document: Any, blank: tuple[int, ...]) -> Iterator[Remark]:
    from pypdfium2 import raw

    if blank:
        pages = ", ".join(map(str, blank[:20])) + (" and more" if len(blank) > 20 else "")
        yield Remark("no text", f"no text on pages {pages}: blank, or pictures of text")
    if attached := raw.FPDFDoc_GetAttachmentCount(document):
        yield Remark("embedded", f"{attached} other files are attached in it and are not read")
