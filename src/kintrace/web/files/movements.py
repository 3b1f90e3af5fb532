"""Where was the child moved, and what does each party say about it?

A leg is neutral: from where, to where, when, arranged and received by whom. Accounts stand side by
side, slot by slot; where a party said nothing, the page says that no statement was found. Nobody's
word is ours. Layer: web.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language, gettext

from kintrace.casework import access, policy
from kintrace.registry.models import ChildFile, Claim, MovedChild, Movement, Place, User
from kintrace.registry.vocabulary import properties
from kintrace.web.files.known import Statement, statement_of

# Asked of every party, so that silence shows as well.
ALWAYS_ASKED = ("occurred", "purpose", "consent_answer")


@dataclass(frozen=True)
class Leg:
    """One movement as the page shows it; times as they were said ("" = not said)."""

    movement: Movement
    start: str
    end: str
    departed: str
    arrived: str
    arranged_by: str
    received_by: str
    on: date | None


@dataclass(frozen=True)
class Slot:
    """One thing that can be disputed, and for each party in order what it said."""

    label: str
    cells: tuple[tuple[Statement, ...], ...]

    @property
    def is_opposed(self) -> bool:
        """Whether parties say different things here."""
        said = [
            {(one.claim.choice or one.value).casefold() for one in cell if one.stands}
            for cell in self.cells
            if any(one.stands and not one.unknown for one in cell)
        ]
        return any(one != said[0] for one in said[1:])


@dataclass(frozen=True)
class Accounts:
    """What parties say about one leg: the parties, and a row for each slot."""

    parties: tuple[str, ...]
    slots: tuple[Slot, ...]


def movements_of(file: ChildFile, *, user: User, at: datetime) -> list[Leg]:
    """Return the child's movements in the order they are said to have happened."""
    if not policy.may(user, "movement.read"):
        return []
    keys = access.visible(MovedChild, user=user, at=at).filter(record=file.record_id)
    lists = file.record.roster_lines.values_list("roster_id", flat=True)
    reach = access.visible(Movement, user=user, at=at)
    rows = reach.filter(pk__in=keys.values("movement_id")) | reach.filter(roster__in=list(lists))
    related = ("from_place", "to_place", "from_institution", "to_institution",
               "arranging_party", "receiving_party")  # fmt: skip
    names = ("from_place__names", "to_place__names")
    listed = list(rows.distinct().select_related(*related).prefetch_related(*names))
    legs = [leg_of(row) for row in listed]
    return sorted(legs, key=lambda leg: (leg.on or date.max, leg.movement.recorded_at))


def leg_of(row: Movement) -> Leg:
    """Return a movement as a page shows it."""
    return Leg(
        movement=row,
        start=_where(row.from_text, row.from_institution, row.from_place),
        end=_where(row.to_text, row.to_institution, row.to_place),
        departed=row.departed_text,
        arrived=row.arrived_text,
        arranged_by=str(row.arranging_party or ""),
        received_by=str(row.receiving_party or ""),
        on=row.departed_earliest or row.arrived_earliest,
    )


def _where(text: str, institution: Any, place: Place | None) -> str:
    parts = [text, institution.name if institution else "", _name(place) if place else ""]
    return ", ".join(dict.fromkeys(part for part in parts if part)) or gettext("not said")


def _name(place: Place) -> str:
    names = list(place.names.all())
    own = [one for one in names if one.language == get_language()]
    return str((own or names)[0].name) if names else str(place.code)


def accounts_of(legs: Sequence[Leg], *, user: User, at: datetime) -> list[Accounts]:
    """Return what each party says about each leg, in the legs' order; one query."""
    if not legs:
        return []
    keys = [leg.movement.pk for leg in legs]
    rows = access.visible(Claim, user=user, at=at).filter(movement__in=keys, is_retraction=False)
    said: dict[Any, list[Claim]] = {key: [] for key in keys}
    chosen = rows.select_related("source", "struck_by__recorded_by")
    for row in chosen.order_by("recorded_at", "id"):
        said[row.movement_id].append(row)
    return [_accounts(said[key]) for key in keys]


def _accounts(claims: Iterable[Claim]) -> Accounts:
    """Return accounts of one movement; a party is a source, in the order it spoke."""
    said: dict[str, dict[str, list[Statement]]] = {}
    parties: dict[str, None] = {}
    for row in claims:
        party = str(row.source)
        parties[party] = None
        said.setdefault(row.property, {}).setdefault(party, []).append(statement_of(row))
    slots = tuple(
        Slot(
            gettext(known.label),
            tuple(tuple(said.get(code, {}).get(party, ())) for party in parties),
        )
        for code, known in properties().items()
        if known.about == "movement" and (code in said or code in ALWAYS_ASKED)
    )
    return Accounts(tuple(parties), slots if parties else ())
