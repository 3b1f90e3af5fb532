"""How does a whole file of records come in, and go out again?

Each row keeps its cells and becomes a record, or waits in quarantine with its faults. Undoing
withdraws every record of the import; it is refused once somebody judged one or works on one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db.models import Q

from kintrace.casework.acting import NotNow, acting, earlier, lock_row
from kintrace.casework.place_meant import point_to_places
from kintrace.casework.saying import Said, SayingFaults, claims_of
from kintrace.registry.models import (
    Artifact,
    Candidate,
    CandidateState,
    Claim,
    Import,
    ImportRow,
    ImportState,
    Judgement,
    Record,
    RecordKind,
    Source,
    User,
)

# How many rows one statement saves.
BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its number in the file, its cells as they were, and what they say."""

    number: int
    cells: Mapping[str, str]
    said: Sequence[Said]
    label: str = ""
    faults: Sequence[str] = ()


def make_import(
    user: User,
    *,
    at: datetime,
    source: Source,
    artifact: Artifact,
    mapping: Mapping[str, str],
    rows: Iterable[Row],
    kind: RecordKind | str = RecordKind.LIST_LINE,
    key: UUID | None = None,
) -> Import:
    """Import rows; those with faults are kept in quarantine without a record.

    A second sending with the same key returns the first import. Raises: Refused.
    """
    with acting(user, "import.make", at=at) as entry:
        known = earlier(Import, key, by="imported_by", user=user, entry=entry)
        if known is not None:
            return known
        whole = Import.objects.create(
            id=key or uuid4(),
            source=source,
            artifact=artifact,
            record_kind=kind,
            mapping=dict(mapping),
            agency=user.agency,
            team=user.team,
            owner=user,
            imported_at=at,
            imported_by=user,
        )
        kept = [_prepared(row, whole=whole, user=user, at=at) for row in rows]
        point_to_places([one for row in kept for one in row.claims])
        records = [one.record for one in kept if one.record is not None]
        Record.objects.bulk_create(records, batch_size=BATCH)
        Claim.objects.bulk_create((one for row in kept for one in row.claims), batch_size=BATCH)
        ImportRow.objects.bulk_create((one.line for one in kept), batch_size=BATCH)
        entry.on = whole
        entry.detail = {"rows": len(kept), "quarantined": len(kept) - len(records)}
        return whole


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prepared:
    """What one row becomes, before it is saved; without a record it is in quarantine."""

    line: ImportRow
    record: Record | None
    claims: Sequence[Claim]


def _prepared(row: Row, *, whole: Import, user: User, at: datetime) -> _Prepared:
    faults, claims = list(row.faults), []
    record = _record(row, whole=whole, user=user, at=at)
    if not faults:
        try:
            claims = claims_of(row.said, about=record, source=whole.source, user=user, at=at)
        except SayingFaults as refused:
            faults = [f"{code}: {what}" for code, what in refused.faults]
    for claim in claims:
        claim.artifact = whole.artifact
    line = ImportRow(
        whole=whole,
        number=row.number,
        cells=dict(row.cells),
        record=None if faults else record,
        faults=faults,
    )
    return _Prepared(line=line, record=line.record, claims=claims)


def _record(row: Row, *, whole: Import, user: User, at: datetime) -> Record:
    return Record(
        kind=RecordKind(whole.record_kind),
        label=row.label,
        agency=user.agency,
        team=user.team,
        owner=user,
        source=whole.source,
        made_at=at,
        made_by=user,
    )


def undo(user: User, *, at: datetime, whole: Import, why: str) -> Import:
    """Withdraw every record of an import.  Raises: Refused, NotNow."""
    with acting(user, "import.undo", at=at, on=whole, reason=why) as entry:
        fresh = lock_row(whole)
        if fresh.state == ImportState.UNDONE:
            raise NotNow("this import was undone already")
        if not why.strip():
            raise NotNow("say why the import is undone")
        keys = list(
            ImportRow.objects.everywhere(why="the import in hand")
            .filter(whole=fresh, record__isnull=False)
            .values_list("record_id", flat=True)
        )
        if is_worked_on(keys):
            raise NotNow(
                "somebody judged or works on a record of this import",
                hint="strike its claims one by one instead",
            )
        rows = Record.objects.everywhere(why="the import in hand").filter(pk__in=keys)
        rows.update(withdrawn_at=at, withdrawn_by=user, withdrawn_why=why)
        pairs = Candidate.objects.everywhere(why="the import in hand")
        pairs.filter(Q(sought__in=keys) | Q(found__in=keys)).update(
            state=CandidateState.SUPERSEDED, state_at=at, state_why="The import was undone."
        )
        fresh.state, fresh.undone_at, fresh.undone_by, fresh.undone_why = (
            ImportState.UNDONE,
            at,
            user,
            why,
        )
        fresh.save()
        entry.detail = {"withdrawn": len(keys)}
        return fresh


def is_worked_on(keys: Sequence[UUID]) -> bool:
    """Whether any of these records is judged, has a file, or had a claim struck."""
    judged = Judgement.objects.everywhere(why="the import in hand").filter(
        Q(first__in=keys) | Q(second__in=keys)
    )
    filed = Record.objects.everywhere(why="the import in hand").filter(
        pk__in=keys, file__isnull=False
    )
    struck = Claim.objects.everywhere(why="the import in hand").filter(
        record__in=keys, strikes__isnull=False
    )
    return bool(judged.exists() or filed.exists() or struck.exists())
