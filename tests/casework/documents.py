"""Which documents do tests about accounts work on?

Two invented papers about one invented movement, one of each side, as a reader would have read
them; and a movement that nobody's word names.
"""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from kintrace.casework import document, movement, receive, statement
from kintrace.casework.document_reading import ReadFile
from kintrace.casework.kept_bytes import keep_bytes
from kintrace.documents.span import Span
from kintrace.documents.statements import (
    Cue,
    Hedge,
    HedgeKind,
    Phrase,
    Polarity,
    Speaker,
    SpeakerKind,
    Stance,
    Told,
)
from kintrace.documents.statements import Statement as Proposal
from kintrace.registry.models import Document, Movement, Source, Statement, User

NORVIA = (
    "Norvia accused Sudria of taking about forty children from Lake Osk without asking parents. "
    "A clerk is said to have kept the list."
)
SUDRIA = "Sudria denied this and insisted that parents of all children had agreed in writing."


def phrase(text: str, words: str) -> Phrase:
    """Where words stand in a text."""
    start = text.index(words)
    return Phrase(words, Span(start, start + len(words)))


def proposal(
    text: str,
    *,
    speaker: str,
    cue: str,
    content: str,
    stance: Stance = Stance.ACCUSE,
    hedge: str = "",
    **more: Any,
) -> Proposal:
    """One proposal, as the program makes it."""
    said, by = phrase(text, content), phrase(text, cue)
    start = min(by.span.start, text.index(speaker))
    return Proposal(
        sentence=Span(text.rindex(".", 0, start) + 2 if "." in text[:start] else 0,
                      text.index(".", said.span.start) + 1),
        span=Span(start, said.span.end),
        language="en",
        speaker=Speaker(SpeakerKind.GOVERNMENT, phrase(text, speaker), more.pop("is_of", None)),
        cue=Cue(by, cue, stance),
        content=said,
        hedges=(Hedge(phrase(text, hedge), HedgeKind.ROUGHLY),) if hedge else (),
        **more,
    )  # fmt: skip


def norvian() -> ReadFile:
    """The paper that accuses, with a hedge."""
    accusing = proposal(
        NORVIA, speaker="Norvia", cue="accused", hedge="about",
        content="taking about forty children from Lake Osk without asking parents",
    )  # fmt: skip
    return whole(NORVIA, accusing)


def sudrian() -> ReadFile:
    """The paper that denies and insists."""
    insisting = proposal(
        SUDRIA, speaker="Sudria", cue="insisted", stance=Stance.INSIST,
        content="parents of all children had agreed in writing",
    )  # fmt: skip
    denying = proposal(
        SUDRIA, speaker="Sudria", cue="denied", stance=Stance.DENY, content="this",
        polarity=Polarity.NEGATED,
    )  # fmt: skip
    return whole(SUDRIA, denying, insisting)


def whole(text: str, *proposals: Proposal) -> ReadFile:
    """A text that says nothing twice."""
    return ReadFile(
        media_type="text/plain",
        layers=({"name": "text", "text": text, "runs": [], "read_by": "a test"},),
        clean_text=text,
        clean_spans=((0, len(text)),),
        clean_read_by="a test",
        proposals=proposals,
    )


def take_in(
    user: User, *, at: datetime, read: ReadFile, copy: str = "a", publisher: str = ""
) -> Document:
    """Take a paper in."""
    kept = keep_bytes([read.clean_text.encode(), copy.encode()], folder=Path(settings.MEDIA_ROOT))
    artifact = receive.take_in(
        user, at=at, sha256=kept.sha256, size=kept.size, media_type=read.media_type,
        name="paper.txt", stored_as=kept.stored_as,
    )  # fmt: skip
    told = Told(publisher=publisher)
    return document.take_in(user, at=at, artifact=artifact, read=read, told=told)


def statements_of(taken: Document) -> list[Statement]:
    """The proposals of a document, in order."""
    rows = Statement.objects.everywhere(why="test").filter(layer__document=taken)
    return list(rows.order_by("number", "span_start"))


def confirmed(user: User, *, at: datetime, read: ReadFile, copy: str = "a") -> list[Statement]:
    """The statements of a paper, confirmed."""
    found = statements_of(take_in(user, at=at, read=read, copy=copy))
    for one in found:
        statement.confirm(user, at=at, statement=one)
    return found


def party(user: User, *, at: datetime, name: str) -> Source:
    """A party, known to all agencies."""
    return receive.name_source(user, at=at, kind="party", name=name, is_shared=True)


def moves(user: User, *, at: datetime) -> Movement:
    """A movement whose children nobody registered."""
    return movement.record(
        user, at=at, label="Lake Osk to Tarn, October 2022", from_text="Lake Osk", to_text="Tarn",
        departed="10.2022",
    )  # fmt: skip
