"""Can anybody work out a number that was hidden because it was few?"""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kintrace.web.figures.suppress import LEAST, Cell, shown, with_totals

TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 30), min_size=width, max_size=width), min_size=1, max_size=4
    )
)


def given_away(cells: list[list[Cell]]) -> list[tuple[int, int]]:
    """Hidden places whose number follows from the sums, found by linear algebra."""
    hidden = [(r, c) for r, row in enumerate(cells) for c, one in enumerate(row)
              if one.number is None]  # fmt: skip
    height, width = len(cells), len(cells[0])
    equations = np.zeros((height + width, len(hidden)))
    for number, (row, column) in enumerate(hidden):
        equations[row, number] = -1 if column == width - 1 else 1
        equations[height + column, number] = -1 if row == height - 1 else 1
    rank = np.linalg.matrix_rank(equations) if hidden else 0
    alone = np.eye(len(hidden))
    return [
        place
        for number, place in enumerate(hidden)
        if np.linalg.matrix_rank(np.vstack([equations, alone[number]])) == rank
    ]


@given(TABLES)
def test_no_hidden_number_follows_from_what_is_shown(counts: list[list[int]]) -> None:
    assert given_away(shown(counts)) == []


@given(TABLES)
def test_no_few_is_shown(counts: list[list[int]]) -> None:
    numbers = [cell.number for row in shown(counts) for cell in row]
    assert not any(number is not None and 0 < number < LEAST for number in numbers)


@given(TABLES)
def test_what_is_shown_is_true(counts: list[list[int]]) -> None:
    for told, numbers in zip(shown(counts), with_totals(counts), strict=True):
        assert all(
            cell.number in (None, number) for cell, number in zip(told, numbers, strict=True)
        )


def test_a_table_without_few_is_shown_whole() -> None:
    told = shown([[10, 20], [0, 7]])
    assert [[cell.number for cell in row] for row in told] == [
        [10, 20, 30],
        [0, 7, 7],
        [10, 27, 37],
    ]


def test_a_few_takes_a_larger_number_of_its_row_and_column_with_it() -> None:
    told = shown([[1, 20], [30, 40]])
    assert told[0][0] == Cell(None, is_few=True)
    assert [[cell.number for cell in row] for row in told[:2]] == [
        [None, None, 21],
        [None, None, 70],
    ]
