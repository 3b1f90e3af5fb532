"""Is a text that a page cuts into coloured pieces still the whole text, in order?"""

from hypothesis import given
from hypothesis import strategies as st

from kintrace.documents.passages import passages
from kintrace.documents.span import Span
from kintrace.web.documents.pieces import clean_pieces, original_pieces
from tests.casework.test_documents import GLUED

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=6)


def test_the_pieces_of_an_original_are_the_original_with_its_joints() -> None:
    pieces = original_pieces(passages(GLUED))
    assert "".join(piece.text for piece in pieces) == GLUED
    assert {"kept", "echo"} <= {piece.kind for piece in pieces}
    assert sum(piece.is_joint for piece in pieces) == len(passages(GLUED).glue)


@given(SPANS)
def test_the_pieces_of_a_clean_text_are_the_text_and_end_each_statement_once(
    found: list[tuple[int, int]],
) -> None:
    text = GLUED[:90]
    spans = [(number, Span(start, start + length)) for number, (start, length) in enumerate(found)]
    pieces = clean_pieces(text, spans)
    assert "".join(piece.text for piece in pieces) == text
    assert sorted(number for piece in pieces for number in piece.ends) == [n for n, _ in spans]
