"""What does a record say, in the columns that the matching reads?

The standing claims of the record and of the people beside it: who asks, mother, brothers and
sisters. Each column keeps the keys of the claims that fill it, so that a proposal can say what was
weighed. It writes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Q

from kintrace.matching.index import Half
from kintrace.registry.models import (
    ENDED,
    Claim,
    Record,
    RecordKind,
    Relation,
    RequestState,
    SoughtPerson,
)
from kintrace.values.tables import rows

BESIDE = (RecordKind.INQUIRER, RecordKind.RELATIVE)
_BROTHERS_AND_SISTERS = ("brother", "sister", "sibling")
_CHILDREN = ("son", "daughter", "child")
_WHY = "the index reads all claims and shows none"


@dataclass(frozen=True, slots=True)
class Described:
    """One record for the index: its cells, and by column the claims that fill them."""

    half: Half
    cells: Mapping[str, str]
    claims: Mapping[str, tuple[UUID, ...]]


@cache
def columns() -> Mapping[str, tuple[str, bool]]:
    """Return the column of each property that the matching reads, and whether it holds several."""
    return {
        row["property"]: (row["column"], row["many"] == "yes")
        for row in rows("index_columns.csv", package="kintrace.casework")
    }


def whom_to_index(keys: Iterable[UUID]) -> list[UUID]:
    """Return the records that change when these do: who stands beside others changes theirs."""
    wanted = set(keys)
    records = Record.objects.everywhere(why=_WHY).filter(pk__in=wanted)
    beside = set(records.filter(kind__in=BESIDE).values_list("pk", flat=True))
    asked = SoughtPerson.objects.everywhere(why=_WHY).filter(request__inquirer__in=beside)
    related = Relation.objects.everywhere(why=_WHY).filter(relative__in=beside)
    found = wanted - beside
    found |= set(asked.values_list("record_id", flat=True))
    found |= set(related.values_list("record_id", flat=True))
    return sorted(found)


def described(key: UUID) -> Described | None:
    """Return a record as the index should have it, None if it should not have it at all."""
    record = Record.objects.everywhere(why=_WHY).filter(pk=key).first()
    half = None if record is None else half_of(record)
    if half is None:
        return None
    gathered = _Gathered()
    for claim in _claims(key):
        gathered.take(claim)
    for column, claims in _beside(key):
        gathered.take_name(column, claims)
    return Described(half, gathered.cells(), gathered.claims())


def half_of(record: Record) -> Half | None:
    """Return the half for a record, None if it is withdrawn, ended or beside others."""
    if record.withdrawn_at is not None or record.kind in BESIDE:
        return None
    if record.kind == RecordKind.SOUGHT:
        asked = SoughtPerson.objects.everywhere(why=_WHY).filter(record=record)
        is_open = asked.filter(request__state=RequestState.OPEN).exists()
        return Half.SOUGHT if is_open else None
    file = getattr(record, "file", None)
    return None if file is not None and file.state in ENDED else Half.FOUND


def _claims(key: UUID) -> list[Any]:
    rows = Claim.objects.everywhere(why=_WHY).filter(record=key, struck_by__isnull=True)
    return list(rows.order_by("recorded_at", "id"))


def _beside(key: UUID) -> Iterable[tuple[str, list[Any]]]:
    """Yield the column and the claims of each person beside a record."""
    for row in SoughtPerson.objects.everywhere(why=_WHY).filter(record=key):
        inquirer = row.request.inquirer_id
        yield _column_of_inquirer(row.relation, inquirer), _claims(inquirer)
    for row in Relation.objects.everywhere(why=_WHY).filter(record=key):
        yield _column_of_relative(row.relation), _claims(row.relative_id)


def _column_of_relative(relation: str) -> str:
    if relation in ("mother", "father"):
        return f"{relation}_name"
    return "siblings" if relation in _BROTHERS_AND_SISTERS else "relatives"


def _column_of_inquirer(relation: str, inquirer: UUID) -> str:
    """Return the column for who asks; ``relation`` is what the sought person is to them."""
    if relation in _BROTHERS_AND_SISTERS:
        return "siblings"
    sexes = Claim.objects.everywhere(why=_WHY).filter(record=inquirer, property="sex")
    sex = sexes.filter(Q(struck_by__isnull=True)).values_list("choice", flat=True).last()
    if relation in _CHILDREN and sex in ("female", "male"):
        return "mother_name" if sex == "female" else "father_name"
    return "relatives"


@dataclass
class _Gathered:
    """Values and claims by column, as they come."""

    values: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    keys: dict[str, list[UUID]] = field(default_factory=lambda: defaultdict(list))

    def take(self, claim: Any) -> None:
        """Add a claim of the record itself; later claims come later."""
        if claim.property not in columns():
            return
        column, holds_several = columns()[claim.property]
        self.keys[column].append(claim.pk)
        if not claim.value:
            return
        if not holds_several and column == "name":
            self.values["alternate_names"] += self.values.pop("name", [])
        elif not holds_several:
            self.values[column] = []
        self.values[column].append(claim.choice or claim.value)
        if claim.property == "age":
            told = claim.said_latest or claim.recorded_at.date()
            self.values["age_told_on"] = [told.isoformat()]

    def take_name(self, column: str, claims: list[Any]) -> None:
        """Add the name of a person beside the record; what the record itself says goes first."""
        told = {claim.property: claim for claim in claims if claim.value}
        parts = [told[part] for part in ("given_name", "patronymic", "family_name") if part in told]
        used = parts or [told["name"]] if parts or "name" in told else []
        if not used:
            return
        is_taken = column in ("mother_name", "father_name") and self.values[column]
        column = "relatives" if is_taken else column
        self.values[column].append(" ".join(claim.value for claim in used))
        self.keys[column] += [claim.pk for claim in used]

    def cells(self) -> dict[str, str]:
        """Return the cells by column."""
        values = dict(self.values)
        told_on = values.pop("age_told_on", [])
        if values.get("age") and not values.get("age_as_of"):
            values["age_as_of"] = told_on
        return {
            column: "; ".join(dict.fromkeys(one.replace(";", ",") for one in told))
            for column, told in values.items()
            if told
        }

    def claims(self) -> dict[str, tuple[UUID, ...]]:
        """Return the claims by column."""
        return {column: tuple(keys) for column, keys in self.keys.items()}
