"""Which places of the gazetteer might somebody mean?

Suggestions by the beginning of any name, old or new, in any language; what was typed stays as it
is, and points to a place only where one alone can be meant. Layer: web.
"""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from kintrace.names.letters import folded
from kintrace.registry.models import Place, PlaceName

SHOWN = 8
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One name of a place, and the place above it that tells it from others of the name."""

    name: str
    above: str
    language: str

    @property
    def words(self) -> str:
        """Both, as they are put into the field."""
        return f"{self.name}, {self.above}" if self.above else self.name


def fold(text: str) -> str:
    """Return a name of a place as it is searched: letters only alike, single spaces."""
    return folded(" ".join(text.split()))


def suggestions(typed: str) -> list[Suggestion]:
    """Return at most eight places whose name begins with what was typed; three queries."""
    start = fold(typed)
    if len(start) < SHORTEST:
        return []
    rows = _named().filter(folded__startswith=start).order_by("folded")[: SHOWN * 2]
    found = {_suggestion(row).words: _suggestion(row) for row in rows}
    return list(found.values())[:SHOWN]


def place_meant(text: str) -> Place | None:
    """Return the place that words name, None where there is none or more than one."""
    name, _, above = text.partition(",")
    rows = list(_named().filter(folded=fold(name))[: SHOWN * 4])
    if above.strip():
        rows = [row for row in rows if fold(_suggestion(row).above) == fold(above)]
    meant = {row.place_id: row.place for row in rows}
    return next(iter(meant.values())) if len(meant) == 1 else None


def _named() -> QuerySet[PlaceName]:
    names = Prefetch("place__parent__names", queryset=PlaceName.objects.filter(kind="present"))
    return PlaceName.objects.select_related("place", "place__parent").prefetch_related(names)


def _suggestion(row: PlaceName) -> Suggestion:
    parent = row.place.parent
    names = [] if parent is None else list(parent.names.all())
    same = [one for one in names if one.language == row.language]
    above = (same or names or [None])[0]
    return Suggestion(row.name, "" if above is None else above.name, row.language)
