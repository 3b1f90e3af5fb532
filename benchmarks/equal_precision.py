"""How much does each of two contenders find at equal precision?"""

import time
from collections.abc import Callable

import polars as pl

from benchmarks.report import Cell, Table
from kintrace.matching.evaluate import (
    best_operating_point,
    known_pairs,
    recall_at_precision,
    true_pairs,
)

PRECISIONS = (0.999, 0.995, 0.99, 0.98, 0.95, 0.9)
Contender = Callable[[], pl.DataFrame]


def compare_recall(title: str, contenders: dict[str, Contender], truth: pl.DataFrame) -> Table:
    """Recall of each contender at each precision, over all true pairs; scores are log2 odds."""
    known = known_pairs(truth)
    columns = ("contender", *(f"recall at {p}" for p in PRECISIONS), "best F1", "seconds")
    rows = [(name, *figures(contender, known)) for name, contender in contenders.items()]
    return Table(title, columns, rows, f"{known.height:,} true pairs.")


def figures(contender: Contender, known: pl.DataFrame) -> tuple[Cell, ...]:
    started = time.perf_counter()
    pairs = contender()
    seconds = time.perf_counter() - started
    scores, labels = pairs["bits"].to_numpy(), true_pairs(pairs, known)
    found = (recall_at_precision(scores, labels, p, truths=known.height) for p in PRECISIONS)
    return (*found, best_operating_point(scores, labels, truths=known.height).f1, seconds)
