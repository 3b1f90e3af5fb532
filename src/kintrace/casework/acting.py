"""What do all acts do around their own work?

Open one transaction, take the audit's lock, ask the policy, and at the end append the event. An
act sent twice with the same key does nothing the second time and returns what the first made.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction

from kintrace.casework import audit, policy
from kintrace.registry.models import User
from kintrace.values import KintraceError

Row = TypeVar("Row")


class KeyTaken(KintraceError):
    """A client sent a key that another user's or another act's row already has."""

    code = "K412"
    exit_code = 7


class NotNow(KintraceError):
    """The act is known and allowed, but not in the state in which things are."""

    code = "K413"
    exit_code = 7


@dataclass(slots=True)
class Entry:
    """What the audit event of a running act will say."""

    on: Any = None
    file_id: UUID | None = None
    detail: dict[str, Any] = field(default_factory=dict)
    is_repeat: bool = False


@contextmanager
def acting(
    user: User | None, act: str, *, at: datetime, on: Any = None, reason: str = ""
) -> Iterator[Entry]:
    """Frame one act: transaction, lock, policy, and the audit event at its end.

    ``user`` None is the office itself, such as its engine. Raises: Refused.
    """
    with transaction.atomic():
        audit.lock()
        if user is not None:
            policy.require(user, act, on)
        entry = Entry(on=on)
        yield entry
        if not entry.is_repeat:
            audit.append(
                act,
                actor=user,
                at=at,
                on=entry.on,
                file_id=entry.file_id,
                reason=reason,
                detail=entry.detail,
            )


def earlier(model: type[Row], key: UUID | None, *, by: str, user: User, entry: Entry) -> Row | None:
    """Return the row that the same user made with this key before, None if there is none.

    Raises: KeyTaken when the key is somebody else's.
    """
    if key is None:
        return None
    rows: Any = model.objects.everywhere(why="keys are one for the office")  # type: ignore[attr-defined]
    row: Row | None = rows.filter(pk=key).first()
    if row is None:
        return None
    if getattr(row, f"{by}_id") != user.pk:
        raise KeyTaken("this key is taken", hint="make a new key and send again")
    entry.is_repeat = True
    return row


def lock_row(row: Row) -> Row:
    """Return the row as it is now, kept from others' changes until the transaction ends."""
    rows: Any = type(row).objects.everywhere(why="a row that was already got")  # type: ignore[attr-defined]
    fresh: Row = rows.select_for_update().get(pk=row.pk)  # type: ignore[attr-defined]
    return fresh
