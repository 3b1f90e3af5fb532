"""Does a bundle that leaves the office hold every hedge, and say who took it out and why?"""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from kintrace.casework import document_export, statement
from kintrace.casework.acting import NotNow
from kintrace.casework.policy import Refused
from kintrace.documents.evidence_check import verify_bundle
from kintrace.registry.models import AuditEvent, Document, User
from tests.casework.documents import norvian, statements_of, sudrian, take_in
from tests.casework.office import Office


@pytest.fixture
def taken(recorder: User, at: datetime) -> Document:
    """The paper that accuses, with its hedge."""
    return take_in(recorder, at=at, read=norvian())


def export(user: User, *documents: Document, at: datetime, **more: Any) -> bytes:
    """Take documents out."""
    said = {"to_whom": "A court", "reason": "It asked for them."} | more
    return document_export.export(
        user, at=at, documents=documents, folder=Path(settings.MEDIA_ROOT),
        key=Ed25519PrivateKey.generate(), **said,
    )  # fmt: skip


def test_only_confirmed_statements_go_out_each_with_its_hedge(
    office: Office, recorder: User, taken: Document, at: datetime
) -> None:
    assert verify_bundle(export(office.supervisor, taken, at=at)).statements == ()
    statement.confirm(recorder, at=at, statement=statements_of(taken)[0])
    report = verify_bundle(export(office.supervisor, taken, at=at))
    assert report.is_whole
    (rendered,) = report.statements
    assert "about" in rendered
    assert "Norvia" in rendered


def test_going_out_is_in_custody_and_in_the_audit(
    office: Office, recorder: User, taken: Document, at: datetime
) -> None:
    other = take_in(recorder, at=at, read=sudrian(), copy="b")
    bundle = export(office.supervisor, taken, other, at=at)
    assert [event.to_whom for event in taken.artifact.custody_events.filter(note="exported")] == [
        "A court"
    ]
    events = AuditEvent.objects.everywhere(why="test").filter(act="document.export")
    assert {event.object_id for event in events} == {str(taken.pk), str(other.pk)}
    assert events[0].reason == "It asked for them."
    assert len(verify_bundle(bundle).artifacts) == 2


def test_a_changed_byte_in_a_bundle_is_found(office: Office, taken: Document, at: datetime) -> None:
    bundle = bytearray(export(office.supervisor, taken, at=at))
    bundle[len(bundle) // 2] ^= 1
    assert not verify_bundle(bytes(bundle)).is_whole


def test_nothing_goes_out_without_a_reason_or_when_its_bytes_changed(
    office: Office, taken: Document, at: datetime
) -> None:
    with pytest.raises(NotNow, match="say why"):
        export(office.supervisor, taken, at=at, reason=" ")
    with pytest.raises(NotNow, match="no document"):
        export(office.supervisor, at=at)
    path = Path(settings.MEDIA_ROOT) / taken.artifact.stored_as
    kept = path.read_bytes()
    path.write_bytes(kept + b"!")
    with pytest.raises(NotNow, match="not the ones"):
        export(office.supervisor, taken, at=at)
    path.unlink()
    with pytest.raises(NotNow, match="not here"):
        export(office.supervisor, taken, at=at)
    path.write_bytes(kept)


def test_only_a_supervisor_of_the_agency_takes_documents_out(
    office: Office, recorder: User, taken: Document, at: datetime
) -> None:
    for user in (recorder, office.amina, office.dora, office.protector, office.southern_supervisor):
        with pytest.raises(Refused):
            export(user, taken, at=at)
