"""Does each character of a layer lead back to where it stands?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kintrace.documents.layers import (
    Box,
    ByteSpan,
    Paragraph,
    Run,
    TextLayer,
    layer_of,
    layer_record,
    stretch,
)
from kintrace.documents.reading.text import decoded

LAYER = TextLayer(
    "text",
    "Оля b\nc",
    (
        Run(0, 3, ByteSpan(10, 16), "utf_8"),
        Run(4, 5, ByteSpan(17, 18), "utf_8"),
        Run(6, 7, Box(1, 0, 0, 500, 900), edges=(100, 200)),
    ),
    "a test",
)


def test_a_part_of_a_run_has_bytes_of_its_own() -> None:
    assert LAYER.places(1, end=2) == (ByteSpan(12, 14),)
    assert LAYER.places(0, end=5) == (ByteSpan(10, 16), ByteSpan(17, 18))


def test_a_character_on_a_page_has_a_box_of_its_own() -> None:
    assert LAYER.places(6, end=7) == (Box(1, 100, 0, 200, 900),)


def test_what_no_byte_wrote_has_no_place() -> None:
    assert LAYER.places(5, end=6) == ()


def test_a_layer_comes_back_from_its_record() -> None:
    assert layer_of(layer_record(LAYER)) == LAYER


@pytest.mark.parametrize("runs", [[[0, 9, ["bytes", 0, 9], "", []]], [[0, 1, ["x"], "", []]]])
def test_a_record_that_is_no_layer_is_refused(runs) -> None:
    with pytest.raises(ValueError, match=r"layer|place"):
        layer_of({**layer_record(LAYER), "runs": runs})


def test_a_stretch_leads_to_the_same_bytes_from_another_text() -> None:
    moved = TextLayer("other", "xx ля b", stretch(LAYER, 1, end=5, to=3), "a test")
    assert moved.places(3, end=5) == LAYER.places(1, end=3)
    assert moved.places(6, end=7) == LAYER.places(4, end=5)


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30),
    st.sampled_from(["utf_8", "utf_16_le", "utf_16_be", "utf_32_le"]),
    st.data(),
)
def test_every_span_of_a_text_decodes_from_its_bytes(text, encoding, data) -> None:
    raw = text.encode(encoding)
    read, runs = decoded(raw, encoding=encoding, start=0)
    layer = TextLayer("text", read, runs, "a test")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = b"".join(raw[place.start : place.end] for place in layer.places(start, end=end))
    assert found.decode(encoding) == text[start:end]


@given(st.binary(max_size=60), st.sampled_from(["utf_8", "cp1251", "utf_16_le", "cp1253"]))
def test_any_bytes_can_be_read_and_each_is_accounted_for(raw, encoding) -> None:
    text, runs = decoded(raw, encoding=encoding)
    layer = TextLayer("text", text, runs, "a test")
    assert layer.places(0, end=len(text)) == ((ByteSpan(0, len(raw)),) if raw else ())


def test_a_zero_becomes_a_sign_that_can_be_kept_and_keeps_its_byte() -> None:
    text, runs = decoded("мама\x00\x00тут".encode("cp1251"), encoding="cp1251")
    layer = TextLayer("text", text, runs, "a test")
    assert text == "мама\ufffd\ufffdтут"
    assert layer.places(4, end=7) == (ByteSpan(4, 7),)
    assert layer.places(7, end=9) == (ByteSpan(7, 9),)


def test_a_paragraph_is_given_once() -> None:
    paragraph = Paragraph("document", 3)
    layer = TextLayer("t", "ab", (Run(0, 1, paragraph), Run(1, 2, paragraph)), "a test")
    assert layer.places(0, end=2) == (paragraph,)
