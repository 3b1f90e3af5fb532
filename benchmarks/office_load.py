"""How fast is the office with 100,000 children in it and 50 people at work?

Fills an office in a temporary folder in bulk, starts it as its users do, and lets each person open
lists and files, with a pause to read between. Opening a file writes
to the audit, which counts. People are threads of one process that take processor time from the
office, so the figures are those of a machine with less to give than this one. With ``--waiting``
so many records wait to be taken into the live index meanwhile, as after the import of a list.
"""

import http.client
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import numpy as np

from benchmarks.metered import KINTRACE
from benchmarks.outcome import Goal, goals_table
from benchmarks.report import Report, Table, arguments

RECORDS, PEOPLE, SECONDS, PAUSE_SECONDS = 100_000, 50, 180, 10.0
BUNDLE = 2000
COLUMNS = ("what", "number", "p50 ms", "p95 ms", "p99 ms")
LIST, FILE = "a list of files", "a file, with its audit event"
PORT = 8197
LIST_GOAL, FILE_GOAL = 300, 150


@dataclass
class Seen:
    """What the people saw: milliseconds by kind, and answers that were no answer."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: int = 0


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--records", type=int, default=RECORDS)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--seconds", type=int, default=SECONDS)
    parser.add_argument("--waiting", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KINTRACE_HOME"] = f"{folder}/office"
        cookies, keys = prepared(options.records, people=options.people, waiting=options.waiting)
        log = Path(folder) / "log"
        seen = worked(cookies, keys, seconds=options.seconds, log=log)
        locked = log.read_text(encoding="utf-8").count("database is locked")
        breaks = verified()
    Report(
        "office_load",
        [
            Table(
                f"{options.records:,} children, {options.people} people, {options.seconds} s,"
                f" {options.waiting:,} records waiting for the index",
                COLUMNS,
                [row(what, took) for what, took in seen.took.items()],
            ),
            goals_table(goals(seen, locked=locked, breaks=breaks)),
        ],
        measured_on=options.date,
    ).publish(options.results)


def row(what: str, took: list[float]) -> tuple[Any, ...]:
    return (what, len(took), *(float(np.percentile(took, part)) for part in (50, 95, 99)))


def goals(seen: Seen, *, locked: int, breaks: int) -> list[Goal]:
    def p95(what: str) -> float:
        return float(np.percentile(seen.took[what], 95))

    return [
        Goal("list, p95 in ms", LIST_GOAL, p95(LIST), is_at_most=True),
        Goal("file with its audit event, p95 in ms", FILE_GOAL, p95(FILE), is_at_most=True),
        Goal('"database is locked", and answers that failed', 0, locked + seen.failed,
             is_at_most=True),
        Goal("breaks of the audit's chain", 0, breaks, is_at_most=True),
    ]  # fmt: skip


def prepared(records: int, *, people: int, waiting: int) -> tuple[list[str], list[UUID]]:
    """Fill an office; return the session cookies of its people and the keys of its files."""
    from kintrace.site.opening import open_office

    open_office(address="http://localhost", now=datetime.now(UTC), is_demo=True)
    from django.db import connections, transaction

    from kintrace.casework import index
    from kintrace.registry.models import ChildFile, IndexQueue, Role, User
    from kintrace.site.demo import cast

    amina = cast("amina")
    with transaction.atomic():
        users = [
            User.objects.create_user(
                f"person{number}@load.localhost",
                display_name=f"Person {number}",
                agency=amina.agency,
                team=amina.team,
                roles=[Role.CASE_WORKER, Role.TRACING_OFFICER],
            )
            for number in range(people)
        ]
        cookies = [session_of(user) for user in users]
    keys = []
    for start in range(0, records, BUNDLE):
        with transaction.atomic():
            keys += children(min(BUNDLE, records - start), owners=users, start=start)
    # The index of an office that has been at work has taken in all records but the last.
    index.begin()
    last = ChildFile.objects.everywhere(why="a benchmark").filter(pk__in=keys[records - waiting :])
    IndexQueue.objects.exclude(record_id__in=last.values("record_id")).delete()
    connections.close_all()
    # Nor is its disk still busy with a hundred thousand files written in five minutes.
    os.sync()
    return cookies, keys


def session_of(user: Any) -> str:
    """Return the key of a session in which this user is logged in."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def children(number: int, *, owners: list[Any], start: int) -> list[UUID]:
    """Write children with a file and five claims each, past the acts: it is them we fill up to."""
    from kintrace.casework.numbers import number_of
    from kintrace.casework.saying import Said, claims_of
    from kintrace.registry.models import ChildFile, Claim, Record, Source

    at = datetime.now(UTC)
    records, sources, files, claims = [], [], [], []
    for place in range(start, start + number):
        owner, key = owners[place % len(owners)], uuid4()
        held = {"agency_id": owner.agency_id, "team_id": owner.team_id, "owner_id": owner.pk}
        record = Record(kind="child", made_at=at, made_by=owner, **held)
        source = Source(kind="person", name="The child", agency_id=owner.agency_id, record=record)
        records.append(record)
        sources.append(source)
        files.append(
            ChildFile(
                id=key, number=number_of(key, letter="C"), record=record, state_at=at,
                next_step="Talk", next_owner=owner, next_due_on=at.date() + timedelta(days=2),
                is_safe_to_talk=True, opened_at=at - timedelta(seconds=place), opened_by=owner,
                **held,
            )
        )  # fmt: skip
        told = {
            "name": f"Ковальська Марія {place}", "sex": "female", "age": "9",
            "found_place": "Херсон", "mother_name": "Ковальська Оксана",
        }  # fmt: skip
        said = [Said(property=code, value=value) for code, value in told.items()]
        claims += claims_of(said, about=record, source=source, user=owner, at=at)
    for model, rows in ((Record, records), (Source, sources), (ChildFile, files), (Claim, claims)):
        model.objects.bulk_create(rows, batch_size=500)
    return [file.pk for file in files]


def worked(cookies: list[str], keys: list[UUID], *, seconds: int, log: Path) -> Seen:
    """Start the office, let everybody work, and stop it."""
    with log.open("w", encoding="utf-8") as file:
        office = subprocess.Popen(
            [KINTRACE, "serve", "--port", str(PORT)],
            stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            wait_until_open()
            warm_up(cookies, keys)
            seen, end = Seen(), time.monotonic() + seconds
            threads = [
                threading.Thread(target=work, args=(cookie, keys, end, number, seen))
                for number, cookie in enumerate(cookies)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        finally:
            office.terminate()
            office.wait()
    return seen


def wait_until_open() -> None:
    for _try in range(600):
        try:
            connection = http.client.HTTPConnection("localhost", PORT, timeout=30)
            connection.request("GET", "/account/login/")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("the office did not open")


def warm_up(cookies: list[str], keys: list[UUID]) -> None:
    """Ask once for each page with each thread, so that templates and languages are read."""
    connection = http.client.HTTPConnection("localhost", PORT, timeout=60)
    for cookie in cookies[:10]:
        ask(connection, LIST, "/files/", cookie, Seen())
        ask(connection, FILE, f"/files/{keys[0]}/", cookie, Seen())


def work(cookie: str, keys: list[UUID], end: float, number: int, seen: Seen) -> None:
    """One person: lists, files, and time to read between."""
    dice = random.Random(number)
    connection = http.client.HTTPConnection("localhost", PORT, timeout=60)
    time.sleep(dice.uniform(0, PAUSE_SECONDS))
    while time.monotonic() < end:
        if dice.random() < 0.4:
            ask(connection, LIST, f"/files/?page={dice.randint(1, 40)}", cookie, seen)
        else:
            ask(connection, FILE, f"/files/{dice.choice(keys)}/", cookie, seen)
        time.sleep(dice.uniform(0.5, 1.5) * PAUSE_SECONDS)


def ask(
    connection: http.client.HTTPConnection, what: str, path: str, cookie: str, seen: Seen
) -> None:
    started = time.perf_counter()
    connection.request("GET", path, headers={"Cookie": f"office={cookie}"})
    answer = connection.getresponse()
    answer.read()
    seen.took[what].append((time.perf_counter() - started) * 1000)
    seen.failed += answer.status != 200


def verified() -> int:
    """Return how many breaks the chain has after all that."""
    from kintrace.casework import audit

    return len(audit.verify())


if __name__ == "__main__":
    main()
