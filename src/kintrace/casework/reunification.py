"""How was the child handed over, and how is the child since?

Records what happened; the file's state is moved by ``casework.state`` past its guards.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from kintrace.casework.acting import NotNow, acting, earlier
from kintrace.registry.models import (
    ChildFile,
    FileState,
    FollowUp,
    FollowUpKind,
    Reunification,
    ReunificationOutcome,
    User,
    Verification,
)

_PLANNED = (FileState.REUNIFICATION_PLANNED,)
_IN_CONTACT = (
    FileState.CONTACT_WITH_FAMILY,
    FileState.VERIFICATION,
    FileState.BEST_INTERESTS,
    FileState.REUNIFICATION_PLANNED,
)


def record(
    user: User,
    *,
    at: datetime,
    file: ChildFile,
    outcome: ReunificationOutcome | str,
    reunited_on: date,
    place_text: str,
    with_whom_text: str,
    relation: str,
    handed_over_by: str,
    received_by: str,
    is_signed_by_giver: bool,
    is_signed_by_receiver: bool,
    childs_wish: str,
    follow_up_plan: str,
    verification: Verification | None = None,
    key: UUID | None = None,
    **more: Any,
) -> Reunification:
    """Record the hand-over of a child, or what came of it instead.

    ``more``: escort, documents_returned, support_given, legal_orders, address_text, place,
    with_whom, signed_paper. Raises: Refused, NotNow.
    """
    with acting(user, "reunification.record", at=at, on=file) as entry:
        known = earlier(Reunification, key, by="recorded_by", user=user, entry=entry)
        if known is not None:
            return known
        is_reunited = outcome == ReunificationOutcome.REUNITED
        if file.state not in (_PLANNED if is_reunited else _IN_CONTACT):
            raise NotNow("the file is not so far", hint="plan the reunification first")
        if is_reunited and not (is_signed_by_giver and is_signed_by_receiver):
            raise NotNow("who hands over and who receives must both sign")
        if verification is not None and verification.file_id != file.pk:
            raise NotNow("this verification is of another file")
        if reunited_on > at.date():
            raise NotNow("this day has not come yet")
        row = Reunification.objects.create(
            id=key or uuid4(),
            file=file,
            verification=verification,
            outcome=outcome,
            reunited_on=reunited_on,
            place_text=place_text,
            with_whom_text=with_whom_text,
            relation=relation,
            handed_over_by=handed_over_by,
            received_by=received_by,
            is_signed_by_giver=is_signed_by_giver,
            is_signed_by_receiver=is_signed_by_receiver,
            childs_wish=childs_wish,
            follow_up_plan=follow_up_plan,
            recorded_at=at,
            recorded_by=user,
            **more,
        )
        entry.detail = {"reunification": str(row.pk), "outcome": str(outcome)}
        return row


def follow_up(
    user: User,
    *,
    at: datetime,
    file: ChildFile,
    visited_on: date,
    was_child_seen: bool,
    kind: FollowUpKind | str = FollowUpKind.AFTER_REUNIFICATION,
    why_not_seen: str = "",
    key: UUID | None = None,
    **more: Any,
) -> FollowUp:
    """Record a visit, whether the child was seen, and how the child is.

    ``more``: is_with_same_caregiver, school, health, care, childs_words, next_visit_on,
    is_closure_recommended. Raises: Refused, NotNow.
    """
    with acting(user, "follow_up.record", at=at, on=file) as entry:
        known = earlier(FollowUp, key, by="recorded_by", user=user, entry=entry)
        if known is not None:
            return known
        if not was_child_seen and not why_not_seen.strip():
            raise NotNow("say why the child was not seen")
        if visited_on > at.date():
            raise NotNow("this day has not come yet")
        row = FollowUp.objects.create(
            id=key or uuid4(),
            file=file,
            kind=kind,
            visited_on=visited_on,
            was_child_seen=was_child_seen,
            why_not_seen=why_not_seen,
            recorded_at=at,
            recorded_by=user,
            **more,
        )
        entry.detail = {"follow_up": str(row.pk), "seen": was_child_seen}
        return row
