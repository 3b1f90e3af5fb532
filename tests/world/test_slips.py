"""What does a slip do to a word?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kintrace.world.patronymics import patronymics
from kintrace.world.slips import slip
from kintrace.world.surnames import surname_pool

KINDS = ("keyboard", "phonetic", "ocr", "dropped", "doubled", "swapped", "inserted")
chances = st.floats(0, 1, exclude_max=True)


@pytest.mark.parametrize("kind", KINDS)
@given(where=chances, which=chances)
def test_a_slip_changes_a_word_by_two_letters_at_most(
    kind: str, where: float, which: float
) -> None:
    for word in ("Коваленко", "Shevchenko", "الحسن"):
        assert abs(len(slip(word, kind=kind, where=where, which=which)) - len(word)) <= 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_of_two_letters_is_left_alone(kind: str) -> None:
    assert slip("Лі", kind=kind, where=0.5, which=0.5) == "Лі"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("doubled", "Ковваль"), ("dropped", "Коаль"), ("swapped", "Коавль"), ("keyboard", "Коіаль")],
)
def test_each_kind_does_what_its_name_says(kind: str, expected: str) -> None:
    assert slip("Коваль", kind=kind, where=0.25, which=0.0) == expected


def test_patronymics_of_irregular_fathers_are_known() -> None:
    assert patronymics("Ілля", "Илья").ru_daughter == "Ильинична"
    assert patronymics("Микола", "Николай").uk_son == "Миколайович"


def test_family_names_have_forms_for_women_in_both_languages() -> None:
    found = {name.uk_man: name for name in surname_pool("slavic")}
    assert found["Чорний"].ru_woman == "Чёрная"
    assert found["Попов"].uk_woman == "Попова"


def test_the_pool_of_family_names_has_no_name_twice() -> None:
    names = [name.uk_man for name in surname_pool("slavic")]
    assert len(names) == len(set(names)) > 100_000
