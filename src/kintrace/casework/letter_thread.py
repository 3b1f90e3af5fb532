"""Which letters may be shown in a child's file?

Those whose two sides both agreed to it. Of the others the file tells only that there are some.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from kintrace.casework.consent import is_agreed
from kintrace.registry.models import Letter, Purpose, Record


@dataclass(frozen=True, slots=True)
class Thread:
    """Letters of one record, oldest first; ``hidden`` counts those that nobody agreed to show."""

    letters: tuple[Letter, ...]
    hidden: int


def thread_of(record: Record, *, on: date) -> Thread:
    """Return the letters of a record, already got, that may be shown on a day."""
    rows = Letter.objects.everywhere(why="letters of the record in hand, shown by consent")
    found = list(
        rows.filter(Q(sender=record) | Q(recipient=record), closed_at__isnull=False)
        .select_related("sender", "recipient", "agency", "to_agency", "reply_to")
        .order_by("written_at", "pk")
    )
    shown = tuple(letter for letter in found if may_be_shown(letter, on=on))
    return Thread(shown, len(found) - len(shown))


def may_be_shown(letter: Letter, *, on: date) -> bool:
    """Whether both sides of a letter agreed that it is shown; an unknown side agrees to nothing."""
    sides = (letter.sender, letter.recipient)
    return all(
        side is not None and is_agreed(side, purpose=Purpose.LETTERS, on=on) for side in sides
    )
