"""How good is what a contender handed over for a world, and does that reach the goals?

Measures are those of ``kintrace.matching.evaluate``; here they become rows of a table.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from benchmarks.report import Cell, Table
from kintrace.matching.evaluate import OperatingPoint, best_f1, recall_at


@dataclass(frozen=True)
class Found:
    """Recall within the first and the first five, and the point of best F1."""

    recall_at_1: float
    recall_at_5: float
    best: OperatingPoint

    def cells(self) -> tuple[Cell, ...]:
        best = self.best
        return (self.recall_at_1, self.recall_at_5, best.f1, best.precision, best.recall)


FOUND_COLUMNS = ("recall@1", "recall@5", "best F1", "precision there", "recall there")


def found(candidates: pl.DataFrame, truth: pl.DataFrame) -> Found:
    """Measure ranked pairs with a posterior: request_id, record_id, rank, posterior.

    A contender that scores each pair alone gains in F1 when only the first of each request is
    kept, one that shares a posterior among them does not, so each is taken at its better.
    """
    first = candidates.filter(pl.col("rank") == 1)
    points = (best_f1(candidates, truth), best_f1(first, truth))
    return Found(
        recall_at(candidates, truth, 1),
        recall_at(candidates, truth, 5),
        max(points, key=lambda point: point.f1),
    )


@dataclass(frozen=True)
class Goal:
    """One figure that was asked for; ``measured`` is None when it was not measured in this run."""

    what: str
    wanted: float
    measured: float | None
    is_at_most: bool = False

    @property
    def is_met(self) -> bool | None:
        """None when it was not measured."""
        if self.measured is None:
            return None
        if self.is_at_most:
            return self.measured <= self.wanted
        return self.measured >= self.wanted

    def cells(self) -> tuple[Cell, ...]:
        wanted = round(self.wanted, 3)
        said = {True: "yes", False: "no", None: "not measured"}[self.is_met]
        return (
            self.what,
            "at most" if self.is_at_most else "at least",
            wanted,
            self.measured,
            said,
        )


def goals_table(goals: Iterable[Goal]) -> Table:
    """The goals, each with what was measured and whether that reaches it."""
    columns = ("goal", "", "wanted", "measured", "reached")
    return Table("Goals", columns, [goal.cells() for goal in goals])
