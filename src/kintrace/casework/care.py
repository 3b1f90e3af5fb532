"""Who cares for the child, and which children belong together?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from kintrace.casework import policy
from kintrace.casework.acting import NotNow, acting, earlier
from kintrace.casework.saying import partial
from kintrace.registry.models import (
    CareArrangement,
    CareKind,
    ChildFile,
    Family,
    FamilyMember,
    Record,
    User,
)


def record(
    user: User,
    *,
    at: datetime,
    file: ChildFile,
    kind: CareKind | str,
    started: str,
    key: UUID | None = None,
    **more: Any,
) -> CareArrangement:
    """Record a new care arrangement; the one before ends when it is known that it started.

    ``more``: caregiver, institution, care_agency, knows_family, reason_for_change. Raises: Refused.
    """
    with acting(user, "care.record", at=at, on=file) as entry:
        known = earlier(CareArrangement, key, by="recorded_by", user=user, entry=entry)
        if known is not None:
            return known
        day = partial(started, as_of=at.date())
        rows = CareArrangement.objects.everywhere(why="the file in hand")
        rows.filter(file=file, ended_on__isnull=True).update(
            ended_on=at.date() if day is None else day.earliest
        )
        care = CareArrangement.objects.create(
            id=key or uuid4(),
            file=file,
            kind=kind,
            started_text=started,
            started_earliest=None if day is None else day.earliest,
            started_latest=None if day is None else day.latest,
            recorded_at=at,
            recorded_by=user,
            **more,
        )
        entry.detail = {"care": str(care.pk), "kind": str(kind)}
        return care


def join_family(
    user: User, *, at: datetime, records: Sequence[Record], key: UUID | None = None
) -> Family:
    """Put records of one family together: siblings are traced and placed together.

    Families that some of them belong to already become one. Raises: Refused, NotNow.
    """
    with acting(user, "family.join", at=at) as entry:
        known = earlier(Family, key, by="made_by", user=user, entry=entry)
        if known is not None:
            return known
        if len({row.pk for row in records}) < 2:
            raise NotNow("a family is more than one person")
        for row in records:
            policy.require(user, "family.join", row)
        family = _one_family(records)
        if family is None:
            family = Family.objects.create(
                id=key or uuid4(),
                agency=user.agency,
                team=user.team,
                owner=user,
                made_at=at,
                made_by=user,
            )
        there = set(_members().filter(family=family).values_list("record_id", flat=True))
        rows = [
            FamilyMember(family=family, record=row, added_at=at, added_by=user)
            for row in records
            if row.pk not in there
        ]
        FamilyMember.objects.bulk_create(rows)
        entry.on, entry.detail = family, {"members": len(rows)}
        entry.is_repeat = not rows
        return family


def _one_family(records: Sequence[Record]) -> Family | None:
    """The family that these records belong to, the oldest where there were several; None = none."""
    found = _members().filter(record__in=[row.pk for row in records])
    keys = list(found.order_by("family__made_at", "added_at").values_list("family", flat=True))
    if not keys:
        return None
    first = keys[0]
    there = _members().filter(family=first).values_list("record_id", flat=True)
    joining = _members().filter(family__in=keys).exclude(family=first)
    joining.exclude(record__in=list(there)).update(family=first)
    families = Family.objects.everywhere(why="families of records in hand")
    family: Family = families.get(pk=first)
    return family


def _members() -> Any:
    return FamilyMember.objects.everywhere(why="families of records in hand")
