"""How many Ukrainian forms are recognised in their Russian form, and short names in full ones?

Rows of the uk-ru name dictionary and of the diminutives count when both forms have one skeleton, or
when comparing them gives evidence for one name. The second measure alone could be had by calling
everything equal, so the same tokens paired with another row's stand beside it as false pairs.
"""

import argparse
from collections.abc import Callable

import polars as pl

from benchmarks.report import Cell, Report, Table, arguments
from kintrace.names import compare, skeleton

COLUMNS = ("set", "kind", "rows", "one skeleton", "evidence for", "either", "false pairs: either")
SETS = {
    "uk-ru dictionary": ("names/tokens_uk_ru/uk_ru_name_dictionary.csv", "uk", "ru", "ru_alt"),
    "diminutives": ("names/diminutives/uk_ru_diminutives.csv", "formal", "diminutive", None),
}


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--errors", type=int, help="print the first N rows missed and stop")
    options = parser.parse_args()
    rows: list[tuple[Cell, ...]] = []
    for name, table in tables(options).items():
        kind = "kind" if "kind" in table.columns else "lang"
        judged = judge(table)
        if options.errors is not None:
            show_errors(name, judged, options.errors)
            continue
        rows.append((name, "all", *shares(judged)))
        rows += [(name, key, *shares(piece)) for (key,), piece in sorted(judged.group_by(kind))]
    if options.errors is None:
        table = Table("Tokens brought together", COLUMNS, rows)
        Report("diminutives", [table], options.date).publish(options.results)


def tables(options: argparse.Namespace) -> dict[str, pl.DataFrame]:
    """Both sets with left, right (all accepted forms) and other, a form from another row."""
    found = {}
    for name, (path, left, right, alternative) in SETS.items():
        table = pl.read_csv(options.data / path, infer_schema=False)
        forms = [right] if alternative is None else [right, alternative]
        found[name] = table.with_columns(
            left=pl.col(left),
            right=pl.concat_list(forms).list.drop_nulls(),
            other=pl.concat_list(pl.col(right).shift(-7).fill_null(pl.col(right).first())),
        )
    return found


def judge(table: pl.DataFrame) -> pl.DataFrame:
    return table.with_columns(
        skeleton=any_form(table, "right", is_one_skeleton),
        evidence=any_form(table, "right", is_evidence),
        wrong_skeleton=any_form(table, "other", is_one_skeleton),
        wrong_evidence=any_form(table, "other", is_evidence),
    )


def any_form(table: pl.DataFrame, forms: str, agrees: Callable[[str, str], bool]) -> pl.Series:
    pairs = zip(table["left"], table[forms], strict=True)
    return pl.Series([any(agrees(left, form) for form in several) for left, several in pairs])


def is_one_skeleton(left: str, right: str) -> bool:
    return skeleton(left) == skeleton(right)


def is_evidence(left: str, right: str) -> bool:
    return compare(left, right).bits > 0


def shares(judged: pl.DataFrame) -> tuple[Cell, ...]:
    either = judged["skeleton"] | judged["evidence"]
    wrong = judged["wrong_skeleton"] | judged["wrong_evidence"]
    columns = (judged["skeleton"], judged["evidence"], either, wrong)
    return (judged.height, *(column.mean() for column in columns))


def show_errors(name: str, judged: pl.DataFrame, number: int) -> None:
    missed = judged.filter(~(pl.col("skeleton") | pl.col("evidence")))
    print(f"== {name}: {missed.height} of {judged.height} missed")
    for left, right in missed.select("left", "right").head(number).iter_rows():
        print(f"{left}  |  {'; '.join(right)}")


if __name__ == "__main__":
    main()
