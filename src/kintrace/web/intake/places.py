"""Which places of the gazetteer might somebody mean?

Suggestions by the beginning of any name, old or new, in any language; what was typed stays as it
is, and points to a place only where one alone can be meant. Layer: web.
"""

from kintrace.casework.place_names import fold
from kintrace.registry.models import Place, PlaceName
from kintrace.web.places.found import Found, ancestors, found, names_of, with_places

SHOWN = 8
# Names that are the same for more places than this say nothing.
TOO_MANY = 50


def suggestions(typed: str) -> list[Found]:
    """Return at most eight places one of whose names begins with what was typed."""
    return found(typed, most=SHOWN)


def place_meant(text: str) -> Place | None:
    """Return the place that words name, None where there is none or more than one.

    A place that it lies in may stand behind a comma, by any of its names.
    """
    name, _, above = text.partition(",")
    if not fold(name):
        return None
    rows = list(with_places(PlaceName.objects.filter(folded=fold(name)))[:TOO_MANY])
    if fold(above):
        rows = [row for row in rows if fold(above) in names_of(ancestors(row.place))]
    meant = {row.place_id: row.place for row in rows}
    return next(iter(meant.values())) if len(meant) == 1 else None
