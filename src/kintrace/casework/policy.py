"""Who may do what, and how far?

One table, ``data/policy.csv``: a row for each act, a column for each role, and in each cell how
far the role reaches (self, own, team, agency, office). An empty cell is no. What needs a second
person or a guard is said by the act itself. Nobody is above the table.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db.models import Case, Q, When

from kintrace.registry.models import Role, User
from kintrace.registry.scope import Level, Reach, rows_within
from kintrace.values import KintraceError
from kintrace.values.tables import rows


class Refused(KintraceError):
    """The policy table does not allow this act to this user, or not on this object."""

    code = "K410"
    exit_code = 7


@cache
def table() -> dict[str, dict[str, Level]]:
    """Return for each act how far each role reaches; roles without a reach are left out."""
    return {
        row["act"]: {role: Level[row[role].upper()] for role in Role.values if row[role] != ""}
        for row in rows("policy.csv", package="kintrace.casework")
    }


@cache
def meanings() -> dict[str, str]:
    """Return what each act means, in words for people."""
    return {row["act"]: row["meaning"] for row in rows("policy.csv", package="kintrace.casework")}


def reach_of(user: User, *, act: str) -> Reach:
    """Return how far ``user`` reaches with an act: the widest of the roles held.

    An act that the table does not have is a fault of the program and raises KeyError.
    """
    reaches = table()[act]
    levels = [reaches[role] for role in user.roles if role in reaches] if user.is_active else []
    return Reach(
        level=max(levels, default=Level.NOTHING),
        user_id=user.pk,
        team_id=user.team_id,
        agency_id=user.agency_id,
    )


def may(user: User, act: str, on: Any = None) -> bool:
    """Whether ``user`` may do an act, on a stored object if one is given; at most one query."""
    reach = reach_of(user, act=act)
    if reach.level is Level.NOTHING or on is None:
        return reach.level is not Level.NOTHING
    asked = type(on).objects.everywhere(why="whether one given row is in reach")
    return bool(asked.filter(rows_within(reach, model=type(on)), pk=on.pk).exists())


def answers(user: User, acts: Iterable[str], *, on: Any) -> dict[str, bool]:
    """Which of these acts ``user`` may do on one stored object; at most one query for all."""
    reaches = {act: reach_of(user, act=act) for act in acts}
    wide = {reach for reach in reaches.values() if reach.level is not Level.NOTHING}
    asked = sorted(wide, key=lambda reach: reach.level)
    # The whole office is no condition at all, and a row that is there lies in it.
    whole = Q(pk=on.pk)
    conditions = [
        Case(When(rows_within(reach, model=type(on)) or whole, then=True), default=False)
        for reach in asked
    ]
    rows = type(on).objects.everywhere(why="whether one given row is in reach").filter(pk=on.pk)
    # Unordered: to order by columns that are expressions costs more than the query.
    row = next(iter(rows.order_by().values_list(*conditions)), ()) if conditions else ()
    found = dict(zip(asked, row, strict=False))
    return {act: bool(found.get(reach, False)) for act, reach in reaches.items()}


def require(user: User, act: str, on: Any = None) -> None:
    """Do nothing if ``user`` may do an act.  Raises: Refused."""
    if not may(user, act, on):
        raise Refused(
            f"your roles do not allow this: {meanings()[act].lower()}",
            hint="ask a supervisor of your agency",
        )
