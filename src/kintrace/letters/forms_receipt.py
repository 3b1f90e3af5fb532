"""What does a courier without a device sign, when a letter goes from hand to hand?

A slip in two copies on one sheet, one for each hand: which letter, who gave it to whom, when and
where, whether the seal is whole, places to sign or to press a thumb, and a code with the record of
this hand-over. What is not known yet is a line to write on. Layer: letters.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kintrace.letters.directions import Direction
from kintrace.letters.fonts import refuse_unprintable
from kintrace.letters.forms_person import LABEL, draw_label
from kintrace.letters.forms_words import Tongues
from kintrace.letters.qr import qr_picture
from kintrace.letters.sheets import HEIGHT, MARGIN, WIDTH, Area, Hand, Sheets

_TITLE = Hand(14, is_bold=True)
_BESIDE = Hand(11, grey=60)
_COPY = Hand(8, grey=50)
_VALUE = Hand(10.5)
_HALF = HEIGHT / 2
_CODE = 56.0
_GAP = 6.0
_FIELD_HEIGHT = 11.0
_MARK_HEIGHT = 30.0
_SQUARE = 4.0
_COPIES = ("copy_giver", "copy_receiver")
_SIGNED = ("sign_giver", "sign_receiver")


@dataclass(frozen=True, slots=True)
class ReceiptSlip:
    """One hand-over of a letter on paper.

    ``leg`` counts from 1; ``at`` is day and time as people there write them. "" and None are left
    to be filled in by hand. ``record`` is the canonical record of the hand-over, for the
    code. ``other_language`` None prints one language only.
    """

    letter_number: str
    leg: int
    giver: str = ""
    receiver: str = ""
    at: str = ""
    place: str = ""
    is_seal_intact: bool | None = None
    record: bytes = b""
    language: str = "en"
    other_language: str | None = None


def print_receipt(slip: ReceiptSlip, *, made_on: date) -> bytes:
    """Return both copies of the slip on one A4 sheet as a PDF.

    Raises:
        SignNotPrintable: when the fonts lack a sign of it.
        TooLargeForPaper: when the record does not fit one code.
    """
    refuse_unprintable((slip.letter_number, slip.giver, slip.receiver, slip.at, slip.place))
    tongues = Tongues.of(slip.language, slip.other_language or slip.language)
    code = qr_picture(slip.record) if slip.record else None
    sheets = Sheets(made_on=made_on, title=slip.letter_number)
    sheets.add()
    sheets.fold_line(_HALF)
    for place, copy in enumerate(_COPIES):
        area = Area(MARGIN, place * _HALF + 8, WIDTH - 2 * MARGIN, _HALF - 16)
        _draw_copy(sheets, slip, copy, code, area, tongues)
    return sheets.pdf()


def _draw_copy(
    sheets: Sheets,
    slip: ReceiptSlip,
    copy: str,
    code: bytes | None,
    area: Area,
    tongues: Tongues,
) -> None:
    y = _draw_head(sheets, copy, area, tongues)
    is_ltr = tongues.direction is Direction.LTR
    wide = area.width - _CODE - _GAP
    column = Area(area.x if is_ltr else area.x + _CODE + _GAP, y, wide, area.bottom - y)
    for key, value in _fields(slip):
        _draw_field(sheets, key, value, column.below(y), tongues)
        y += _FIELD_HEIGHT
    _draw_seal(sheets, slip, column.below(y), tongues)
    if code is not None:
        at = Area(area.right - _CODE if is_ltr else area.x, column.y, _CODE, _CODE)
        sheets.picture(code, area=at)
    _draw_marks(sheets, area.below(area.bottom - _MARK_HEIGHT), tongues)


def _draw_head(sheets: Sheets, copy: str, area: Area, tongues: Tongues) -> float:
    first, *others = tongues.words("receipt")
    sheets.write(first, area=area, hand=_TITLE, side=tongues.direction)
    for other in others:
        sheets.write(other, area=area.below(area.y + 0.8), hand=_BESIDE, side=tongues.far_side)
    y = area.y + _TITLE.line
    first, *others = tongues.words(copy)
    sheets.write(first, area=area.below(y), hand=_COPY, side=tongues.direction)
    for other in others:
        sheets.write(other, area=area.below(y), hand=_COPY, side=tongues.far_side)
    return y + _COPY.line + 3


def _fields(slip: ReceiptSlip) -> Iterator[tuple[str, str]]:
    yield "letter", slip.letter_number
    yield "leg", str(slip.leg)
    yield "giver", slip.giver
    yield "receiver", slip.receiver
    yield "at", slip.at
    yield "place", slip.place


def _draw_field(sheets: Sheets, key: str, value: str, area: Area, tongues: Tongues) -> None:
    draw_label(sheets, key, area=area, tongues=tongues)
    low = area.below(area.y + LABEL.line)
    hand = _VALUE
    width = sheets.width(value, hand=hand) if value else 0.0
    if width > area.width:
        hand = hand.of_size(hand.size * area.width / width)
    if value:
        sheets.write(value, area=low, hand=hand, side=tongues.direction)
    sheets.rule(area.x, area.y + _FIELD_HEIGHT - 2.2, area.width)


def _draw_seal(sheets: Sheets, slip: ReceiptSlip, area: Area, tongues: Tongues) -> None:
    """Draw the question of the seal with two squares, ticked where it was answered."""
    draw_label(sheets, "seal_intact", area=area, tongues=tongues)
    y = area.y + LABEL.line + 0.5
    wide = area.width / 2
    answers = (("yes", slip.is_seal_intact is True), ("no", slip.is_seal_intact is False))
    for place, (key, is_ticked) in enumerate(answers):
        at = place if tongues.direction is Direction.LTR else 1 - place
        cell = Area(area.x + at * wide, y, wide, 6)
        is_ltr = tongues.direction is Direction.LTR
        square = cell.x if is_ltr else cell.right - _SQUARE
        sheets.tick_box(square, y, size=_SQUARE, is_ticked=is_ticked)
        words = Area(cell.x + _SQUARE + 2, y - 0.3, wide - 2 * _SQUARE - 4, 6)
        told = " / ".join(tongues.words(key))
        sheets.write(told, area=words, hand=_VALUE.of_size(9.5), side=tongues.direction)


def _draw_marks(sheets: Sheets, area: Area, tongues: Tongues) -> None:
    """Draw both places to sign or to press a thumb."""
    wide = (area.width - _GAP) / 2
    for place, key in enumerate(_SIGNED):
        at = place if tongues.direction is Direction.LTR else 1 - place
        box = Area(area.x + at * (wide + _GAP), area.y, wide, area.height)
        sheets.box(box)
        y = box.y + 1.5
        for text in tongues.words(key):
            for line in sheets.folded(text, width=wide - 3, hand=LABEL):
                low = box.inside(1.5).below(y)
                sheets.write(line, area=low, hand=LABEL)
                y += LABEL.line
