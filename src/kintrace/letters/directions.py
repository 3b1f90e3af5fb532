"""Which way does a line run, and in which order do its pieces stand on paper?

A line of Arabic may hold a Latin name, a line of Ukrainian an Arabic one with a number in it. The
levels are those of the Unicode bidirectional algorithm (UAX 9), which fpdf2 computes; the order
of the pieces from left to right is its rule L2. Layer: letters.
"""

import unicodedata
from enum import Enum
from itertools import groupby

_RTL_LANGUAGES = frozenset({"ar", "fa", "he", "ps", "ur", "ku", "yi"})


class Direction(Enum):
    """Which way text runs."""

    LTR = "ltr"
    RTL = "rtl"


def direction_of_language(language: str) -> Direction:
    """The way in which a form in this language runs (ISO 639-1 code)."""
    return Direction.RTL if language in _RTL_LANGUAGES else Direction.LTR


def direction_of_text(text: str, *, otherwise: Direction = Direction.LTR) -> Direction:
    """The direction of the first letter that has one; ``otherwise`` when none has.

    >>> direction_of_text("25 كلمة"), direction_of_text("12:30")
    (<Direction.RTL: 'rtl'>, <Direction.LTR: 'ltr'>)
    """
    for sign in text:
        match unicodedata.bidirectional(sign):
            case "L":
                return Direction.LTR
            case "R" | "AL":
                return Direction.RTL
    return otherwise


def pieces_of_line(text: str, *, base: Direction) -> list[tuple[str, Direction]]:
    """Return the pieces of one line from left to right, each in reading order with its direction.

    >>> pieces_of_line("Я, محمد 12", base=Direction.LTR)[1:]
    [('12', <Direction.LTR: 'ltr'>), ('محمد ', <Direction.RTL: 'rtl'>)]
    """
    levels = _levels(text, base)
    runs = [("".join(text[place] for place in places), level) for level, places in _runs(levels)]
    for floor in range(max(levels, default=0), 0, -1):
        runs = _turned(runs, floor)
    return [(run, Direction.RTL if level % 2 else Direction.LTR) for run, level in runs]


def _levels(text: str, base: Direction) -> list[int]:
    # Imported here because it comes with the extra packages.
    from fpdf.bidi import BidiParagraph
    from fpdf.enums import TextDirection

    told = TextDirection.RTL if base is Direction.RTL else TextDirection.LTR
    paragraph = BidiParagraph(text, base_direction=told, preserve_bn_chars=True)
    return [sign.embedding_level for sign in paragraph.get_characters_with_embedding_level()]


def _runs(levels: list[int]) -> list[tuple[int, list[int]]]:
    grouped = groupby(range(len(levels)), key=levels.__getitem__)
    return [(level, list(places)) for level, places in grouped]


def _turned(runs: list[tuple[str, int]], floor: int) -> list[tuple[str, int]]:
    """Turn round each stretch of runs at this level or above."""
    turned: list[tuple[str, int]] = []
    for is_above, stretch in groupby(runs, key=lambda run: run[1] >= floor):
        inside = list(stretch)
        turned += reversed(inside) if is_above else inside
    return turned
