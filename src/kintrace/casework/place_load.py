"""How does a gazetteer come into the office, once or again?

A place is known by its code, so that the same table twice changes nothing. A name that a newer
table no longer calls present stays as an alternative one; what the office added stays as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kintrace.casework.acting import acting
from kintrace.casework.place_names import place_name
from kintrace.casework.place_rows import Key, NameSaid, PlaceRow, RowAside, shipped_rows
from kintrace.registry.models import Place, PlaceName, PlaceNameKind, User

AT_ONCE = 500
SHIPPED = "Kintrace's gazetteer, November 2026"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came in: how many places and names are new or changed, and which rows did not fit."""

    new: int
    changed: int
    names: int
    aside: tuple[RowAside, ...]


def load_shipped(*, at: datetime) -> Loaded:
    """Bring in the gazetteer that comes with Kintrace, by the office itself."""
    return load(None, at=at, rows=shipped_rows(), source=SHIPPED)


def load(user: User | None, *, at: datetime, rows: Sequence[PlaceRow], source: str) -> Loaded:
    """Bring in places by their codes, or change them; ``source`` is for rows that name none.

    ``user`` None is whoever may start the office itself. Raises: Refused.
    """
    with acting(user, "place.load", at=at) as entry:
        there = {(one.gazetteer, one.code): one for one in Place.objects.all()}
        fit, aside = _that_fit(rows, there=there)
        keys = {key: one.pk for key, one in there.items()}
        fresh = [row for row in fit if row.key not in there]
        new = [_place(row, source=source) for row in fresh]
        keys |= {row.key: one.pk for one, row in zip(new, fresh, strict=True)}
        for one, row in zip(new, fresh, strict=True):
            one.parent_id = None if row.within is None else keys[row.within]
        Place.objects.bulk_create(new, batch_size=AT_ONCE)
        changed = [row for row in fit if row.key in there and _change(there[row.key], row, keys)]
        Place.objects.bulk_update(
            [there[row.key] for row in changed],
            ("kind", "parent", "other_codes"),
            batch_size=AT_ONCE,
        )
        names = _names(fit, keys=keys, source=source)
        entry.detail = {"places": len(new), "changed": len(changed), "names": names}
        entry.is_repeat = not (new or changed or names)
    return Loaded(len(new), len(changed), names, tuple(aside))


def _that_fit(
    rows: Sequence[PlaceRow], *, there: dict[Key, Place]
) -> tuple[list[PlaceRow], list[RowAside]]:
    """Put aside what lies within a place that nobody knows, and all that lies within it."""
    fit = {row.key: row for row in rows}
    aside: list[RowAside] = []
    codes = {one.pk: key for key, one in there.items()}
    stored = {key: codes.get(one.parent_id) for key, one in there.items()}
    while True:
        within = stored | {row.key: row.within for row in fit.values()}
        lost = {row.key: why for row in fit.values() if (why := _why_not(row, within=within))}
        if not lost:
            return list(fit.values()), aside
        aside += [RowAside(fit[key].number, why, ":".join(key)) for key, why in lost.items()]
        for key in lost:
            del fit[key]


def _why_not(row: PlaceRow, *, within: dict[Key, Key | None]) -> str:
    """Why a row's place can't lie where it says; "" where it can."""
    if row.within is not None and row.within not in within:
        return f"there is no place {row.within[0]}:{row.within[1]} for it to lie within"
    above, seen = row.within, {row.key}
    while above is not None and above not in seen:
        seen.add(above)
        above = within.get(above)
    return "" if above is None else "it lies within itself"


def _place(row: PlaceRow, *, source: str) -> Place:
    return Place(
        gazetteer=row.key[0],
        code=row.key[1],
        kind=row.kind,
        other_codes=row.other_codes,
        source=row.source or source,
    )


def _change(place: Place, row: PlaceRow, keys: dict[Key, UUID]) -> bool:
    """Make a place say what its row says; whether that was something else."""
    parent = None if row.within is None else keys[row.within]
    before = (place.kind, place.parent_id, place.other_codes)
    place.kind, place.parent_id, place.other_codes = row.kind, parent, row.other_codes
    return before != (row.kind, parent, row.other_codes)


def _names(rows: Sequence[PlaceRow], *, keys: dict[Key, UUID], source: str) -> int:
    """Add the names that are not there, and mend those of another kind; returns how many."""
    known: dict[UUID, dict[tuple[str, str], PlaceName]] = {}
    for name in PlaceName.objects.filter(place__gazetteer__in={row.key[0] for row in rows}):
        known.setdefault(name.place_id, {})[name.name, name.language] = name
    new: list[PlaceName] = []
    mended: list[PlaceName] = []
    for row in rows:
        place = keys[row.key]
        said = _first_of_each(row.names)
        there = known.get(place, {})
        mended += _mended(there, said=said)
        new += [
            place_name(one, place=place, source=row.source or source)
            for key, one in said.items()
            if key not in there
        ]
    PlaceName.objects.bulk_create(new, batch_size=AT_ONCE)
    PlaceName.objects.bulk_update(mended, ("kind", "until_year"), batch_size=AT_ONCE)
    return len(new) + len(mended)


def _first_of_each(names: Sequence[NameSaid]) -> dict[tuple[str, str], NameSaid]:
    """A name in one language once: present before old, old before alternative."""
    found: dict[tuple[str, str], NameSaid] = {}
    for one in names:
        found.setdefault((one.name, one.language), one)
    return found


def _mended(
    there: dict[tuple[str, str], PlaceName], *, said: dict[tuple[str, str], NameSaid]
) -> list[PlaceName]:
    """Names of one place whose kind the table says otherwise now."""
    mended = []
    now = {one.language for one in said.values() if one.kind == PlaceNameKind.PRESENT}
    for key, name in there.items():
        one = said.get(key)
        if one is not None:
            kind, until = one.kind, one.until_year
        elif name.kind == PlaceNameKind.PRESENT and name.language in now:
            kind, until = PlaceNameKind.ALTERNATIVE, name.until_year
        else:
            continue
        if (name.kind, name.until_year) != (kind, until):
            name.kind, name.until_year = kind, until
            mended.append(name)
    return mended
