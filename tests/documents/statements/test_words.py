"""Where do words, sentences and quotations end?"""

from hypothesis import given
from hypothesis import strategies as st

from kintrace.documents.statements import statements
from kintrace.documents.statements.language import language_of
from kintrace.documents.statements.words import sentences, tokens


def split(text: str) -> list[str]:
    found = sentences(tokens(text))
    return [text[words[0].start : words[-1].end] for words in found]


def test_a_stop_within_a_name_ends_nothing() -> None:
    text = "Dr. Arvo of St. Orrin, Va., met J. Brel. He left."
    assert split(text) == ["Dr. Arvo of St. Orrin, Va., met J. Brel.", "He left."]


def test_a_straight_quotation_mark_opens_and_closes_by_its_spaces() -> None:
    marks = [token.mark for token in tokens('He said "yes" and "no".') if token.mark]
    assert marks == ["open", "close", "open", "close"]


def test_a_language_is_told_by_its_letters() -> None:
    assert [language_of(text) for text in ("їжак", "мысль", "the boy", "طفل")] == [
        "uk",
        "ru",
        "en",
        "",
    ]


@given(st.text(alphabet="Aa said,.;:“”\"'’()—1\n", max_size=80))
def test_every_part_is_a_stretch_of_the_text(text: str) -> None:
    for one in statements(text, language="en"):
        parts = [one.speaker.phrase, one.cue.phrase, one.content, one.target, *one.quotations]
        assert all(part.span.of(text) == part.text for part in parts if part is not None)
        assert one.parent is None or one.parent < len(statements(text, language="en"))


def test_a_text_without_stops_is_read_in_pieces() -> None:
    assert max(len(words) for words in sentences(tokens("said and " * 2000))) <= 200
