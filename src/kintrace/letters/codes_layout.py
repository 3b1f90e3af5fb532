"""How many codes of which size stand on a page?

As large as the letter allows: the coarsest grid in which it fits one page, and the densest where
it takes more. Each page brings one spare code, and what is left of the last is filled with more.
The grids are data/paper/layouts.csv. Layer: letters.
"""

from dataclasses import dataclass
from functools import cache

from kintrace.letters.codes_framing import OVERHEAD
from kintrace.letters.codes_spare import MOST_PARTS
from kintrace.letters.paper_tables import rows


@dataclass(frozen=True, slots=True)
class Layout:
    """A grid of codes of one version and level of correction.

    ``part_size`` is how many bytes of a letter one code can carry.
    """

    columns: int
    rows: int
    version: int
    level: str
    part_size: int

    @property
    def codes_a_page(self) -> int:
        """How many codes a page has room for."""
        return self.columns * self.rows


@cache
def layouts() -> tuple[Layout, ...]:
    """All grids, the coarsest first."""
    return tuple(
        Layout(
            columns=int(row["columns"]),
            rows=int(row["rows"]),
            version=int(row["version"]),
            level=row["level"],
            part_size=int(row["bytes"]) - OVERHEAD,
        )
        for row in rows("layouts.csv")
    )


def layout_for(size: int) -> Layout:
    """The grid for a letter of so many bytes."""
    for layout in layouts():
        if size <= (layout.codes_a_page - 1) * layout.part_size:
            return layout
    return layouts()[-1]


def spare_count(layout: Layout, *, size: int) -> int:
    """How many spare codes a letter of so many bytes gets: one a page, and what fills the last."""
    filled = data_count(layout, size=size)
    pages = -(-filled // (layout.codes_a_page - 1))
    return min(pages * layout.codes_a_page, MOST_PARTS - 1) - filled


def data_count(layout: Layout, *, size: int) -> int:
    """How many codes a letter of so many bytes fills, without the spare ones."""
    return max(1, -(-size // layout.part_size))
