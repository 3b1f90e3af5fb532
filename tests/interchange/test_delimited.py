"""Are rows of delimited text read right, and put aside one by one when they can't be?"""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kintrace.interchange import read_table
from kintrace.interchange.delimited import read_delimited
from kintrace.interchange.dialect import Dialect
from kintrace.interchange.raw import RawTable


def read(tmp_path: Path, text: str, *, limit: int = 1 << 20, block: int = 1 << 23) -> RawTable:
    """Read rows of two cells below the header "record_id,name"."""
    file = tmp_path / "register.csv"
    file.write_bytes(text.encode())
    dialect = Dialect(",", ("record_id", "name"), 1, 1)
    return read_delimited(file, dialect=dialect, encoding="utf-8", limit=limit, block=block)


def cells(table: RawTable) -> list[tuple[str, ...]]:
    return [row[1:] for row in table.frame.rows()]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    file = tmp_path / "register.txt"
    rows = [("record_id", "name", "age"), ("C-1", "Anna", "6"), ("C-2", "Bashir", "7")]
    file.write_text("\n".join(delimiter.join(row) for row in rows))
    table = read_table(file)
    assert (table.delimiter, table.frame.rows()) == (delimiter, rows[1:])


def test_commas_inside_names_do_not_hide_semicolons(tmp_path: Path) -> None:
    file = tmp_path / "register.csv"
    file.write_text("record_id;name\nC-1;Koval, Anna\nC-2;Melnyk, Ivan, the younger\n")
    assert read_table(file).frame["name"][1] == "Melnyk, Ivan, the younger"


def test_the_separator_line_of_a_spreadsheet_is_no_row(tmp_path: Path) -> None:
    file = tmp_path / "register.csv"
    file.write_text("sep=;\nrecord_id;name\nC-1;Anna\n")
    assert read_table(file).frame.rows() == [("C-1", "Anna")]


def test_titles_above_the_header_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "register.csv"
    file.write_text("Register of children;;\n;;\nrecord_id;name;age\n;Anna;6\n")
    table = read_table(file)
    assert table.frame["record_id"].to_list() == ["row-4"]
    assert "2 rows above the header were passed over" in table.notes


def test_a_row_with_too_few_or_too_many_cells_is_put_aside(tmp_path: Path) -> None:
    table = read(tmp_path, "record_id,name\nC-1\nC-2,Anna,6\nC-3,Olena\n")
    assert cells(table) == [("C-3", "Olena")]
    assert [(bad.row, bad.reason) for bad in table.bad] == [
        (2, "the row has 1 cell, the header has 2 cells"),
        (3, "the row has 3 cells, the header has 2 cells"),
    ]


def test_blank_rows_and_blank_cells_past_the_header_say_nothing(tmp_path: Path) -> None:
    table = read(tmp_path, "record_id,name\n\n,\n  \nC-3,Olena,,\n")
    assert (cells(table), table.bad) == ([("C-3", "Olena")], ())
    assert table.frame.row(0)[0] == 5


def test_a_row_with_nul_bytes_is_put_aside(tmp_path: Path) -> None:
    table = read(tmp_path, "record_id,name\nC-1,An\x00na\nC-2,Olena\n")
    assert cells(table) == [("C-2", "Olena")]
    assert table.bad[0].text == r"C-1,An\0na"


def test_a_mark_never_closed_spoils_its_own_row_only(tmp_path: Path) -> None:
    table = read(tmp_path, 'record_id,name\nC-1,"Anna\nC-2,"Olena"\nC-3,Ivan\n')
    assert cells(table) == [("C-2", "Olena"), ("C-3", "Ivan")]
    assert table.bad[0].reason == "a quotation mark is opened and not closed"


def test_marks_inside_a_name_need_not_be_doubled(tmp_path: Path) -> None:
    table = read(tmp_path, 'record_id,name\nC-1,"Anna "Ania" Koval"\nC-2,Ivan "Vanya" M.\n')
    assert cells(table) == [("C-1", 'Anna "Ania" Koval'), ("C-2", 'Ivan "Vanya" M.')]


def test_a_row_over_the_limit_is_put_aside_and_reading_goes_on(tmp_path: Path) -> None:
    text = f"record_id,name\nC-1,{'a' * 5000}\nC-2,Olena\n"
    table = read(tmp_path, text, limit=1000, block=64)
    assert cells(table) == [("C-2", "Olena")]
    assert [(bad.row, bad.reason) for bad in table.bad] == [
        (2, "the row is longer than 1,000 bytes")
    ]


def test_a_row_without_end_is_never_held_whole(tmp_path: Path) -> None:
    file = tmp_path / "register.csv"
    with file.open("wb") as stream:
        stream.write(b"record_id,name\nC-1,")
        for _ in range(40):
            stream.write(b"a" * 1_000_000)
        stream.write(b"\nC-2,Olena\n")
    table = read_table(file)
    assert table.frame.rows() == [("C-2", "Olena")]
    assert len(table.quarantine["text"][0]) < 10_000


def test_old_and_new_line_ends_are_one(tmp_path: Path) -> None:
    table = read(tmp_path, "record_id,name\r\nC-1,Anna\rC-2,Olena\n")
    assert cells(table) == [("C-1", "Anna"), ("C-2", "Olena")]


CELL = st.text(st.sampled_from("aБ \",\n'="), max_size=6).map(str.strip)
ROWS = st.lists(st.tuples(CELL, CELL).filter(any), max_size=8)


@settings(deadline=None)
@given(ROWS, st.integers(1, 40))
def test_rows_written_strictly_are_read_back_whatever_the_block(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], block: int
) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([("record_id", "name"), *rows])
    table = read(tmp_path_factory.mktemp("rows"), written.getvalue(), block=block)
    assert (cells(table), table.bad) == (rows, ())
