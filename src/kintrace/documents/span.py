"""Which stretch of a text is meant?

Offsets count characters of one text layer, from ``start`` up to but without ``end``.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text, by its first character and the one after its last."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a stretch that ends before it starts."""
        if not 0 <= self.start <= self.end:
            raise ValueError("a span must start at 0 or later and end after its start")

    def of(self, text: str) -> str:
        """Return the words of this stretch of the text."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether the other stretch lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end
