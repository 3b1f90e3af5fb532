"""Which numbers of a table may be shown, so that none tells of four people or fewer?

A count from 1 to 4 is shown as "<5". So that it can't be worked out from totals, other numbers of
its row and column are hidden as well, until no hidden number follows from what is shown: none is
alone in its line, none is a bridge between lines, and beside each few there is a number large
enough to leave open which of 1 to 4 it is. Pure.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LEAST = 5
# Whatever a few is, of 1 to 4, what is hidden beside it stays at 5 or more.
COVERS = LEAST + LEAST - 2
Grid = Sequence[Sequence[int]]
Place = tuple[int, int]


@dataclass(frozen=True)
class Cell:
    """A number as it may be shown; ``number`` is None where it is hidden.

    ``is_few`` says that it is from 1 to 4 (shown "<5"), and not hidden to keep another one so.
    """

    number: int | None
    is_few: bool = False


def shown(counts: Grid) -> list[list[Cell]]:
    """Return the cells of a table with a column of row totals and a row of column totals."""
    whole = with_totals(counts)
    few = {
        (row, column)
        for row, numbers in enumerate(whole)
        for column, number in enumerate(numbers)
        if 0 < number < LEAST
    }
    hidden = protected(whole, few)
    return [
        [
            Cell(None, is_few=(row, column) in few) if (row, column) in hidden else Cell(number)
            for column, number in enumerate(numbers)
        ]
        for row, numbers in enumerate(whole)
    ]


def with_totals(counts: Grid) -> list[list[int]]:
    """Return the table with its totals: a last column, and a last row.

    >>> with_totals([[1, 2], [3, 4]])
    [[1, 2, 3], [3, 4, 7], [4, 6, 10]]
    """
    rows = [[*numbers, sum(numbers)] for numbers in counts]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def protected(whole: Grid, few: set[Place]) -> set[Place]:
    """Return which places are hidden: the few, and what keeps them from being worked out."""
    hidden = set(few)
    while (line := next(_open_lines(whole, hidden), None)) is not None:
        left = [place for place in line if place not in hidden]
        hidden.add(min(left, key=lambda place: (_loss(place, whole), place)))
    return hidden


def _open_lines(whole: Grid, hidden: set[Place]) -> Iterator[list[Place]]:
    """Yield lines that give a hidden number away and still have something to hide."""
    for line in _lines(whole):
        inside = [place for place in line if place in hidden]
        covered = len(inside) > 1 and any(whole[row][column] >= COVERS for row, column in inside)
        if inside and not covered and len(inside) < len(line):
            yield line
    for row, _column in sorted(bridges(hidden)):
        line = _lines(whole)[row]
        if any(place not in hidden for place in line):
            yield line


def bridges(hidden: set[Place]) -> set[Place]:
    """Return the hidden places that follow from the others.

    Rows and columns are knots and hidden places are ties between them: each line says what its
    hidden numbers add up to, so a tie that is in no circle follows from those sums.
    """
    return {place for place in hidden if not _is_in_circle(place, hidden)}


def _is_in_circle(place: Place, hidden: set[Place]) -> bool:
    ties = defaultdict(set)
    for row, column in hidden - {place}:
        ties["row", row].add(("column", column))
        ties["column", column].add(("row", row))
    seen, waiting = set(), [("row", place[0])]
    while waiting:
        knot = waiting.pop()
        if knot not in seen:
            seen.add(knot)
            waiting += ties[knot]
    return ("column", place[1]) in seen


def _loss(place: Place, whole: Grid) -> tuple[bool, bool, int]:
    """Return how much is lost with a number: those that cover first, small ones, totals last."""
    row, column = place
    is_total = row == len(whole) - 1 or column == len(whole[0]) - 1
    return whole[row][column] < COVERS, is_total, whole[row][column]


def _lines(whole: Grid) -> list[list[Place]]:
    rows, columns = range(len(whole)), range(len(whole[0]))
    across = [[(row, column) for column in columns] for row in rows]
    return across + [[(row, column) for row in rows] for column in columns]
