"""Is a file told by its content, whatever it is called?"""

import bz2
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kintrace.documents.kinds import disagreement, kind_named, kind_of
from tests.documents.hostile_files import heic
from tests.documents.made_files import PAGE, mail, pdf_file, picture, word_file, zip_of

ODS = b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
EXAMPLES = (
    (lambda: pdf_file("One."), "pdf"),
    (lambda: b"rubbish\n" + pdf_file("One."), "pdf"),
    (lambda: b"A PDF begins with %PDF-1.7, they say.", "text"),
    (lambda: b"<html><p>%PDF-1.7</p>", "html"),
    (lambda: b"ID3 is what the second column is called", "text"),
    (lambda: bz2.compress(b"x"), "bzip2"),
    (lambda: gzip.compress(b"x"), "gzip"),
    (lambda: word_file("One."), "docx"),
    (lambda: zip_of({"xl/workbook.xml": b"<x/>"}), "xlsx"),
    (lambda: zip_of({"a.txt": b"x"}), "zip"),
    (lambda: ODS, "ods"),
    (lambda: PAGE.encode(), "html"),
    (lambda: PAGE.encode("utf-16"), "html"),
    (lambda: b"\xef\xbb\xbf\n<HTML><p>x", "html"),
    (mail, "email"),
    (lambda: picture("JPEG"), "jpeg"),
    (lambda: picture("PNG"), "png"),
    (lambda: picture("WEBP"), "webp"),
    (lambda: picture("TIFF"), "tiff"),
    (lambda: picture("GIF"), "gif"),
    (heic, "heic"),
    (lambda: "Ми живі, мамо.".encode("cp1251"), "text"),
    (lambda: "Ми живі, мамо.".encode("utf-16-le"), "text"),
    (lambda: "id;ім'я;рік\n1;Оля;2014\n2;Петро;2015\n".encode(), "csv"),
    (lambda: b"Dear mother,\nwe are well,\nall of us,\nthank God.\n", "text"),
    (lambda: b"From: us\nTo: you\nhello", "text"),
    (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "svg"),
    (lambda: b"<?xml version='1.0'?><note/>", "xml"),
    (lambda: b"MZ\x90\x00" + bytes(100), "program"),
    (lambda: b"\x00\x01\x02\x03" * 50, "unknown"),
    (lambda: b"", "text"),
)


@pytest.mark.parametrize(("made", "name"), EXAMPLES, ids=[name for _, name in EXAMPLES])
def test_a_file_is_told_by_its_content(made, name) -> None:
    assert kind_of(made()).name == name


@given(st.binary(max_size=400))
def test_any_bytes_are_of_some_kind(data) -> None:
    assert kind_of(data).media_type


@pytest.mark.parametrize(
    ("kind", "name", "differs"),
    [
        ("pdf", "report.PDF", False),
        ("pdf", "report.jpg", True),
        ("text", "notes.md", False),
        ("jpeg", "scan", False),
        ("docx", "letter.signed-by-all", False),
        ("program", "photo.jpg", True),
    ],
)
def test_a_name_that_says_otherwise_is_said(kind, name, differs) -> None:
    assert bool(disagreement(kind_named(kind), file_name=name)) is differs


def test_each_kind_that_is_not_read_says_what_to_bring() -> None:
    names = [kind_of(made()).name for made, _ in EXAMPLES]
    kinds = [kind_named(name) for name in names]
    assert all(kind.hint for kind in kinds if not kind.reader)
