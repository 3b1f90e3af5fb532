"""In which script is a text written?

Counts letters by Unicode block; it does not tell languages apart.
"""

from bisect import bisect_right
from enum import Enum
from functools import cache


class Script(Enum):
    """A script by its ISO 15924 code."""

    LATIN = "Latn"
    CYRILLIC = "Cyrl"
    ARABIC = "Arab"
    HEBREW = "Hebr"
    GREEK = "Grek"
    GEORGIAN = "Geor"
    ARMENIAN = "Armn"
    OTHER = "Zzzz"


# Unicode blocks that hold letters of names: first code point, last code point, script.
_BLOCKS = (
    (0x0041, 0x024F, Script.LATIN),
    (0x0250, 0x02FF, Script.LATIN),
    (0x0370, 0x03FF, Script.GREEK),
    (0x0400, 0x052F, Script.CYRILLIC),
    (0x0530, 0x058F, Script.ARMENIAN),
    (0x0590, 0x05FF, Script.HEBREW),
    (0x0600, 0x077F, Script.ARABIC),
    (0x08A0, 0x08FF, Script.ARABIC),
    (0x10A0, 0x10FF, Script.GEORGIAN),
    (0x1C80, 0x1C8F, Script.CYRILLIC),
    (0x1C90, 0x1CBF, Script.GEORGIAN),
    (0x1D00, 0x1DBF, Script.LATIN),
    (0x1E00, 0x1EFF, Script.LATIN),
    (0x1F00, 0x1FFF, Script.GREEK),
    (0x2C60, 0x2C7F, Script.LATIN),
    (0x2D00, 0x2D2F, Script.GEORGIAN),
    (0x2DE0, 0x2DFF, Script.CYRILLIC),
    (0xA640, 0xA69F, Script.CYRILLIC),
    (0xA720, 0xA7FF, Script.LATIN),
    (0xFB00, 0xFB06, Script.LATIN),
    (0xFB13, 0xFB17, Script.ARMENIAN),
    (0xFB1D, 0xFB4F, Script.HEBREW),
    (0xFB50, 0xFDFF, Script.ARABIC),
    (0xFE70, 0xFEFC, Script.ARABIC),
    (0xFF21, 0xFF5A, Script.LATIN),
)
_STARTS = tuple(first for first, _, _ in _BLOCKS)


@cache
def script_of_letter(letter: str) -> Script:
    """Return the script of one character; OTHER for anything that is no letter of the list."""
    place = bisect_right(_STARTS, ord(letter)) - 1
    if place >= 0 and letter.isalpha():
        _, last, script = _BLOCKS[place]
        if ord(letter) <= last:
            return script
    return Script.OTHER


def script_of(text: str) -> Script:
    """Return the script of most letters; on a tie the one that comes first in the text.

    >>> script_of("Ганна"), script_of("Müller"), script_of("محمد")
    (<Script.CYRILLIC: 'Cyrl'>, <Script.LATIN: 'Latn'>, <Script.ARABIC: 'Arab'>)
    """
    scripts = [script_of_letter(letter) for letter in text if letter.isalpha()]
    if not scripts:
        return Script.OTHER
    if scripts.count(scripts[0]) * 2 >= len(scripts):
        return scripts[0]
    return max(scripts, key=scripts.count)
