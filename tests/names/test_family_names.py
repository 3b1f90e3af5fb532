"""Do the forms of one family name meet, and two family names stay two?"""

import pytest

from kintrace.names.family_names import family_base, nominatives


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("Ковальський", "Ковальська Ковальського Ковальської Ковальському Ковальську"),
        ("Ковальский", "Ковальская Ковальского Ковальскому Ковальскую"),
        ("Савіцкі", "Савіцкая Савіцкага"),
        ("Іванов", "Іванов Іванова Іванової Івановою"),
        ("Иванов", "Иванова Иванову Ивановой"),
        ("Пушкин", "Пушкина Пушкиной"),
        ("Соловйов", "Соловйова Соловйовій"),
        ("Толстой", "Толстой Толстая Толстого"),
        ("Чорний", "Чорний Чорна Чорного Чорної"),
        ("Бондаренко", "Бондаренко Бондаренка Бондаренку Бондаренкові"),
        ("Шевчук", "Шевчука Шевчуку"),
        ("Коваль", "Коваль Коваля"),
        ("Кравець", "Кравця Кравцем"),
        ("Гриневич", "Гриневича"),
        ("Kowalski", "Kowalski Kowalska Kowalskiy"),
        ("Kovalski", "Kovalskyi Kovalska Kovalsky Kovalskij Kovalskaya Kovalskaia"),
        ("Nowacki", "Nowacka"),
        ("Rudzki", "Rudzka"),
        ("Ivanov", "Ivanova Ivanoff"),
        ("Sergeev", "Sergeeva"),
    ],
)
def test_forms_of_one_family_name_meet(base: str, forms: str) -> None:
    assert {family_base(form) for form in forms.split()} == {base}


@pytest.mark.parametrize(
    "token",
    [
        "Калина",
        "Кармелюка",
        "Хмара",
        "Сирота",
        "Сковорода",
        "Собака",
        "Мороз",
        "Білоус",
        "Бойко",
        "Ткач",
        "Голова",
    ],
)
def test_a_name_that_only_looks_inflected_is_left_alone(token: str) -> None:
    assert family_base(token) == token


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Коваль", "Коваленко"),
        ("Ковальчук", "Ковальський"),
        ("Іванов", "Іваненко"),
        ("Чорний", "Чорненко"),
        ("Новак", "Новий"),
        ("Петров", "Петрович"),
    ],
)
def test_two_family_names_stay_two(one: str, other: str) -> None:
    assert family_base(one) != family_base(other)


def test_a_base_is_its_own_base() -> None:
    for base in ("Ковальський", "Иванов", "Бондаренко", "Толстой", "Чорний", "Kowalski", "Ivanov"):
        assert family_base(base) == base


def test_capitals_and_hyphens_are_kept() -> None:
    assert family_base("КОВАЛЬСЬКОЇ") == "КОВАЛЬСЬКИЙ"
    assert family_base("Иванова-Петрова") == "Иванов-Петров"


def test_the_language_decides_where_letters_do_not() -> None:
    assert family_base("Черного", language="ru") == "Черный"
    assert family_base("Черного", language="uk") == "Черний"


def test_the_cases_of_documents_have_nominatives() -> None:
    assert "Бондаренко" in nominatives("Бондаренка", language="uk")
    assert nominatives("Савіцкага", language="be") == ("Савіцкі",)
