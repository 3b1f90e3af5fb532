"""Is each file that can't be a table refused in words, with a hint?"""

from pathlib import Path

import pytest

from kintrace.interchange import read_table
from kintrace.interchange.dialect import EmptyFile, HeaderUnreadable
from kintrace.interchange.formats import FileUnreadable, NotATable
from kintrace.interchange.table import NoRows, WrongEncoding
from kintrace.values import KintraceError


def refused(tmp_path: Path, content: bytes, **options: str) -> KintraceError:
    file = tmp_path / "register.csv"
    file.write_bytes(content)
    with pytest.raises(KintraceError) as error:
        read_table(file, **options)
    assert error.value.hint
    return error.value


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf", b"\x00" * 100])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    assert isinstance(refused(tmp_path, content), EmptyFile)


def test_a_header_without_rows(tmp_path: Path) -> None:
    assert isinstance(refused(tmp_path, b"id,name\n"), NoRows)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\x1f\x8b\x08", "a compressed file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old .xls workbook or one with a password"),
        (b"<html><table>", "a web page"),
        (bytes(range(256)) * 40, "not text"),
    ],
)
def test_a_file_that_is_no_table_is_named(tmp_path: Path, content: bytes, kind: str) -> None:
    error = refused(tmp_path, content)
    assert isinstance(error, NotATable)
    assert kind in error.message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="there is no such file"):
        read_table(tmp_path / "register.csv")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="it is a folder"):
        read_table(tmp_path)


def test_a_wrong_encoding_shows_in_the_header(tmp_path: Path) -> None:
    error = refused(tmp_path, "ПІБ\nАнна\n".encode("cp1251"), encoding="utf-8")
    assert isinstance(error, HeaderUnreadable)


def test_a_wrong_encoding_shows_in_the_rows(tmp_path: Path) -> None:
    error = refused(tmp_path, "name\nАнна\nОлена\n".encode("cp1251"), encoding="utf-8")
    assert isinstance(error, WrongEncoding)
    assert "--encoding" in error.hint


def test_a_first_row_without_end(tmp_path: Path) -> None:
    error = refused(tmp_path, b"id,name," + b"a" * 2_000_000)
    assert isinstance(error, HeaderUnreadable)


def test_no_row_that_can_be_read(tmp_path: Path) -> None:
    error = refused(tmp_path, b"id,name\n1\n2\n")
    assert "the row has 1 cell, the header has 2 cells" in error.message
