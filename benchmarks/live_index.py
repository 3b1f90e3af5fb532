"""How long does a search of the office's live index take, and does it find whom it should?

A fictional world in both halves of the index, kept in an SQLite database as the office keeps it.
Searches go one at a time, as the office's worker sends them, from a record's cells to the weighed
candidates; both directions, requests for children and children for requests.
"""

import os
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import numpy as np
import polars as pl

from benchmarks.outcome import Goal, goals_table
from benchmarks.report import Cell, Report, Table, arguments
from benchmarks.worlds import world
from kintrace.matching.encode import encode
from kintrace.matching.fields import COLUMNS
from kintrace.matching.index import Half, LiveIndex
from kintrace.matching.index_counts import counted
from kintrace.matching.index_facts import fact_rows, keys_of
from kintrace.matching.model import default_model

SPACE = UUID(int=7)
SEARCHES, WARM_UP = 1000, 50
PERCENTILES = (50, 95, 99)
Rows = Sequence[Mapping[str, str]]


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--size", type=int, default=100_000, help="of the fictional world")
    parser.add_argument("--seed", type=int, default=11, help="which world of this size")
    parser.add_argument("--worlds", type=Path, help="keep worlds here, and use those kept")
    options = parser.parse_args()
    with (
        world(options.worlds, size=options.size, seed=options.seed) as made,
        tempfile.TemporaryDirectory() as home,
    ):
        open_database(home)
        halves = [cells_of(path) for path in (made.requests, made.register)]
        index = filled(halves)
        truth = dict(made.truth().select("request_id", "record_id").iter_rows())
        back = {record: request for request, record in truth.items()}
        rows = [
            measured(index, halves[half], half=half, truth=one)
            for half, one in ((Half.SOUGHT, truth), (Half.FOUND, back))
        ]
        size = (Path(home) / "office.sqlite3").stat().st_size
    columns = (
        "search from", "records searched", "searches", *(f"p{p} ms" for p in PERCENTILES),
        "slowest ms", "p50 processor ms", "p99 processor ms",
        "partner first", "partner in first five", "partner found",
    )  # fmt: skip
    note = (
        f"The index takes {size / 2**20:.0f} MiB. Partner figures are shares of the searches whose "
        "person is in the other half; goals are for one search at 100,000 records."
    )
    tables = [
        Table("A search of the live index", columns, rows, note),
        goals_table([
            Goal("half of the searches at most, ms", 20, slowest(rows, 3), is_at_most=True),
            Goal("99 of 100 searches at most, ms", 100, slowest(rows, 5), is_at_most=True),
        ]),
    ]  # fmt: skip
    Report("live_index", tables, options.date).publish(options.results)


def slowest(rows: Sequence[tuple[Cell, ...]], column: int) -> float:
    """Return the larger figure of both directions."""
    return max(float(row[column] or 0) for row in rows)


def open_database(home: str) -> None:
    """Make an office's empty database in a folder."""
    Path(home).chmod(0o700)
    os.environ.update(KINTRACE_HOME=home, DJANGO_SETTINGS_MODULE="kintrace.site.settings")
    from kintrace.site.home import home_from, prepare_home

    prepare_home(home_from(os.environ))
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def cells_of(path: Path) -> Rows:
    """Return the rows of a file as cells, without what is empty."""
    table = pl.read_csv(path, infer_schema=False)
    kept = [name for name in COLUMNS if name in table.columns]
    return [{k: v for k, v in row.items() if v} for row in table.select(kept).iter_rows(named=True)]


def filled(halves: Sequence[Rows]) -> LiveIndex:
    """Put both halves into the office's tables, sorted, as one by one would take hours."""
    from django.db import connection, transaction

    from kintrace.casework.index_rows import OfficeRows

    begun, begin = time.perf_counter(), people()
    tables = (pl.DataFrame(list(half), schema=dict.fromkeys(COLUMNS, pl.String)) for half in halves)
    encoded = encode(*tables, model=default_model())
    lasting = fact_rows(encoded)
    pairs = []
    for half, rows in zip(Half, halves, strict=True):
        put(rows, lasting[half], half=half, first=half * 10**7, begin=begin)
        at, keys, _ = keys_of(lasting[half], side=half)
        pairs.append(np.stack([keys, at.astype(np.int64) + half * 10**7], axis=1))
    every = np.concatenate(pairs)
    every = every[np.lexsort((every[:, 1], every[:, 0]))]
    with transaction.atomic(), connection.cursor() as cursor:
        for part in np.array_split(every, max(1, len(every) // 100_000)):
            cursor.executemany(
                "INSERT OR IGNORE INTO registry_indexkey VALUES (%s, %s)", part.tolist()
            )
    index = LiveIndex(OfficeRows(), counted(*halves))
    print(f"filled with {len(every):,} keys in {time.perf_counter() - begun:.0f} s")
    return index


def people() -> Mapping[str, Any]:
    """Make the agency and user to whom all records belong."""
    from datetime import UTC, datetime

    from kintrace.registry.models import Agency, User

    agency = Agency.objects.create(name="Measured")
    user = User.objects.create_user("a@b.localhost", display_name="A", agency=agency)
    return {"agency": agency, "made_by": user, "made_at": datetime(2026, 11, 24, tzinfo=UTC)}


def put(rows: Rows, lasting: Any, *, half: Half, first: int, begin: Mapping[str, Any]) -> None:
    """Save records and their entries."""
    from kintrace.registry.models import IndexedRecord, Record

    kind = "child" if half is Half.FOUND else "sought"
    keys = [uuid5(SPACE, row["record_id"]) for row in rows]
    Record.objects.bulk_create([Record(id=k, kind=kind, **begin) for k in keys], batch_size=500)
    IndexedRecord.objects.bulk_create(
        [
            IndexedRecord(
                id=first + at, record_id=key, half=int(half), cells=row, facts=facts.tobytes()
            )
            for at, (key, row, facts) in enumerate(zip(keys, rows, lasting, strict=True))
        ],
        batch_size=500,
    )


def measured(
    index: LiveIndex, rows: Rows, *, half: Half, truth: Mapping[str, str]
) -> tuple[Cell, ...]:
    """Search for some records of one half and return the row of the table."""
    chosen = np.random.default_rng(5).choice(len(rows), SEARCHES + WARM_UP, replace=False)
    times, spent, places = [], [], []
    for number, at in enumerate(chosen.tolist()):
        row = rows[at]
        begun, worked = time.perf_counter(), time.thread_time()
        found = index.candidates(str(uuid5(SPACE, row["record_id"])), row, half=half)
        if number >= WARM_UP:
            times.append((time.perf_counter() - begun) * 1000)
            spent.append((time.thread_time() - worked) * 1000)
        if row["record_id"] in truth:
            partner = str(uuid5(SPACE, truth[row["record_id"]]))
            ids = [one.record_id for one in found]
            places.append(ids.index(partner) if partner in ids else len(ids) + 99)
    return (
        "a request" if half is Half.SOUGHT else "a child",
        len(rows),
        SEARCHES,
        *(round(float(np.percentile(times, p)), 1) for p in PERCENTILES),
        round(max(times), 1),
        *(round(float(np.percentile(spent, p)), 1) for p in (50, 99)),
        *(round(sum(place < most for place in places) / len(places), 3) for most in (1, 5, 99)),
    )


if __name__ == "__main__":
    main()
