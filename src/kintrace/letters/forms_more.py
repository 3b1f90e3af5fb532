"""How does a message go on, when its half of the form is full?

On further A4 sheets, each with the message's number, its own number among the sheets, and from
whom to whom, so that a sheet that gets lost is missed and finds its way. Layer: letters.
"""

from kintrace.letters.directions import Direction
from kintrace.letters.family_message import FamilyMessage
from kintrace.letters.forms_body import TEXT
from kintrace.letters.forms_half import Leftover
from kintrace.letters.forms_words import Tongues
from kintrace.letters.sheets import HEIGHT, MARGIN, WIDTH, Area, Hand, Sheets

_TITLE = Hand(13, is_bold=True)
_NAMES = Hand(8.5, grey=40)
_PAPER = Area(MARGIN, MARGIN, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN)
_HEAD_HEIGHT = 24.0
_BODY = _PAPER.below(_PAPER.y + _HEAD_HEIGHT)

# What is written, how, which way it runs (None: as its letters say), and from which side.
_Line = tuple[str, Hand, Direction | None, Direction | None]


def further_sheet_count(left: Leftover, *, sheets: Sheets) -> int:
    """How many further sheets what is left takes."""
    return len(_pages(left, sheets))


def draw_further_sheets(
    sheets: Sheets, left: Leftover, *, message: FamilyMessage, tongues: Tongues
) -> None:
    """Draw what is left on as many sheets as it takes."""
    pages = _pages(left, sheets)
    for place, page in enumerate(pages):
        sheets.add()
        _draw_head(sheets, message, tongues, place + 2, len(pages) + 1)
        y = _BODY.y
        for text, hand, way, side in page:
            sheets.write(text, area=_BODY.below(y), hand=hand, base=way, side=side)
            y += hand.line


def _pages(left: Leftover, sheets: Sheets) -> list[list[_Line]]:
    lines: list[_Line] = [
        (text, line.hand, None, line.side)
        for line in left.lines
        for text in sheets.folded(line.text, width=_BODY.width, hand=line.hand)
    ]
    if lines and left.text:
        lines.append(("", TEXT, None, None))
    lines += [(text, TEXT, way, way) for text, way in left.text]
    pages: list[list[_Line]] = []
    used = _BODY.height
    for line in lines:
        if used + line[1].line > _BODY.height:
            pages.append([])
            used = 0.0
        pages[-1].append(line)
        used += line[1].line
    return pages


def _draw_head(
    sheets: Sheets, message: FamilyMessage, tongues: Tongues, sheet: int, count: int
) -> None:
    title, *others = tongues.words("title_continued")
    sheets.write(title, area=_PAPER, hand=_TITLE, side=tongues.direction)
    for other in others:
        beside = Hand(11, grey=60)
        sheets.write(other, area=_PAPER.below(_PAPER.y + 0.6), hand=beside, side=tongues.far_side)
    y = _PAPER.y + _TITLE.line
    number = f"{tongues.words('number')[0]} {message.number}"
    told = f"{number} · {tongues.words('sheet', sheet=sheet, sheets=count)[0]}"
    low = _PAPER.below(y)
    sheets.write(told, area=low, hand=Hand(9, is_bold=True), side=tongues.direction)
    y += Hand(9).line
    # Each name on a line of its own: two scripts in one line change places.
    for key, person in (("from", message.sender), ("to", message.recipient)):
        names = f"{tongues.words(key)[0]}: {person.name.text}"
        shown = sheets.folded(names, width=_PAPER.width, hand=_NAMES)[0]
        sheets.write(shown, area=_PAPER.below(y), hand=_NAMES, side=tongues.direction)
        y += _NAMES.line
    sheets.rule(_PAPER.x, y + 0.8, _PAPER.width)
