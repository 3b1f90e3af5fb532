"""How much does each of several contenders find at equal precision?"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from benchmarks.outcome import Goal, goals_table
from benchmarks.report import Cell, Table
from kintrace.matching.evaluate import (
    OperatingPoint,
    best_operating_point,
    curve,
    known_pairs,
    recall_at_precision,
    true_pairs,
)

PRECISIONS = (0.999, 0.995, 0.99, 0.98, 0.95, 0.9)
OURS = "Kintrace"
Contender = Callable[[], pl.DataFrame]


@dataclass(frozen=True)
class Judged:
    """The scores of a contender with their labels; ``truths`` counts those it didn't score too."""

    name: str
    scores: NDArray[np.float64]
    labels: NDArray[np.bool_]
    truths: int
    seconds: float

    def recall_at(self, precision: float) -> float:
        """Highest recall at this precision or more."""
        return recall_at_precision(self.scores, self.labels, precision, truths=self.truths)

    @property
    def best(self) -> OperatingPoint:
        return best_operating_point(self.scores, self.labels, truths=self.truths)

    @property
    def proposed(self) -> float:
        """Share of the true pairs that it scores at all."""
        return float(self.labels.sum()) / self.truths

    def cells(self) -> tuple[Cell, ...]:
        found = (self.recall_at(precision) for precision in PRECISIONS)
        return (self.name, *found, self.best.f1, self.proposed, self.seconds)


def compare_recall(
    title: str, contenders: dict[str, Contender], truth: pl.DataFrame
) -> list[Table]:
    """Tables of recall at each precision and at the peers' own; scores are log2 odds."""
    known = known_pairs(truth)
    judged = [judge(name, contender, known) for name, contender in contenders.items()]
    shares = (f"recall at {precision}" for precision in PRECISIONS)
    columns = ("contender", *shares, "best F1", "true pairs scored", "seconds")
    rows = [one.cells() for one in judged]
    note = f"{known.height:,} true pairs."
    ours = next(one for one in judged if one.name == OURS)
    peers = [one for one in judged if one is not ours]
    return [
        Table(title, columns, rows, note),
        at_own_precision(ours, peers),
        goals_table(goals(ours, peers)),
    ]


def judge(name: str, contender: Contender, known: pl.DataFrame) -> Judged:
    started = time.perf_counter()
    pairs = contender()
    seconds = time.perf_counter() - started
    labels = true_pairs(pairs, known)
    return Judged(name, pairs["bits"].to_numpy(), labels, known.height, seconds)


def at_own_precision(ours: Judged, peers: list[Judged]) -> Table:
    """Kintrace's recall where each peer stands: at its best F1, and from even odds on."""
    columns = ("peer", "where", "its precision", "its recall", "Kintrace's recall there")
    rows = [
        (peer.name, where, point.precision, point.recall, ours.recall_at(point.precision))
        for peer in peers
        for where, point in (("best F1", peer.best), ("from even odds", even_odds(peer)))
    ]
    return Table("Kintrace's recall at Splink's precision", columns, rows)


def even_odds(judged: Judged) -> OperatingPoint:
    """What accepting all pairs that are more likely than not would give."""
    thresholds, precision, recall = curve(judged.scores, judged.labels, truths=judged.truths)
    last = int((thresholds >= 0).sum()) - 1
    if last < 0:
        return OperatingPoint(0.0, 1.0, 0.0)
    return OperatingPoint(0.0, float(precision[last]), float(recall[last]))


def goals(ours: Judged, peers: list[Judged]) -> Iterator[Goal]:
    """At or above the best peer's recall, at each precision and at the best F1 of each peer."""
    for precision in PRECISIONS:
        best = max(peer.recall_at(precision) for peer in peers)
        yield Goal(f"recall at precision {precision}", best, ours.recall_at(precision))
    for peer in peers:
        reached = ours.recall_at(peer.best.precision)
        yield Goal(f"recall at the best precision of {peer.name}", peer.best.recall, reached)
