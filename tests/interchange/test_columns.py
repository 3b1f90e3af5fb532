"""Which column does each header stand for?"""

import csv
from importlib.resources import files
from pathlib import Path

import pytest

from kintrace.interchange import read_headers, read_mapping, read_table
from kintrace.interchange.columns import DuplicateColumns, NoNameColumn, known_headers, plain
from kintrace.interchange.mapping_file import MappingColumnUnknown, MappingUnreadable
from kintrace.matching.fields import COLUMNS


def columns(*headers: str, mapping: dict[str, str] | None = None) -> list[str]:
    return [reading.column for reading in read_headers(headers, mapping=mapping)]


def table(tmp_path: Path, text: str, **options: dict[str, str]):
    file = tmp_path / "register.csv"
    file.write_text(text, encoding="utf-8")
    return read_table(file, **options)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (["Full Name", "DOB", "Mother's name"], ["name", "date_of_birth", "mother_name"]),
        (["ПІБ", "Дата народження", "Стать"], ["name", "date_of_birth", "sex"]),
        (["Фамилия", "Имя", "Отчество"], ["family_name", "given_name", "patronymic"]),
        (["الاسم", "العمر", "اسم الأم"], ["name", "age", "mother_name"]),
        (["person_record_id", "full_name"], ["record_id", "name"]),
        (
            ["name_first", "name_last", "name_nickname"],
            ["given_name", "family_name", "alternate_names"],
        ),
        (["rec_id", "surname", "soc_sec_id"], ["record_id", "family_name", "document_numbers"]),
        (["first_name", "birth_place"], ["given_name", "birthplace"]),
    ],
)
def test_headers_are_known_in_four_languages_and_other_systems_words(
    headers: list[str], expected: list[str]
) -> None:
    assert columns(*headers) == expected


def test_case_spaces_and_signs_do_not_matter() -> None:
    assert columns("DATE  of-birth:", "dateOfBirth", "ім’я", "ІМ'Я") == [
        "date_of_birth",
        "date_of_birth",
        "given_name",
        "given_name",
    ]


def test_an_unknown_header_becomes_an_attribute_and_is_never_guessed() -> None:
    (reading,) = read_headers(["sirname"])
    assert (reading.column, reading.how) == ("attribute:sirname", "unknown")
    assert reading.suggestion == "family_name"


def test_no_header_in_the_table_of_names_stands_for_two_columns() -> None:
    text = files("kintrace.interchange").joinpath("data", "column_names.csv").read_text("utf-8")
    said: dict[str, set[str]] = {}
    for row in csv.DictReader(text.splitlines()):
        said.setdefault(plain(row["header"]), set()).add(row["column"])
    assert {header: both for header, both in said.items() if len(both) > 1} == {}


def test_each_column_has_a_header_in_every_language() -> None:
    text = files("kintrace.interchange").joinpath("data", "column_names.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    for language in ("en", "uk", "ru", "ar"):
        told = {row["column"] for row in rows if row["language"] == language}
        assert set(COLUMNS) - told == set(), language
    assert set(known_headers().values()) - {"-"} == set(COLUMNS)


def test_a_mapping_comes_before_the_names_we_know() -> None:
    mapping = {"Place": "birthplace", "code": "-", "Hair": "attribute:hair"}
    assert columns("place", "code", "hair", mapping=mapping) == [
        "birthplace",
        "-",
        "attribute:hair",
    ]


def test_two_headers_for_one_value_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(DuplicateColumns, match="“surname” and “last name” all mean family_name"):
        table(tmp_path, "id,surname,last name\n1,Koval,Koval\n")


def test_of_two_equal_headers_a_mapping_can_name_the_second(tmp_path: Path) -> None:
    read = table(tmp_path, "id,name,name\n1,Anna,Hanna\n", mapping={"name (2)": "alternate_names"})
    assert read.frame.rows() == [("1", "Anna", "Hanna")]


def test_several_headers_may_fill_a_list(tmp_path: Path) -> None:
    read = table(tmp_path, "id,name,name_nickname,name_other\n1,Anna,Ania,\n2,Ivan,Vanya,Jan\n")
    assert read.frame["alternate_names"].to_list() == ["Ania", "Vanya; Jan"]


def test_a_file_without_names_and_identifiers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoNameColumn):
        table(tmp_path, "hair,eyes\nbrown,grey\n")


def test_ids_are_made_from_row_numbers_and_it_is_said(tmp_path: Path) -> None:
    read = table(tmp_path, "name\nAnna\nOlena\n")
    assert read.frame["record_id"].to_list() == ["row-2", "row-3"]
    assert any("named by their row" in note for note in read.notes)


def test_of_rows_with_one_id_the_first_is_kept(tmp_path: Path) -> None:
    read = table(tmp_path, "id,name\n1,Anna\n1,Olena\n2,Ivan\n")
    assert read.frame["name"].to_list() == ["Anna", "Ivan"]
    assert read.quarantine.rows() == [(3, "an earlier row has the same identifier", "1; Olena")]


def test_a_row_without_id_and_name_is_put_aside(tmp_path: Path) -> None:
    read = table(tmp_path, "id,name,age\n,,6\n2,,7\n")
    assert read.frame["record_id"].to_list() == ["2"]
    assert read.quarantine["reason"].to_list() == ["the row has no identifier and no name"]


def test_a_date_that_nobody_understands_is_kept_as_written(tmp_path: Path) -> None:
    read = table(tmp_path, "id,name,dob\n1,Anna,before the flood\n")
    assert read.frame["date_of_birth"].to_list() == ["before the flood"]


@pytest.mark.parametrize(
    "text",
    [
        "Hair,attribute:hair\nCode,record_id\n",
        "header;column\nHair;attribute:hair\nCode;record_id\n",
        '{"Hair": "attribute:hair", "Code": "record_id"}',
    ],
)
def test_a_mapping_file_is_csv_or_json(tmp_path: Path, text: str) -> None:
    file = tmp_path / "mapping"
    file.write_text(text)
    assert read_mapping(file) == {"Hair": "attribute:hair", "Code": "record_id"}


@pytest.mark.parametrize("text", ["", "one column\n", '{"Hair": 3}', '{"Hair": ', "a,b,c\n"])
def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "mapping.csv"
    file.write_text(text)
    with pytest.raises(MappingUnreadable, match=r"mapping\.csv is no mapping file"):
        read_mapping(file)


def test_a_missing_mapping_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MappingUnreadable, match="can't be opened"):
        read_mapping(tmp_path / "mapping.csv")


def test_a_mapping_to_a_column_that_does_not_exist_suggests_one(tmp_path: Path) -> None:
    file = tmp_path / "mapping.csv"
    file.write_text("Hair,sirname\n")
    with pytest.raises(MappingColumnUnknown) as refused:
        read_mapping(file)
    assert refused.value.hint.startswith("did you mean family_name?")
