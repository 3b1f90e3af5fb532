"""Are JSON lines and arrays read as records, and bad ones put aside?"""

from pathlib import Path

import pytest

from kintrace.interchange import read_table
from kintrace.interchange.json_rows import JsonBroken


def read(tmp_path: Path, text: str, *, limit: int = 1 << 20):
    file = tmp_path / "register.json"
    file.write_text(text, encoding="utf-8")
    return read_table(file, limit=limit)


def test_numbers_stay_as_written_and_lists_are_joined(tmp_path: Path) -> None:
    table = read(
        tmp_path, '{"id": 007.0, "name": "Anna"}\n{"id": 1.50, "name": "A", "places": ["X", "Y"]}\n'
    )
    assert table.frame.rows() == [("1.50", "A", "X; Y")]
    assert table.quarantine["reason"].to_list() == ["the line is no JSON object"]


def test_an_object_inside_becomes_keys_and_values(tmp_path: Path) -> None:
    table = read(
        tmp_path, '{"id": 1, "name": null, "relatives": {"aunt": "Olha", "uncle": "Ivan"}}\n'
    )
    assert table.frame.rows() == [("1", "", "aunt: Olha; uncle: Ivan")]


def test_keys_may_come_and_go(tmp_path: Path) -> None:
    table = read(tmp_path, '{"id": 1, "name": "Anna"}\n\n{"id": 2, "age": 6}\n')
    assert table.frame.rows() == [("1", "Anna", ""), ("2", "", "6")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[1, 2]", "the row is no JSON object"),
        ('{"id": 2, ', "the line is no JSON object"),
        ('{"id": 2, "name": "A", "name": "B"}', "the object has the same key twice"),
        ('{"id": 2, "name": "A\\u0000B"}', "the row has NUL bytes"),
        ('{"id": ' + "[" * 90_000, "the line is no JSON object"),
    ],
)
def test_a_bad_line_is_put_aside_and_reading_goes_on(
    tmp_path: Path, line: str, reason: str
) -> None:
    table = read(tmp_path, f'{{"id": 1, "name": "Anna"}}\n{line}\n{{"id": 3, "name": "Olena"}}\n')
    assert table.frame["record_id"].to_list() == ["1", "3"]
    assert table.quarantine.select("row", "reason").rows() == [(2, reason)]


def test_a_line_over_the_limit_is_put_aside(tmp_path: Path) -> None:
    long = '{"id": 2, "name": "' + "a" * 5000 + '"}'
    table = read(
        tmp_path, f'{{"id": 1, "name": "Anna"}}\n{long}\n{{"id": 3, "name": "B"}}\n', limit=1000
    )
    assert table.frame["record_id"].to_list() == ["1", "3"]


def test_an_array_is_read_and_its_bad_items_put_aside(tmp_path: Path) -> None:
    table = read(tmp_path, '[{"id": 1, "name": "Anna"},\n 17, {"id": 2, "name": "Olena"}]')
    assert table.frame["record_id"].to_list() == ["1", "2"]
    assert table.quarantine.select("row", "reason").rows() == [(2, "the row is no JSON object")]


def test_an_array_cut_short_is_refused(tmp_path: Path) -> None:
    with pytest.raises(JsonBroken, match="no whole JSON array"):
        read(tmp_path, '[{"id": 1, "name": "Anna"}, {"id": 2')
