"""What was done on a child's file: each kind of work, asked once for all parts of its page?

The story tells of it and the other parts show it. Layer: web.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kintrace.casework import access
from kintrace.registry.models import CaseTransfer, ChildFile, Referral, User


@dataclass(frozen=True)
class Work:
    """All of it, whoever may see which part: the page and the story choose."""

    flags: list[Any]
    tasks: list[Any]
    cares: list[Any]
    referrals: list[Any]
    transfers: list[Any]
    consents: list[Any]
    verifications: list[Any]
    procedures: list[Any]
    reunifications: list[Any]
    visits: list[Any]


def work_of(file: ChildFile, *, user: User, at: datetime) -> Work:
    """Return the work on a file, already got; a query for each kind."""
    consents = file.record.consents.select_related("recorded_by", "withdrawal_recorded_by")
    tasks = file.tasks.select_related("owner", "done_by")
    return Work(
        flags=list(file.flags.select_related("raised_by")),
        # What is to do comes first, by its day; databases differ in where they put what is not.
        tasks=sorted(tasks, key=lambda one: (one.done_at is not None, one.done_at or at)),
        cares=list(file.care_arrangements.select_related("recorded_by")),
        referrals=_handed(Referral, file, user=user, at=at),
        transfers=_handed(CaseTransfer, file, user=user, at=at),
        consents=list(consents),
        verifications=list(file.verifications.select_related("opened_by", "seconded_by")),
        procedures=list(file.best_interests.select_related("opened_by", "decided_by")),
        reunifications=list(file.reunifications.select_related("recorded_by")),
        visits=list(file.follow_ups.select_related("recorded_by")),
    )


def _handed(model: Any, file: ChildFile, *, user: User, at: datetime) -> list[Any]:
    rows = access.visible(model, user=user, at=at).filter(file=file)
    return list(rows.select_related("to_agency", "from_agency", "asked_by"))
