"""Is recall read off at the peer's precision, and over the pairs nobody scored too?"""

import numpy as np

from benchmarks.equal_precision import Judged, at_own_precision, even_odds


def judged(name: str, scores: list[float], labels: list[bool], *, truths: int = 4) -> Judged:
    return Judged(name, np.array(scores), np.array(labels), truths, 1.0)


def test_even_odds_accepts_what_is_more_likely_than_not() -> None:
    point = even_odds(judged("peer", [2.0, 1.0, -1.0], [True, False, True]))
    assert (point.precision, point.recall) == (0.5, 0.25)


def test_a_peer_that_is_sure_of_nothing_accepts_nothing() -> None:
    point = even_odds(judged("peer", [-2.0, -1.0], [True, False]))
    assert (point.precision, point.recall) == (1.0, 0.0)


def test_our_recall_is_taken_at_the_precision_of_the_peer() -> None:
    ours = judged("Kintrace", [3.0, 2.0, 1.0, 0.0], [True, True, False, True])
    peer = judged("peer", [1.0, -1.0], [True, False])
    row = at_own_precision(ours, [peer]).rows[1]
    assert row == ("peer", "from even odds", 1.0, 0.25, 0.5)


def test_pairs_that_were_never_scored_count_as_lost() -> None:
    assert judged("peer", [1.0], [True]).proposed == 0.25
