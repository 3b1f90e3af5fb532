"""What stands in the middle of a form: text, sentences to tick, lines or places for words?

Text that does not fit is handed back, to go on to another sheet. Layer: letters.
"""

from kintrace.letters.directions import Direction, direction_of_language, direction_of_text
from kintrace.letters.family_message import MessageMode
from kintrace.letters.family_message_phrases import Phrase, phrases
from kintrace.letters.forms_words import Tongues
from kintrace.letters.sheets import Area, Hand, Sheets

TEXT = Hand(10.5)
_PHRASE = Hand(8.5)
_PLACE = Hand(6, grey=120)
_RULE_STEP = 8.0
_COLUMNS = 5
_SQUARE = 3.6


def folded_text(sheets: Sheets, text: str, *, width: float) -> list[tuple[str, Direction]]:
    """Fold a text for a width: each line with the direction of its paragraph."""
    folded: list[tuple[str, Direction]] = []
    way = Direction.LTR
    for paragraph in text.strip().split("\n"):
        way = direction_of_text(paragraph, otherwise=way)
        folded += [(line, way) for line in sheets.folded(paragraph, width=width, hand=TEXT)]
    return folded


def draw_text(
    sheets: Sheets, lines: list[tuple[str, Direction]], *, area: Area
) -> list[tuple[str, Direction]]:
    """Write folded lines into an area; return those that did not fit."""
    fitting = int(area.height / TEXT.line + 1e-6)
    for place, (line, way) in enumerate(lines[:fitting]):
        sheets.write(line, area=area.below(area.y + place * TEXT.line), hand=TEXT, base=way)
    return lines[fitting:]


def draw_ruled(sheets: Sheets, *, area: Area) -> None:
    """Draw lines to write on, as far apart as a pencil needs."""
    count = max(1, int(area.height / _RULE_STEP))
    for place in range(1, count + 1):
        sheets.rule(area.x, area.y + place * area.height / count, area.width)


def draw_places(sheets: Sheets, *, area: Area, count: int, side: Direction) -> None:
    """Draw numbered places, one a word, in the order in which the form is read."""
    rows = -(-count // _COLUMNS)
    wide, high = area.width / _COLUMNS, area.height / rows
    for place in range(count):
        row, column = divmod(place, _COLUMNS)
        at = column if side is Direction.LTR else _COLUMNS - 1 - column
        cell = Area(area.x + at * wide + 1, area.y + row * high, wide - 2, high)
        sheets.rule(cell.x, cell.bottom - 1, cell.width)
        number = cell.below(cell.bottom - 1 - _PLACE.line)
        sheets.write(str(place + 1), area=number, hand=_PLACE, side=side)


def draw_phrases(
    sheets: Sheets, mode: MessageMode, *, ticked: tuple[str, ...], area: Area, tongues: Tongues
) -> None:
    """Draw the sentences of a form with squares to tick, in both languages side by side."""
    shown = phrases(mode)
    step = min(area.height / len(shown), 7.5)
    for place, phrase in enumerate(shown):
        row = Area(area.x, area.y + place * step, area.width, step)
        _draw_phrase(sheets, phrase, row=row, is_ticked=phrase.key in ticked, tongues=tongues)


def _draw_phrase(
    sheets: Sheets, phrase: Phrase, *, row: Area, is_ticked: bool, tongues: Tongues
) -> None:
    is_rtl = tongues.direction is Direction.RTL
    square = row.right - _SQUARE if is_rtl else row.x
    sheets.tick_box(square, row.y + 0.4, size=_SQUARE, is_ticked=is_ticked)
    languages = tuple(dict.fromkeys((tongues.first, tongues.second)))
    wide = (row.width - _SQUARE - 3) / len(languages)
    for place, language in enumerate(languages):
        offset = _SQUARE + 3 + place * wide
        x = row.right - offset - wide if is_rtl else row.x + offset
        cell = Area(x, row.y, wide, row.height)
        hand = _PHRASE if place == 0 else Hand(_PHRASE.size, grey=60)
        text = phrase.in_language(language)
        hand = _narrowed(sheets, text, hand, cell.width)
        sheets.write(text, area=cell, hand=hand, side=direction_of_language(language))


def _narrowed(sheets: Sheets, text: str, hand: Hand, width: float) -> Hand:
    """The hand, smaller where a sentence is wider than its cell."""
    return hand.of_size(hand.size * min(1.0, width / max(sheets.width(text, hand=hand), 1.0)))
