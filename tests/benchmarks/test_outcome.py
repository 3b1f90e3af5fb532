"""Are goals judged, and contenders measured at their better, as the page says?"""

import polars as pl
import pytest

from benchmarks.outcome import Goal, found, goals_table

TRUTH = pl.DataFrame({"request_id": ["a", "b"], "record_id": ["1", "2"]})


def candidates(*rows: tuple[str, str, int, float]) -> pl.DataFrame:
    columns = ["request_id", "record_id", "rank", "posterior"]
    return pl.DataFrame(rows, schema=columns, orient="row")


def test_a_contender_is_measured_at_the_better_of_all_and_first_only() -> None:
    alone = candidates(("a", "1", 1, 0.9), ("a", "3", 2, 0.9), ("b", "2", 1, 0.9))
    assert found(alone, TRUTH).best.f1 == 1.0


def test_a_truth_in_second_place_counts_within_five() -> None:
    measured = found(candidates(("a", "3", 1, 0.9), ("a", "1", 2, 0.5)), TRUTH)
    assert (measured.recall_at_1, measured.recall_at_5) == (0.0, 0.5)


@pytest.mark.parametrize(
    ("goal", "is_met"),
    [
        (Goal("recall", 0.95, 0.95), True),
        (Goal("recall", 0.95, 0.949), False),
        (Goal("seconds", 5.0, 4.0, is_at_most=True), True),
        (Goal("seconds", 5.0, 6.0, is_at_most=True), False),
        (Goal("recall", 0.95, None), None),
    ],
)
def test_a_goal_is_reached_at_its_number(goal: Goal, is_met: bool | None) -> None:
    assert goal.is_met is is_met


def test_a_goal_that_was_not_measured_says_so() -> None:
    assert goals_table([Goal("recall", 0.95, None)]).rows[0][-1] == "not measured"
