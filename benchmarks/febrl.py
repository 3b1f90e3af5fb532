"""Does Kintrace find as much as Splink at equal precision, on FEBRL 4 (4a against 4b)?

5,000 invented Australian records against as many damaged copies of them; truth in the identifiers.
"""

from pathlib import Path

import polars as pl
import splink.comparison_library as cl
from splink import block_on

from benchmarks.equal_precision import compare_recall
from benchmarks.report import Report, arguments
from benchmarks.splink_engine import Model, link

KINTRACE = {
    "rec_id": "record_id",
    "surname": "family_name",
    "soc_sec_id": "document_numbers",
    "suburb": "places",
    "street_number": "attribute:street_number",
    "address_1": "attribute:address_1",
    "address_2": "attribute:address_2",
    "postcode": "attribute:postcode",
    "state": "attribute:state",
}
SPLINK = Model(
    comparisons=[
        cl.ForenameSurnameComparison(
            "given_name", "surname", forename_surname_concat_col_name="full_name"
        ),
        cl.DamerauLevenshteinAtThresholds("date_of_birth", [1, 2]),
        cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
        cl.LevenshteinAtThresholds("street_number", 1),
        cl.JaroWinklerAtThresholds("address_1", [0.9, 0.7]).configure(
            term_frequency_adjustments=True
        ),
        cl.JaroWinklerAtThresholds("address_2", [0.9, 0.7]),
        cl.JaroWinklerAtThresholds("suburb", [0.9, 0.7]),
        cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]),
        cl.ExactMatch("state"),
    ],
    rules=[
        block_on("soc_sec_id"),
        block_on("given_name", "surname"),
        block_on("date_of_birth"),
        block_on("surname", "postcode"),
        block_on("given_name", "postcode"),
        block_on("given_name", "suburb"),
        block_on("surname", "suburb"),
        block_on("address_1"),
        block_on("postcode", "street_number"),
    ],
    training=[
        block_on("date_of_birth"),
        block_on("soc_sec_id"),
        block_on("given_name", "surname"),
    ],
    certain=[block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")],
    certain_recall=0.9,
)


def main() -> None:
    options = arguments(__doc__).parse_args()
    folder = options.data / "records_febrl"
    left, right = read(folder / "dataset4a.csv"), read(folder / "dataset4b.csv")
    contenders = {
        "Kintrace": lambda: kintrace_pairs(left, right),
        "Splink 5": lambda: link([for_splink(left), for_splink(right)], SPLINK),
    }
    tables = compare_recall("FEBRL 4", contenders, truths(left, right))
    Report("febrl", tables, options.date).publish(options.results)


def read(path: Path) -> pl.DataFrame:
    table = pl.read_csv(path, infer_schema=False)
    stripped = table.rename(str.strip).with_columns(pl.all().str.strip_chars())
    return stripped.with_columns(pl.when(pl.all() != "").then(pl.all()))


def truths(left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    """A damaged copy carries the number of its original."""
    number = pl.col("rec_id").str.extract(r"rec-(\d+)-").alias("number")
    return left.select(number, request_id="rec_id").join(
        right.select(number, record_id="rec_id"), on="number"
    )


def for_splink(table: pl.DataFrame) -> pl.DataFrame:
    full = pl.concat_str(["given_name", "surname"], separator=" ").alias("full_name")
    return table.rename({"rec_id": "unique_id"}).with_columns(full)


def for_kintrace(table: pl.DataFrame) -> pl.DataFrame:
    day = pl.col("date_of_birth").str.replace(r"^(\d{4})(\d\d)(\d\d)$", "$1-$2-$3")
    return table.rename(KINTRACE).with_columns(day)


def kintrace_pairs(left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    import kintrace

    return kintrace.match(for_kintrace(left), for_kintrace(right), top=5).candidates


if __name__ == "__main__":
    main()
