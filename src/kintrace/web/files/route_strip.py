"""Where do the stops of a route stand on the page?

A vertical line with a stop for each place and the words said about each leg between two stops.
Where one leg ends at the place where the next begins, that is one stop. Mirrored for languages
written from right to left. The table beside it says the same to those who don't see it. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 300
STEP = 64
TOP = 18
EDGE = 14
TEXT_AT = 34
LONGEST = 32


@dataclass(frozen=True)
class Stop:
    """A place on the line, with the words beside it; `between` is said of the way to the next."""

    y: int
    name: str
    between: str
    between_y: int
    is_gap: bool

    @property
    def next_y(self) -> int:
        """Where the next stop is."""
        return self.y + STEP


@dataclass(frozen=True)
class Strip:
    """The whole line: the size of its box, the x of line and words, and its stops."""

    width: int
    height: int
    line_x: int
    text_x: int
    stops: tuple[Stop, ...]


def strip_of(legs: Sequence[tuple[str, str, str]], *, is_mirrored: bool) -> Strip:
    """Return the strip of legs (start, end, words) in their order.

    A leg that starts elsewhere than the one before ended leaves a gap in the line.
    """
    places: list[tuple[str, str, bool]] = []
    for start, end, words in legs:
        if places and places[-1][0] == start:
            places[-1] = (start, words, False)
        else:
            if places:
                places[-1] = (places[-1][0], "", True)
            places.append((start, words, False))
        places.append((end, "", False))
    stops = tuple(
        Stop(TOP + index * STEP, _short(name), _short(words), TOP + index * STEP + STEP // 2, gap)
        for index, (name, words, gap) in enumerate(places)
    )
    height = TOP * 2 + STEP * max(len(stops) - 1, 0)
    line, text = (WIDTH - EDGE, WIDTH - TEXT_AT) if is_mirrored else (EDGE, TEXT_AT)
    return Strip(WIDTH, height, line, text, stops)


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
