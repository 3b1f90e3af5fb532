"""How much does each matcher find of a fictional world, how fast, in how much memory?

Each contender is a process that reads the same two CSV files and writes ranked pairs; start,
reading, preparation and writing count. What must be compiled once after an installation is compiled
before, on a tiny world.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import polars as pl

from benchmarks.metered import KINTRACE, Cost, module, run
from benchmarks.outcome import FOUND_COLUMNS, Found, Goal, found, goals_table
from benchmarks.report import Cell, Report, Table, arguments
from benchmarks.worlds import World, world
from kintrace.matching.evaluate import share_among

COLUMNS = (
    "contender",
    *FOUND_COLUMNS,
    "seconds",
    "of them preparation",
    "CPU seconds",
    "GiB",
    "truths among candidates",
    "candidates a request",
)
OURS = "Kintrace"
FED = "Splink 5, Kintrace's candidates"
RULES = ("selective", "medium", "broad")
CONTENDERS = ("kintrace", "splink", "fed")
# A world of another size only shows how all of it grows.
GOALS_ARE_OF = 100_000


@dataclass(frozen=True)
class Run:
    """What one contender cost, and the files it wrote."""

    cost: Cost
    preparation: float | None
    ranked: Path
    proposed: Path


@dataclass(frozen=True)
class Result:
    """What one contender did; ``found`` is None when it did not finish."""

    name: str
    cost: Cost | None = None
    preparation: float | None = None
    found: Found | None = None
    truths: float | None = None
    per_request: float | None = None

    def cells(self) -> tuple[Cell, ...]:
        if self.found is None or self.cost is None:
            return (self.name, *([None] * (len(COLUMNS) - 1)))
        cost = self.cost
        spent = (cost.seconds, self.preparation, cost.cpu_seconds, cost.gibibytes)
        return (self.name, *self.found.cells(), *spent, self.truths, self.per_request)


def main() -> None:
    options = asked_for()
    with world(options.worlds, size=options.size, seed=options.seed) as made:
        results = [measured(name, go, made, options) for name, go in contenders(options)]
        truth = made.truth()
    title = f"World of {options.size:,} requests against {options.size:,} records"
    tables = [Table(title, COLUMNS, [result.cells() for result in results], note(truth, options))]
    if options.size == GOALS_ARE_OF:
        tables.append(goals_table(goals(results)))
    Report(f"records-{options.size}", tables, options.date).publish(options.results)


def asked_for() -> argparse.Namespace:
    parser = arguments(__doc__)
    parser.add_argument("--size", type=int, default=100_000, help="requests, and records")
    parser.add_argument("--seed", type=int, default=11, help="which world of this size")
    parser.add_argument("--worlds", type=Path, help="keep worlds here, and use those kept")
    parser.add_argument("--only", nargs="+", choices=CONTENDERS, default=CONTENDERS)
    parser.add_argument("--rules", nargs="+", choices=RULES, default=RULES, help="of Splink")
    parser.add_argument("--runs", type=int, default=1, help="times are the median of so many")
    parser.add_argument("--limit", type=float, default=1800, help="seconds a process may take")
    return parser.parse_args()


def contenders(options: argparse.Namespace) -> Iterator[tuple[str, Callable[..., Run]]]:
    if "kintrace" in options.only:
        yield OURS, kintrace
    if "splink" in options.only:
        for rules in options.rules:
            yield f"Splink 5, {rules} rules", splink_with(rules)
    if "fed" in options.only:
        yield FED, fed_splink


def measured(name: str, go: Callable[..., Run], made: World, options: argparse.Namespace) -> Result:
    """Run one contender so many times, and judge what the last run wrote."""
    print(f"{name} …", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        try:
            runs = [go(made, Path(folder), limit=options.limit) for _ in range(options.runs)]
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
            print(f"{name}: {type(error).__name__}", file=sys.stderr)
            return Result(name)
        return judged(name, runs, made)


def judged(name: str, runs: list[Run], made: World) -> Result:
    truth, last = made.truth(), runs[-1]
    pairs = pl.read_parquet(last.proposed)
    cost = Cost(
        median(one.cost.seconds for one in runs),
        median(one.cost.cpu_seconds for one in runs),
        max(one.cost.gibibytes for one in runs),
    )
    told = [one.preparation for one in runs if one.preparation is not None]
    return Result(
        name,
        cost,
        median(told) if told else None,
        found(pl.read_parquet(last.ranked), truth),
        share_among(pairs, truth),
        pairs.height / made.number_of_requests(),
    )


def kintrace(made: World, folder: Path, *, limit: float) -> Run:
    """The command itself; its candidates are counted in a run that does not count."""
    ranked, pairs = folder / "ranked.parquet", folder / "pairs.parquet"
    warm(folder)
    match = [KINTRACE, "match", str(made.requests), str(made.register), "-o", str(ranked)]
    cost = run(match, limit=limit)
    run(module("benchmarks.proposed", made.requests, made.register, pairs), limit=limit)
    return Run(cost, None, ranked, pairs)


def splink_with(rules: str) -> Callable[..., Run]:
    def splink(made: World, folder: Path, *, limit: float) -> Run:
        ranked, pairs = folder / "ranked.parquet", folder / "pairs.parquet"
        files = (made.requests, made.register, ranked, "--rules", rules)
        cost = run(module("benchmarks.splink_world", *files), limit=limit)
        run(module("benchmarks.splink_world", *files, "--every", pairs), limit=limit)
        return Run(cost, None, ranked, pairs)

    return splink


def fed_splink(made: World, folder: Path, *, limit: float) -> Run:
    """Splink over the pairs that Kintrace's keys propose; proposing them is its preparation."""
    ranked, pairs = folder / "ranked.parquet", folder / "pairs.parquet"
    warm(folder)
    before = run(module("benchmarks.proposed", made.requests, made.register, pairs), limit=limit)
    files = (made.requests, made.register, ranked, "--pairs", pairs)
    cost = before.then(run(module("benchmarks.splink_world", *files), limit=limit))
    return Run(cost, before.seconds, ranked, pairs)


def warm(folder: Path) -> None:
    """Have everything compiled that is compiled once, and its files in the system's cache."""
    with world(None, size=50, seed=1) as tiny:
        ranked, pairs = str(folder / "warm.parquet"), str(folder / "warm-pairs.parquet")
        run([KINTRACE, "match", str(tiny.requests), str(tiny.register), "-o", ranked])
        run(module("benchmarks.proposed", tiny.requests, tiny.register, pairs))


def goals(results: list[Result]) -> list[Goal]:
    """What was asked for, as far as the contenders of this run allow to say."""
    done = {result.name: result for result in results if result.found is not None}
    ours, fed = done.get(OURS), done.get(FED)
    peers = [result for name, result in done.items() if name not in (OURS, FED)]
    if ours is None or ours.found is None or ours.cost is None:
        return []
    wanted = [
        Goal("recall@1", 0.95, ours.found.recall_at_1),
        Goal("recall@5", 0.97, ours.found.recall_at_5),
        Goal("precision at best F1", 0.98, ours.found.best.precision),
        Goal("GiB", 1.0, ours.cost.gibibytes, is_at_most=True),
    ]
    recall = ours.found.recall_at_1
    if peers:
        best = max(peers, key=lambda peer: peer.found.recall_at_1)
        half = 1 - (1 - best.found.recall_at_1) / 2
        wanted.append(Goal(f"recall@1, half the errors of {best.name} removed", half, recall))
        wanted += [
            Goal(
                f"seconds, half of {peer.name}",
                peer.cost.seconds / 2,
                ours.cost.seconds,
                is_at_most=True,
            )
            for peer in peers
        ]
    if fed is not None:
        fifth = 1 - (1 - fed.found.recall_at_1) * 0.8
        wanted.append(Goal(f"recall@1, a fifth of the errors of {FED} removed", fifth, recall))
    return wanted


def note(truth: pl.DataFrame, options: argparse.Namespace) -> str:
    times = "once" if options.runs == 1 else f"{options.runs} times, times are medians"
    return (
        f"Seed {options.seed}; {truth.height:,} requests have a true record. Each process ran "
        f"{times}. An empty row did not finish in {options.limit:,.0f} s a process."
    )


if __name__ == "__main__":
    main()
