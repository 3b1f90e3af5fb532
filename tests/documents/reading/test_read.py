"""What is read from each kind of file, and where does it stand?"""

import io
import zipfile
from dataclasses import replace

import pytest

from kintrace.documents.kinds import KindNotRead
from kintrace.documents.layers import ByteSpan, Paragraph
from kintrace.documents.limits import usual_limits
from kintrace.documents.reading import read
from kintrace.documents.reading.by_kind import read_here
from tests.documents.made_files import PAGE, mail, pdf_file, picture, word_file, word_of, zip_of

LETTER = "Мамо, ми живі.\r\nНас відвезли за річку.\n"
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-u", "iso8859-5"]


def here(data: bytes, name: str = ""):
    return read_here(data, name=name, limits=usual_limits())


def written(data: bytes, layer, words: str) -> list[bytes]:
    """The bytes that wrote some words of a layer."""
    at = layer.text.index(words)
    places = layer.places(at, end=at + len(words))
    return [data[place.start : place.end] for place in places if isinstance(place, ByteSpan)]


def told(reading, what: str) -> list[str]:
    return [fact.text for fact in reading.facts if fact.what == what]


def codes(reading) -> set[str]:
    return {remark.code for remark in reading.remarks}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_letter_is_read_in_any_encoding_of_the_region(encoding) -> None:
    data = LETTER.encode(encoding)
    layer = here(data).layers[0]
    assert layer.text == LETTER
    plain = "utf-16-le" if encoding == "utf-16" else encoding.removesuffix("-sig")
    assert written(data, layer, "живі") == ["живі".encode(plain)]


def test_a_child_process_reads_the_same_and_says_what_held_it() -> None:
    data = LETTER.encode("cp1251")
    reading = read(data, name="letter.pdf")
    assert reading.layers == here(data).layers
    assert codes(reading) == {"name"}
    assert any("no other programs" in word for word in reading.confined)


def test_bytes_that_an_encoding_cannot_read_are_said() -> None:
    reading = here("Мамо, ми живі. ".encode() * 20 + b"\xff" + "Так".encode())
    assert "unreadable" in codes(reading)
    assert "\ufffd" in reading.text


def test_a_page_gives_its_main_text_and_all_that_is_visible() -> None:
    data = PAGE.encode()
    main, visible = here(data).layers
    assert (main.name, visible.name) == ("main", "visible")
    assert "Home" in visible.text
    assert "Home" not in main.text
    for layer in (main, visible):
        assert written(data, layer, "forty") == [b"forty"]
        assert written(data, layer, "«") == [b"&laquo;"]
        assert "not text" not in layer.text


def test_what_a_page_hides_is_left_out_and_said() -> None:
    reading = here(PAGE.encode())
    assert not any("secret" in layer.text for layer in reading.layers)
    assert "hidden" in codes(reading)


def test_a_page_is_asked_and_nothing_is_guessed() -> None:
    reading = here(PAGE.encode())
    assert told(reading, "title") == ["Buses & lists — Varta"]
    assert told(reading, "date") == ["2024-03-02"]
    assert told(reading, "publisher") == ["Varta Daily"]
    bare = here(b"<html><body><p>Published by Varta on 2 March 2024.</p></body></html>")
    assert bare.facts == ()


def test_a_page_says_its_encoding_and_is_believed_where_that_fits() -> None:
    text = "<html><head><meta charset='windows-1251'></head><body><p>Їжак живий.</p>"
    assert "Їжак живий." in here(text.encode("cp1251")).text
    assert "Їжак живий." in here(text.encode()).text


def test_a_page_whose_main_text_takes_too_long_is_read_without_it() -> None:
    page = b"<html><body>" + b"<p>One more line of the long page.</p>" * 3000
    limits = replace(usual_limits(), cpu_seconds=0.1)
    reading = read_here(page, name="", limits=limits)
    assert [layer.name for layer in reading.layers] == ["visible"]
    assert "no main text" in codes(reading)


def test_a_page_with_open_paragraphs_is_not_taken_for_a_bomb() -> None:
    page = "<html><body>" + "<p>One more line of the long page." * 2000
    assert here(page.encode()).text.count("One more line") == 2000


def test_a_word_document_gives_paragraphs_tables_and_headers() -> None:
    reading = here(word_file("First about the list.", "Second."))
    layer = reading.layers[0]
    assert layer.text.splitlines()[:4] == ["First about the list.", "Second.", "Name", "Оля"]
    at = layer.text.index("Second")
    assert layer.places(at, end=at + 6) == (Paragraph("document", 1),)
    assert "Bureau of Zelen" in layer.text
    assert told(reading, "title") == ["Report on lists"]


def test_a_word_document_with_macros_is_read_and_runs_none() -> None:
    plain = b"wordprocessingml.document.main+xml"
    with zipfile.ZipFile(io.BytesIO(word_file("First."))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    types = members["[Content_Types].xml"]
    assert plain in types
    kept = types.replace(
        b"application/vnd.openxmlformats-officedocument." + plain,
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert here(zip_of({**members, "[Content_Types].xml": kept})).text.startswith("First.")


def test_struck_words_are_left_out_and_added_ones_are_in() -> None:
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>Kept </w:t></w:r>"
        "<w:ins><w:r><w:t>added</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>struck</w:delText></w:r></w:del></w:p></w:body></w:document>"
    )
    reading = here(word_of(body.encode()))
    assert reading.text.startswith("Kept added")
    assert "struck" not in reading.text
    assert "tracked changes" in codes(reading)


def test_a_pdf_gives_lines_and_the_box_of_each_word() -> None:
    reading = here(pdf_file("Forty children were moved.", "Nobody asked.", pages=2))
    layer = reading.layers[0]
    assert reading.pages == 2
    assert layer.text.splitlines() == ["Forty children were moved.", "Nobody asked."] * 2
    first, second = layer.places(0, end=5)[0], layer.places(6, end=14)[0]
    assert (first.page, first.bottom) == (1, second.bottom)
    assert first.left < first.right <= second.left
    below = layer.places(layer.text.index("Nobody"), end=33)[0]
    assert below.top < first.bottom


def test_a_page_of_a_pdf_without_text_is_said() -> None:
    reading = here(pdf_file())
    assert reading.text == ""
    assert "no text" in codes(reading)


def test_an_e_mail_gives_its_texts_headers_and_attachments() -> None:
    data = mail()
    reading = here(data)
    assert reading.text == "Доброго дня,\nнадсилаю список.\n"
    assert told(reading, "title") == ["Списки дітей"]
    assert told(reading, "sender") == ["Amina <amina@example.org>"]
    assert [(one.artifact.file_name, one.data) for one in reading.attachments] == [
        ("list.csv", b"a;b\n1;2\n")
    ]
    assert written(data, reading.layers[0], "список") == ["список".encode()]


def test_a_picture_tells_when_it_was_taken_and_that_it_tells_where() -> None:
    reading = here(picture())
    assert told(reading, "taken") == ["2024:01:02 03:04:05"]
    assert "place" in codes(reading)
    assert reading.layers == ()


@pytest.mark.parametrize("data", [b"id;name\n1;x\n2;y\n3;z\n"])
def test_a_table_is_said_to_be_a_list(data) -> None:
    reading = here(data)
    assert reading.is_list
    assert "list" in codes(reading)


def test_a_kind_that_is_not_read_says_what_to_bring() -> None:
    with pytest.raises(KindNotRead, match="rich text") as refused:
        here(b"{\\rtf1 hello}")
    assert "PDF" in refused.value.hint
