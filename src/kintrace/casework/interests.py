"""What is best for the child?

An assessment, or a determination by a panel of more than one. Both keep the options weighed and
the child's own view, and say when to look again.
"""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from kintrace.casework.acting import NotNow, acting, earlier, lock_row
from kintrace.registry.models import (
    BestInterests,
    BestInterestsDecision,
    BestInterestsKind,
    ChildFile,
    ChildsWish,
    User,
)


def open_procedure(
    user: User,
    *,
    at: datetime,
    file: ChildFile,
    kind: BestInterestsKind | str,
    panel: Sequence[User],
    options: str,
    childs_wish: ChildsWish | str,
    childs_view: str,
    key: UUID | None = None,
) -> BestInterests:
    """Open an assessment or a determination with its panel and the child's view.

    Raises: Refused, NotNow.
    """
    with acting(user, "best_interests.open", at=at, on=file) as entry:
        known = earlier(BestInterests, key, by="opened_by", user=user, entry=entry)
        if known is not None:
            return known
        if not childs_view.strip() or not options.strip():
            raise NotNow("write the child's view and the options weighed")
        if not panel or (kind == BestInterestsKind.BID and len({one.pk for one in panel}) < 2):
            raise NotNow("a determination needs a panel of more than one person")
        if any(member.agency_id != file.agency_id for member in panel):
            raise NotNow("the panel works in the file's agency")
        opened = BestInterests.objects.create(
            id=key or uuid4(),
            file=file,
            kind=kind,
            options=options,
            childs_wish=childs_wish,
            childs_view=childs_view,
            opened_at=at,
            opened_by=user,
        )
        opened.panel.set(panel)
        entry.detail = {"procedure": str(opened.pk), "panel": len(panel)}
        return opened


def decide(
    user: User,
    *,
    at: datetime,
    procedure: BestInterests,
    decision: BestInterestsDecision | str,
    why: str,
    review_on: date | None = None,
) -> BestInterests:
    """Write the panel's decision; only its members can.  Raises: Refused, NotNow."""
    with acting(user, "best_interests.decide", at=at, on=procedure, reason=why) as entry:
        fresh = lock_row(procedure)
        if fresh.decided_at is not None:
            raise NotNow("this was decided already", hint="open a new procedure")
        if not fresh.panel.filter(pk=user.pk).exists():
            raise NotNow("only a member of the panel can write its decision")
        if not why.strip():
            raise NotNow("write why")
        if decision == BestInterestsDecision.DEFERRED and review_on is None:
            raise NotNow("say on which day to look again")
        fresh.decision, fresh.decision_why, fresh.review_on = decision, why, review_on
        fresh.decided_at, fresh.decided_by = at, user
        fresh.save()
        entry.detail = {"decision": str(decision)}
        return fresh
