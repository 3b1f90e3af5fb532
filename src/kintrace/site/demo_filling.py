"""How is the demo filled with a fictional world?

By the acts that people do, in the names of the cast and their colleagues, so that every row has
its audit event. It runs beside an office that is open already; acts are bundled, so that a commit
to the disk counts for several and nobody who logs in waits long. Layer: site.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from importlib.metadata import version
from itertools import islice
from typing import Any, TypeVar

import polars as pl
from django.db import transaction

import kintrace
from kintrace.casework import intake, pair
from kintrace.casework.consent import ConsentAnswer
from kintrace.casework.index_cells import Described, described
from kintrace.casework.pair import Evidence
from kintrace.casework.propose_evidence import claims_of, without_words
from kintrace.casework.saying import Said
from kintrace.registry.models import Candidate, ChildFile, Purpose, TracingRequest, User
from kintrace.site.demo import cast, make_others
from kintrace.site.demo_words import child_said, inquirer_name, sought_said
from kintrace.world import World, make_world

Row = Mapping[str, Any]
Thing = TypeVar("Thing")
# With other seeds other people have to be found for the stories; this one has them.
SEED = 2
# As many acts as other writers may have to wait for.
BUNDLE = 20
# A pair less likely than this would only tire who reviews; the engine's own line is lower.
LEAST_POSTERIOR = 0.02
TOP = 3
AGREED_TO = (Purpose.SERVICES, Purpose.TRACING)


@dataclass
class Filled:
    """What is there so far: files by the register's ids, sought persons by the requests' ids."""

    owners: Sequence[User]
    at: datetime
    files: dict[str, ChildFile] = field(default_factory=dict)
    requests: dict[str, TracingRequest] = field(default_factory=dict)
    sought: dict[str, Any] = field(default_factory=dict)
    pairs: dict[tuple[str, str], Candidate] = field(default_factory=dict)

    def owner(self, number: int) -> User:
        """Whose the thing with this number is."""
        return self.owners[number % len(self.owners)]

    def day(self, number: int) -> datetime:
        """When the thing with this number came in: within the last three days."""
        return self.at - timedelta(hours=number % 67, minutes=number % 59)


@dataclass(frozen=True)
class Invented:
    """A world cut to the size of the demo, and which rows the engine proposes to which."""

    world: World
    register: Sequence[Row]
    requests: Sequence[Sequence[Row]]
    matches: Any

    @property
    def proposed(self) -> list[tuple[str, str]]:
        """Pairs of request and record, the likeliest first, each with what competes with it."""
        table = self.matches.candidates.filter(
            (pl.col("rank") <= TOP) & (pl.col("posterior") >= LEAST_POSTERIOR)
        ).sort("posterior", descending=True)
        return list(table.select("request_id", "record_id").iter_rows())


def invent(*, children: int, requests: int) -> Invented:
    """Make a world and match it; takes seconds, or half a minute where nothing is compiled yet."""
    world = make_world(size=max(children, requests * 4 // 3), seed=SEED)
    register = world.register.head(children)
    groups = world.requests["group"].unique(maintain_order=True).head(requests)
    asked = world.requests.filter(pl.col("group").is_in(groups.implode()))
    by_group = asked.partition_by("group", maintain_order=True)
    return Invented(
        world=world,
        register=register.to_dicts(),
        requests=[group.to_dicts() for group in by_group],
        matches=kintrace.match(asked, register),
    )


def begin(*, at: datetime) -> Filled:
    """Return an empty filling, in the names of those who work here."""
    others = make_others(at=at)
    amina, bashir, carla = cast("amina"), cast("bashir"), cast("carla")
    return Filled(owners=(*others, *others, amina, bashir, carla), at=at)


def in_order(invented: Invented) -> tuple[list[Row], list[Sequence[Row]]]:
    """Return children and requests, those first who are in the likeliest pairs."""
    place_of_child: dict[str, int] = {}
    place_of_request: dict[str, int] = {}
    for number, (request_id, record_id) in enumerate(invented.proposed):
        place_of_child.setdefault(record_id, number)
        place_of_request.setdefault(request_id, number)
    last = len(invented.register) + len(invented.requests)
    children = sorted(invented.register, key=lambda row: place_of_child.get(row["record_id"], last))
    requests = sorted(
        invented.requests,
        key=lambda rows: min(place_of_request.get(row["record_id"], last) for row in rows),
    )
    return children, requests


def fill(invented: Invented, *, into: Filled) -> Iterator[int]:
    """Register everybody and propose the pairs; yields now and then how many children came."""
    children, requests = in_order(invented)
    waiting = dict.fromkeys(invented.proposed)
    steps = max(len(children), len(requests))
    for start in range(0, steps, BUNDLE):
        part = slice(start, start + BUNDLE)
        with transaction.atomic():
            for number, row in enumerate(children[part], start=start):
                into.files[row["record_id"]] = register(row, number=number, into=into)
        with transaction.atomic():
            for number, rows in enumerate(requests[part], start=start):
                ask(rows, number=number, into=into)
        ready = [one for one in waiting if one[0] in into.sought and one[1] in into.files]
        for bundle in bundles(ready):
            with transaction.atomic():
                for one in bundle:
                    del waiting[one]
                    propose(one, invented=invented, into=into)
        yield len(into.files)


def register(row: Row, *, number: int, into: Filled) -> ChildFile:
    """Take one child in."""
    at = into.day(number)
    return intake.register_child(
        into.owner(number),
        at=at,
        said=child_said(row),
        consents=yes(AGREED_TO, on=at.date(), by="caregiver"),
        is_safe_to_talk=True,
    )


def ask(rows: Sequence[Row], *, number: int, into: Filled) -> None:
    """Take one family's request in; the one who asks is a parent with an invented telephone."""
    # Neighbours in both lists are pairs, which most often are at work in one agency.
    at, name = into.day(number), inquirer_name(rows[0])
    named = (
        Said(property="name", value=name) if name else Said(property="name", unknown="not_asked")
    )
    request = intake.open_request(
        into.owner(number),
        at=at,
        inquirer=[named, Said(property="current_telephone", value=f"000 000 {number:04}")],
        sought=[intake.Sought(said=sought_said(row), relation="parent") for row in rows],
        consents=yes((*AGREED_TO, Purpose.CONTACT), on=at.date(), by="self"),
    )
    for row, sought in zip(rows, request.sought.order_by("position"), strict=True):
        into.requests[row["record_id"]] = request
        into.sought[row["record_id"]] = sought.record


def propose(one: tuple[str, str], *, invented: Invented, into: Filled) -> None:
    """Let the engine propose one pair, with its evidence."""
    sought, found = into.sought[one[0]], into.files[one[1]].record
    sides = described(sought.pk), described(found.pk)
    if sides[0] is None or sides[1] is None:
        return
    weighed = evidence(one, invented=invented, sought=sides[0], found=sides[1])
    proposed = pair.propose(at=into.at, sought=sought, found=found, evidence=weighed)
    if proposed is not None:
        into.pairs[one] = proposed


def evidence(
    one: tuple[str, str], *, invented: Invented, sought: Described, found: Described
) -> Evidence:
    """Return what the engine weighed, without words, as the office's own index writes it down.

    The same claims are named, so that the index finds nothing new in the pair later.
    """
    told = invented.matches.explain(*one)
    rows = [
        {
            "feature": row.feature,
            "sign": row.sign,
            "bits": round(float(row.bits), 3),
            "reason": without_words(row.reason),
            "sought_claims": [str(key) for key in claims_of(row.feature, sought.claims)],
            "found_claims": [str(key) for key in claims_of(row.feature, found.claims)],
        }
        for row in told.rows
    ]
    weighed = [key for side in (sought, found) for keys in side.claims.values() for key in keys]
    return Evidence(
        rows=rows,
        total_bits=float(told.bits),
        prior_bits=float(told.prior),
        claim_ids=list(dict.fromkeys(weighed)),
        engine="columnar",
        engine_version=version("kintrace"),
        model_version=invented.matches.model.version,
    )


def yes(purposes: Iterable[str], *, on: date, by: str) -> list[ConsentAnswer]:
    """Return answers that agree to purposes."""
    return [
        ConsentAnswer(purpose=purpose, is_given=True, given_by=by, given_on=on)
        for purpose in purposes
    ]


def bundles(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    """Yield things in bundles that fit one transaction."""
    left = iter(things)
    while bundle := list(islice(left, BUNDLE)):
        yield bundle
