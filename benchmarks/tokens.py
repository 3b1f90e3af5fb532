"""Which share of single names does each contender bring together with another form of the same?

Alone it could be had by calling everything equal, so the same names beside another row's form stand
in a column of their own, and should not be brought together.
"""

from collections.abc import Callable, Sequence

import polars as pl

from benchmarks.names_peers import jaro_winkler, logic_scorer, roman, skeletons
from benchmarks.outcome import Goal, goals_table
from benchmarks.report import Cell, Table
from kintrace.names import compare, skeleton

Together = Callable[[str, str], bool]
OURS = "Kintrace, either"
# A form of another row: so many rows below, as neighbours in a list are often one name.
APART = 7


def is_one_skeleton(left: str, right: str) -> bool:
    return skeleton(left) == skeleton(right)


def is_evidence(left: str, right: str) -> bool:
    return compare(left, right).bits > 0


def contenders() -> dict[str, Together]:
    logic = logic_scorer()
    return {
        "Kintrace, one skeleton": is_one_skeleton,
        "Kintrace, evidence for one name": is_evidence,
        OURS: lambda left, right: is_one_skeleton(left, right) or is_evidence(left, right),
        "anyascii, equal": lambda left, right: roman(left) == roman(right),
        "anyascii, Jaro-Winkler from .9": lambda left, right: jaro_winkler(left, right) >= 0.9,
        "naive consonant skeleton, equal": lambda left, right: skeletons(left) == skeletons(right),
        "nomenklatura logic-v2 from .7": lambda left, right: logic(left, right) >= 0.7,
    }


def with_other_forms(table: pl.DataFrame, left: str, right: Sequence[str]) -> pl.DataFrame:
    """The columns left, right (all accepted forms), other (a form of another row) and kind."""
    other = pl.col(right[0]).shift(-APART).fill_null(pl.col(right[0]).first())
    return table.with_columns(
        left=pl.col(left),
        right=pl.concat_list(right).list.drop_nulls(),
        other=pl.concat_list(other),
    )


def share(table: pl.DataFrame, forms: str, is_together: Together) -> float:
    """Share of rows of which one of the forms is brought together with the name."""
    pairs = zip(table["left"], table[forms], strict=True)
    found = [any(is_together(left, form) for form in several) for left, several in pairs]
    return sum(found) / len(found)


def tables(title: str, table: pl.DataFrame, kind: str, wanted: float) -> list[Table]:
    """Shares by contender and kind of name, and whether the goal is reached."""
    pieces = {str(key): piece for (key,), piece in sorted(table.group_by(kind))}
    rows: list[tuple[Cell, ...]] = []
    for name, is_together in contenders().items():
        together = [share(piece, "right", is_together) for piece in (table, *pieces.values())]
        rows.append((name, *together, share(table, "other", is_together)))
    columns = ("contender", "all", *pieces, "another row's form")
    sizes = ", ".join(f"{piece.height:,} {key}" for key, piece in pieces.items())
    ours = next(row[1] for row in rows if row[0] == OURS)
    goal = Goal("share brought together by Kintrace", wanted, float(str(ours)))
    note = f"{table.height:,} rows: {sizes}."
    return [Table(title, columns, rows, note), goals_table([goal])]


def show_missed(table: pl.DataFrame, number: int) -> None:
    """Print the first rows that Kintrace misses, on the terminal only."""
    ours = contenders()[OURS]
    rows = table.select("left", "right").iter_rows()
    missed = [(left, forms) for left, forms in rows if not any(ours(left, f) for f in forms)]
    print(f"{len(missed)} of {table.height} missed")
    for left, forms in missed[:number]:
        print(f"{left}  |  {'; '.join(forms)}")
