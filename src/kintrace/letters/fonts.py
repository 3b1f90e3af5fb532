"""Which letters can be printed, and where are their shapes?

DejaVu Sans comes with the package, for Latin, Cyrillic, Greek, Arabic, Georgian, Armenian and
Hebrew. A sign that it lacks is refused by name: a box in place of a letter would be found by the
reader only. Layer: letters.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

from kintrace.letters.extras import not_installed
from kintrace.values import KintraceError

REGULAR = "DejaVuSans.ttf"
BOLD = "DejaVuSans-Bold.ttf"
_JOINERS = frozenset("\u200c\u200d")
_MOST_NAMED = 5


class SignNotPrintable(KintraceError):
    """A text holds signs that the fonts which come with Kintrace can't print."""

    code = "K725"
    exit_code = 4


def font_path(name: str) -> Path:
    """The file of a font that comes with the package."""
    return Path(str(files("kintrace.letters").joinpath("data", "fonts", name)))


def printable(text: str) -> str:
    """Return the text composed, without signs that are never seen; lines stay as they are."""
    composed = unicodedata.normalize("NFC", text.replace("\t", " ").replace("\r\n", "\n"))
    return "".join(sign for sign in composed if sign == "\n" or _is_seen(sign))


def refuse_unprintable(texts: Iterable[str]) -> None:
    """Refuse texts with signs that would be printed as empty boxes.

    Raises: SignNotPrintable, which names up to five of the signs.
    """
    signs = {sign for text in texts for sign in printable(text)} - {"\n"} - _JOINERS
    lacking = sorted(sign for sign in signs if ord(sign) not in _known())
    if lacking:
        named = ", ".join(_named(sign) for sign in lacking[:_MOST_NAMED])
        more = f" and {len(lacking) - _MOST_NAMED} more" if len(lacking) > _MOST_NAMED else ""
        raise SignNotPrintable(
            f"the fonts have no shape for {named}{more}",
            hint="write it in words or in another script, or leave it blank and write it by hand",
        )


def _is_seen(sign: str) -> bool:
    return sign in _JOINERS or unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def _named(sign: str) -> str:
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()


@cache
def _known() -> frozenset[int]:
    """The signs that both weights have."""
    try:
        import uharfbuzz
    except ImportError as error:
        raise not_installed(error) from error
    faces = [uharfbuzz.Face(font_path(name).read_bytes()) for name in (REGULAR, BOLD)]
    return frozenset.intersection(*(frozenset(face.unicodes) for face in faces))
