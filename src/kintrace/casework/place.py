"""How does the office learn of a place that its gazetteer has not, or of another name for one?

Places are the office's, for all its agencies, so they carry where a name is from and nothing of
those who asked.
"""

from datetime import datetime
from uuid import UUID, uuid4

from kintrace.casework.acting import NotNow, acting
from kintrace.casework.place_names import fold, place_name
from kintrace.casework.place_rows import NameSaid
from kintrace.registry.models import Place, PlaceKind, PlaceName, PlaceNameKind, User

# The gazetteer of places that people of this office added.
OFFICE = "office"


def add(
    user: User,
    *,
    at: datetime,
    name: str,
    language: str,
    kind: PlaceKind | str,
    source: str,
    within: Place | None = None,
    key: UUID | None = None,
) -> Place:
    """Add a place with its present name; ``source`` says where both are from.

    Raises: Refused, NotNow.
    """
    with acting(user, "place.add", at=at) as entry:
        made = key or uuid4()
        there = Place.objects.filter(pk=made).first()
        if there is not None:
            entry.is_repeat = True
            return there
        _require(name, source=source)
        alike = PlaceName.objects.filter(folded=fold(name), place__parent=within)
        if alike.exists():
            raise NotNow(
                "there is such a place already", hint="look it up, and add a name to it if need be"
            )
        place = Place.objects.create(
            id=made, gazetteer=OFFICE, code=made.hex, kind=kind, parent=within, source=source
        )
        said = NameSaid(name.strip(), language, PlaceNameKind.PRESENT)
        place_name(said, place=place.pk, source=source.strip()).save()
        entry.on = place
        return place


def add_name(
    user: User,
    *,
    at: datetime,
    place: Place,
    name: str,
    language: str,
    kind: PlaceNameKind | str,
    source: str,
    until_year: int | None = None,
) -> PlaceName:
    """Add another name to a place; one that is there already is left as it is.

    Raises: Refused, NotNow.
    """
    with acting(user, "place.name", at=at) as entry:
        _require(name, source=source)
        there = place.names.filter(name=name.strip(), language=language).first()
        if there is not None:
            entry.is_repeat = True
            return there
        said = NameSaid(name.strip(), language, PlaceNameKind(kind), until_year)
        made = place_name(said, place=place.pk, source=source.strip())
        made.save()
        entry.on, entry.detail = place, {"name": str(made.pk)}
        return made


def _require(name: str, *, source: str) -> None:
    if not fold(name):
        raise NotNow("say the name of the place")
    if not source.strip():
        raise NotNow("say where the name is from", hint="a map, a decree, a paper that came")
