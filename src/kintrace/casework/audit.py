"""What was done or read, by whom, and is the record of it whole?

Every act and every sensitive read appends one event in its own transaction. Each event's hash
covers the event and the hash before it, so a changed, removed, added or moved row shows. The end
of the chain is one row, locked first by everything that writes, so that the chain is a line on
both databases.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kintrace.registry.models import AuditEvent, AuditHead, User
from kintrace.values import KintraceError

GENESIS = "0" * 64


class AuditNotInTransaction(KintraceError):
    """An audit event was to be written outside the transaction of its act."""

    code = "K421"
    exit_code = 70


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain does not hold, and what is wrong there."""

    sequence: int
    what: str


def canonical(value: Any) -> str:
    """Return JSON in one form: sorted keys, no spaces, text as it is.

    >>> canonical({"b": 1, "a": "Ганна"})
    '{"a":"Ганна","b":1}'
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def lock() -> AuditHead:
    """Return the end of the chain, locked until the transaction ends, before any other row is.

    On SQLite every transaction has the one writer's place from its start.
    """
    if not transaction.get_connection().in_atomic_block:
        raise AuditNotInTransaction("an audit event was to be written outside a transaction")
    ends = AuditHead.objects.select_for_update()
    try:
        return ends.get(pk=1)
    except AuditHead.DoesNotExist:
        AuditHead.objects.get_or_create(pk=1, defaults={"sequence": 0, "hash": GENESIS})
        return ends.get(pk=1)


def append(
    act: str,
    *,
    actor: User | None,
    at: datetime,
    on: Any = None,
    file_id: UUID | None = None,
    reason: str = "",
    detail: Mapping[str, Any] | None = None,
) -> AuditEvent:
    """Append one event and return it; ``detail`` holds keys and counts, never names."""
    head = lock()
    event = AuditEvent(
        sequence=head.sequence + 1,
        at=at,
        actor=actor,
        agency_id=getattr(on, "agency_id", None) or (actor.agency_id if actor else None),
        act=act,
        object_kind="" if on is None else on._meta.model_name,
        object_id="" if on is None else str(on.pk),
        file_id=file_id if file_id is not None else file_of(on),
        reason=reason,
        detail=canonical(dict(detail or {})),
        previous_hash=head.hash,
    )
    event.hash = hash_of(event)
    event.save(force_insert=True)
    AuditHead.objects.filter(pk=1).update(sequence=event.sequence, hash=event.hash)
    return event


def file_of(on: Any) -> UUID | None:
    """Return the key of the child file to which an object belongs, None if to none."""
    if on is None:
        return None
    if on._meta.model_name == "childfile":
        return UUID(str(on.pk))
    return getattr(on, "file_id", None)


def hash_of(event: AuditEvent) -> str:
    """Return the SHA-256 of the hash before an event and the event's canonical JSON."""
    body = canonical(
        {
            "sequence": event.sequence,
            "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "actor": _text(event.actor_id),
            "agency": _text(event.agency_id),
            "act": event.act,
            "object_kind": event.object_kind,
            "object_id": event.object_id,
            "file": _text(event.file_id),
            "reason": event.reason,
            "detail": event.detail,
        }
    )
    return hashlib.sha256(f"{event.previous_hash}\n{body}".encode()).hexdigest()


def _text(key: UUID | None) -> str:
    return "" if key is None else str(key)


def breaks() -> Iterator[Break]:
    """Walk the whole chain and yield every place where it does not hold; none = it is whole."""
    hash_before, expected = GENESIS, 1
    rows = AuditEvent.objects.everywhere(why="the chain is one for the whole office")
    for event in rows.order_by("sequence").iterator(chunk_size=2000):
        if event.sequence != expected:
            yield Break(expected, "one or more events are missing before this one")
        if event.previous_hash != hash_before:
            yield Break(event.sequence, "this event does not follow the one before it")
        if hash_of(event) != event.hash:
            yield Break(event.sequence, "this event was changed after it was written")
        hash_before, expected = event.hash, event.sequence + 1
    head = AuditHead.objects.filter(pk=1).first()
    end = (0, GENESIS) if head is None else (head.sequence, head.hash)
    if end != (expected - 1, hash_before):
        yield Break(expected, "the chain does not end where its end was noted")


def verify() -> tuple[Break, ...]:
    """Return every place where the chain does not hold; () = it is whole. Reads every event."""
    return tuple(breaks())
