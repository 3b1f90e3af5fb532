"""Do the measures count what they say?"""

import math

import numpy as np
import polars as pl
import pytest

from kintrace.matching.evaluate import (
    auc,
    best_f1,
    best_operating_point,
    calibration,
    curve,
    evaluate,
    precision_recall,
    recall_at,
    recall_at_precision,
    share_among,
)

TRUTH = pl.DataFrame(
    {"request_id": ["R1", "R2", "R2", "R3", "R4"], "record_id": ["A", "B", "C", "D", None]}
)
CANDIDATES = pl.DataFrame(
    [
        ("R1", "A", 1, 9.0, 0.98),
        ("R1", "B", 2, 1.0, 0.01),
        ("R2", "X", 1, 4.0, 0.6),
        ("R2", "C", 2, 3.0, 0.3),
        ("R4", "D", 1, 5.0, 0.92),
    ],
    schema=["request_id", "record_id", "rank", "bits", "posterior"],
    orient="row",
)


def test_recall_counts_requests_that_have_a_true_record() -> None:
    assert recall_at(CANDIDATES, TRUTH, 1) == pytest.approx(1 / 3)


def test_recall_at_a_deeper_rank_accepts_any_of_several_true_records() -> None:
    assert recall_at(CANDIDATES, TRUTH, 5) == pytest.approx(2 / 3)


def test_recall_without_any_truth_is_not_a_number() -> None:
    assert math.isnan(recall_at(CANDIDATES, TRUTH.filter(pl.col("record_id").is_null()), 1))


def test_share_among_candidates_counts_every_true_pair() -> None:
    assert share_among(CANDIDATES, TRUTH) == pytest.approx(2 / 4)


def test_request_without_a_true_record_counts_against_precision() -> None:
    at = precision_recall(CANDIDATES, TRUTH, 0.9)
    assert (at.precision, at.recall) == (pytest.approx(1 / 2), pytest.approx(1 / 4))


def test_nothing_accepted_is_precise_and_finds_nothing() -> None:
    at = precision_recall(CANDIDATES, TRUTH, 2.0)
    assert (at.precision, at.recall, at.f1) == (1.0, 0.0, 0.0)


def test_best_f1_is_no_worse_than_any_single_threshold() -> None:
    best = best_f1(CANDIDATES, TRUTH)
    each = [precision_recall(CANDIDATES, TRUTH, t).f1 for t in CANDIDATES["posterior"]]
    assert best.f1 == pytest.approx(max(each))


def test_best_f1_can_be_asked_of_another_score() -> None:
    assert best_f1(CANDIDATES, TRUTH, score="bits").threshold == pytest.approx(3.0)


def test_no_candidates_have_a_best_f1_of_nothing() -> None:
    assert best_f1(CANDIDATES.clear(), TRUTH).f1 == 0.0


def test_equal_scores_are_accepted_together() -> None:
    thresholds, precision, recall = curve(np.array([1.0, 1.0, 0.5]), np.array([True, False, True]))
    assert thresholds.tolist() == [1.0, 0.5]
    assert precision.tolist() == [0.5, pytest.approx(2 / 3)]
    assert recall.tolist() == [0.5, 1.0]


def test_truths_that_were_never_scored_lower_recall() -> None:
    assert best_operating_point(np.array([1.0]), np.array([True]), truths=4).recall == 0.25


def test_recall_at_a_precision_that_is_never_reached_is_zero() -> None:
    assert recall_at_precision(np.array([1.0]), np.array([False]), 0.9, truths=1) == 0.0


def test_auc_agrees_with_counting_pairs() -> None:
    random = np.random.default_rng(2)
    scores, labels = random.integers(0, 9, 60).astype(float), random.random(60) < 0.4
    right, wrong = scores[labels][:, None], scores[~labels][None, :]
    counted = ((right > wrong) + (right == wrong) / 2).mean()
    assert auc(scores, labels) == pytest.approx(counted)


def test_auc_of_one_kind_only_is_not_a_number() -> None:
    assert math.isnan(auc(np.array([1.0]), np.array([True])))


def test_calibration_places_a_posterior_on_an_edge_in_the_upper_bin() -> None:
    edge = CANDIDATES.head(1).with_columns(posterior=pl.lit(0.9))
    filled = [bin_ for bin_ in calibration(edge, TRUTH) if bin_.pairs]
    assert [(bin_.low, bin_.high, bin_.share_true) for bin_ in filled] == [(0.9, 0.99, 1.0)]


def test_calibration_keeps_certainty_in_the_last_bin() -> None:
    sure = CANDIDATES.with_columns(posterior=pl.lit(1.0))
    assert calibration(sure, TRUTH)[-1].pairs == CANDIDATES.height


def test_evaluation_gathers_every_measure() -> None:
    whole = evaluate(CANDIDATES, TRUTH)
    assert (whole.requests_with_truth, whole.truths, whole.pairs) == (3, 4, 5)
    assert whole.recall_at == {1: pytest.approx(1 / 3), 5: pytest.approx(2 / 3)}
    assert whole.truths_among_candidates == pytest.approx(1 / 2)
