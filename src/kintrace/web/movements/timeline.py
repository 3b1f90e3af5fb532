"""What is said to have happened around a movement, in which order?

Times stay as they were said. What no day can be read from stands at the end, and says so.
Layer: web.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from kintrace.casework.saying import partial
from kintrace.registry.models import Movement
from kintrace.web.movements.shown import Line


@dataclass(frozen=True)
class Happening:
    """One line: when, as said ("" = nobody said); what; and whose statement it is, if one's."""

    when: str
    on: date | None
    what: str
    line: Line | None
    document: str


def timeline_of(movement: Movement, lines: Iterable[Line]) -> list[Happening]:
    """Return the movement's own days and the days of documents and statements, by day."""
    found = [
        Happening(movement.departed_text, movement.departed_earliest, gettext("Left, it is said"),
                  None, ""),
        Happening(movement.arrived_text, movement.arrived_earliest, gettext("Arrived, it is said"),
                  None, ""),
    ]  # fmt: skip
    told = set()
    for line in lines:
        # One statement may stand in several slots; it was said once.
        if line.placed is None or line.placed.row.statement_id in told:
            continue
        told.add(line.placed.row.statement_id)
        document = line.placed.document
        on = partial(document.dated, as_of=document.taken_in_at.date())
        name = document.title or document.artifact.name
        found.append(Happening(document.dated, on.earliest if on else None, "", line, str(name)))
    said = [one for one in found if one.when or one.line is not None]
    return sorted(said, key=lambda one: (one.on or date.max, one.line is not None))
