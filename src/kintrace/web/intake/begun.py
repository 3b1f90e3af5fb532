"""Which intakes did somebody begin that are not open yet?

Layer: web.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kintrace.casework import access
from kintrace.registry.models import IntakeDraft, IntakeKind, User


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """One intake with drafts, by the name that was said, "" if none was yet."""

    key: UUID
    kind: str
    name: str
    saved_at: datetime

    @property
    def is_child(self) -> bool:
        """Whether a child is taken in, and no request."""
        return self.kind == IntakeKind.CHILD


def begun_by(user: User, *, at: datetime) -> list[Begun]:
    """Return the unfinished intakes of a user, last saved first; one query."""
    rows = access.visible(IntakeDraft, user=user, at=at).filter(owner=user)
    by_key: dict[UUID, list[IntakeDraft]] = {}
    for row in rows.order_by("saved_at"):
        by_key.setdefault(row.intake, []).append(row)
    begun = [
        Begun(
            key=key,
            kind=sections[0].kind,
            name=next((one.answers["name"] for one in sections if one.answers.get("name")), ""),
            saved_at=sections[-1].saved_at,
        )
        for key, sections in by_key.items()
    ]
    return sorted(begun, key=lambda one: one.saved_at, reverse=True)
