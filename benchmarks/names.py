"""How well, and how fast, does each contender tell one person's names from another's?

Pairs of three public sets, sliced by the two scripts: names of one person against hard negatives
(the nearest name of another person), random negatives apart, homonyms left out. Beside them our own
list of names in one family of forms.
"""

import time
from pathlib import Path

import numpy as np
import polars as pl

from benchmarks.names_goals import beside_peers, goals
from benchmarks.names_peers import Scorer, scorers
from benchmarks.outcome import goals_table
from benchmarks.report import HERE, Cell, Report, Table, arguments
from kintrace.matching.evaluate import auc, best_operating_point

SETS = ("everypolitician", "eu_oj", "un_sc")
FEWEST = 10
COLUMNS = (
    "set",
    "scripts",
    "contender",
    "true",
    "false",
    "AUC",
    "best F1",
    "AUC random",
    "ms/pair",
)
TRUE = ("same", "cross")
HARD = ("hard_same", "hard_cross")
RANDOM = ("random_same", "random_cross")


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--errors", type=int, help="print the worst N pairs of Kintrace and stop")
    parser.add_argument("--sets", nargs="+", default=SETS, choices=SETS)
    parser.add_argument("--slice", help="one pair of scripts, for instance Cyrl-Latn")
    options = parser.parse_args()
    contenders = scorers()
    pairs = {name: named_pairs(options.data / "names" / name) for name in options.sets}
    if options.errors is not None:
        for name, table in pairs.items():
            show_errors(name, table, contenders["Kintrace"], options.errors, options.slice)
        return
    rows = [row for name, table in pairs.items() for row in measure(name, table, contenders)]
    note = "False pairs are hard negatives; AUC random is against a random other person instead."
    tables = [
        Table("Pairs of names by script", COLUMNS, rows, note),
        beside_peers(rows),
        families(contenders),
        goals_table(goals(rows)),
    ]
    Report("names", tables, options.date).publish(options.results)


def named_pairs(folder: Path) -> pl.DataFrame:
    """Pairs that are sure, with ``scripts``: both scripts in alphabetical order."""
    pairs = pl.read_csv(folder / "pairs.csv", infer_schema=False)
    scripts = pl.concat_list("script_a", "script_b").list.sort().list.join("-")
    return pairs.filter(pl.col("suspect_alias") == "0").with_columns(scripts=scripts)


def measure(
    name: str, pairs: pl.DataFrame, contenders: dict[str, Scorer]
) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for (scripts,), piece in sorted(pairs.group_by("scripts")):
        if piece.filter(pl.col("kind").is_in(TRUE)).height < FEWEST:
            continue
        for contender, scorer in contenders.items():
            rows.append((name, scripts, contender, *figures(piece, scorer)))
    return rows


def figures(pairs: pl.DataFrame, scorer: Scorer) -> tuple[Cell, ...]:
    true, hard, random = (
        scores(pairs.filter(pl.col("kind").is_in(kinds)), scorer) for kinds in (TRUE, HARD, RANDOM)
    )
    both = np.concatenate([true[0], hard[0]])
    # A contender that cannot tell any pair from another was called wrongly; it did not lose.
    if np.unique(both).size == 1:
        raise ValueError(f"every pair scored {both[0]}: the contender's adapter is broken")
    labels = np.arange(both.size) < true[0].size
    against_random = np.concatenate([true[0], random[0]])
    milliseconds = 1000 * (true[1] + hard[1]) / both.size
    best = best_operating_point(both, labels)
    return (
        true[0].size,
        hard[0].size,
        auc(both, labels),
        best.f1,
        auc(against_random, np.arange(against_random.size) < true[0].size),
        milliseconds,
    )


def scores(pairs: pl.DataFrame, scorer: Scorer) -> tuple[np.ndarray, float]:
    """Scores in order, and the seconds they took after one pair to warm up."""
    named = list(pairs.select("name_a", "name_b").iter_rows())
    if named:
        scorer(*named[0])
    started = time.perf_counter()
    found = np.array([scorer(left, right) for left, right in named], dtype=np.float64)
    return found, time.perf_counter() - started


def families(contenders: dict[str, Scorer]) -> Table:
    """Our fictional names in one family of forms."""
    forms = pl.read_csv(HERE / "data" / "forms.csv").rename({"left": "name_a", "right": "name_b"})
    labels = (forms["same"] == 1).to_numpy()
    rows: list[tuple[Cell, ...]] = []
    for contender, scorer in contenders.items():
        found, _ = scores(forms, scorer)
        best = best_operating_point(found, labels)
        above = int((found[~labels] >= found[labels].min()).sum())
        rows.append((contender, auc(found, labels), best.f1, above))
    note = f"{labels.sum()} true and {(~labels).sum()} false pairs of full names, one family name."
    columns = ("contender", "AUC", "best F1", "false pairs above the lowest true pair")
    return Table("Names in one family of forms", columns, rows, note)


def show_errors(
    name: str, pairs: pl.DataFrame, scorer: Scorer, number: int, scripts: str | None
) -> None:
    """Print the lowest true and the highest false pairs of each slice, on the terminal only."""
    for (slice_,), piece in sorted(pairs.group_by("scripts")):
        if scripts not in (None, slice_):
            continue
        for kinds, descending in ((TRUE, False), (HARD, True)):
            chosen = piece.filter(pl.col("kind").is_in(kinds))
            scored = chosen.with_columns(bits=pl.Series(scores(chosen, scorer)[0]))
            print(f"== {name} {slice_} {'false' if descending else 'true'}")
            worst = scored.sort("bits", descending=descending).head(number)
            for bits, left, right in worst.select("bits", "name_a", "name_b").iter_rows():
                print(f"{bits:8.2f}  {left}  |  {right}")


if __name__ == "__main__":
    main()
