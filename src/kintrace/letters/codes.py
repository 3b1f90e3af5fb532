"""How does a letter travel as a page of codes, and come back from a photograph?

`print_codes` makes the pages, `read_codes` reads photographs or scans of them, in any order, some
twice, with as many lost as there are spare ones. What the bytes are is not asked here: a sealed
letter stays sealed. The format is docs/formats/paper-codes.md. Layer: letters.
"""

from collections.abc import Iterable
from datetime import date

from kintrace.letters.codes_compact import compacted, expanded
from kintrace.letters.codes_framing import Frame, frames, joined
from kintrace.letters.codes_layout import Layout, data_count, layout_for, spare_count
from kintrace.letters.codes_reading import contents_in, frames_in
from kintrace.letters.directions import direction_of_text
from kintrace.letters.fonts import refuse_unprintable
from kintrace.letters.forms_words import Tongues
from kintrace.letters.qr import qr_picture
from kintrace.letters.sheets import HEIGHT, WIDTH, Area, Hand, Sheets

__all__ = ["contents_in", "print_codes", "read_codes"]

_MARGIN = 10.0
_HEAD_HEIGHT = 21.0
_GAP = 4.4
_TITLE = Hand(13, is_bold=True)
_BESIDE = Hand(10, grey=60)
_NUMBER = Hand(9, is_bold=True)
_NOTICE = Hand(7, grey=40)
_LABEL = Hand(6, grey=90)
# Packed or sealed bytes look random: one mask is as good as another.
_MASK = 0


def print_codes(
    data: bytes,
    *,
    letter_number: str,
    made_on: date,
    language: str = "en",
    other_language: str | None = None,
) -> bytes:
    """Return the bytes of a letter as A4 pages of codes, a PDF, the same for the same day.

    Raises:
        TooLargeForPaper: when they take more than 255 codes.
        SignNotPrintable: when the fonts lack a sign of the number.
    """
    refuse_unprintable([letter_number])
    packed = compacted(data)
    layout = layout_for(len(packed))
    spare = spare_count(layout, size=len(packed))
    # Shared out evenly, so that no code is left half empty.
    part_size = -(-len(packed) // data_count(layout, size=len(packed)))
    framed = frames(packed, part_size=part_size, spare_count=spare)
    tongues = Tongues.of(language, other_language or language)
    step = layout.codes_a_page
    pages = [framed[at : at + step] for at in range(0, len(framed), step)]
    sheets = Sheets(made_on=made_on, title=letter_number)
    for place, page in enumerate(pages):
        sheets.add()
        numbers = {"page": place + 1, "pages": len(pages), "spare": spare, "count": len(framed)}
        _draw_head(sheets, letter_number, numbers, tongues)
        _draw_grid(sheets, page, layout)
    return sheets.pdf()


def read_codes(pictures: Iterable[bytes]) -> bytes:
    """Return the letter that photographs, scans or PDFs of its pages show.

    Raises:
        PictureNotRead: when a file is no picture.
        CodesMissing: when too many codes were not read; it names them.
        CodesMixed: when the pages are of two letters.
        CodesDamaged: when the codes together are not what was printed.
        NotExpanded: when they hold what this version can't unpack.
    """
    return expanded(joined(frames_in(pictures)))


def _draw_head(
    sheets: Sheets, letter_number: str, numbers: dict[str, int], tongues: Tongues
) -> None:
    area = Area(_MARGIN, _MARGIN - 2, WIDTH - 2 * _MARGIN, _HEAD_HEIGHT)
    first, *others = tongues.words("codes_title")
    sheets.write(first, area=area, hand=_TITLE, side=tongues.direction)
    for other in others:
        sheets.write(other, area=area.below(area.y + 0.8), hand=_BESIDE, side=tongues.far_side)
    page = tongues.words("page", page=numbers["page"], pages=numbers["pages"])[0]
    told = f"{tongues.words('number')[0]} {letter_number} · {page}"
    sheets.write_centred(told, area=area.below(area.y + 1.2), hand=_NUMBER)
    y = area.y + _TITLE.line
    notices = zip(
        tongues.words("codes_notice"),
        tongues.words("codes_spare", spare=numbers["spare"], count=numbers["count"]),
        strict=True,
    )
    for notice in notices:
        told = " ".join(notice)
        sheets.write(told, area=area.below(y), hand=_NOTICE, side=direction_of_text(told))
        y += _NOTICE.line


def _draw_grid(sheets: Sheets, page: list[Frame], layout: Layout) -> None:
    """Draw the codes row by row from the left, whatever the language, each with its number."""
    top = _MARGIN - 2 + _HEAD_HEIGHT
    wide = (WIDTH - 2 * _MARGIN) / layout.columns
    high = (HEIGHT - _MARGIN / 2 - top) / layout.rows
    side = min(wide, high) - _GAP
    for place, frame in enumerate(page):
        row, column = divmod(place, layout.columns)
        x = _MARGIN + column * wide + (wide - side) / 2
        y = top + row * high
        code = qr_picture(frame.packed(), version=layout.version, level=layout.level, mask=_MASK)
        sheets.picture(code, area=Area(x, y, side, side))
        label = Area(x, y + side + 0.4, side, _GAP)
        sheets.write_centred(f"{frame.number + 1}/{frame.count}", area=label, hand=_LABEL)
