"""Which place do words name, if one alone can be meant?

The words stay; a claim that they are in may point to the place as well. Where two places have a
name, a place that one of them lies in may stand behind a comma, by any of its names.
"""

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from kintrace.casework.place_names import fold
from kintrace.registry.models import Claim, Place, PlaceName
from kintrace.registry.vocabulary import properties

# So many names are asked for in one query.
AT_ONCE = 500
_ABOVE = ("parent", "parent__parent", "parent__parent__parent")


def place_meant(text: str) -> Place | None:
    """Return the place that words name, None where there is none or more than one."""
    return places_meant([text]).get(text)


def places_meant(texts: Iterable[str]) -> dict[str, Place]:
    """Return for each text that names one place alone that place; a query for 500 names."""
    parts = {text: text.partition(",") for text in texts}
    asked = {text: (fold(name), fold(above)) for text, (name, _, above) in parts.items()}
    named = _named(sorted({name for name, _above in asked.values() if name}))
    meant = {text: _one(named.get(name, ()), above=above) for text, (name, above) in asked.items()}
    return {text: place for text, place in meant.items() if place is not None}


def point_to_places(claims: Sequence[Claim]) -> None:
    """Let unsaved claims about a place point to the one that their words name."""
    told = [one for one in claims if properties()[one.property].kind == "place" and one.value]
    places = places_meant({one.value for one in told if one.place_id is None})
    for one in told:
        if one.place_id is None:
            one.place = places.get(one.value)


def with_places(names: QuerySet[PlaceName]) -> QuerySet[PlaceName]:
    """Return names with their places, all places above, and all names of these."""
    paths = ("place", *(f"place__{path}" for path in _ABOVE))
    every = (Prefetch(f"{path}__names", queryset=PlaceName.objects.all()) for path in paths)
    return names.select_related(*paths).prefetch_related(*every)


def ancestors(place: Place) -> Iterator[Place]:
    """Yield what a place lies in, the nearest first."""
    above = place.parent
    while above is not None:
        yield above
        above = above.parent


def _named(folded: Sequence[str]) -> dict[str, list[Place]]:
    """The places of each of these names."""
    found: dict[str, dict[UUID, Place]] = {}
    for start in range(0, len(folded), AT_ONCE):
        few = folded[start : start + AT_ONCE]
        for row in with_places(PlaceName.objects.filter(folded__in=few)):
            found.setdefault(row.folded, {})[row.place_id] = row.place
    return {name: list(places.values()) for name, places in found.items()}


def _one(places: Sequence[Place], *, above: str) -> Place | None:
    meant = [one for one in places if not above or above in _names(ancestors(one))]
    return meant[0] if len(meant) == 1 else None


def _names(places: Iterable[Place]) -> set[str]:
    return {one.folded for place in places for one in place.names.all()}
