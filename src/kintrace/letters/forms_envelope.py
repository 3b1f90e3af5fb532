"""What stands on the outside of a sealed letter?

For whom, where to, which letter, whom to bring it back to, a place for the seal and a code with
the envelope's record. Nothing of what is inside, not even from whom it is: the sheet knows only
the envelope. Layer: letters.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from kintrace.letters.directions import Direction, direction_of_text
from kintrace.letters.family_message import Correspondent
from kintrace.letters.fonts import refuse_unprintable
from kintrace.letters.forms_person import LABEL, draw_label, draw_lines, folded_lines, person_lines
from kintrace.letters.forms_words import Tongues
from kintrace.letters.qr import qr_picture
from kintrace.letters.sheets import HEIGHT, MARGIN, WIDTH, Area, Hand, Sheets

_TITLE = Hand(18, is_bold=True)
_BESIDE = Hand(13, grey=60)
_NUMBER = Hand(16, is_bold=True)
_NOTICE = Hand(9.5)
_ADDRESS_SCALE = 1.5
_CODE = 52.0
_SEAL = 40.0
# A sheet folded in three goes into a window or round the letter.
_FOLDS = (HEIGHT / 3, 2 * HEIGHT / 3)


@dataclass(frozen=True, slots=True)
class Envelope:
    """The outside of a sealed letter.

    ``return_to`` is the lines of an address; ``record`` the bytes that the code carries, empty for
    none; ``language`` the one of the carrier, None when it is the recipient's.
    """

    letter_number: str
    recipient: Correspondent
    return_to: tuple[str, ...] = ()
    record: bytes = b""
    language: str | None = None


def print_envelope(envelope: Envelope, *, made_on: date) -> bytes:
    """Return the envelope's sheet as a PDF, the same bytes for the same envelope and day.

    Raises:
        SignNotPrintable: when the fonts lack a sign of it.
        TooLargeForPaper: when the record does not fit one code.
    """
    reads = envelope.recipient.language
    tongues = Tongues.of(envelope.language or reads, reads)
    envelope = replace(envelope, recipient=_whereabouts(envelope.recipient))
    refuse_unprintable(_texts(envelope, tongues))
    sheets = Sheets(made_on=made_on, title=envelope.letter_number)
    sheets.add()
    for fold in _FOLDS:
        sheets.fold_line(fold)
    _draw_top(sheets, envelope, tongues)
    _draw_recipient(sheets, envelope, tongues)
    _draw_return(sheets, envelope, tongues)
    return sheets.pdf()


def _whereabouts(person: Correspondent) -> Correspondent:
    """What a carrier needs: who the person is to the sender, or when born, is no part of it."""
    return replace(person, born="", relation="", telephone="")


def _texts(envelope: Envelope, tongues: Tongues) -> Iterator[str]:
    yield envelope.letter_number
    yield from envelope.return_to
    yield from (line.text for line in person_lines(envelope.recipient, tongues=tongues))


def _draw_top(sheets: Sheets, envelope: Envelope, tongues: Tongues) -> None:
    area = Area(MARGIN, MARGIN, WIDTH - 2 * MARGIN, _FOLDS[0] - 2 * MARGIN)
    first, *others = tongues.words("sealed")
    sheets.write(first, area=area, hand=_TITLE, side=tongues.direction)
    for other in others:
        sheets.write(other, area=area.below(area.y + 1.5), hand=_BESIDE, side=tongues.far_side)
    y = area.y + _TITLE.line + 1
    number = f"{tongues.words('number')[0]} {envelope.letter_number}"
    sheets.write(number, area=area.below(y), hand=_NUMBER, side=tongues.direction)
    y += _NUMBER.line + 3
    wide = area.width - _CODE - 8
    for key in ("sealed_notice", "carrier_notice"):
        for text in tongues.words(key):
            way = direction_of_text(text)
            x = area.x if tongues.direction is Direction.LTR else area.right - wide
            for line in sheets.folded(text, width=wide, hand=_NOTICE):
                column = Area(x, y, wide, _NOTICE.line)
                sheets.write(line, area=column, hand=_NOTICE, base=way)
                y += _NOTICE.line
            y += 1
    if envelope.record:
        x = area.right - _CODE if tongues.direction is Direction.LTR else area.x
        at = Area(x, area.y + 18, _CODE, _CODE)
        sheets.picture(qr_picture(envelope.record), area=at)


def _draw_recipient(sheets: Sheets, envelope: Envelope, tongues: Tongues) -> None:
    area = Area(MARGIN, _FOLDS[0] + 10, WIDTH - 2 * MARGIN, _FOLDS[1] - _FOLDS[0] - 20)
    draw_label(sheets, "hand_to", area=area, tongues=tongues)
    lines = person_lines(envelope.recipient, tongues=tongues)
    inner = area.below(area.y + 7)
    scale = _ADDRESS_SCALE
    folded = folded_lines(sheets, lines, width=inner.width, scale=scale)
    while sum(line.hand.line for line in folded) > inner.height and scale > 1:
        scale -= 0.1
        folded = folded_lines(sheets, lines, width=inner.width, scale=scale)
    draw_lines(sheets, folded, area=inner)


def _draw_return(sheets: Sheets, envelope: Envelope, tongues: Tongues) -> None:
    area = Area(MARGIN, _FOLDS[1] + 10, WIDTH - 2 * MARGIN, HEIGHT - _FOLDS[1] - 20)
    x = area.right - _SEAL if tongues.direction is Direction.LTR else area.x
    seal = Area(x, area.y, _SEAL, _SEAL)
    sheets.box(seal)
    draw_label(sheets, "seal_here", area=seal.inside(2), tongues=tongues)
    if not envelope.return_to:
        return
    start = area.x if tongues.direction is Direction.LTR else area.x + _SEAL + 10
    column = Area(start, area.y, area.width - _SEAL - 10, area.height)
    draw_label(sheets, "return_to", area=column, tongues=tongues)
    y = column.y + LABEL.line + 1
    for line in envelope.return_to:
        for text in sheets.folded(line, width=column.width, hand=_NOTICE):
            sheets.write(text, area=column.below(y), hand=_NOTICE)
            y += _NOTICE.line
