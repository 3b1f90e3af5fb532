"""When Kintrace gives a pair a chance, how often is it true?

A world with a seed that nothing was fitted on, matched by the command; the pairs handed over in
bins of their posterior. Splink's chance for each pair stands beside it.
"""

import tempfile
from math import sqrt
from pathlib import Path

import polars as pl

from benchmarks.metered import KINTRACE, module, run
from benchmarks.outcome import Goal, goals_table
from benchmarks.report import Cell, Report, Table, arguments
from benchmarks.worlds import World, world
from kintrace.matching.evaluate import CalibrationBin, calibration

BINS = (0.0, 0.1, 0.5, 0.9, 0.99, 0.999, 1.0)
TARGET = (0.9, 0.99)
POINTS = 0.03
COLUMNS = ("contender", "posterior", "pairs", "mean posterior", "share true", "give or take")


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--size", type=int, default=100_000, help="requests, and records")
    parser.add_argument("--seed", type=int, default=29, help="which world; weights saw seed 7")
    parser.add_argument("--worlds", type=Path, help="keep worlds here, and use those kept")
    parser.add_argument("--rules", default="medium", help="of Splink; none leaves it out")
    options = parser.parse_args()
    with world(options.worlds, size=options.size, seed=options.seed) as made:
        truth = made.truth()
        ours = calibration(kintrace_pairs(made), truth, BINS)
        bins = {"Kintrace": ours}
        if options.rules != "none":
            bins["Splink 5"] = calibration(splink_pairs(made, options.rules), truth, BINS)
    rows = [(name, *cells(one)) for name, found in bins.items() for one in found if one.pairs]
    note = "Give or take: twice the standard error of the share."
    title = f"World of {options.size:,} with seed {options.seed}, pairs handed over"
    tables = [Table(title, COLUMNS, rows, note), goals_table([goal(ours)])]
    Report(f"calibration-{options.size}", tables, options.date).publish(options.results)


def kintrace_pairs(made: World) -> pl.DataFrame:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "candidates.parquet"
        run([KINTRACE, "match", str(made.requests), str(made.register), "-o", str(out)])
        return pl.read_parquet(out)


def splink_pairs(made: World, rules: str) -> pl.DataFrame:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "candidates.parquet"
        files = (made.requests, made.register, out, "--rules", rules)
        run(module("benchmarks.splink_world", *files))
        return pl.read_parquet(out)


def cells(one: CalibrationBin) -> tuple[Cell, ...]:
    error = 2 * sqrt(one.share_true * (1 - one.share_true) / one.pairs)
    posterior = f"{one.low:g} to {one.high:g}"
    return (posterior, one.pairs, one.mean_posterior, one.share_true, error)


def goal(bins: tuple[CalibrationBin, ...]) -> Goal:
    """How far the share that is true is from the mean posterior, from 90 to 99 %."""
    one = next(one for one in bins if (one.low, one.high) == TARGET)
    apart = abs(one.share_true - one.mean_posterior) if one.pairs else None
    return Goal("distance of share true from posterior, .90 to .99", POINTS, apart, is_at_most=True)


if __name__ == "__main__":
    main()
