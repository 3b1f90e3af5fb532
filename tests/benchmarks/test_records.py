"""Which goals can a run of the contenders judge?"""

from benchmarks.metered import Cost
from benchmarks.outcome import Found, Goal
from benchmarks.records import COLUMNS, FED, OURS, Result, goals
from kintrace.matching.evaluate import OperatingPoint


def result(name: str, recall: float, seconds: float) -> Result:
    point = OperatingPoint(0.5, 0.99, recall)
    return Result(name, Cost(seconds, seconds, 0.5), None, Found(recall, recall, point), 1.0, 2.0)


def goal(results: list[Result], what: str) -> Goal:
    return next(goal for goal in goals(results) if goal.what.startswith(what))


def test_half_the_errors_of_the_best_peer_must_be_gone() -> None:
    results = [result(OURS, 0.95, 4), result("weak", 0.5, 8), result("strong", 0.9, 30)]
    assert abs(goal(results, "recall@1, half the errors of strong").wanted - 0.95) < 1e-9


def test_a_fifth_of_the_errors_on_our_own_candidates_must_be_gone() -> None:
    wanted = goal([result(OURS, 0.95, 4), result(FED, 0.9, 20)], "recall@1, a fifth").wanted
    assert abs(wanted - 0.92) < 1e-9


def test_half_the_time_of_each_peer_is_a_goal_of_its_own() -> None:
    results = [result(OURS, 0.95, 4), result("weak", 0.5, 7), result("strong", 0.9, 30)]
    assert not goal(results, "seconds, half of weak").is_met
    assert goal(results, "seconds, half of strong").is_met


def test_a_peer_that_did_not_finish_is_no_measure() -> None:
    results = [result(OURS, 0.95, 4), Result("endless")]
    assert not any("endless" in goal.what for goal in goals(results))


def test_a_contender_that_did_not_finish_has_an_empty_row() -> None:
    assert Result("endless").cells() == ("endless", *[None] * (len(COLUMNS) - 1))
