"""Is Kintrace above every peer only when it is on both figures?"""

from benchmarks.names_goals import beside_peers, goals

SLICE = ("eu_oj", "Cyrl-Latn")


def row(contender: str, auc: float, f1: float) -> tuple[str | float, ...]:
    return (*SLICE, contender, 10, 10, auc, f1)


def test_the_best_peer_of_each_figure_stands_beside_ours() -> None:
    table = beside_peers([row("Kintrace", 0.99, 0.9), row("a", 0.9, 0.95), row("b", 0.98, 0.8)])
    assert table.rows == [(*SLICE, 0.99, 0.98, 0.9, 0.95, "no")]


def test_a_slice_that_was_not_measured_has_no_goal() -> None:
    assert [goal.wanted for goal in goals([row("Kintrace", 0.99, 0.9)])] == [0.985]
