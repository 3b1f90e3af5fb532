"""Does a patronymic lead to the father's name, in every spelling?"""

import pytest

from kintrace.names.given_names import all_groups
from kintrace.names.patronymics import (
    Likelihood,
    father_of,
    is_patronymic,
    patronymic_likelihood,
    patronymics_of,
)


@pytest.mark.parametrize(
    ("patronymic", "father"),
    [
        ("Олександрович", "oleksandr-m"),
        ("Александровна", "oleksandr-m"),
        ("Аляксандраўна", "oleksandr-m"),
        ("Сергіївна", "serhii-m"),
        ("Іллівна", "illia-m"),
        ("Ильинична", "illia-m"),
        ("Микитович", "mykyta-m"),
        ("Никитична", "mykyta-m"),
        ("Кузьмич", "kuzma-m"),
        ("Львович", "lev-m"),
        ("Якович", "yakiv-m"),
        ("Яковлевна", "yakiv-m"),
        ("Юрʼеўна", "yurii-m"),
        ("Миколаївна", "mykola-m"),
        ("Григорович", "hryhorii-m"),
        ("Oleksandrovych", "oleksandr-m"),
        ("Alexandrowitsch", "oleksandr-m"),
        ("Aleksandrovitch", "oleksandr-m"),
        ("Sergueïevitch", "serhii-m"),
        ("Siergiejewicz", "serhii-m"),
        ("Serhiivna", "serhii-m"),
        ("Mikhailovna", "mykhailo-m"),
        ("Wasyliwna", "vasyl-m"),
        ("Dzmitryevich", "dmytro-m"),
        ("Aliaksandrauna", "oleksandr-m"),
    ],
)
def test_a_patronymic_names_the_father(patronymic: str, father: str) -> None:
    assert father in father_of(patronymic)
    assert is_patronymic(patronymic)


@pytest.mark.parametrize("token", ["Рабинович", "Гринькович", "Rabinovich"])
def test_an_ending_without_a_known_father_is_only_possible(token: str) -> None:
    assert patronymic_likelihood(token) is Likelihood.POSSIBLE
    assert not is_patronymic(token)


@pytest.mark.parametrize("token", ["Шевченко", "Олександр", "Іванова", "Ковальська", "Petrova"])
def test_another_word_is_no_patronymic(token: str) -> None:
    assert patronymic_likelihood(token) is Likelihood.NO


@pytest.mark.parametrize(
    ("group", "language", "sex", "usual"),
    [
        ("serhii-m", "uk", "f", "Сергіївна"),
        ("illia-m", "ru", "f", "Ильинична"),
        ("dmytro-m", "ru", "m", "Дмитриевич"),
        ("valerii-m", "ru", "m", "Валерьевич"),
        ("ihor-m", "ru", "m", "Игоревич"),
        ("ivan-m", "be", "f", "Іванаўна"),
        ("vladyslav-m", "be", "m", "Уладзіслававіч"),
    ],
)
def test_the_usual_patronymic_comes_first(group: str, language: str, sex: str, usual: str) -> None:
    assert patronymics_of(group, language=language, sex="f" if sex == "f" else "m")[0] == usual


def test_a_womans_name_makes_no_patronymic() -> None:
    assert patronymics_of("olena-f", language="uk", sex="m") == ()


def test_each_patronymic_made_is_read_back_to_its_father() -> None:
    fathers = [group for group in all_groups() if group.endswith("-m")]
    lost = [
        (group, made)
        for group in fathers
        for language in ("uk", "ru", "be")
        for sex in ("m", "f")
        for made in patronymics_of(group, language=language, sex="f" if sex == "f" else "m")
        if group not in father_of(made)
    ]
    assert lost == []
