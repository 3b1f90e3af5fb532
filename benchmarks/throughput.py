"""How many names does one core compare in a second?

Names as texts. Kintrace's engine reads each distinct name once (preparation) and compares pairs of
numbers in its compiled kernel; records have nothing but a name, so only the name features work,
and the kernel runs on one thread. Peers get the same pairs, prepared as far as they can be.
Rates are per second of processor time, so that idle waiting and a second core don't count.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numba
import numpy as np
import polars as pl
from rapidfuzz.fuzz import token_sort_ratio
from rapidfuzz.process import cpdist

from benchmarks.names import SETS, named_pairs
from benchmarks.names_peers import logic_scorer, roman
from benchmarks.outcome import Goal, goals_table
from benchmarks.proposed import proposed
from benchmarks.report import Cell, Report, Table, arguments
from benchmarks.worlds import world
from kintrace.matching.encode import encode
from kintrace.matching.engine import weigh
from kintrace.matching.model import default_model
from kintrace.names import compare

Done = TypeVar("Done")
Pairs = list[tuple[str, str]]
COLUMNS = (
    "pairs",
    "contender",
    "number",
    "compared a second a core",
    "read a second a core",
    "compared a second, reading counted",
)
KERNEL = "Kintrace, compiled kernel"
LISTS, WORLD = "public lists", "candidates of a fictional world"
NAME_PARTS = ("name", "family_name", "given_name", "patronymic")
# The kernel is done before a clock can tell the time, so it goes over the pairs again and again.
LEAST_SECONDS = 2.0
SLOW_PAIRS = 5_000
TARGET = 100_000


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="of the fictional world")
    parser.add_argument("--seed", type=int, default=11, help="which world of this size")
    parser.add_argument("--worlds", type=Path, help="keep worlds here, and use those kept")
    options = parser.parse_args()
    numba.set_num_threads(1)
    with world(options.worlds, size=options.size, seed=options.seed) as made:
        files = (pl.read_csv(path, infer_schema=False) for path in (made.requests, made.register))
        pairs = {
            LISTS: pairs_of_lists(options.data / "names"),
            WORLD: pairs_of_world(*files),
        }
    rows = [(name, *row) for name, listed in pairs.items() for row in measure(listed)]
    kernel = [row[3] for row in rows if row[1] == KERNEL]
    goals = [Goal("name comparisons a second a core, in batch", TARGET, min(kernel))]
    note = f"Contenders of fewer than {TARGET:,} a second compare the first {SLOW_PAIRS:,} pairs."
    tables = [Table("Names compared", COLUMNS, rows, note), goals_table(goals)]
    Report("throughput", tables, options.date).publish(options.results)


def pairs_of_lists(folder: Path) -> Pairs:
    """All pairs of the three public sets, true and false."""
    tables = [named_pairs(folder / name).select("name_a", "name_b") for name in SETS]
    return shuffled(pl.concat(tables).rows())


def pairs_of_world(requests: pl.DataFrame, register: pl.DataFrame) -> Pairs:
    """Names of the pairs that Kintrace's keys propose: what a batch really compares."""
    pairs = proposed(requests, register)
    left = pairs.join(whole_names(requests, "request_id"), on="request_id")
    both = left.join(whole_names(register, "record_id"), on="record_id", suffix="_b")
    return shuffled(both.select("whole", "whole_b").rows())


def whole_names(table: pl.DataFrame, key: str) -> pl.DataFrame:
    whole = pl.concat_str(NAME_PARTS, separator=" ", ignore_nulls=True).alias("whole")
    return table.select(pl.col("record_id").alias(key), whole).filter(pl.col("whole") != "")


def shuffled(pairs: Pairs) -> Pairs:
    """The pairs in another order, so that neighbours don't share a name."""
    return [pairs[at] for at in np.random.default_rng(1).permutation(len(pairs))]


def measure(pairs: Pairs) -> list[tuple[Cell, ...]]:
    few = pairs[:SLOW_PAIRS]
    return [
        (KERNEL, len(pairs), *kernel(pairs)),
        ("Kintrace, compare(a, b)", len(few), *one_by_one(few, lambda a, b: compare(a, b).bits)),
        ("nomenklatura logic-v2", len(few), *one_by_one(few, logic_scorer())),
        ("rapidfuzz token sort over anyascii", len(pairs), *token_sort_in_batch(pairs)),
    ]


def kernel(pairs: Pairs) -> tuple[Cell, ...]:
    """Rates of comparing, of reading distinct names, and of both."""
    left, right = (sorted(set(names)) for names in zip(*pairs, strict=True))
    reading, encoded = spent(lambda: encode(table(left), table(right), model=default_model()))
    rows, places = (
        np.array([{name: at for at, name in enumerate(names)}[name] for name in column], np.int64)
        for names, column in zip((left, right), zip(*pairs, strict=True), strict=True)
    )
    weigh(encoded, rows[:1], places[:1])
    seconds = repeated(lambda: weigh(encoded, rows, places))
    return rates(len(pairs), seconds, len(left) + len(right), reading)


def table(names: list[str]) -> pl.DataFrame:
    return pl.DataFrame({"record_id": [str(at) for at in range(len(names))], "name": names})


def token_sort_in_batch(pairs: Pairs) -> tuple[Cell, ...]:
    names = sorted({name for pair in pairs for name in pair})
    reading, romanised = spent(lambda: {name: roman(name) for name in names})
    left, right = ([romanised[name] for name in column] for column in zip(*pairs, strict=True))
    seconds = repeated(lambda: cpdist(left, right, scorer=token_sort_ratio, workers=1))
    return rates(len(pairs), seconds, len(names), reading)


def one_by_one(pairs: Pairs, scorer: Callable[[str, str], float]) -> tuple[Cell, ...]:
    """Rate of a scorer that reads both names each time; tables are loaded before."""
    scorer("Anna Kowalska", "Ганна Ковальська")
    seconds, _ = spent(lambda: [scorer(left, right) for left, right in pairs])
    return (None, None, round(len(pairs) / seconds))


def repeated(work: Callable[[], object]) -> float:
    """Seconds of processor time that the work takes, the mean of enough times."""
    times, total = 0, 0.0
    while total < LEAST_SECONDS:
        total += spent(work)[0]
        times += 1
    return total / times


def spent(work: Callable[[], Done]) -> tuple[float, Done]:
    """Seconds of processor time that the work takes, and what it returns."""
    started = time.process_time()
    done = work()
    return time.process_time() - started, done


def rates(pairs: int, seconds: float, names: int, reading: float) -> tuple[Cell, ...]:
    return (round(pairs / seconds), round(names / reading), round(pairs / (seconds + reading)))


if __name__ == "__main__":
    main()
