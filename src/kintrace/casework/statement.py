"""How do people decide on what a program read out of a document?

Confirm, correct, reject, split or nest: each is one decision that is added and never changed.
A hedge that the text has stays with the statement, whoever corrects or splits it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid4

from kintrace.casework.acting import Entry, NotNow, acting, earlier, lock_row
from kintrace.casework.statement_kept import written
from kintrace.casework.statement_state import standing
from kintrace.documents.span import Span
from kintrace.documents.statements import Cue, Phrase, Polarity, Speaker, SpeakerKind, Stance
from kintrace.documents.statements import Statement as Told
from kintrace.registry.models import Statement, StatementAnswer, StatementDecision, User


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What is so instead; ``speaker`` and ``content`` are words of the sentence, "" = none."""

    speaker: str
    speaker_kind: SpeakerKind
    stance: Stance
    polarity: Polarity
    content: str
    stands_for: str = ""


def confirm(user: User, *, at: datetime, statement: Statement, key: UUID | None = None) -> Any:
    """Say that the text says this, as it stands now.  Raises: Refused, NotNow."""
    with _deciding(user, statement, at=at) as entry:
        known = earlier(StatementDecision, key, by="by", user=user, entry=entry)
        if known is not None:
            return known
        fresh = lock_row(statement)
        if standing(fresh).answer == StatementAnswer.SPLIT:
            raise NotNow("this statement was split; decide on its parts")
        return _decide(entry, fresh, StatementAnswer.CONFIRM, user=user, at=at, key=key)


def reject(
    user: User, *, at: datetime, statement: Statement, why: str, key: UUID | None = None
) -> Any:
    """Say that the text does not say this.  Raises: Refused, NotNow."""
    with _deciding(user, statement, at=at, why=why) as entry:
        known = earlier(StatementDecision, key, by="by", user=user, entry=entry)
        if known is not None:
            return known
        fresh = lock_row(statement)
        if not why.strip():
            raise NotNow("say why the text does not say this")
        return _decide(entry, fresh, StatementAnswer.REJECT, user=user, at=at, key=key, why=why)


def correct(
    user: User,
    *,
    at: datetime,
    statement: Statement,
    correction: Correction,
    why: str = "",
    key: UUID | None = None,
) -> Any:
    """Say what the text says instead, in words of its own sentence.  Raises: Refused, NotNow."""
    with _deciding(user, statement, at=at, why=why) as entry:
        known = earlier(StatementDecision, key, by="by", user=user, entry=entry)
        if known is not None:
            return known
        fresh = lock_row(statement)
        told = corrected(standing(fresh).told, correction, text=fresh.layer.text)
        return _decide(
            entry, fresh, StatementAnswer.CORRECT, user=user, at=at, key=key, why=why,
            told=written(told),
        )  # fmt: skip


def split(
    user: User, *, at: datetime, statement: Statement, after: Sequence[int], key: UUID | None = None
) -> list[Statement]:
    """Make several statements of one, cutting what is said at these places of the text.

    Each part keeps the speaker, the saying and every hedge. Raises: Refused, NotNow.
    """
    with _deciding(user, statement, at=at) as entry:
        known = earlier(StatementDecision, key, by="by", user=user, entry=entry)
        if known is not None:
            return list(statement.parts.all())
        fresh = lock_row(statement)
        if standing(fresh).answer == StatementAnswer.SPLIT:
            raise NotNow("this statement was split already")
        parts = parts_of(standing(fresh).told, after, text=fresh.layer.text)
        _decide(entry, fresh, StatementAnswer.SPLIT, user=user, at=at, key=key)
        return list(
            Statement.objects.bulk_create([_part(fresh, one, user=user, at=at) for one in parts])
        )


def nest(
    user: User,
    *,
    at: datetime,
    statement: Statement,
    inside: Statement,
    key: UUID | None = None,
) -> Any:
    """Say that a statement stands inside what another one says.  Raises: Refused, NotNow."""
    with _deciding(user, statement, at=at) as entry:
        known = earlier(StatementDecision, key, by="by", user=user, entry=entry)
        if known is not None:
            return known
        fresh = lock_row(statement)
        if inside.layer_id != fresh.layer_id or _is_inside(inside, of=fresh):
            raise NotNow("a statement stands inside another one of the same text, never in itself")
        return _decide(entry, fresh, StatementAnswer.NEST, user=user, at=at, key=key, inside=inside)


def corrected(told: Told, correction: Correction, *, text: str) -> Told:
    """Return a statement with what is so instead; its hedges and relay chain stay.

    Raises: NotNow, for words that the sentence does not have.
    """
    speaker = _words(correction.speaker, told, text=text)
    content = _words(correction.content, told, text=text)
    if speaker is None and correction.speaker_kind is not SpeakerKind.UNATTRIBUTED:
        raise NotNow("say who speaks, or that nobody is named")
    return replace(
        told,
        speaker=Speaker(correction.speaker_kind, speaker, correction.stands_for.strip() or None),
        cue=Cue(told.cue.phrase, told.cue.lemma, correction.stance),
        polarity=correction.polarity,
        content=content,
    )


def parts_of(told: Told, after: Sequence[int], *, text: str) -> list[Told]:
    """Return a statement cut at places inside its content.  Raises: NotNow."""
    if told.content is None:
        raise NotNow("this statement has no content to split")
    whole = told.content.span
    cuts = [whole.start, *sorted(set(after)), whole.end]
    spans = [_trimmed(Span(one, two), text) for one, two in pairwise(cuts)
             if one < two]  # fmt: skip
    spans = [span for span in spans if span.start < span.end]
    if len(spans) < 2 or any(not whole.holds(span) for span in spans):
        raise NotNow("say where, inside what is said, the next statement begins")
    return [replace(told, content=Phrase(span.of(text), span)) for span in spans]


def _words(words: str, told: Told, *, text: str) -> Phrase | None:
    """Return where words stand in the statement's sentence; None for no words."""
    wanted = words.strip()
    if not wanted:
        return None
    place = told.sentence.of(text).find(wanted)
    if place < 0:
        raise NotNow(
            "the sentence has no such words", hint="copy them from the sentence, letter by letter"
        )
    start = told.sentence.start + place
    return Phrase(wanted, Span(start, start + len(wanted)))


def _trimmed(span: Span, text: str) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))


def _is_inside(statement: Statement, *, of: Statement) -> bool:
    """Whether a statement is another one, or stands in it at whatever depth."""
    seen: set[UUID] = set()
    at: Statement | None = statement
    while at is not None and at.pk not in seen:
        if at.pk == of.pk:
            return True
        seen.add(at.pk)
        parent = standing(at).parent_id
        rows = Statement.objects.everywhere(why="statements around one in hand")
        at = rows.filter(pk=parent).first()
    return False


def _deciding(user: User, statement: Statement, *, at: datetime, why: str = "") -> Any:
    return acting(user, "statement.decide", at=at, on=statement, reason=why)


def _decide(
    entry: Entry,
    statement: Statement,
    answer: StatementAnswer,
    *,
    user: User,
    at: datetime,
    key: UUID | None,
    why: str = "",
    **more: Any,
) -> StatementDecision:
    row = StatementDecision.objects.create(
        id=key or uuid4(), statement=statement, answer=answer, why=why, at=at, by=user, **more
    )
    entry.detail = {"decision": str(row.pk), "answer": str(answer)}
    return row


def _part(statement: Statement, told: Told, *, user: User, at: datetime) -> Statement:
    # The content is what tells the parts apart, so each part's span runs over its own words.
    span = told.content.span if told.content is not None else told.span
    return Statement(
        layer=statement.layer,
        number=statement.number,
        span_start=span.start,
        span_end=span.end,
        told=written(told),
        parent_id=standing(statement).parent_id,
        split_from=statement,
        proposed_at=at,
        proposed_by=user,
    )
