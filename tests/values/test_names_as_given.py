"""Does a name keep what its source wrote?"""

import pytest

from kintrace.values.person_name import PersonName
from kintrace.values.script import Script, script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Đặng Łukasz", Script.LATIN),
        ("Ївга Ґудзь", Script.CYRILLIC),
        ("محمد", Script.ARABIC),
        ("שרה", Script.HEBREW),
        ("Ελένη", Script.GREEK),
        ("ნინო", Script.GEORGIAN),
        ("Անի", Script.ARMENIAN),
        ("123 - ?", Script.OTHER),
    ],
)
def test_a_text_is_in_the_script_of_its_letters(text: str, script: Script) -> None:
    assert script_of(text) is script


def test_one_latin_letter_in_a_cyrillic_name_does_not_change_its_script() -> None:
    assert PersonName("Вiктор").script is Script.CYRILLIC


def test_a_name_of_parts_reads_as_a_name_and_keeps_the_parts() -> None:
    name = PersonName.of_parts(given="Ганна", family="Бондар")
    assert (name.text, name.given, name.patronymic) == ("Ганна Бондар", "Ганна", None)
