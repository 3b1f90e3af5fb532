"""What was done on a child's file: each kind of work, asked once for all parts of its page?

The story tells of it and the other parts show it. What a file has none of is not asked for.
Layer: web.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kintrace.casework import access
from kintrace.casework.there import kinds_of
from kintrace.registry.models import (
    BestInterests,
    CareArrangement,
    CaseTransfer,
    ChildFile,
    Consent,
    Flag,
    FollowUp,
    Referral,
    Reunification,
    Task,
    User,
    Verification,
)


@dataclass(frozen=True)
class Work:
    """All of it, whoever may see which part: the page and the story choose.

    ``there`` holds the models of which the file has anything at all.
    """

    there: frozenset[Any]
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

    def of(self, kind: Any, rows: Callable[[], Any]) -> list[Any]:
        """Return rows of a kind, asked for only where the file has any."""
        return list(rows()) if kind in self.there else []


def work_of(file: ChildFile, *, user: User, at: datetime) -> Work:
    """Return the work on a file, already got; a query for each kind that there is."""
    there = kinds_of(file)

    def of(kind: Any, rows: Any, *beside: str) -> list[Any]:
        return list(rows.select_related(*beside)) if kind in there else []

    def handed(kind: Any) -> list[Any]:
        if kind not in there:
            return []
        rows = access.visible(kind, user=user, at=at).filter(file=file)
        return list(rows.select_related("to_agency", "from_agency", "asked_by"))

    tasks = of(Task, file.tasks, "owner", "done_by")
    return Work(
        there=there,
        flags=of(Flag, file.flags, "raised_by"),
        # What is to do comes first, by its day; databases differ in where they put what is not.
        tasks=sorted(tasks, key=lambda one: (one.done_at is not None, one.done_at or at)),
        cares=of(CareArrangement, file.care_arrangements, "recorded_by"),
        referrals=handed(Referral),
        transfers=handed(CaseTransfer),
        consents=of(Consent, file.record.consents, "recorded_by", "withdrawal_recorded_by"),
        verifications=of(Verification, file.verifications, "opened_by", "seconded_by"),
        procedures=of(BestInterests, file.best_interests, "opened_by", "decided_by"),
        reunifications=of(Reunification, file.reunifications, "recorded_by"),
        visits=of(FollowUp, file.follow_ups, "recorded_by"),
    )
