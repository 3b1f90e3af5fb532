"""How does anybody get an object about a child or a family?

Here, and nowhere else: by a user, within the reach of policy. What is not there and what is not
yours look the same. Opening a file, a request or a pair writes who looked.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import Q

from kintrace.casework import audit, policy
from kintrace.casework.acting import acting
from kintrace.registry.models import (
    AccessGrant,
    AuditEvent,
    Candidate,
    ChildFile,
    Claim,
    Document,
    Movement,
    Record,
    RecordKind,
    TracingRequest,
    User,
)
from kintrace.registry.scope import Reach, ScopedQuerySet
from kintrace.registry.vocabulary import properties
from kintrace.values import KintraceError

Row = TypeVar("Row")
# A working day: long enough to finish what one came for, short enough not to become a habit.
GRANT_HOURS = 8
# Where a user, who lives as long as one request, keeps what was opened to them.
_GRANTS = "_grants_at"
_READ_BY = {
    "sensitive": "record.read",
    "contact": "contact.read",
    "protected": "protected.read",
}


class NotThere(KintraceError):
    """There is no such thing, or it is not yours to see: the answer is the same."""

    code = "K411"
    exit_code = 6


class ReasonMissing(KintraceError):
    """A file outside one's caseload was to be opened without a reason."""

    code = "K414"
    exit_code = 7


def reading_reach(user: User, *, subject: str, at: datetime) -> Reach:
    """Return how far a user may read a subject now, with files opened one by one."""
    reach = policy.reach_of(user, act=f"{subject}.read")
    opened = _opened_to(user, at=at)
    return replace(reach, opened_files=opened) if opened else reach


def _opened_to(user: User, *, at: datetime) -> frozenset[UUID]:
    """Files opened to a user one by one; asked once for one instant of one request."""
    known = user.__dict__.get(_GRANTS)
    if known is not None and known[0] == at:
        found: frozenset[UUID] = known[1]
        return found
    grants = AccessGrant.objects.everywhere(why="a user's own grants").filter(
        user=user, until__gt=at, file__agency=user.agency_id
    )
    found = frozenset(grants.values_list("file_id", flat=True))
    user.__dict__[_GRANTS] = (at, found)
    return found


def visible(model: type[Row], *, user: User, at: datetime) -> ScopedQuerySet:
    """Return the rows of ``model`` that a user may read now; never counts another agency's."""
    scoped: Any = model
    rows: ScopedQuerySet = scoped.objects.within(reading_reach(user, subject=scoped.subject, at=at))
    return rows


def get(
    model: type[Row], key: UUID | str, *, user: User, at: datetime, beside: Collection[str] = ()
) -> Row:
    """Return one row that a user may read.  Raises: NotThere, also for what is not yours.

    ``beside`` names what the row points to and is wanted with it, in the same query.
    """
    rows = visible(model, user=user, at=at)
    if beside:
        rows = rows.select_related(*beside)
    try:
        row: Row = rows.get(pk=UUID(str(key)))
    except (ValueError, ObjectDoesNotExist) as error:
        raise NotThere("there is nothing here", hint="check the link or the number") from error
    return row


def open_file(key: UUID | str, *, user: User, at: datetime) -> ChildFile:
    """Return a child file and write that it was read.  Raises: NotThere."""
    beside = ("record", "owner", "next_owner", "opened_by")
    return _open(ChildFile, key, user=user, at=at, beside=beside)


def open_request(key: UUID | str, *, user: User, at: datetime) -> TracingRequest:
    """Return a tracing request and write that it was read.  Raises: NotThere."""
    return _open(TracingRequest, key, user=user, at=at)


def open_pair(key: UUID | str, *, user: User, at: datetime) -> Candidate:
    """Return a candidate pair and write that it was read.  Raises: NotThere."""
    beside = ("sought__sought_in__request__inquirer", "found__file", "found__source", "replaces")
    return _open(Candidate, key, user=user, at=at, beside=beside)


def open_document(key: UUID | str, *, user: User, at: datetime) -> Document:
    """Return a document and write that it was read.  Raises: NotThere."""
    return _open(Document, key, user=user, at=at)


def open_movement(key: UUID | str, *, user: User, at: datetime) -> Movement:
    """Return a movement, with whose accounts, and write that it was read.  Raises: NotThere."""
    return _open(Movement, key, user=user, at=at)


def _open(
    model: type[Row], key: UUID | str, *, user: User, at: datetime, beside: Collection[str] = ()
) -> Row:
    row: Any = get(model, key, user=user, at=at, beside=beside)
    note_read(f"{row.subject}.read", user=user, at=at, on=row)
    opened: Row = row
    return opened


def note_read(act: str, *, user: User, at: datetime, on: Any = None, **detail: Any) -> None:
    """Write that somebody searched, exported or read; ``detail`` holds counts and keys only."""
    with transaction.atomic():
        audit.append(act, actor=user, at=at, on=on, detail=detail)


def open_with_reason(key: UUID | str, *, user: User, at: datetime, reason: str) -> ChildFile:
    """Open a file of one's agency outside one's caseload for some hours, and alert its people.

    Raises: NotThere, ReasonMissing.
    """
    if not reason.strip():
        raise ReasonMissing("say why you need this file", hint="one sentence is enough")
    reach = policy.reach_of(user, act="file.open_with_reason")
    try:
        found = ChildFile.objects.within(reach).filter(pk=UUID(str(key))).first()
    except ValueError:
        found = None
    if found is None:
        raise NotThere("there is nothing here", hint="check the link or the number")
    with acting(user, "file.open_with_reason", at=at, on=found, reason=reason):
        AccessGrant.objects.create(
            file=found,
            user=user,
            reason=reason,
            granted_at=at,
            until=at + timedelta(hours=GRANT_HOURS),
        )
    user.__dict__.pop(_GRANTS, None)
    opened: ChildFile = found
    return opened


def claims_shown(
    records: Iterable[Record], *, user: User, of: Collection[str] | None = None
) -> ScopedQuerySet:
    """Return the claims of records, already got, that a user may see.

    Sensitive, contact and protected claims only where the policy says so for that very record, and
    never the contact of the other side of a pair on which the user works. ``of`` names the only
    properties that are wanted (None = all); ordinary ones need no query about whom they are for.
    """
    records = list(records)
    keys = [record.pk for record in records]
    rows = Claim.objects.everywhere(why="records that were already got").filter(record__in=keys)
    if of is not None:
        rows = rows.filter(property__in=of)
    kinds = _kinds(of)
    allowed = _open_to(keys, user=user, acts=[_READ_BY[kind] for kind in kinds])
    hidden = Q(pk__in=())
    for kind, codes in kinds.items():
        seen = allowed[_READ_BY[kind]]
        if kind == "contact" and seen:
            seen = seen - other_sides(records, user=user)
        hidden |= Q(property__in=codes) & ~Q(record__in=seen)
    return rows.exclude(hidden)


def ordinary_claims(records: ScopedQuerySet, *, of: Iterable[str]) -> ScopedQuerySet:
    """Return the claims that whoever reads a record may see, of all records of a scoped query.

    Nothing is loaded: this may be asked of a hundred thousand records.
    """
    codes = [code for code in of if properties()[code].sensitivity not in _READ_BY]
    rows: ScopedQuerySet = Claim.objects.everywhere(why="records within a reach")
    return rows.filter(record__in=records.values("pk"), property__in=codes)


def _kinds(of: Collection[str] | None) -> dict[str, list[str]]:
    """Return the properties that not everybody may see, by kind, among those wanted."""
    found: dict[str, list[str]] = {}
    for code, item in properties().items():
        if item.sensitivity in _READ_BY and (of is None or code in of):
            found.setdefault(item.sensitivity, []).append(code)
    return found


def _open_to(keys: Collection[UUID], *, user: User, acts: Iterable[str]) -> dict[str, set[UUID]]:
    """Return for each act on which of these records the user may do it; a query for each reach."""
    reaches = {act: policy.reach_of(user, act=act) for act in acts}
    open_to = {
        reach: set(Record.objects.within(reach).filter(pk__in=keys).values_list("pk", flat=True))
        for reach in set(reaches.values())
    }
    return {act: open_to[reach] for act, reach in reaches.items()}


def other_sides(records: Iterable[Record], *, user: User) -> set[UUID]:
    """Return which of these records stand in a pair against a record that the user owns.

    Who found a child must not learn how to reach who asks, nor the reverse: contact goes through
    people who own neither. A pair that verification confirmed is joined and no longer apart.
    """
    pairs = Candidate.objects.everywhere(why="both sides of pairs on which one user works")
    apart = pairs.exclude(state="confirmed")
    # Who is sought and who asks stand on one side of a pair, all others on the other.
    sides = {
        RecordKind.SOUGHT: ("sought", "found__owner"),
        RecordKind.INQUIRER: ("sought__sought_in__request__inquirer", "found__owner"),
    }
    by_side: dict[tuple[str, str], list[UUID]] = {}
    for record in records:
        side = sides.get(RecordKind(record.kind), ("found", "sought__owner"))
        by_side.setdefault(side, []).append(record.pk)
    found: set[UUID] = set()
    for (column, owner), keys in by_side.items():
        against = apart.filter(**{owner: user, f"{column}__in": keys})
        found.update(against.values_list(column, flat=True))
    return found


def who_looked(file: ChildFile, *, user: User) -> ScopedQuerySet:
    """Return every event about a file, newest first.  Raises: Refused."""
    policy.require(user, "audit.read_file", file)
    rows = AuditEvent.objects.everywhere(why="the file in hand")
    events: ScopedQuerySet = rows.filter(file_id=file.pk).order_by("-sequence")
    return events
