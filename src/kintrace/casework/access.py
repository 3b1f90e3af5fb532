"""How does anybody get an object about a child or a family?

Here, and nowhere else: by a user, within the reach of policy. What is not there and what is not
yours look the same. Opening a file, a request or a pair writes who looked.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

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


def get(model: type[Row], key: UUID | str, *, user: User, at: datetime) -> Row:
    """Return one row that a user may read.  Raises: NotThere, also for what is not yours."""
    try:
        row: Row | None = visible(model, user=user, at=at).filter(pk=UUID(str(key))).first()
    except ValueError:
        row = None
    if row is None:
        raise NotThere("there is nothing here", hint="check the link or the number")
    return row


def open_file(key: UUID | str, *, user: User, at: datetime) -> ChildFile:
    """Return a child file and write that it was read.  Raises: NotThere."""
    return _open(ChildFile, key, user=user, at=at)


def open_request(key: UUID | str, *, user: User, at: datetime) -> TracingRequest:
    """Return a tracing request and write that it was read.  Raises: NotThere."""
    return _open(TracingRequest, key, user=user, at=at)


def open_pair(key: UUID | str, *, user: User, at: datetime) -> Candidate:
    """Return a candidate pair and write that it was read.  Raises: NotThere."""
    return _open(Candidate, key, user=user, at=at)


def open_document(key: UUID | str, *, user: User, at: datetime) -> Document:
    """Return a document and write that it was read.  Raises: NotThere."""
    return _open(Document, key, user=user, at=at)


def open_movement(key: UUID | str, *, user: User, at: datetime) -> Movement:
    """Return a movement, with whose accounts, and write that it was read.  Raises: NotThere."""
    return _open(Movement, key, user=user, at=at)


def _open(model: type[Row], key: UUID | str, *, user: User, at: datetime) -> Row:
    row: Any = get(model, key, user=user, at=at)
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


def claims_shown(records: Iterable[Record], *, user: User) -> ScopedQuerySet:
    """Return the claims of records, already got, that a user may see.

    Sensitive, contact and protected claims only where the policy says so for that very record, and
    never the contact of the other side of a pair on which the user works.
    """
    keys = [record.pk for record in records]
    rows = Claim.objects.everywhere(why="records that were already got").filter(record__in=keys)
    hidden = Q(pk__in=())
    open_to: dict[Reach, set[UUID]] = {}
    for sensitivity, act in _READ_BY.items():
        codes = [code for code, item in properties().items() if item.sensitivity == sensitivity]
        reach = policy.reach_of(user, act=act)
        if reach not in open_to:
            seen = Record.objects.within(reach).filter(pk__in=keys)
            open_to[reach] = set(seen.values_list("pk", flat=True))
        allowed = open_to[reach]
        if sensitivity == "contact":
            allowed = allowed - other_sides(keys, user=user)
        hidden |= Q(property__in=codes) & ~Q(record__in=allowed)
    return rows.exclude(hidden)


def other_sides(keys: Iterable[UUID], *, user: User) -> set[UUID]:
    """Return which of these records stand in a pair against a record that the user owns.

    Who found a child must not learn how to reach who asks, nor the reverse: contact goes through
    people who own neither. A pair that verification confirmed is joined and no longer apart.
    """
    pairs = Candidate.objects.everywhere(why="both sides of pairs on which one user works")
    apart = pairs.exclude(state="confirmed")
    wanted = set(keys)
    found = apart.filter(sought__owner=user, found__in=wanted).values_list("found_id", flat=True)
    sought = apart.filter(found__owner=user, sought__in=wanted)
    asking = apart.filter(found__owner=user, sought__sought_in__request__inquirer__in=wanted)
    return (
        set(found)
        | set(sought.values_list("sought_id", flat=True))
        | set(asking.values_list("sought__sought_in__request__inquirer_id", flat=True))
    )


def who_looked(file: ChildFile, *, user: User) -> ScopedQuerySet:
    """Return every event about a file, newest first.  Raises: Refused."""
    policy.require(user, "audit.read_file", file)
    rows = AuditEvent.objects.everywhere(why="the file in hand")
    events: ScopedQuerySet = rows.filter(file_id=file.pk).order_by("-sequence")
    return events
