"""Where does a bar of evidence begin and end on the page?

One scale holds for the whole page, so that a long bar in one block means as much as a long bar
in another. Positions are percentages of a bar's box, measured from the side of contradiction;
the style sheet mirrors the box for languages written from right to left.
Layer: interchange. Pure.
"""

import math
from dataclasses import dataclass

LONGEST_BITS = 20.0
"""Bars beyond this are cut, so that a large total does not flatten every other bar."""


@dataclass(frozen=True)
class Bar:
    """A box from `start` to `start + width`, in percent of the bar's box."""

    start: str
    width: str
    is_contradicting: bool
    is_cut: bool


@dataclass(frozen=True)
class Scale:
    """The bits at both ends of every bar's box; `lowest` <= 0 <= `highest`."""

    lowest: float
    highest: float

    @property
    def zero(self) -> str:
        """Position of the zero line, in percent."""
        return _percent(self._position(0.0))

    def bar(self, bits: float) -> Bar:
        """Return the box for so many bits; it is cut at the ends of the scale."""
        zero = self._position(0.0)
        end = self._position(min(max(bits, self.lowest), self.highest))
        return Bar(
            start=_percent(min(zero, end)),
            width=_percent(abs(end - zero)),
            is_contradicting=bits < 0,
            is_cut=not self.lowest <= bits <= self.highest,
        )

    def _position(self, bits: float) -> float:
        return 100.0 * (bits - self.lowest) / (self.highest - self.lowest)


def scale_for(bits: list[float]) -> Scale:
    """Return a scale that holds all these bits, with a whole number of bits at both ends.

    >>> scale_for([-12.5, 3.0, 9.1])
    Scale(lowest=-13.0, highest=10.0)
    """
    finite = [value for value in bits if math.isfinite(value)]
    lowest = float(math.floor(min([-1.0, *finite])))
    highest = float(math.ceil(max([1.0, *finite])))
    return Scale(lowest=max(lowest, -LONGEST_BITS), highest=min(highest, LONGEST_BITS))


def _percent(position: float) -> str:
    return f"{position:.1f}%"
