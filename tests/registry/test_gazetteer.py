"""Does the gazetteer that comes with Kintrace hold what it should, whole and once?"""

from collections import Counter

import pytest

from kintrace.casework.place_names import fold
from kintrace.casework.place_rows import PlaceRow, shipped_rows, understood
from kintrace.values.tables import rows


@pytest.fixture(scope="module")
def shipped() -> list[PlaceRow]:
    return shipped_rows()


def test_each_row_is_understood_and_lies_in_a_place_of_the_table(shipped: list[PlaceRow]) -> None:
    table = rows("gazetteer.csv", package="kintrace.registry")
    assert understood(enumerate(table))[1] == []
    keys = {row.key for row in shipped}
    assert {row.within for row in shipped} - {None} <= keys


def test_all_of_ukraine_is_there(shipped: list[PlaceRow]) -> None:
    ukraine = Counter(row.kind for row in shipped if row.key[0] == "katottg")
    assert (ukraine["region"], ukraine["district"]) == (25, 136)
    # 461 towns and two with a status of their own.
    assert ukraine["town"] == 463


def test_each_place_has_a_name_in_three_languages(shipped: list[PlaceRow]) -> None:
    spoken = {row.key: {one.language for one in row.names if one.kind == "present"}
              for row in shipped}  # fmt: skip
    assert [key for key, languages in spoken.items() if not {"uk", "ru", "en"} <= languages] == []


@pytest.mark.parametrize(
    ("old", "now"),
    [("Артемівськ", "Бахмут"), ("Днепропетровск", "Днепр"), ("Novohrad-Volynskyi", "Zviahel"),
     ("Червоноград", "Шептицький"), ("Ленинград", "Санкт-Петербург")],
)  # fmt: skip
def test_a_town_has_its_old_name(shipped: list[PlaceRow], old: str, now: str) -> None:
    named = [{fold(one.name) for one in row.names} for row in shipped]
    assert any({fold(old), fold(now)} <= names for names in named)
