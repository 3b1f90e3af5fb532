"""What does Splink make of the world's registers, prepared as well as we know how?

Every field in Latin letters and lower case, full names split in their parts, dates and ages read,
places without their kind; then all fields that can carry evidence compared. Run as a command on
files, so that its time and memory can be measured from outside.
"""

import argparse
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from anyascii import anyascii
from splink import block_on
from splink.internals.comparison_creator import ComparisonCreator

from benchmarks.splink_engine import Model, link, ranked
from kintrace.values import KintraceError, PartialDate, Sex

PATRONYMIC = re.compile(
    r"([oey]v|[oe]w|[iy]j?ev)(ych|ich|icz|itch|itsch|yc|ic)$|([oeiy]v|[oe]w|yiv)na$"
)
KINDS = re.compile(
    r"\b(m|s|smt|g|d|selo|misto|oblast|obl|raion|region|village|town|city|selyshche)\b\.?"
)
TOP = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("requests", "register", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--rules", choices=RULES, default="broad", help="how many pairs to try")
    parser.add_argument("--pairs", type=Path, help="score these pairs instead of its own")
    parser.add_argument("--every", type=Path, help="write all pairs it proposed as well")
    options = parser.parse_args()
    files = (options.requests, options.register)
    tables = prepared(*(pl.read_csv(path, infer_schema=False) for path in files))
    pairs = None if options.pairs is None else pl.read_parquet(options.pairs)
    model = replace(MODEL, rules=RULES[options.rules])
    scored = link(tables, model, pairs=pairs)
    if options.every is not None:
        scored.select("request_id", "record_id").write_parquet(options.every)
    ranked(scored, top=TOP).write_parquet(options.out)


def prepared(*tables: pl.DataFrame) -> list[pl.DataFrame]:
    """The tables with the fields that Splink compares; given names are learned from both."""
    roman = [with_parts_told(table) for table in tables]
    told = pl.concat([table["given"].drop_nulls() for table in roman])
    given = set(told.value_counts().filter(pl.col("count") > 1)["given"])
    return [finished(table, given) for table in roman]


def with_parts_told(table: pl.DataFrame) -> pl.DataFrame:
    """Romanised names, as far as the source told the parts apart."""
    return table.select(
        pl.col("record_id").alias("unique_id"),
        *(
            read(table, column, letters).alias(name)
            for name, column in {
                "given": "given_name",
                "patronymic": "patronymic",
                "family": "family_name",
                "whole": "name",
                "mother": "mother_name",
                "father": "father_name",
                "marks": "distinguishing_features",
                "institution": "institution",
                "document": "document_numbers",
                "blood": "blood_group",
            }.items()
        ),
        *(
            read(table, column, place).alias(column)
            for column in ("birthplace", "separation_place", "found_place")
        ),
        read(table, "siblings", letters_list, pl.List(pl.String)).alias("siblings"),
        read(table, "relatives", letters_list, pl.List(pl.String)).alias("relatives"),
        read(table, "sex", sex).alias("sex"),
        read(table, "date_of_birth", day).alias("birth_day"),
        birth_year(table),
        read(table, "separated_on", day).alias("separated_on"),
    )


def finished(table: pl.DataFrame, given: set[str]) -> pl.DataFrame:
    parts = pl.Struct(dict.fromkeys(("given", "patronymic", "family"), pl.String))
    split = read(table, "whole", lambda whole: parts_of(whole, given), parts).struct
    table = table.with_columns(
        pl.coalesce(name, split.field(name)).alias(name)
        for name in ("given", "patronymic", "family")
    )
    for parent in ("mother", "father"):
        told = read(table, parent, lambda whole: parts_of(whole, given), parts).struct
        table = table.with_columns(
            told.field("given").alias(f"{parent}_given"),
            told.field("family").alias(f"{parent}_family"),
        )
    return table.drop("whole", "mother", "father")


def parts_of(whole: str, given: set[str]) -> dict[str, str | None]:
    """Given name, patronymic and family name out of a full name in any order."""
    words = whole.replace(",", " ").split()
    patronymic = next((w for w in words[1:] if len(w) > 5 and PATRONYMIC.search(w)), None)
    rest = [word for word in words if word != patronymic]
    known = next((word for word in rest if word in given), rest[0] if rest else None)
    family = " ".join(word for word in rest if word != known) or None
    return {"given": known, "patronymic": patronymic, "family": family}


def read(
    table: pl.DataFrame,
    column: str,
    reading: Callable[[str], object],
    kind: pl.DataType | type[pl.DataType] = pl.String,
) -> pl.Series:
    """A column read by a function, each distinct text once."""
    texts = table[column].fill_null("")
    distinct = texts.unique()
    found = [reading(text) if text else None for text in distinct]
    return texts.to_frame("text").join(
        pl.DataFrame({"text": distinct, "read": pl.Series(found, dtype=kind)}),
        on="text",
        how="left",
        maintain_order="left",
    )["read"]


def letters(text: str) -> str | None:
    return re.sub(r"[^a-z0-9, ]", "", anyascii(text).casefold()).strip() or None


def letters_list(text: str) -> list[str] | None:
    found = (letters(part.rpartition(":")[2]) for part in text.split(";"))
    return sorted({name for name in found if name}) or None


def place(text: str) -> str | None:
    first = re.split(r"[,;]", anyascii(text).casefold())[0]
    return re.sub(r"[^a-z ]", "", KINDS.sub("", first)).strip() or None


def sex(text: str) -> str | None:
    found = Sex.parse(text)
    return found.name if isinstance(found, Sex) else None


def day(text: str) -> str | None:
    """A full date in ISO form; None for anything less exact."""
    found = partial(text)
    return None if found is None or found.earliest != found.latest else str(found.earliest)


def birth_year(table: pl.DataFrame) -> pl.Series:
    """The year of birth, or the middle of the years that an age leaves open."""
    told = table.select(
        text=pl.concat_str(
            pl.coalesce(pl.col("date_of_birth").replace("", None), "age"),
            pl.col("age_as_of").fill_null(""),
            separator="|",
            ignore_nulls=False,
        ),
    )
    return read(told, "text", middle_year, pl.Int64).alias("birth_year")


def middle_year(told: str) -> int | None:
    text, _, as_of = told.partition("|")
    noted = partial(as_of) if as_of else None
    found = partial(text, None if noted is None else noted.earliest)
    if found is None:
        return None
    return (found.earliest + (found.latest - found.earliest) / 2).year


def partial(text: str, as_of: date | None = None) -> PartialDate | None:
    try:
        return PartialDate.parse(text, as_of=as_of)
    except KintraceError:
        return None


def name_comparison(column: str) -> cl.CustomComparison:
    """Equal (rare names weigh more), nearly equal, an initial only, alike, or not."""
    initial = (
        f"(length({column}_l) = 1 or length({column}_r) = 1) "
        f"and left({column}_l, 1) = left({column}_r, 1)"
    )
    return cl.CustomComparison(
        output_column_name=column,
        comparison_levels=[
            cll.NullLevel(column),
            cll.ExactMatchLevel(column, term_frequency_adjustments=True),
            cll.JaroWinklerLevel(column, 0.92),
            cll.CustomLevel(initial, "initial"),
            cll.JaroWinklerLevel(column, 0.84),
            cll.JaroWinklerLevel(column, 0.75),
            cll.ElseLevel(),
        ],
    )


def birth_comparison() -> cl.CustomComparison:
    """The day, the day with a slip or day and month swapped, the year, a year off."""
    swapped = (
        "birth_day_l = concat(left(birth_day_r, 5), substr(birth_day_r, 9, 2), '-', "
        "substr(birth_day_r, 6, 2))"
    )
    return cl.CustomComparison(
        output_column_name="birth",
        comparison_levels=[
            cll.NullLevel("birth_year"),
            cll.ExactMatchLevel("birth_day"),
            cll.CustomLevel(swapped, "day and month swapped"),
            cll.DamerauLevenshteinLevel("birth_day", 1),
            cll.CustomLevel("left(birth_day_l, 7) = left(birth_day_r, 7)", "month"),
            cll.ExactMatchLevel("birth_year"),
            cll.CustomLevel("abs(birth_year_l - birth_year_r) <= 1", "a year off"),
            cll.CustomLevel("abs(birth_year_l - birth_year_r) <= 2", "two years off"),
            cll.ElseLevel(),
        ],
    )


def place_comparison(column: str) -> ComparisonCreator:
    return cl.JaroWinklerAtThresholds(column, [0.9, 0.8]).configure(term_frequency_adjustments=True)


# Chosen by what each costs in pairs and adds in truths. The broad ones grow with the square of the
# registers and would not finish at a million.
SELECTIVE = [
    block_on("family", "birth_year"),
    block_on("family", "given"),
    block_on("left(family, 2)", "birth_day"),
    block_on("left(given, 2)", "birth_day"),
    block_on("left(given, 3)", "left(family, 4)"),
    block_on("birth_day", "birthplace"),
    block_on("birth_day", "mother_given"),
    block_on("left(family, 4)", "left(birthplace, 4)", "birth_year"),
    block_on("given", "birthplace", "birth_year"),
    block_on("mother_family", "mother_given", "birth_year"),
    block_on("separated_on", "birth_year", "left(given, 2)"),
    block_on("given", "patronymic", "birth_year"),
    block_on("document"),
]
BROAD = [
    block_on("birth_day"),
    block_on("family"),
    block_on("given", "birth_year"),
    block_on("left(family, 3)", "birth_year"),
    block_on("left(given, 3)", "left(family, 4)"),
    block_on("birth_year", "birthplace"),
    block_on("left(family, 4)", "left(birthplace, 4)"),
    block_on("left(given, 3)", "left(birth_day, 7)"),
    block_on("left(mother_family, 4)", "birth_year"),
    block_on("mother_given", "birth_year"),
    block_on("father_given", "birth_year"),
    block_on("separated_on", "birth_year"),
    block_on("birth_year", "separation_place", "sex"),
    block_on("left(given, 2)", "birth_year", "left(birthplace, 4)"),
    block_on("document"),
]
MEDIUM = [
    block_on("birth_day"),
    block_on("family", "birth_year"),
    block_on("left(family, 4)", "birth_year"),
    block_on("left(given, 3)", "left(family, 4)"),
    block_on("family", "birthplace"),
    block_on("family", "mother_given"),
    block_on("birth_year", "birthplace", "left(given, 2)"),
    block_on("left(family, 4)", "left(birthplace, 4)"),
    block_on("given", "birthplace"),
    block_on("left(given, 3)", "left(birth_day, 7)"),
    block_on("mother_given", "birth_year", "sex", "left(given, 1)"),
    block_on("father_given", "birth_year", "left(given, 2)"),
    block_on("separated_on", "birth_year"),
    block_on("birth_year", "separation_place", "left(given, 2)"),
    block_on("document"),
]
RULES = {"selective": SELECTIVE, "medium": MEDIUM, "broad": BROAD}
MODEL = Model(
    comparisons=[
        *map(name_comparison, ("given", "patronymic", "family")),
        birth_comparison(),
        cl.ExactMatch("sex"),
        # Parents' family names repeat the child's: compared as well, they cost recall.
        *map(name_comparison, ("mother_given", "father_given")),
        *map(place_comparison, ("birthplace", "separation_place", "found_place")),
        cl.DamerauLevenshteinAtThresholds("separated_on", [1, 2]),
        cl.DamerauLevenshteinAtThresholds("document", [1, 2]),
        cl.ArrayIntersectAtSizes("siblings", [2, 1]),
        cl.ArrayIntersectAtSizes("relatives", [2, 1]),
        cl.JaroWinklerAtThresholds("institution", [0.95, 0.85]),
        cl.JaroWinklerAtThresholds("marks", [0.9, 0.8]),
        cl.ExactMatch("blood"),
    ],
    rules=BROAD,
    training=[
        block_on("family", "given"),
        block_on("birth_day", "birthplace"),
        block_on("family", "birth_day"),
    ],
    certain=[
        block_on("family", "given", "birth_day"),
        block_on("document"),
        block_on("family", "birth_day", "birthplace"),
    ],
    certain_recall=0.35,
)

if __name__ == "__main__":
    main()
