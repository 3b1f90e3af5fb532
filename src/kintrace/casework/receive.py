"""How do papers and speakers come into the register?"""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from kintrace.casework.acting import acting
from kintrace.registry.models import Artifact, CustodyEvent, Record, Source, SourceKind, User


def name_source(
    user: User,
    *,
    at: datetime,
    kind: SourceKind | str,
    name: str,
    record: Record | None = None,
    is_shared: bool = False,
    key: UUID | None = None,
) -> Source:
    """Add a source, or return the one of this kind and name that is there.

    Only parties, institutions and publications may be shared by all agencies. Raises: Refused.
    """
    with acting(user, "source.name", at=at, on=record) as entry:
        agency = None if is_shared and kind != SourceKind.PERSON else user.agency
        rows = Source.objects.everywhere(why="a source of this name may be there")
        there = rows.filter(kind=kind, name=name, agency=agency, record=record).first()
        if there is not None and record is None:
            entry.is_repeat = True
            return there
        source = Source.objects.create(
            id=key or uuid4(), kind=kind, name=name, agency=agency, record=record
        )
        entry.detail = {"source": str(source.pk)}
        return source


def take_in(
    user: User,
    *,
    at: datetime,
    sha256: str,
    size: int,
    media_type: str,
    name: str,
    stored_as: str = "",
    kind: str = "document",
    record: Record | None = None,
    source: Source | None = None,
    key: UUID | None = None,
) -> Artifact:
    """Take in bytes by their hash; the same bytes for the same record are kept once.

    Raises: Refused.
    """
    with acting(user, "artifact.receive", at=at, on=record) as entry:
        agency_id = user.agency_id if record is None else record.agency_id
        rows = Artifact.objects.everywhere(why="the same bytes may be there")
        there = rows.filter(agency_id=agency_id, sha256=sha256, record=record).first()
        if there is not None:
            entry.is_repeat = True
            return there
        artifact = Artifact.objects.create(
            id=key or uuid4(),
            sha256=sha256,
            size=size,
            media_type=media_type,
            name=name,
            stored_as=stored_as,
            kind=kind,
            agency_id=agency_id,
            record=record,
            source=source,
            received_at=at,
            received_by=user,
        )
        entry.on, entry.detail = artifact, {"sha256": sha256}
        return artifact


def hand_on(user: User, *, at: datetime, artifact: Artifact, **event: Any) -> CustodyEvent:
    """Write through whose hands an artifact went.

    ``event``: from_whom, to_whom, place_text, is_seal_intact, note. Raises: Refused.
    """
    with acting(user, "artifact.receive", at=at, on=artifact) as entry:
        written = CustodyEvent.objects.create(artifact=artifact, at=at, recorded_by=user, **event)
        entry.detail = {"custody_event": str(written.pk)}
        return written
