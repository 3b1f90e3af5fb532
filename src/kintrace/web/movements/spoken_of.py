"""Which statements in accounts speak of a child? Layer: web."""

from datetime import datetime
from typing import Any

from kintrace.casework import access
from kintrace.casework.account_reading import placed_statement
from kintrace.registry.models import EntryChild, Record, User
from kintrace.web.movements.shown import Line, line_of


def spoken_of(record: Record, *, user: User, at: datetime) -> list[tuple[Any, Line]]:
    """Return the entries that people linked with a child and that count now; one query if none."""
    links: Any = access.visible(EntryChild, user=user, at=at)
    chosen = links.standing().filter(record=record, entry__struck_by__isnull=True)
    found = []
    for link in chosen.select_related(
        "entry__party", "entry__statement__layer__document__artifact"
    ):
        placed = placed_statement(link.entry)
        if placed is not None:
            found.append((link.entry, line_of(placed)))
    return found
