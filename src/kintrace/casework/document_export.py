"""How do documents leave the office, so that others can check them without us?

As one signed bundle: the bytes as they came, through whose hands, the text layers, and every
confirmed statement with its speaker and hedges. Who takes it out says why; going out is one more
custody event, and one event of the audit that names the bundle's hash.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kintrace.casework import audit, policy
from kintrace.casework.acting import NotNow, acting
from kintrace.casework.document_reading import CLEAN
from kintrace.casework.kept_bytes import bytes_of
from kintrace.casework.statement_kept import written
from kintrace.casework.statement_state import Standing, standings
from kintrace.documents.artifact import Artifact, Custody, CustodyEvent
from kintrace.documents.evidence import EvidenceItem, SaidStatement, make_bundle
from kintrace.documents.evidence_keys import signer_of
from kintrace.documents.layers import TextLayer, layer_of
from kintrace.documents.statements import render
from kintrace.registry.models import CustodyEvent as HandOver
from kintrace.registry.models import Document, Statement, User

# The bundle is for anybody; its own words are English, those of speakers their own.
LANGUAGE = "en"


def export(
    user: User,
    *,
    at: datetime,
    documents: Sequence[Document],
    to_whom: str,
    reason: str,
    folder: Path,
    key: Any,
) -> bytes:
    """Return a signed bundle of documents; ``key`` is the office's own Ed25519 key.

    Raises: Refused, NotNow.
    """
    if not documents:
        raise NotNow("there is no document to take out")
    with acting(user, "document.export", at=at, on=documents[0], reason=reason) as entry:
        for document in documents:
            policy.require(user, "document.export", document)
        if not reason.strip() or not to_whom.strip():
            raise NotNow("say why they leave the office", hint="and to whom they go")
        for document in documents:
            HandOver.objects.create(
                artifact=document.artifact, at=at, from_whom=user.display_name, to_whom=to_whom,
                note="exported", recorded_by=user,
            )  # fmt: skip
        bundle = make_bundle(
            [_item(document, folder=folder) for document in documents],
            statements=[one for document in documents for one in said_in(document)],
            made_by=f"{user.display_name}, {user.agency.name}",
            made_at=_instant(at),
            signer=signer_of(key),
        )
        entry.detail = {
            "sha256": hashlib.sha256(bundle).hexdigest(),
            "documents": [str(document.pk) for document in documents],
        }
        # Each document's own story shows that it went out, not only the first one's.
        for document in documents[1:]:
            audit.append("document.export", actor=user, at=at, on=document, reason=reason)
        return bundle


def said_in(document: Document) -> Iterator[SaidStatement]:
    """Yield the confirmed statements of a document, rendered with speaker and hedges."""
    rows = Statement.objects.everywhere(why="the document in hand")
    listed = list(rows.filter(layer__document=document).order_by("number", "span_start"))
    stand = standings(listed)
    names = _names(document)
    for row in listed:
        how = stand[row.pk]
        if how.counts:
            rendered = str(render(how.told, language=LANGUAGE))
            record = _record(document, row, how) | {"layer": names[row.layer_id]}
            yield SaidStatement(record, rendered)


def _record(document: Document, row: Statement, how: Standing) -> dict[str, Any]:
    assert how.decision is not None
    return {
        "artifact": document.artifact.sha256,
        "statement": str(row.pk),
        "told": written(how.told),
        "inside": None if how.parent_id is None else str(how.parent_id),
        "answer": how.answer,
        "decided_by": how.decision.by.display_name,
        "decided_at": _instant(how.decision.at),
    }


def _item(document: Document, *, folder: Path) -> EvidenceItem:
    artifact = document.artifact
    return EvidenceItem(
        artifact=Artifact(artifact.sha256, artifact.size, artifact.media_type, artifact.name),
        data=bytes_of(artifact, folder=folder),
        custody=_custody(artifact),
        layers=tuple(_layers(document)),
    )


def _custody(artifact: Any) -> Custody:
    chain = Custody(artifact.sha256)
    for event in artifact.custody_events.select_related("recorded_by").order_by("at", "id"):
        kind = CustodyEvent.EXPORTED if event.note == "exported" else CustodyEvent.RECEIVED
        hands = " → ".join(part for part in (event.from_whom, event.to_whom) if part)
        chain = chain.then(kind, by=event.recorded_by.display_name, at=_instant(event.at),
                           note=hands)  # fmt: skip
    return chain


def _layers(document: Document) -> Iterator[TextLayer]:
    """Yield the layers that lead back to bytes; the clean text is made of the first one's."""
    names = _names(document)
    rows = document.layers.order_by("number")
    for row in rows.exclude(name=CLEAN):
        told = {"name": names[row.pk], "read_by": row.read_by, "text": row.text, "runs": row.runs}
        yield layer_of(told)
    for clean in rows.filter(name=CLEAN):
        yield TextLayer(name=names[clean.pk], text=clean.text, runs=(), read_by=clean.read_by)


def _names(document: Document) -> dict[Any, str]:
    """Return what each layer is called: one name, but for those of a later reading."""
    names, reading = {}, 1
    for row in document.layers.order_by("number"):
        names[row.pk] = row.name if reading == 1 else f"{row.name}, reading {reading}"
        reading += row.name == CLEAN
    return names


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
