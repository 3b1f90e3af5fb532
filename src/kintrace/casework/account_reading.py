"""What stands in the accounts of a movement now, ready to be laid side by side?

Entries that nobody struck and whose statement a person confirmed, as ``documents.accounts`` wants
them; and what parties told of the movement without a document. Writes nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kintrace.casework import access
from kintrace.casework.document_reading import CLEAN
from kintrace.casework.statement_state import standings
from kintrace.documents.accounts import Entry, Polarity
from kintrace.documents.accounts_grades import UNJUDGED, Grade
from kintrace.documents.accounts_slots import slots
from kintrace.documents.reuse import reuse
from kintrace.documents.statements import Statement as Told
from kintrace.registry.models import (
    AccountEntry,
    Claim,
    Document,
    EntryGrade,
    Movement,
    TextLayer,
    User,
)

# Answers of the register about consent, as positions of the slot.
_POSITIONS = {
    "given": "given",
    "refused": "refused",
    "not_sought": "not_asked",
    "under_pressure": "under_pressure",
    "withdrawn": "withdrawn",
}
_POLARITIES = {"contradicts": Polarity.DENIES, "silent": Polarity.LEAVES_OPEN}


@dataclass(frozen=True, slots=True)
class PlacedStatement:
    """One entry as it stands: its row, the statement in it, its document, and its last grade."""

    row: AccountEntry
    told: Told
    document: Document
    grade: Grade
    entry: Entry


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """One thing that a source told of the movement beside the documents that are read here."""

    row: Claim
    entry: Entry


def placed_statements(
    movement: Movement, *, user: User, at: datetime
) -> tuple[PlacedStatement, ...]:
    """Return the entries of a movement that count now, in the order they were placed."""
    rows: Any = access.visible(AccountEntry, user=user, at=at)
    listed = list(
        rows.standing()
        .filter(movement=movement)
        .select_related("party", "statement__layer__document__artifact", "placed_by")
        .order_by("placed_at", "id")
    )
    return _placed(listed)


def placed_statement(row: AccountEntry) -> PlacedStatement | None:
    """Return one entry as it stands, None if its statement does not count now."""
    found = _placed([row])
    return found[0] if found else None


def placed_claims(movement: Movement, *, user: User, at: datetime) -> tuple[PlacedClaim, ...]:
    """Return what was told of the movement and not read in a document, by slot, as it stands."""
    of_slot = {code: slot.code for slot in slots().values() for code in slot.properties}
    rows: Any = access.visible(Claim, user=user, at=at)
    chosen = rows.standing().filter(movement=movement, property__in=of_slot).exclude(value="")
    return tuple(
        PlacedClaim(row, _claimed(row, slot=of_slot[row.property]))
        for row in chosen.select_related("source", "artifact").order_by("recorded_at", "id")
    )


def clusters_of(documents: Iterable[Document]) -> dict[Any, str]:
    """Return for each document the group that shares its text, by key; alone = its own group."""
    keys = [one.pk for one in documents]
    texts = clean_texts(keys)
    found = reuse([texts.get(key, "") for key in keys])
    return {
        keys[place]: f"text {number}"
        for number, members in enumerate(found.clusters)
        for place in members
    }


def clean_texts(keys: Sequence[Any]) -> dict[Any, str]:
    """Return the clean text of documents that were already got, by key."""
    layers = TextLayer.objects.everywhere(why="documents that were already got")
    rows = layers.filter(document__in=keys, name=CLEAN).values_list("document_id", "text")
    return dict(rows)


def _placed(listed: list[Any]) -> tuple[PlacedStatement, ...]:
    stand = standings({row.statement_id: row.statement for row in listed}.values())
    counting = [row for row in listed if stand[row.statement_id].counts]
    documents = {row.statement.layer.document.pk: row.statement.layer.document for row in counting}
    clusters = clusters_of(documents.values()) if len(documents) > 1 else {}
    grades = _grades(counting)
    found = []
    for row in counting:
        document, told = row.statement.layer.document, stand[row.statement_id].told
        grade = grades.get(row.pk, UNJUDGED)
        entry = Entry(
            key=str(row.pk), slot=row.slot, party=str(row.party_id),
            polarity=Polarity(row.polarity), document=str(document.pk), position=row.position,
            lowest=row.lowest, highest=row.highest, cluster=clusters.get(document.pk, ""),
            origin=row.origin, is_hedged=bool(told.hedges), grade=grade,
        )  # fmt: skip
        found.append(PlacedStatement(row, told, document, grade, entry))
    return tuple(found)


def _grades(listed: list[Any]) -> dict[Any, Grade]:
    rows = EntryGrade.objects.everywhere(why="entries that were already got")
    chosen = rows.filter(entry__in=[row.pk for row in listed]).order_by("at", "id")
    return {row.entry_id: Grade(row.reliability, row.credibility) for row in chosen}


def _claimed(row: Any, *, slot: str) -> Entry:
    position = _POSITIONS.get(row.choice, "") if slot == "consent_of_parents" else ""
    return Entry(
        key=str(row.pk), slot=slot, party=str(row.source_id),
        polarity=_POLARITIES.get(row.stance, Polarity.AFFIRMS),
        document=str(row.artifact_id or ""), position=position,
        origin=str(row.source),
    )  # fmt: skip
