"""How does a document come into the register, with its text and what it is said to say?

The bytes are kept untouched under their hash, with the hands they went through; then text layers
and proposals are added once. What a reader could not read is kept as well, with the reason.
"""

from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from kintrace.casework import policy, receive
from kintrace.casework.acting import NotNow, acting, earlier
from kintrace.casework.document_reading import CLEAN, ReadFile, read_file
from kintrace.casework.kept_bytes import keep_bytes
from kintrace.casework.statement_kept import written
from kintrace.documents.statements import Told
from kintrace.registry.models import Artifact, Document, Source, Statement, TextLayer, User

KIND = "document"
# A letter in a letter in a letter; whatever lies deeper stays in the bytes of what holds it.
MOST_DEEP = 3


def bring(
    user: User,
    *,
    at: datetime,
    data: bytes,
    name: str,
    folder: Path,
    told: Told | None = None,
    source: Source | None = None,
    from_whom: str = "",
    key: UUID | None = None,
    depth: int = 0,
) -> Document:
    """Keep a file's bytes, read it, and take it in; the same bytes are taken in once.

    Files inside of it, ``depth`` deep, come in as documents of their own.

    Reading takes a child process and happens before the transaction. Raises: Refused, NotNow.
    """
    policy.require(user, "document.take_in")
    if not data:
        raise NotNow("this file is empty", hint="ask for the file again")
    kept = keep_bytes([data], folder=folder)
    read = read_file(data, name=name)
    with transaction.atomic():
        artifact = receive.take_in(
            user, at=at, sha256=kept.sha256, size=kept.size, media_type=read.media_type,
            name=name[:300], stored_as=kept.stored_as, kind=KIND, source=source,
        )  # fmt: skip
        if not artifact.custody_events.exists():
            receive.hand_on(
                user, at=at, artifact=artifact, from_whom=from_whom, to_whom=user.display_name,
                note="received",
            )  # fmt: skip
        taken = take_in(
            user, at=at, artifact=artifact, read=read, told=told, source=source, key=key
        )
    for number, (inside, content) in enumerate(read.inside, start=1):
        # What was in a letter is a document of its own, whose bytes came inside of the first's.
        if content and depth < MOST_DEEP:
            bring(
                user, at=at, data=content, name=inside or f"{name} ({number})", folder=folder,
                from_whom=name, depth=depth + 1,
            )  # fmt: skip
    return taken


def take_in(
    user: User,
    *,
    at: datetime,
    artifact: Artifact,
    read: ReadFile,
    told: Told | None = None,
    source: Source | None = None,
    key: UUID | None = None,
) -> Document:
    """Store what was read of an artifact, once.  Raises: Refused."""
    with acting(user, "document.take_in", at=at, on=artifact) as entry:
        known = earlier(Document, key, by="taken_in_by", user=user, entry=entry)
        rows = Document.objects.everywhere(why="the same bytes may be read already")
        there = known or rows.filter(agency=artifact.agency_id, artifact=artifact).first()
        if there is not None:
            entry.is_repeat = True
            return there
        from_elsewhere = told or Told()
        document = Document.objects.create(
            id=key or uuid4(),
            artifact=artifact,
            source=source,
            title=from_elsewhere.title[:300],
            publisher=from_elsewhere.publisher[:300],
            dated=from_elsewhere.date[:100],
            language=read.language,
            facts=list(read.facts),
            **_refused(read),
            agency_id=artifact.agency_id,
            team=user.team,
            owner=user,
            taken_in_at=at,
            taken_in_by=user,
        )
        proposed = store(document, read, at=at)
        entry.on = document
        entry.detail = {"sha256": artifact.sha256, "layers": len(read.layers), "said": proposed}
        return document


def _refused(read: ReadFile) -> dict[str, str]:
    if read.refusal is None:
        return {}
    return {
        "refused_code": read.refusal.code,
        "refused_why": read.refusal.message[:300],
        "refused_hint": read.refusal.hint[:300],
    }


def store(document: Document, read: ReadFile, *, at: datetime, first: int = 0) -> int:
    """Add the layers, the clean text and the proposals; returns how many proposals.

    Layers are numbered from ``first``; the clean text is the last of its reading.
    """
    if not read.layers:
        return 0
    kept = [
        TextLayer(
            document=document, number=number, name=layer["name"], text=layer["text"],
            runs=layer["runs"], read_by=layer["read_by"], read_at=at,
        )
        for number, layer in enumerate(read.layers, start=first)
    ]  # fmt: skip
    clean = TextLayer(
        document=document, number=first + len(kept), name=CLEAN, text=read.clean_text,
        runs=[list(span) for span in read.clean_spans], read_by=read.clean_read_by, read_at=at,
    )  # fmt: skip
    TextLayer.objects.bulk_create([*kept, clean])
    Statement.objects.bulk_create(_proposals(clean, read, at=at))
    return len(read.proposals)


def _proposals(layer: TextLayer, read: ReadFile, *, at: datetime) -> list[Any]:
    keys = [uuid4() for _ in read.proposals]
    rows = [
        Statement(
            id=key, layer=layer, number=number, span_start=told.span.start, span_end=told.span.end,
            told=written(told), parent_id=None if told.parent is None else keys[told.parent],
            proposed_at=at,
        )
        for number, (key, told) in enumerate(zip(keys, read.proposals, strict=True))
    ]  # fmt: skip
    # Those inside others come after them, so that each finds the row that it points to.
    return sorted(rows, key=lambda row: _depth(read.proposals, row.number))


def _depth(proposals: Any, number: int) -> int:
    depth, parent = 0, proposals[number].parent
    while parent is not None and depth < len(proposals):
        depth, parent = depth + 1, proposals[parent].parent
    return depth
