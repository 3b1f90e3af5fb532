"""Do the tables of given names keep names together and apart as families do?"""

import pytest

from kintrace.names.given_names import all_forms, all_groups, forms_of, groups_of, understood
from kintrace.names.letters import has_mixed_scripts


def groups(form: str) -> set[str]:
    return {name.group for name in groups_of(form)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ганна", "Анна"),
        ("Михайло", "Міхаіл"),
        ("Кирило", "Кирилл"),
        ("Микола", "Николай"),
        ("Дмитро", "Зміцер"),
        ("Олексій", "Аляксей"),
        ("Євген", "Яўген"),
        ("Наталія", "Наталья"),
        ("Христина", "Кристина"),
        ("Пилип", "Филипп"),
        ("Олена", "Helen"),
    ],
)
def test_spellings_of_one_name_share_a_group(one: str, other: str) -> None:
    assert groups(one) & groups(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Олександр", "Олексій"),
        ("Олександр", "Олександра"),
        ("Марія", "Марина"),
        ("Марія", "Марʼяна"),
        ("Іван", "Іванна"),
        ("Олена", "Ольга"),
        ("Микола", "Микита"),
        ("Валерій", "Валерія"),
    ],
)
def test_names_easily_confused_stay_apart(one: str, other: str) -> None:
    assert not groups(one) & groups(other)


@pytest.mark.parametrize(
    ("short", "expected"),
    [
        ("Саша", {"oleksandr-m", "oleksandra-f"}),
        ("Женя", {"yevhen-m", "yevheniia-f"}),
        ("Слава", {"yaroslav-m", "viacheslav-m", "stanislav-m", "sviatoslav-m"}),
        ("Льоша", {"oleksii-m"}),
        ("Настуня", {"anastasiia-f"}),
        ("Ґеньо", {"yevhen-m"}),
        ("Янка", {"ivan-m", "yana-f"}),
    ],
)
def test_a_diminutive_belongs_to_each_name_that_has_it(short: str, expected: set[str]) -> None:
    assert expected <= groups(short)


def test_case_apostrophes_and_yo_do_not_matter() -> None:
    assert groups("ДАР'Я") == groups("Дарʼя") == groups("дар’я")
    assert groups("Артём") == groups("Артем")


def test_a_form_in_no_table_has_no_group() -> None:
    assert groups_of("Бондаренко") == ()


def test_formal_uses_come_before_diminutives() -> None:
    kinds = [name.kind for name in groups_of("Яна")]
    assert kinds == sorted(kinds, key=["formal", "variant", "diminutive"].index)


def test_each_group_says_its_sex_and_has_a_formal_form() -> None:
    assert all(forms_of(group, kind="formal") for group in all_groups())
    assert all(name.group.endswith(f"-{name.sex}") for _, name in all_forms())


def test_no_form_mixes_latin_and_cyrillic_letters() -> None:
    words = [form.replace("ʼ", "") for form, _ in all_forms()]
    assert [word for word in words if has_mixed_scripts(word)] == []


def test_a_masculine_suffix_never_gives_a_womans_name() -> None:
    assert {name.sex for name in understood("Богданонько")} == {"m"}
