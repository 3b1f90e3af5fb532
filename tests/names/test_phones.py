"""Do spellings of one name sound alike, and those of different names apart?"""

import pytest

from kintrace.names import skeleton
from kintrace.names.distance import relative_distance
from kintrace.names.phones import phone_table, phones_of
from kintrace.names.tables import rows

# One family name by resolution, BGN, German, Polish, French, scholarly, ISO 9 and passport rules.
ROMANISED = {
    "Ющенко": "Yushchenko Juschtschenko Juszczenko Iouchtchenko Juščenko Jushhenko Yuschenko "
    "Iushchenko",
    "Жуковський": "Zhukovskyi Zhukovskyy Shukowskyj Żukowski Joukovski Žukovsʹkyj Zhukovskiy "
    "Žukovskij",
    "Ящук": "Yashchuk Iashchuk Jaschtschuk Jaszczuk Iachtchouk Jaščuk Âŝuk Yaschuk",
}


@pytest.mark.parametrize("name", ROMANISED)
def test_romanisations_of_one_name_have_one_skeleton(name: str) -> None:
    written = ROMANISED[name].split()
    assert len(written) == 8
    assert {skeleton(spelling) for spelling in written} == {skeleton(name)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ковальський", "Kovalskyi"),
        ("Шевчук", "Szewczuk"),
        ("حداد", "Haddad"),
        ("یوسف", "يوسف"),
        ("Самир", "Samir"),
    ],
)
def test_one_name_is_near_in_another_spelling(one: str, other: str) -> None:
    assert relative_distance(phones_of(one), phones_of(other)) < 0.2


@pytest.mark.parametrize(
    ("one", "other"), [("Коваль", "Мороз"), ("Ткач", "Бойко"), ("حداد", "Nasser")]
)
def test_different_names_are_far(one: str, other: str) -> None:
    assert relative_distance(phones_of(one), phones_of(other)) > 0.5


def test_distance_has_no_sides() -> None:
    one, other = phones_of("Ковальська"), phones_of("Kowalczyk")
    assert relative_distance(one, other) == pytest.approx(relative_distance(other, one))


def test_each_phone_is_itself_at_no_cost_and_no_swap_beats_it() -> None:
    table = phone_table()
    for at, row in enumerate(table.swap):
        assert row[at] == 0
        assert all(0 <= cost <= 1 for cost in row)


def test_cost_table_names_known_phones_only_and_once() -> None:
    known, pairs = (
        set(phone_table().names),
        [frozenset((row["phone"], row["other"])) for row in rows("phone_costs.csv")],
    )
    assert set().union(*pairs) <= known
    assert len(pairs) == len(set(pairs))


def test_each_letter_is_read_as_known_phones() -> None:
    known = set(phone_table().names)
    assert [row for row in rows("phones.csv") if not set(row["phones"].split()) <= known] == []
