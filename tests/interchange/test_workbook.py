"""Is an XLSX workbook read as people see it, and refused when it is broken or a bomb?"""

import struct
from pathlib import Path
from zipfile import ZipFile

import pytest

from kintrace.interchange import read_table
from kintrace.interchange.archive import WorkbookBroken, WorkbookTooLarge
from kintrace.interchange.dialect import EmptyFile
from tests.interchange.workbooks import rows_xml, text_cell, write_workbook

HEADER = ["id", "name", "date of birth"]


def test_cells_are_read_as_shown(tmp_path: Path) -> None:
    number = '<c r="A2"><v>17</v></c>'
    formula = '<c r="B2" t="str"><f>CONCATENATE("An","na")</f><v>Anna</v></c>'
    rows = rows_xml([HEADER, [number, formula, "05/2014"]])
    table = read_table(write_workbook(tmp_path / "register.xlsx", rows))
    assert table.frame.rows() == [("17", "Anna", "05/2014")]
    assert table.format == "XLSX"


def test_titles_and_blank_rows_above_the_header_are_passed_over(tmp_path: Path) -> None:
    rows = rows_xml([["Register of children"], [], HEADER, ["C-1", "Anna", ""]])
    table = read_table(write_workbook(tmp_path / "register.xlsx", rows))
    assert table.frame["name"].to_list() == ["Anna"]
    assert table.notes == ("2 rows above the header were passed over",)


def test_the_visible_sheet_with_the_most_headers_is_read(tmp_path: Path) -> None:
    notes = rows_xml([["About"], ["Made in March"]])
    people = rows_xml([HEADER, ["C-1", "Anna", ""]])
    hidden = rows_xml([[*HEADER, "sex"], ["C-2", "Olena", "", "f"]])
    path = write_workbook(
        tmp_path / "a.xlsx", notes, people, hidden, states=("visible", "visible", "hidden")
    )
    table = read_table(path)
    assert table.frame["record_id"].to_list() == ["C-1"]
    assert table.notes == ("sheet 'Sheet 2' was read, of 2 with cells",)


def test_a_workbook_is_known_by_its_content(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "register.csv", rows_xml([HEADER, ["C-1", "Anna", ""]]))
    assert read_table(path).format == "XLSX"


def test_a_workbook_without_cells_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EmptyFile):
        read_table(write_workbook(tmp_path / "register.xlsx", ""))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_workbook_cut_short_is_refused(tmp_path: Path, share: float) -> None:
    path = write_workbook(tmp_path / "register.xlsx", rows_xml([HEADER, ["C-1", "Anna", ""]]))
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(WorkbookBroken, match="cut short or damaged"):
        read_table(path)


def test_another_kind_of_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    with pytest.raises(WorkbookBroken, match="no XLSX workbook"):
        read_table(path)


def test_a_member_that_unpacks_a_thousandfold_is_refused(tmp_path: Path) -> None:
    rows = rows_xml([HEADER, ["C-1", "Anna", ""]])
    path = write_workbook(
        tmp_path / "register.xlsx", rows, extra={"xl/theme.xml": b" " * 50_000_000}
    )
    with pytest.raises(WorkbookTooLarge):
        read_table(path)


def test_what_a_member_declares_is_not_believed(tmp_path: Path) -> None:
    rows = rows_xml([HEADER, ["C-1", "Anna", ""]])
    path = write_workbook(
        tmp_path / "register.xlsx", rows, extra={"xl/theme.xml": b" " * 50_000_000}
    )
    size = struct.pack("<I", 50_000_000)
    path.write_bytes(path.read_bytes().replace(size, struct.pack("<I", 100)))
    with pytest.raises(WorkbookTooLarge):
        read_table(path)


def test_two_cells_a_world_apart_are_refused(tmp_path: Path) -> None:
    far = f'<row r="1048576">{text_cell("XFD1048576", "Anna")}</row>'
    path = write_workbook(tmp_path / "register.xlsx", rows_xml([HEADER]) + far)
    with pytest.raises(WorkbookTooLarge):
        read_table(path)


def test_a_long_text_repeated_by_many_cells_is_refused(tmp_path: Path) -> None:
    texts = f"<sst><si><t>{'long ' * 20_000}</t></si></sst>".encode()
    rows = "".join(f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, 20_000))
    path = write_workbook(tmp_path / "register.xlsx", rows, extra={"xl/sharedStrings.xml": texts})
    with pytest.raises(WorkbookTooLarge):
        read_table(path)
