"""How is a movement of children written down, without a verdict?

The movement itself says who, from where, to where, when and by whom. What anybody claims about it
(that it occurred, why, with whose consent) is an account: ``claim.add_account``.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from kintrace.casework import policy
from kintrace.casework.acting import NotNow, acting, earlier
from kintrace.casework.saying import partial
from kintrace.documents.accounts_labels import is_neutral
from kintrace.registry.models import (
    Artifact,
    Institution,
    MovedChild,
    Movement,
    Record,
    Roster,
    RosterLine,
    Source,
    User,
)


def record(
    user: User,
    *,
    at: datetime,
    children: Sequence[Record] = (),
    roster: Roster | None = None,
    label: str = "",
    departed: str = "",
    arrived: str = "",
    key: UUID | None = None,
    **more: Any,
) -> Movement:
    """Record that children, or a roster, are said to have gone from one place to another.

    ``label`` names a movement whose children nobody registered yet; it takes no party's word.
    ``more``: from_place, from_text, from_institution, to_place, to_text, to_institution,
    arranging_party, receiving_party, route. Raises: Refused, NotNow.
    """
    with acting(user, "movement.record", at=at) as entry:
        known = earlier(Movement, key, by="recorded_by", user=user, entry=entry)
        if known is not None:
            return known
        if not children and roster is None and not label.strip():
            raise NotNow("say which children, which roster, or name the movement")
        if not is_neutral(label):
            raise NotNow(
                "name a movement by places and times only",
                hint="a party's word for it belongs into that party's statement",
            )
        for row in (*children, *([] if roster is None else [roster])):
            policy.require(user, "movement.record", row)
        moved = Movement.objects.create(
            id=key or uuid4(),
            label=label.strip(),
            roster=roster,
            agency=user.agency,
            team=user.team,
            owner=user,
            recorded_at=at,
            recorded_by=user,
            **_days("departed", departed, at=at),
            **_days("arrived", arrived, at=at),
            **more,
        )
        rows = [MovedChild(movement=moved, record=child) for child in children]
        MovedChild.objects.bulk_create(rows)
        entry.on, entry.detail = moved, {"children": len(rows)}
        return moved


def record_roster(
    user: User,
    *,
    at: datetime,
    institution: Institution,
    records: Sequence[Record],
    as_of: str = "",
    source: Source | None = None,
    artifact: Artifact | None = None,
    key: UUID | None = None,
) -> Roster:
    """Record who an institution had, in the order of its list.  Raises: Refused."""
    with acting(user, "movement.record", at=at) as entry:
        known = earlier(Roster, key, by="recorded_by", user=user, entry=entry)
        if known is not None:
            return known
        for row in records:
            policy.require(user, "movement.record", row)
        roster = Roster.objects.create(
            id=key or uuid4(),
            institution=institution,
            source=source,
            artifact=artifact,
            agency=user.agency,
            team=user.team,
            owner=user,
            recorded_at=at,
            recorded_by=user,
            **_days("as_of", as_of, at=at),
        )
        lines = enumerate(records, start=1)
        RosterLine.objects.bulk_create(
            [RosterLine(roster=roster, position=place, record=row) for place, row in lines]
        )
        entry.on, entry.detail = roster, {"lines": len(records)}
        return roster


def _days(column: str, words: str, *, at: datetime) -> dict[str, Any]:
    day = partial(words, as_of=at.date())
    return {
        f"{column}_text": words,
        f"{column}_earliest": None if day is None else day.earliest,
        f"{column}_latest": None if day is None else day.latest,
    }
