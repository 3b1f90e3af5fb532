"""How are the answers of an intake kept before there is enough to begin?

Section by section, by whoever asks, under the key that the file or request will have. Once they
are enough they become claims in one transaction, and the drafts are gone.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction

from kintrace.casework import access, audit
from kintrace.casework.acting import KeyTaken, acting
from kintrace.registry.models import ChildFile, IntakeDraft, IntakeKind, TracingRequest, User
from kintrace.registry.scope import ScopedQuerySet

Answers = Mapping[str, Any]
Opened = TypeVar("Opened")


def keep(
    user: User,
    *,
    at: datetime,
    intake: UUID,
    kind: IntakeKind | str,
    section: str,
    answers: Answers,
) -> IntakeDraft:
    """Keep the answers of one section in place of those that it had.

    Raises: Refused, KeyTaken.
    """
    with acting(user, "intake.keep", at=at) as entry:
        rows = _rows(intake)
        if rows.exclude(owner=user).exists():
            raise KeyTaken("this key is taken", hint="begin a new intake")
        values = {
            "kind": kind,
            "answers": dict(answers),
            "saved_at": at,
            "agency": user.agency,
            "team": user.team,
            "owner": user,
        }
        there = rows.filter(section=section).first()
        if there is not None and there.answers == dict(answers):
            entry.is_repeat = True
            return there
        draft = there or IntakeDraft(intake=intake, section=section)
        for name, value in values.items():
            setattr(draft, name, value)
        draft.save()
        entry.detail = {"intake": str(intake), "section": section}
        return draft


def settle(
    user: User, *, intake: UUID, make: Callable[[dict[str, Answers]], Opened | None]
) -> Opened | None:
    """Hand all kept sections to ``make``; if it returns what it made of them, they are gone.

    Both happen or neither does, and no other section comes in between.
    """
    with transaction.atomic():
        audit.lock()
        rows = _rows(intake).filter(owner=user)
        made = make({row.section: row.answers for row in rows})
        if made is not None:
            rows.delete()
        return made


def throw_away(user: User, *, at: datetime, intake: UUID) -> int:
    """Throw the drafts of an intake away and return how many there were.  Raises: Refused."""
    with acting(user, "intake.throw_away", at=at) as entry:
        rows = _rows(intake).filter(owner=user)
        count = rows.count()
        rows.delete()
        entry.detail, entry.is_repeat = {"intake": str(intake), "sections": count}, not count
        return count


def is_others(intake: UUID, *, user: User, at: datetime) -> bool:
    """Whether an intake is a draft, file or request that the user may not read."""
    if _rows(intake).exclude(owner=user).exists():
        return True
    for model in (ChildFile, TracingRequest):
        there = model.objects.everywhere(why="keys are one for the office").filter(pk=intake)
        seen = access.visible(model, user=user, at=at).filter(pk=intake)
        if there.exists() and not seen.exists():
            return True
    return False


def _rows(intake: UUID) -> ScopedQuerySet:
    rows: ScopedQuerySet = IntakeDraft.objects.everywhere(why="keys are one for the office").filter(
        intake=intake
    )
    return rows
