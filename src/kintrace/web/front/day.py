"""What is on somebody's desk today?

The page is drawn from this; whoever knows tasks, pairs and files fills it. Layer: web. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class DeskItem:
    """One thing to do: where it is done, in which words, and until when."""

    url: str
    words: str
    child: str = ""
    language: str = ""
    due_on: date | None = None
    is_overdue: bool = False


@dataclass(frozen=True)
class DeskSection:
    """Things of one kind, most urgent first; `empty` is said when there is none.

    ``number`` is how many there are, shown or not.
    """

    title: str
    empty: str
    items: Sequence[DeskItem] = ()
    more_url: str = ""
    number: int = 0


@dataclass(frozen=True)
class Count:
    """A number that means something only beside what it is out of."""

    number: int
    out_of: int
    words: str


@dataclass(frozen=True)
class Day:
    """All of the front page; ``filling`` is how far a demo is that is being filled."""

    sections: Sequence[DeskSection] = field(default_factory=tuple)
    counts: Sequence[Count] = field(default_factory=tuple)
    filling: tuple[int, int] | None = None
