"""Which places have a name that begins with what was typed?

Any name, old or new, in any language and script, and any word of a longer name. Each place is
found once, by the name that fits best. Layer: web. It only reads.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.db.models.functions import Length
from django.utils.translation import get_language

from kintrace.casework.place_meant import ancestors, with_places
from kintrace.casework.place_names import fold
from kintrace.casework.place_rows import LANGUAGES
from kintrace.registry.models import Place, PlaceKind, PlaceName

SHORTEST = 2
# So many names are weighed against one another; the shortest come first.
LOOKED_AT = 200
PRESENT = "present"


@dataclass(frozen=True, slots=True)
class Found:
    """A place, and the name by which it was found."""

    place: Place
    by: PlaceName

    @property
    def name(self) -> str:
        """The name by which it was found."""
        return str(self.by.name)

    @property
    def language(self) -> str:
        """The language of that name, "" where it is not known."""
        return str(self.by.language)

    @property
    def above(self) -> str:
        """The region or country that tells it from others of the name, "" for a country."""
        above = region_above(self.place)
        return "" if above is None else called(above, language=self.language)

    @property
    def words(self) -> str:
        """Name and place above, as they are put into a field."""
        return f"{self.name}, {self.above}" if self.above else self.name

    @property
    def now(self) -> str:
        """What it is called now, "" where it was found by such a name."""
        return "" if self.by.kind == PRESENT else called(self.place, language=self.language)


def found(typed: str, *, most: int) -> list[Found]:
    """Return at most so many places, those whose name fits best first; a few queries."""
    start = fold(typed)
    if len(start) < SHORTEST:
        return []
    rows = _rows(Q(folded__startswith=start))
    if len({row["place"] for row in rows}) < most:
        rows += _rows(Q(folded__contains=f" {start}"))
    best: dict[Any, dict[str, Any]] = {}
    for row in sorted(rows, key=lambda one: _rank(one, start=start)):
        best.setdefault(row["place"], row)
    chosen = [row["pk"] for row in list(best.values())[:most]]
    by_key = {row.pk: row for row in with_places(PlaceName.objects.filter(pk__in=chosen))}
    return [Found(by_key[key].place, by_key[key]) for key in chosen]


def region_above(place: Place) -> Place | None:
    """Return what tells a place from others of its name: districts say little to most people."""
    above = list(ancestors(place))
    telling = [one for one in above if one.kind != PlaceKind.DISTRICT]
    return next(iter(telling or above), None)


def called(place: Place, *, language: str = "") -> str:
    """Return a place's present name in a language, else in the reader's, else any; its code."""
    names = list(place.names.all())
    present = [one for one in names if one.kind == PRESENT] or names
    for wanted in (language, get_language() or "", "en"):
        for one in present:
            if one.language == wanted:
                return str(one.name)
    return str(present[0].name) if present else str(place.code)


def _rows(which: Q) -> list[dict[str, Any]]:
    names = PlaceName.objects.filter(which).annotate(length=Length("folded"))
    columns = ("pk", "place", "folded", "kind", "language", "place__kind")
    return list(names.order_by("length", "folded").values(*columns)[:LOOKED_AT])


def _rank(row: dict[str, Any], *, start: str) -> tuple[Any, ...]:
    """Whole names first, then those that begin so; towns before what bears their name."""
    folded = row["folded"]
    return (
        folded != start,
        not folded.startswith(start),
        row["place__kind"] != PlaceKind.TOWN,
        row["kind"] != PRESENT,
        row["language"] != get_language(),
        len(folded),
        folded,
        LANGUAGES.index(row["language"]) if row["language"] in LANGUAGES else len(LANGUAGES),
        str(row["pk"]),
    )
