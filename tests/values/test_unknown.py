"""Do the three kinds of unknown stay apart?"""

import pytest

from kintrace.values.sex import Sex
from kintrace.values.unknown import Unknown, unknown_from_text


@pytest.mark.parametrize("text", [None, "", "  ", "\t"])
def test_a_blank_cell_is_not_asked(text: str | None) -> None:
    assert unknown_from_text(text) is Unknown.NOT_ASKED


@pytest.mark.parametrize("text", ["unknown", "Невідомо", "НЕИЗВЕСТНО", "غير معروف", "?"])
def test_a_word_for_unknown_is_does_not_know(text: str) -> None:
    assert unknown_from_text(text) is Unknown.DOES_NOT_KNOW


@pytest.mark.parametrize("text", ["withheld", "приховано"])
def test_a_word_for_kept_back_is_withheld(text: str) -> None:
    assert unknown_from_text(text) is Unknown.WITHHELD


@pytest.mark.parametrize("text", ["0", "Ганна", "false", "no"])
def test_a_value_is_never_unknown(text: str) -> None:
    assert unknown_from_text(text) is None


@pytest.mark.parametrize(("text", "sex"), [("ж", Sex.FEMALE), ("Ч", Sex.MALE), ("F", Sex.FEMALE)])
def test_a_letter_for_a_sex_is_read_in_each_language(text: str, sex: Sex) -> None:
    assert Sex.parse(text) is sex


def test_a_word_that_no_table_knows_is_never_guessed() -> None:
    assert Sex.parse("12") is Unknown.DOES_NOT_KNOW


def test_a_withheld_sex_stays_withheld() -> None:
    assert Sex.parse("withheld") is Unknown.WITHHELD
