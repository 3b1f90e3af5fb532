"""Does a letter come back from its frames, in any order, with some lost or twice?"""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kintrace.letters.codes_framing import (
    CodesDamaged,
    CodesMissing,
    CodesMixed,
    TooLargeForPaper,
    frame_of,
    frames,
    joined,
)

LETTER = b"news of the family " * 40


@given(
    st.binary(max_size=600),
    st.integers(8, 60),
    st.integers(0, 3),
    st.randoms(use_true_random=False),
)
def test_a_letter_comes_back_whatever_is_lost_up_to_the_spare_codes(
    data: bytes, part_size: int, spare: int, rng: random.Random
) -> None:
    printed = frames(data, part_size=part_size, spare_count=spare)
    kept = rng.sample(printed, len(printed) - rng.randint(0, spare))
    assert joined([*kept, *rng.choices(kept, k=3)] if kept else []) == data


def test_missing_codes_are_named_as_they_are_numbered_on_paper() -> None:
    printed = frames(LETTER, part_size=100, spare_count=1)
    lost = {1, 4}
    kept = [frame for frame in printed if frame.number not in lost]
    with pytest.raises(CodesMissing, match=r"read 7 of 9 codes; not read: 2, 5") as refused:
        joined(kept)
    assert "at least 1 of them" in refused.value.hint


def test_codes_of_two_letters_are_refused() -> None:
    other = frames(LETTER[1:], part_size=100, spare_count=1)
    with pytest.raises(CodesMixed, match="2 letters"):
        joined([*frames(LETTER, part_size=100, spare_count=1), other[0]])


def test_no_code_at_all_says_how_to_photograph() -> None:
    with pytest.raises(CodesMissing) as refused:
        joined([])
    assert "flat" in refused.value.hint


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_code_with_any_byte_changed_is_not_taken(place: int, change: int) -> None:
    code = bytearray(frames(LETTER, part_size=100, spare_count=1)[2].packed())
    code[place % len(code)] ^= change
    assert frame_of(bytes(code)) is None


def test_a_part_swapped_on_purpose_is_found_by_the_letter_mark() -> None:
    from dataclasses import replace

    printed = frames(LETTER, part_size=100, spare_count=1)
    forged = replace(printed[3], part=b"x" * 100)
    with pytest.raises(CodesDamaged):
        joined([*printed[:3], forged, *printed[4:]])
    with pytest.raises(CodesDamaged, match="contradict"):
        joined([*printed, forged])


def test_more_than_255_codes_are_refused() -> None:
    with pytest.raises(TooLargeForPaper):
        frames(bytes(3000), part_size=10, spare_count=1)
    assert joined(frames(bytes(2540), part_size=10, spare_count=1)[1:]) == bytes(2540)
