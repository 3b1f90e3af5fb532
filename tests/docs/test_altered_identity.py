"""Is a child whose name was changed looked at when the page on altered identity says so?"""

import polars as pl
import pytest

import kintrace
from kintrace.matching.candidates import MOST_PER_REQUEST
from tests.tree import ROOT

PAGE = (ROOT / "docs" / "explanation" / "altered-identity.md").read_text(encoding="utf-8")
BEFORE = {
    "given_name": "Соломія",
    "patronymic": "Петрівна",
    "family_name": "Ткач",
    "date_of_birth": "19.02.2013",
    "birthplace": "Ізюм",
    "mother_name": "Ткач Олена",
    "father_name": "Ткач Петро",
    "siblings": "Артем",
    "separated_on": "23.05.2022",
    "relatives": "aunt: Лисенко Раїса",
    "distinguishing_features": "опік на правій долоні",
    "blood_group": "A+",
    "institution": "Школа № 14, Ізюм",
    "document_numbers": "AB 123456",
}
AFTER = {
    "given_name": "Алина",
    "patronymic": "Сергеевна",
    "family_name": "Морозова",
    "date_of_birth": "03.08.2015",
    "birthplace": "Белгород",
    "mother_name": "Морозова Ирина",
    "father_name": "Морозов Сергей",
    "siblings": "Денис",
    "separated_on": "11.09.2022",
    "relatives": "aunt: Мария Фомина",
    "distinguishing_features": "родимое пятно",
    "blood_group": "0-",
    "institution": "Интернат № 3, Белгород",
    "document_numbers": "XX 777777",
}
STRANGER = {"record_id": "R-2", "given_name": "Тарас", "family_name": "Яценко"}


def is_proposed(*unchanged: str) -> bool:
    """Whether the pair is looked at when only these columns stayed as they were."""
    changed = AFTER | {column: BEFORE[column] for column in unchanged}
    matches = kintrace.match(
        pl.DataFrame([BEFORE | {"record_id": "T-1"}]),
        pl.DataFrame([changed | {"record_id": "R-1"}, STRANGER]),
        min_bits=-100,
    )
    return "R-1" in matches.candidates["record_id"]


@pytest.mark.parametrize(
    "unchanged",
    [
        ("given_name", "date_of_birth"),
        ("given_name", "separated_on"),
        ("given_name", "date_of_birth", "distinguishing_features"),
        ("family_name", "relatives"),
        ("given_name", "birthplace", "mother_name"),
        ("family_name", "siblings"),
        ("family_name", "birthplace"),
        ("family_name", "patronymic"),
        ("date_of_birth", "birthplace"),
        ("date_of_birth", "father_name"),
        ("date_of_birth", "patronymic"),
        ("date_of_birth", "separated_on"),
        ("mother_name",),
        ("siblings", "separated_on", "birthplace"),
        ("separated_on", "patronymic"),
        ("document_numbers",),
    ],
    ids=" and ".join,
)
def test_these_facts_are_enough_to_be_looked_at(unchanged: tuple[str, ...]) -> None:
    assert is_proposed(*unchanged)


@pytest.mark.parametrize(
    "unchanged",
    [("relatives", "distinguishing_features"), ("blood_group", "institution")],
    ids=" and ".join,
)
def test_these_facts_are_not_enough(unchanged: tuple[str, ...]) -> None:
    assert not is_proposed(*unchanged)


def test_the_page_names_the_limits_of_today() -> None:
    assert f"At most {MOST_PER_REQUEST} records are looked at for one request" in PAGE
