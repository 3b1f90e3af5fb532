"""Which kinds of things does a child's file have at all?

Most files have few of them. One query tells which, so that a page need not ask for each in turn;
what a person may see of them is asked as ever.
"""

from functools import cache
from typing import Any

from django.db import connection

from kintrace.registry.models import (
    AccessGrant,
    Artifact,
    BestInterests,
    Candidate,
    CareArrangement,
    CaseTransfer,
    ChildFile,
    Consent,
    EntryChild,
    FamilyMember,
    Flag,
    FollowUp,
    Letter,
    MovedChild,
    Note,
    Referral,
    Relation,
    Reunification,
    RosterLine,
    Sighting,
    StateChange,
    Task,
    TwoPersonRequest,
    Verification,
)

ON_FILE = (
    AccessGrant,
    BestInterests,
    CareArrangement,
    CaseTransfer,
    Flag,
    FollowUp,
    Note,
    Referral,
    Reunification,
    StateChange,
    Task,
    Verification,
)
# Kinds that hang on the child's record, and by which columns.
ON_RECORD = (
    (Artifact, ("record",)),
    (Candidate, ("found",)),
    (Consent, ("record",)),
    (EntryChild, ("record",)),
    (FamilyMember, ("record",)),
    (Letter, ("sender", "recipient")),
    (MovedChild, ("record",)),
    (Relation, ("record",)),
    (RosterLine, ("record",)),
    (Sighting, ("about",)),
    (TwoPersonRequest, ("record",)),
)
KINDS: tuple[Any, ...] = (*ON_FILE, *(kind for kind, _ in ON_RECORD))


def kinds_of(file: ChildFile) -> frozenset[Any]:
    """Return the models of which a file, already got, has at least one row; one query."""
    key = ChildFile._meta.pk
    on_file, on_record = (
        key.get_db_prep_value(value, connection) for value in (file.pk, file.record_id)
    )
    columns = sum(len(columns) for _, columns in ON_RECORD)
    with connection.cursor() as cursor:
        cursor.execute(_question(), [on_file] * len(ON_FILE) + [on_record] * columns)
        found = cursor.fetchone()
    return frozenset(kind for kind, is_there in zip(KINDS, found, strict=True) if is_there)


@cache
def _question() -> str:
    """The query, which names tables and columns of the register and nothing from outside."""
    asked = [_there(kind, ("file",)) for kind in ON_FILE]
    asked += [_there(kind, columns) for kind, columns in ON_RECORD]
    return f"SELECT {', '.join(asked)}"


def _there(kind: Any, names: tuple[str, ...]) -> str:
    meta = kind._meta
    rows = [
        f"EXISTS (SELECT 1 FROM {meta.db_table} WHERE {meta.get_field(name).column} = %s)"
        for name in names
    ]
    return f"({' OR '.join(rows)})"
