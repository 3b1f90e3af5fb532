"""Does a line of mixed scripts stand on paper in the order in which it is read?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kintrace.letters.directions import Direction, direction_of_text, pieces_of_line

LTR, RTL = Direction.LTR, Direction.RTL
# In the order from left to right: each piece as it is read.
ORDERS = [
    ("Ганна", LTR, ["Ганна"]),
    ("أنا بخير", RTL, ["أنا بخير"]),
    ("Я тут, محمد 12", LTR, ["Я тут, ", "12", "محمد "]),
    ("اسمي Hanna هنا", RTL, [" هنا", "Hanna", "اسمي "]),
    ("من 8:30 إلى 13:00", RTL, ["13:00", " إلى ", "8:30", "من "]),
    ("رقم KT-2026-1", RTL, ["KT-2026-1", "رقم "]),
]


@pytest.mark.parametrize(("line", "base", "order"), ORDERS)
def test_pieces_stand_in_the_order_of_the_eye(line: str, base: Direction, order: list[str]) -> None:
    assert [text for text, _ in pieces_of_line(line, base=base)] == order


@given(st.text("abжїدسم 12.,()", max_size=30), st.sampled_from(Direction))
def test_no_sign_is_lost_or_added(line: str, base: Direction) -> None:
    pieces = pieces_of_line(line, base=base)
    assert sorted("".join(text for text, _ in pieces)) == sorted(line)


def test_a_line_runs_as_its_first_letter_does() -> None:
    assert direction_of_text("(12) أنا") is RTL
    assert direction_of_text("12:30", otherwise=RTL) is RTL
