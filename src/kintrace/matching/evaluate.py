"""How good are proposed candidates, measured against known truth?

Both tables are polars frames. Candidates have request_id, record_id, rank, bits and posterior, one
row per proposed pair. Truth has request_id and record_id: a request may have several true records
and a record several requests; a null or empty record_id says that the request has no true record.
Such a request counts against precision when something is proposed for it, never in recall.

This module measures; it neither matches nor decides. It belongs to ``matching``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import polars as pl
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

PAIR = ("request_id", "record_id")
BINS = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1.0)
RANKS = (1, 5)


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """What accepting every pair at or above one threshold would give; shares from 0 to 1."""

    threshold: float
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 when both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total > 0 else 0.0


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """Pairs whose posterior lies from ``low`` up to, not including, ``high`` (the last one: 1)."""

    low: float
    high: float
    pairs: int
    mean_posterior: float
    share_true: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Candidates measured against truth: what ``kintrace evaluate`` prints."""

    requests_with_truth: int
    truths: int
    pairs: int
    truths_among_candidates: float
    recall_at: dict[int, float]
    best: OperatingPoint
    calibration: tuple[CalibrationBin, ...]


def evaluate(
    candidates: pl.DataFrame, truth: pl.DataFrame, *, ranks: Sequence[int] = RANKS
) -> Evaluation:
    """Measure candidates against truth: recall within ranks, best threshold, calibration."""
    known = known_pairs(truth)
    return Evaluation(
        requests_with_truth=known["request_id"].n_unique(),
        truths=known.height,
        pairs=candidates.height,
        truths_among_candidates=share_among(candidates, truth),
        recall_at={rank: recall_at(candidates, truth, rank) for rank in ranks},
        best=best_f1(candidates, truth),
        calibration=calibration(candidates, truth),
    )


def recall_at(candidates: pl.DataFrame, truth: pl.DataFrame, k: int) -> float:
    """Share of requests with a true record for which one is among the first k candidates.

    nan when no request has a true record.
    """
    known = known_pairs(truth)
    first = candidates.lazy().filter(pl.col("rank") <= k).select(PAIR)
    found = known.lazy().join(first, on=PAIR, how="semi").select(pl.col("request_id").n_unique())
    return _share(found.collect().item(), known["request_id"].n_unique())


def share_among(candidates: pl.DataFrame, truth: pl.DataFrame) -> float:
    """Share of the true pairs that are proposed at all, at any rank; nan without truths."""
    known = known_pairs(truth)
    return _share(known.join(candidates, on=PAIR, how="semi").height, known.height)


def precision_recall(
    candidates: pl.DataFrame, truth: pl.DataFrame, threshold: float, *, score: str = "posterior"
) -> OperatingPoint:
    """Precision and recall over pairs when all with ``score`` at or above threshold are accepted.

    Precision is 1 when nothing is accepted; recall is over all true pairs, proposed or not.
    """
    known = known_pairs(truth)
    accepted = candidates.filter(pl.col(score) >= threshold)
    right = int(true_pairs(accepted, known).sum())
    precision = right / accepted.height if accepted.height > 0 else 1.0
    return OperatingPoint(threshold, precision, _share(right, known.height))


def best_f1(
    candidates: pl.DataFrame, truth: pl.DataFrame, *, score: str = "posterior"
) -> OperatingPoint:
    """Operating point with the highest F1 over every threshold on ``score``."""
    known = known_pairs(truth)
    labels = true_pairs(candidates, known)
    return best_operating_point(candidates[score].to_numpy(), labels, truths=known.height)


def best_operating_point(
    scores: Floats, labels: Flags, *, truths: int | None = None
) -> OperatingPoint:
    """Operating point with the highest F1 for scores with labels, higher score = more alike.

    ``truths`` is the number of true pairs when some are not among the scores.
    """
    thresholds, precision, recall = curve(scores, labels, truths=truths)
    if thresholds.size == 0:
        return OperatingPoint(float("inf"), 1.0, 0.0)
    total = precision + recall
    f1 = np.divide(2 * precision * recall, total, out=np.zeros_like(total), where=total > 0)
    best = int(np.argmax(f1))
    return OperatingPoint(float(thresholds[best]), float(precision[best]), float(recall[best]))


def curve(
    scores: Floats, labels: Flags, *, truths: int | None = None
) -> tuple[Floats, Floats, Floats]:
    """Thresholds, highest first, with precision and recall of accepting all scores at or above.

    Equal scores are one threshold: they can only be accepted together.
    """
    scores = np.asarray(scores, dtype=np.float64)
    order = np.argsort(-scores, kind="stable")
    ordered = scores[order]
    right = np.cumsum(np.asarray(labels, dtype=np.bool_)[order], dtype=np.float64)
    last = np.flatnonzero(np.append(ordered[1:] != ordered[:-1], True)[: ordered.size])
    positives = float(np.sum(labels)) if truths is None else float(truths)
    recall = right[last] / positives if positives > 0 else np.zeros(last.size)
    return ordered[last], right[last] / (last + 1), recall


def recall_at_precision(scores: Floats, labels: Flags, precision: float, *, truths: int) -> float:
    """Highest recall among thresholds that keep at least this precision; 0 when none does."""
    _, precisions, recalls = curve(scores, labels, truths=truths)
    return float(np.max(recalls, where=precisions >= precision, initial=0.0))


def auc(scores: Floats, labels: Flags) -> float:
    """Chance that a true pair scores above a false one, ties counting half; nan if one is absent.

    >>> auc(np.array([3.0, 2.0, 1.0]), np.array([True, False, True]))
    0.5
    """
    labels = np.asarray(labels, dtype=np.bool_)
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    mean_rank = np.cumsum(counts) - (counts - 1) / 2
    right = int(labels.sum())
    wrong = labels.size - right
    excess = float(mean_rank[inverse][labels].sum()) - right * (right + 1) / 2
    return _share(excess, right * wrong)


def calibration(
    candidates: pl.DataFrame, truth: pl.DataFrame, bins: Sequence[float] = BINS
) -> tuple[CalibrationBin, ...]:
    """Share of true pairs in each bin of the posterior; ``bins`` are the edges, ascending.

    Means are nan in a bin without pairs.
    """
    labels = true_pairs(candidates, known_pairs(truth))
    posterior = candidates["posterior"].to_numpy()
    place = np.clip(np.digitize(posterior, bins) - 1, 0, len(bins) - 2)
    pairs = np.bincount(place, minlength=len(bins) - 1)
    posteriors = np.bincount(place, weights=posterior, minlength=len(bins) - 1)
    right = np.bincount(place, weights=labels, minlength=len(bins) - 1)
    return tuple(
        CalibrationBin(
            low, high, int(pairs[i]), _share(posteriors[i], pairs[i]), _share(right[i], pairs[i])
        )
        for i, (low, high) in enumerate(pairwise(bins))
    )


def known_pairs(truth: pl.DataFrame) -> pl.DataFrame:
    """The true pairs, each once, without the rows that say a request has no true record."""
    said = pl.col("record_id").is_not_null() & (pl.col("record_id") != "")
    return truth.select(pl.col(PAIR).cast(pl.String)).filter(said).unique()


def true_pairs(candidates: pl.DataFrame, known: pl.DataFrame) -> Flags:
    """Whether each candidate is a true pair, in the candidates' order."""
    marked = known.select(pl.col(PAIR)).with_columns(is_true=pl.lit(value=True))
    joined = candidates.select(pl.col(PAIR)).join(
        marked, on=PAIR, how="left", maintain_order="left"
    )
    return joined["is_true"].fill_null(value=False).to_numpy()


def _share(part: float, whole: float) -> float:
    return float(part) / float(whole) if whole > 0 else float("nan")
