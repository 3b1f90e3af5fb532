"""Is an acknowledged act ever lost when the office is killed in the middle of others?

A process does acts and says each key once the act has returned; it is killed with SIGKILL at a
random moment, again and again. At the end each acknowledged child and note is there with its
event, each child with all its claims and its consent, nothing is there by half, and the audit's
chain is whole. For SQLite, and for a PostgreSQL started for this run where one is installed.
"""

import json
import os
import random
import signal
import subprocess
import tempfile
import time
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from benchmarks.metered import module
from benchmarks.outcome import Goal, goals_table
from benchmarks.report import Report, Table, arguments

KILLS, SEED = 200, 17
LONGEST_SECONDS = 0.25
KEY_LENGTH = 37
# What the act of these runs says of each child.
CLAIMS = 2
COLUMNS = ("database", "kills", "in the middle of an act", "acts acknowledged", "lost",
           "by half", "breaks of the chain")  # fmt: skip


@dataclass
class Told:
    """What came of the kills on one database."""

    database: str
    kills: int
    in_the_middle: int
    acknowledged: int
    lost: int
    by_half: int
    breaks: int


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--kills", type=int, default=KILLS, help="on each database")
    parser.add_argument("--inside", choices=("sqlite", "postgresql"), help="used by itself")
    options = parser.parse_args()
    if options.inside:
        print(*vars(killed_often(options.inside, kills=options.kills)).values(), sep="\t")
        return
    rows = [measured(database, kills=options.kills) for database in databases()]
    cells = [tuple(vars(row).values()) for row in rows]
    spoilt = sum(row.lost + row.by_half + row.breaks for row in rows)
    Report(
        "office_crash",
        [
            Table("Killed in the middle of acts", COLUMNS, cells),
            goals_table([Goal("lost, by half, or breaks", 0, spoilt, is_at_most=True)]),
        ],
        measured_on=options.date,
    ).publish(options.results)


def databases() -> list[str]:
    """SQLite, and PostgreSQL where it is installed."""
    from tests.on_postgresql import PACKAGED

    return ["sqlite", *(["postgresql"] if any(PACKAGED.glob("*/bin/initdb")) else [])]


def measured(database: str, *, kills: int) -> Told:
    """Kill on a database of its own, in a process of its own, since Django knows one database."""
    from tests.on_postgresql import server

    more = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        server() if database == "postgresql" else nullcontext("") as address,
    ):
        if address:
            create_database(address)
            more["DATABASE_URL"] = address
        command = module("benchmarks.office_crash", "--inside", database, "--kills", str(kills))
        environment = {**os.environ, **more, "KINTRACE_HOME": f"{folder}/office"}
        said = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True).stdout
    name, *numbers = said.decode().splitlines()[-1].split("\t")
    return Told(name, *map(int, numbers))


def create_database(address: str) -> None:
    """Make the database that the address names, from the one that is always there."""
    import psycopg

    with psycopg.connect(address.replace("///kintrace", "///postgres"), autocommit=True) as there:
        there.execute("create database kintrace")


def killed_often(database: str, *, kills: int) -> Told:
    """Open an office, kill whoever works in it, and look at what is left."""
    from kintrace.site.opening import open_office

    open_office(address="http://localhost", now=datetime.now(UTC), is_demo=True)
    from django.db import connections

    dice, acknowledged, in_the_middle = random.Random(SEED), set(), 0
    for _kill in range(kills):
        connections.close_all()
        keys, is_in_act = killed(dice.uniform(0.02, LONGEST_SECONDS))
        acknowledged |= keys
        in_the_middle += is_in_act
    lost, by_half, breaks = left(acknowledged)
    return Told(database, kills, in_the_middle, len(acknowledged), lost, by_half, breaks)


def killed(seconds: float) -> tuple[set[UUID], bool]:
    """Let a child process act, kill it after its first act and some time; return what it said."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            act_on(writing)
        finally:
            os._exit(1)
    os.close(writing)
    said = os.read(reading, 1)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        said += pipe.read()
    words = said.decode().split()
    begun = {word[1:] for word in words if word[0] == "<"}
    done = {word[1:] for word in words if word[0] == ">" and len(word) == KEY_LENGTH}
    return {UUID(key) for key in done}, bool(begun - done)


def act_on(writing: int) -> None:
    """Register children and note something for ever; say each key before and after its act."""
    from kintrace.casework import desk, intake
    from kintrace.casework.consent import ConsentAnswer
    from kintrace.casework.saying import Said
    from kintrace.site.demo import cast

    amina = cast("amina")
    while True:
        key, note, at = uuid4(), uuid4(), datetime.now(UTC)
        agrees = ConsentAnswer(
            purpose="services", is_given=True, given_by="child", given_on=at.date()
        )
        said = [Said(property="name", value="A name"), Said(property="found_place", value="Here")]
        os.write(writing, f"<{key}\n".encode())
        file = intake.register_child(
            amina, at=at, said=said, consents=[agrees], is_safe_to_talk=True, key=key
        )
        os.write(writing, f">{key}\n<{note}\n".encode())
        desk.write_note(amina, at=at, file=file, text="Likes ships.", key=note)
        os.write(writing, f">{note}\n".encode())


def left(acknowledged: set[UUID]) -> tuple[int, int, int]:
    """Return how many acts were lost, how many are there by half, and the breaks of the chain."""
    from django.db.models import Count

    from kintrace.casework import audit
    from kintrace.registry.models import AuditEvent, ChildFile, Note, Record

    why = "what is left after the kills"
    files, notes = (
        set(model.objects.everywhere(why=why).values_list("pk", flat=True))
        for model in (ChildFile, Note)
    )
    events: Any = AuditEvent.objects.everywhere(why=why)
    told = events.filter(act="file.register").values_list("object_id", flat=True)
    noted = events.filter(act="note.write").values_list("detail", flat=True)
    registered = {UUID(key) for key in told}
    written = {UUID(json.loads(detail)["note"]) for detail in noted}
    counted = Record.objects.everywhere(why=why).annotate(
        said=Count("claims", distinct=True), agreed=Count("consents", distinct=True)
    )
    whole = counted.filter(file__isnull=False, said=CLAIMS, agreed=1)
    by_half = len(files ^ registered) + len(notes ^ written) + counted.count() - whole.count()
    return len(acknowledged - files - notes), by_half, len(audit.verify())


if __name__ == "__main__":
    main()
