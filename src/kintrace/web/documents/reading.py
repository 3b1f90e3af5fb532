"""What does somebody see who reads a document?

The original with what repeats in it beside the clean text, what a reader must be warned of, and a
card for each statement that the program proposes. Opening it is written to the audit. Layer: web.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from kintrace.casework import access, policy
from kintrace.casework.account_reading import clean_texts
from kintrace.casework.document_anew import first_layer, readings
from kintrace.casework.document_reading import reads_otherwise
from kintrace.casework.statement_state import Standing, standings
from kintrace.documents.kinds import kind_of
from kintrace.documents.passages import Passages, passages
from kintrace.documents.reading import shareable
from kintrace.documents.reuse import reuse
from kintrace.documents.statements import Told, warnings
from kintrace.documents.statements.lemmas import DictionariesMissing
from kintrace.registry.models import AccountEntry, Document, Statement, TextLayer, User
from kintrace.values import KintraceError
from kintrace.web.documents.pieces import MOST_CHARACTERS, clean_pieces, original_pieces
from kintrace.web.documents.thing_page import got
from kintrace.web.documents.words import FACTS, doubt_word, refusal_word, said_of
from kintrace.web.movements.named import name_of

# A page must open at once, so only this much is compared; accounts compare whole texts.
MOST_COMPARED = 40
LONGEST_COMPARED = 20_000


@dataclass(frozen=True)
class Card:
    """One proposed statement: its number in the text, how it stands, and in which slots."""

    number: int
    row: Any
    standing: Standing
    said: str
    sentence: str
    depth: int
    parent: int | None
    entries: tuple[Any, ...]
    is_split: bool


@dataclass(frozen=True)
class EarlierReading:
    """What an older reader made of the document, with the statements that it proposed."""

    clean: TextLayer
    cards: list[Card]


@require_GET
def document(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show one document."""
    at, user = timezone.now(), request.user
    try:
        found = access.open_document(key, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error
    layers = readings(found)
    clean = layers[-1] if layers else None
    page = {
        "document": found,
        "title": found.title or found.artifact.name,
        "custody": found.artifact.custody_events.select_related("recorded_by"),
        "facts": _facts(found),
        "remarks": [one["text"] for one in found.facts if one["what"] == "remark"],
        "refusal": refusal_word(found.refused_code) if found.refused_code else "",
        "has_text": clean is not None,
        "is_picture": found.artifact.media_type.startswith("image/") and not found.refused_code,
        "may_open": policy.may(user, "artifact.read", found.artifact),
        "may_decide": policy.may(user, "statement.decide", found),
        "may_place": policy.may(user, "account.place"),
        "may_export": policy.may(user, "document.export", found),
        "may_read_anew": _may_read_anew(found, clean, user=user),
        **(_text(found, layers, user=user, at=at) if layers else {}),
    }
    return render(request, "documents/document.html", page)


@require_GET
def original(request: HttpRequest, key: UUID) -> FileResponse:
    """Hand out the bytes as they came in, to be saved and never shown by the browser."""
    at, user = timezone.now(), request.user
    found = got(Document, key, user=user, at=at)
    policy.require(user, "artifact.read", found.artifact)
    path = _path(found)
    access.note_read("artifact.read", user=user, at=at, on=found.artifact)
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=found.artifact.name,
        content_type="application/octet-stream",
    )


@require_GET
def shared(request: HttpRequest, key: UUID) -> HttpResponse:
    """Hand out a picture as it may be shared: its pixels, and nothing that the camera wrote."""
    at, user = timezone.now(), request.user
    found = got(Document, key, user=user, at=at)
    policy.require(user, "artifact.read", found.artifact)
    path = _path(found)
    try:
        picture = shareable(path.read_bytes())
    except KintraceError:
        return HttpResponse(status=415)
    access.note_read("artifact.read", user=user, at=at, on=found.artifact)
    return HttpResponse(picture, content_type=kind_of(picture).media_type)


def _path(found: Document) -> Path:
    """Return where the bytes of a document lie, or answer that there is nothing."""
    path = Path(settings.MEDIA_ROOT) / found.artifact.stored_as
    if not found.artifact.stored_as or not path.is_file():
        raise Http404
    return path


def _facts(found: Document) -> list[tuple[str, str]]:
    known = [one for one in found.facts if one["what"] in FACTS]
    return [(gettext(FACTS[one["what"]]), one["text"]) for one in known]


def _may_read_anew(found: Document, clean: TextLayer | None, *, user: User) -> bool:
    """Whether the user may have it read again, and this office would read it otherwise."""
    read_by = "" if clean is None else clean.read_by
    is_other = bool(found.refused_code) or (
        clean is not None and reads_otherwise(read_by, language=found.language)
    )
    return is_other and policy.may(user, "document.read_anew", found)


def _text(found: Document, layers: list[TextLayer], *, user: User, at: datetime) -> dict[str, Any]:
    *before, clean = layers
    first = first_layer(found, clean)
    cards = _cards(clean, user=user, at=at)
    earlier, count = [], len(cards)
    for layer in reversed(before):
        earlier.append(EarlierReading(layer, _cards(layer, user=user, at=at, after=count)))
        count += len(earlier[-1].cards)
    told = _told(found)
    repeats = passages(first.text[:MOST_CHARACTERS])
    spans = [(card.number, card.standing.told.span) for card in cards if not card.row.split_from_id]
    return {
        "pieces": original_pieces(repeats),
        "repeats": _counts(repeats),
        "clean": clean_pieces(clean.text[:MOST_CHARACTERS], spans),
        "is_cut": len(first.text) > MOST_CHARACTERS,
        "doubts": _doubts(clean.text, told),
        "cards": cards,
        "earlier": earlier,
        "read_by": clean.read_by,
        "alike": _alike(found, user=user, at=at),
        "waiting": sum(not card.standing.answer for card in cards),
    }


def _told(found: Document) -> Told:
    """Return what a person wrote of the document, or else what its file says of itself."""
    said = {one["what"]: one["text"] for one in reversed(found.facts)}
    return Told(
        title=found.title or said.get("title", ""),
        publisher=found.publisher or said.get("publisher", ""),
        date=found.dated or said.get("date", ""),
    )


def _doubts(text: str, told: Told) -> list[tuple[str, list[str]]]:
    """Return what a reader must be warned of; nothing where a language's words are not there."""
    try:
        found = warnings(text, told=told)
    except DictionariesMissing:
        return []
    return [(doubt_word(one.kind), [phrase.text for phrase in one.phrases]) for one in found]


def _alike(found: Document, *, user: User, at: datetime) -> list[Document]:
    """Return other documents of late that tell the same story in the same words."""
    rows = access.visible(Document, user=user, at=at).exclude(pk=found.pk)
    others = list(rows.select_related("artifact").order_by("-taken_in_at")[:MOST_COMPARED])
    texts = clean_texts([found.pk, *(one.pk for one in others)])
    listed = [found, *others]
    shared = reuse([texts.get(one.pk, "")[:LONGEST_COMPARED] for one in listed])
    same = {one.right for one in shared.pairs if one.left == 0 and one.is_same_story}
    return [listed[place] for place in sorted(same)]


def _counts(repeats: Passages) -> dict[str, int]:
    return {
        "echoes": len(repeats.echoes),
        "fragments": len(repeats.fragments),
        "stray": len(repeats.stray),
        "joints": len(repeats.glue),
        "sentences": len(repeats.sentences),
        "paragraphs": len(repeats.paragraphs),
    }


def _cards(clean: TextLayer, *, user: User, at: datetime, after: int = 0) -> list[Card]:
    """Return the cards of one reading, numbered on from those before."""
    rows = access.visible(Statement, user=user, at=at).filter(layer=clean)
    listed = list(rows.order_by("number", "proposed_at", "span_start"))
    stand = standings(listed)
    numbers = {row.pk: number for number, row in enumerate(listed, start=after + 1)}
    placed: dict[Any, list[Any]] = {}
    entries: Any = access.visible(AccountEntry, user=user, at=at)
    chosen = entries.standing().filter(statement__in=numbers)
    for entry in chosen.select_related("movement", "party"):
        placed.setdefault(entry.statement_id, []).append((entry, name_of(entry.movement)))
    return [
        Card(
            number=numbers[row.pk],
            row=row,
            standing=stand[row.pk],
            said=said_of(stand[row.pk].told),
            sentence=stand[row.pk].told.sentence.of(clean.text),
            depth=_depth(row.pk, stand),
            parent=numbers.get(stand[row.pk].parent_id),
            entries=tuple(placed.get(row.pk, ())),
            is_split=stand[row.pk].answer == "split",
        )
        for row in listed
    ]


def _depth(key: Any, stand: dict[Any, Standing]) -> int:
    """How deep a statement stands inside others, at most as deep as there are statements."""
    depth, parent = 0, stand[key].parent_id
    while parent in stand and depth < len(stand):
        depth, parent = depth + 1, stand[parent].parent_id
    return depth
