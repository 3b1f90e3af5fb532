"""Are words counted as a reader of each language counts them?"""

import pytest

from kintrace.letters.family_message_words import count_words

COUNTED = [
    ("", 0),
    ("We are well.", 3),
    ("don't worry, well-being", 3),
    ("3,5 kg — 12:30", 3),
    ("Здоров'я добре, мамо", 3),
    ("мама.Папа", 2),
    ("Всё хорошо: ждём вас, 2 и 3 мая", 8),
    ("أنا بخير والحمد لله", 4),
    ("أَنَا بِخَيْرٍ", 2),
    ("بخيـــر ٢٥ يوماً", 3),
    ("…  —  !!", 0),
]


@pytest.mark.parametrize(("text", "count"), COUNTED)
def test_a_word_has_a_letter_or_digit_and_marks_part_none(text: str, count: int) -> None:
    assert count_words(text) == count
