"""What do the commands do with two real files, from files in to figures out?

EveryPolitician's names split in two registers by script, names alone and then with sex and year of
birth, and FEBRL 4 as published: `kintrace match`, then `kintrace evaluate`. Rows of people whom
the other register lacks stay in both. Beside the commands: every pair weighed by Kintrace, which
shows what its candidates lose, and token sort over anyascii on every pair.
"""

import json
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray
from rapidfuzz.fuzz import token_sort_ratio
from rapidfuzz.process import cdist

from benchmarks import outcome
from benchmarks.febrl import read as read_febrl
from benchmarks.febrl import truths as febrl_truths
from benchmarks.metered import KINTRACE, run
from benchmarks.names_peers import roman
from benchmarks.report import Cell, Report, Table, arguments
from kintrace.interchange import read_table
from kintrace.matching.encode import encode
from kintrace.matching.engine import weigh
from kintrace.matching.model import default_model

Scores = NDArray[np.float32]

SCRIPTS = (("Cyrl", "Latn"), ("Arab", "Latn"), ("Arab", "Cyrl"), ("Hebr", "Latn"))
COLUMNS = (
    "files",
    "contender",
    "requests",
    "records",
    "true pairs",
    "recall@1",
    "recall@5",
    "precision at best F1",
    "recall there",
    "seconds",
    "GiB",
)
ALL = "Kintrace, every pair weighed"
PEER = "token sort over anyascii, every pair"
MOST_PAIRS = 500_000
TOP = 5


@dataclass(frozen=True)
class Files:
    """Two files and the truth about them."""

    title: str
    requests: Path
    register: Path
    truth: pl.DataFrame


def main() -> None:
    options = arguments(__doc__).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = [
            row
            for files in pairs_of_files(options.data, folder)
            for row in measure(files, Path(folder))
        ]
    table = Table("Two files, from the commands", COLUMNS, rows)
    Report("end_to_end", [table], options.date).publish(options.results)


def pairs_of_files(data: Path, folder: str) -> Iterator[Files]:
    politicians = read_politicians(data / "names" / "everypolitician")
    for what, columns in (("names", []), ("names, sex, year", ["sex", "date_of_birth"])):
        for left, right in SCRIPTS:
            yield split_by_script(politicians, (left, right), what, columns, Path(folder))
    febrl = data / "records_febrl"
    left, right = febrl / "dataset4a.csv", febrl / "dataset4b.csv"
    yield Files("FEBRL 4a, 4b", left, right, febrl_truths(read_febrl(left), read_febrl(right)))


def read_politicians(folder: Path) -> pl.DataFrame:
    """The first name that each person has in each script, with sex and year of birth."""
    names = pl.read_csv(folder / "names.csv", infer_schema=False)
    persons = pl.read_csv(folder / "persons.csv", infer_schema=False).select(
        "pid", sex="gender", date_of_birth=pl.col("dob").str.slice(0, 4)
    )
    first = names.unique(["pid", "script"], keep="first", maintain_order=True)
    return first.join(persons, on="pid", how="left", maintain_order="left")


def split_by_script(
    politicians: pl.DataFrame,
    scripts: tuple[str, str],
    what: str,
    columns: list[str],
    folder: Path,
) -> Files:
    """Write two registers of CSV, each in one script; numbers don't tell who is who."""
    tables, paths = [], []
    for script in scripts:
        rows = politicians.filter(pl.col("script") == script).sample(
            fraction=1.0, shuffle=True, seed=1
        )
        rows = rows.with_row_index("row").with_columns(
            record_id=pl.lit(script + "-") + pl.col("row").cast(pl.String)
        )
        path = folder / f"{script}-{len(columns)}.csv"
        rows.select("record_id", "name", *columns).write_csv(path)
        tables.append(rows.select("pid", "record_id"))
        paths.append(path)
    left = tables[0].rename({"record_id": "request_id"})
    truth = left.join(tables[1], on="pid").select("request_id", "record_id")
    return Files(f"EveryPolitician {'-'.join(scripts)}, {what}", *paths, truth)


def measure(files: Files, folder: Path) -> Iterator[tuple[Cell, ...]]:
    """The commands, and on small files both ways of going over every pair."""
    sizes = (rows_of(files.requests), rows_of(files.register))
    about = (*sizes, files.truth.height)
    yield (files.title, "Kintrace", *about, *commands(files, folder))
    if sizes[0] * sizes[1] <= MOST_PAIRS:
        tables = [read_table(path).frame for path in (files.requests, files.register)]
        for name, score in ((ALL, weighed), (PEER, token_sorted)):
            found = outcome.found(every_pair(*tables, score(*tables)), files.truth)
            shown = (found.recall_at_1, found.recall_at_5, found.best.precision, found.best.recall)
            yield (files.title, name, *about, *shown, None, None)


def commands(files: Files, folder: Path) -> tuple[Cell, ...]:
    candidates, truth = folder / "candidates.csv", folder / "truth.csv"
    files.truth.write_csv(truth)
    cost = run([KINTRACE, "match", str(files.requests), str(files.register), "-o", str(candidates)])
    told = subprocess.run(
        [KINTRACE, "evaluate", str(candidates), str(truth), "--json"],
        check=True,
        stdout=subprocess.PIPE,
    )
    found = json.loads(told.stdout)
    recall, best = found["recall_at"], found["best"]
    shown = (recall["1"], recall["5"], best["precision"], best["recall"])
    return (*shown, cost.seconds, cost.gibibytes)


def weighed(requests: pl.DataFrame, register: pl.DataFrame) -> Scores:
    """Bits of every pair, a row a request."""
    encoded = encode(requests, register, model=default_model())
    rows, places = np.indices((requests.height, register.height)).reshape(2, -1)
    return weigh(encoded, rows, places).sum(axis=1).reshape(requests.height, register.height)


def token_sorted(requests: pl.DataFrame, register: pl.DataFrame) -> Scores:
    """Likeness of the names of every pair, a row a request; sex and year are not looked at."""
    left, right = ([roman(name) for name in table["name"]] for table in (requests, register))
    return cdist(left, right, scorer=token_sort_ratio)


def every_pair(requests: pl.DataFrame, register: pl.DataFrame, scores: Scores) -> pl.DataFrame:
    """The five best records of each request."""
    best = np.argsort(-scores, axis=1, kind="stable")[:, :TOP]
    rows, rank = np.indices(best.shape).reshape(2, -1)
    places = best.reshape(-1)
    return pl.DataFrame(
        {
            "request_id": requests["record_id"].gather(rows),
            "record_id": register["record_id"].gather(places),
            "rank": rank + 1,
            "posterior": scores[rows, places].astype(np.float64),
        }
    )


def rows_of(path: Path) -> int:
    return pl.scan_csv(path, infer_schema=False).select(pl.len()).collect().item()


if __name__ == "__main__":
    main()
