"""Are sentences and paragraphs told apart as a reader would?"""

import textwrap

import pytest

from kintrace.documents.passages_sentences import paragraphs_of, sentences_of

LONG = (
    "The ferry left Westhaven on Monday with nineteen children, two nurses and a list. "
    "Nobody in the harbour could say where it went, and the list stayed behind."
)
OTHER = (
    "In Ostbridge the mayor waited for it until the evening, together with the families. "
    "It came on Tuesday, without the children, and with another crew on board."
)


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentences_of(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He left. She stayed.", 2),
        ("Mr. Orn and Dr. Valmond left. Why?", 2),
        ("J. Heldin said no. Nobody asked.", 2),
        ("“Where are they?” she asked. “Gone.”", 2),
        ("They called it “quiet.” Nobody agreed.", 2),
        ("Діти живуть на вул. Садовій у м. Сонячне. Їх п’ятеро.", 2),
        ("Он родился в 2014 г. в селе. Теперь живёт на ул. Лесной.", 2),
        ("A title without a point\nThe first sentence. The second.", 3),
        ("هل وصلوا؟ لم يصل أحد.", 2),
        ("See no. 5 of the list. It is missing.", 2),
        ("Он родился в 2014 г. Теперь ему десять.", 2),
        ("Wait... and see.", 1),
        ("", 0),
    ],
)
def test_sentences_are_told_apart(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_lines_fitted_to_a_page_are_one_paragraph() -> None:
    text = textwrap.fill(f"{LONG} {OTHER}", 40)
    assert len(paragraphs_of(text)) == 1
    assert len(sentences(text)) == 4


def test_a_short_last_line_ends_a_paragraph_of_such_a_text() -> None:
    text = f"{textwrap.fill(LONG, 60)}\n{textwrap.fill(OTHER, 60)}"
    assert [len(piece) > 100 for piece in (span.of(text) for span in paragraphs_of(text))] == [
        True,
        True,
    ]


def test_blank_lines_part_paragraphs_in_any_text() -> None:
    assert len(paragraphs_of(f"{textwrap.fill(LONG, 40)}\n\n{textwrap.fill(OTHER, 40)}")) == 2


def test_lines_of_a_list_are_paragraphs_of_their_own() -> None:
    assert len(paragraphs_of("Anna Orlund, 8\nTomas Heldin, 9\nInes Valmond, 12")) == 3
