"""Which statements stand within what others say?

A statement in the content of another is its child: the parent's speaker becomes the nearest link of
the child's relay, and the parent's hedges are the child's too.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kintrace.documents.span import Span
from kintrace.documents.statements.statement import Hedge, Phrase, Statement

_LONGEST_QUOTE = 4000
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before nesting, and what decides about it."""

    statement: Statement
    is_quoted: bool = False
    is_shared: bool = False
    is_frame: bool = False


def nested(text: str, drafts: Sequence[Draft]) -> tuple[Statement, ...]:
    """Return the statements in order, each with its parent's index, relay and hedges."""
    order = sorted(
        drafts, key=lambda draft: (draft.statement.cue.phrase.span, draft.statement.span)
    )
    wide = _quotes_continued(text, order)
    parents = [_parent(wide, index) for index in range(len(wide))]
    parents = [None if _loops(parents, index) else parent for index, parent in enumerate(parents)]
    done: dict[int, Statement] = {}
    for index in range(len(wide)):
        _inherit(index, wide, parents, done)
    return tuple(done[index] for index in range(len(wide)))


def _inherit(
    index: int, drafts: Sequence[Draft], parents: Sequence[int | None], done: dict[int, Statement]
) -> None:
    """Complete the chain from the outermost statement down to this one."""
    chain = [index]
    while (parent := parents[chain[-1]]) is not None and parent not in done:
        chain.append(parent)
    for place in reversed(chain):
        statement, above = drafts[place].statement, parents[place]
        if above is not None:
            outer = done[above]
            statement = replace(
                statement,
                parent=above,
                relay=(*outer.relay, outer.speaker, *statement.relay),
                hedges=_joined(outer.hedges, statement.hedges),
            )
        done[place] = statement


def _joined(outer: Sequence[Hedge], own: Sequence[Hedge]) -> tuple[Hedge, ...]:
    return tuple(sorted({*outer, *own}, key=lambda hedge: (hedge.phrase.span, hedge.kind)))


def _loops(parents: Sequence[int | None], index: int) -> bool:
    """Whether a chain of parents comes back to this one."""
    seen, place = {index}, parents[index]
    while place is not None:
        if place in seen:
            return place == index
        seen.add(place)
        place = parents[place]
    return False


def _parent(drafts: Sequence[Draft], index: int) -> int | None:
    """Return the innermost statement in whose content this cue stands."""
    own = drafts[index]
    cue = own.statement.cue.phrase.span
    best: tuple[int, int] | None = None
    # A statement's frame is near: no need to look through the whole text.
    for place in range(max(0, index - _NEAR), min(len(drafts), index + _NEAR)):
        other = drafts[place]
        content = other.statement.content
        if place == index or content is None or not content.span.holds(cue) or cue.start == cue.end:
            continue
        if _stands_beside(own, other):
            continue
        size = content.span.end - content.span.start
        if best is None or size < best[0]:
            best = size, place
    return None if best is None else best[1]


def _stands_beside(own: Draft, other: Draft) -> bool:
    """Whether a cue within another's words is a further act of the same speaker, or its frame."""
    if own.is_quoted and not other.is_quoted:
        return False
    if own.is_frame:
        return True
    same = own.statement.speaker.span == other.statement.speaker.span
    if own.is_shared and same and own.statement.cue.phrase.span > other.statement.cue.phrase.span:
        return True
    content = own.statement.content
    mutual = content is not None and content.span.holds(other.statement.cue.phrase.span)
    return (
        mutual
        and own.statement.cue.phrase.span < other.statement.cue.phrase.span
        and other.is_frame is False
        and not content_after(own, other)
    )


def content_after(own: Draft, other: Draft) -> bool:
    """Whether the other cue comes last: "He denied it, she said": then it is the frame."""
    content = other.statement.content
    return content is not None and content.span.end <= other.statement.cue.phrase.span.start


def _quotes_continued(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Let a quotation that goes on into the next sentences belong to its speaker."""
    found = list(drafts)
    for index, draft in enumerate(found):
        content = draft.statement.content
        if content is None or not draft.statement.quotations or draft.is_quoted:
            continue
        end = _quote_end(text, draft.statement.quotations[-1].span.end)
        if end > content.span.end:
            span = Span(content.span.start, end)
            last = draft.statement.quotations[-1]
            long = Phrase(text[last.span.start : end], Span(last.span.start, end))
            statement = replace(
                draft.statement,
                content=Phrase(span.of(text), span),
                quotations=(*draft.statement.quotations[:-1], long),
            )
            found[index] = replace(draft, statement=statement)
    return found


def _quote_end(text: str, start: int) -> int:
    """Return where a quotation that is open here is closed, within its paragraph."""
    stop = text.find("\n", start, start + _LONGEST_QUOTE)
    stop = min(len(text), start + _LONGEST_QUOTE) if stop < 0 else stop
    if start > 0 and text[start - 1 : start + 1].strip("”»") == "":
        return start
    closing = min((at for mark in "”»" if (at := text.find(mark, start, stop)) >= 0), default=-1)
    opening = min((at for mark in "“«„" if (at := text.find(mark, start, stop)) >= 0), default=-1)
    return closing if closing >= 0 and (opening < 0 or closing < opening) else start
