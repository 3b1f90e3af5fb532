"""Does the benchmark of reuse know which of its papers tell one story?"""

from itertools import combinations

import pytest

from benchmarks.reuse import Paper, Piece, f1, is_shared, printed, span_measures
from kintrace.documents.reuse import reuse

LINE = " ".join(f"word{at}" for at in range(80))


def paper(*pieces: Piece) -> Paper:
    return Paper((*pieces, Piece("A notice of all papers.", None)))


def test_papers_that_print_the_same_paragraph_tell_one_story() -> None:
    left, right = paper(Piece(LINE, "story 1")), paper(Piece(LINE, "story 1"), Piece("Own.", None))
    assert is_shared([left, right], (0, 1))


def test_a_notice_in_common_is_no_story() -> None:
    assert is_shared([paper(Piece("Own.", None)), paper(Piece("Other.", None))], (0, 1)) is False


def test_what_is_about_the_line_counts_neither_way() -> None:
    part = " ".join(LINE.split()[:45])
    own = Piece(" ".join(f"own{at}" for at in range(80)), None)
    papers = [paper(Piece(part, "story 1"), own), paper(Piece(part, "story 1"), own)]
    assert is_shared(papers, (0, 1)) is None


def test_the_last_paper_of_a_story_tells_another() -> None:
    papers = printed("test 1")
    assert len(papers) >= 3
    pairs = combinations(range(len(papers)), 2)
    assert not any(is_shared(papers, pair) for pair in pairs if len(papers) - 1 in pair)


def test_shared_words_are_measured_by_their_places() -> None:
    papers = [paper(Piece(LINE, "story 1")), paper(Piece(LINE, "story 1"))]
    found = reuse([one.text for one in papers])
    assert span_measures(found, papers, {(0, 1)}) == (1.0, 1.0, 1.0)


def test_f1_is_the_harmonic_mean() -> None:
    assert f1(1, 2, 1) == (0.5, 1.0, pytest.approx(2 / 3))
