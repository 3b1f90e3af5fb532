"""How many are there, for people who may count but not read?

Rows are asked within the reach of *aggregate.read*, and only counts leave here. Hiding small ones
is ``web.figures``'s, which shows them.
"""

from collections import Counter
from datetime import datetime
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncMonth

from kintrace.casework import access, policy
from kintrace.registry.models import Candidate, ChildFile, TracingRequest, User
from kintrace.registry.scope import Level

Counts = Counter[tuple[str, str]]


def files_by_state(user: User) -> Counts:
    """Count children's files by state and group.  Raises: Refused."""
    return _counted(_rows(ChildFile, user=user), "state", group=_group(user))


def requests_by_month(user: User) -> Counts:
    """Count tracing requests by the month in which they came (2026-03) and group.

    Raises: Refused.
    """
    rows = _rows(TracingRequest, user=user).annotate(month=TruncMonth("opened_at"))
    told = _counted(rows, "month", group=_group(user))
    return Counter({(f"{month:%Y-%m}", group): n for (month, group), n in told.items()})


def pairs_by_state(user: User) -> Counts:
    """Count proposed pairs by state; the group is empty.  Raises: Refused."""
    rows = _rows(Candidate, user=user)
    return Counter(
        {(state, ""): n for state, n in rows.values_list("state").annotate(n=Count("pk"))}
    )


def note_export(user: User, *, at: datetime) -> None:
    """Write that the counts were taken away.  Raises: Refused."""
    policy.require(user, "aggregate.read")
    access.note_read("aggregate.read", user=user, at=at, is_export=True)


def _rows(model: Any, *, user: User) -> Any:
    policy.require(user, "aggregate.read")
    return model.objects.within(policy.reach_of(user, act="aggregate.read")).order_by()


def _group(user: User) -> str:
    """Return by what counts stand side by side: teams of one agency, else agencies."""
    level = policy.reach_of(user, act="aggregate.read").level
    return "agency__name" if level is Level.OFFICE else "team__name"


def _counted(rows: Any, *columns: str, group: str) -> Counts:
    counted = rows.values_list(*columns, group).annotate(n=Count("pk", distinct=True))
    return Counter({(row, name or ""): n for row, name, n in counted})
