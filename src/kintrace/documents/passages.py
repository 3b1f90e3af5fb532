"""What does a document say twice, where was it glued together, and what is left said once?

``passages`` finds copies within one text, small edits aside, sentences that break off and where
they stand whole, words that belong to no copy, and the joints. Nothing is changed: the clean text
is made of stretches of the original. Pure; time and memory grow with the length of the text.
"""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from kintrace.documents.passages_copies import Copy, Words, copies, gone_words, kept_words
from kintrace.documents.passages_sentences import paragraphs_of, sentences_of
from kintrace.documents.passages_tokens import Tokens, tokens
from kintrace.documents.span import Span


@dataclass(frozen=True, slots=True)
class Echo:
    """A stretch that says again what another says, and the share of its words that are the same."""

    span: Span
    original: Span
    alike: float


@dataclass(frozen=True, slots=True)
class Fragment:
    """A broken sentence, and the sentence elsewhere in which it is whole."""

    span: Span
    complete: Span


class BlockKind(StrEnum):
    """What a block of the original is to the clean text."""

    KEPT = "kept"
    ECHO = "echo"
    FRAGMENT = "fragment"
    STRAY = "stray"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the original that is one thing; ``is_clean``: it is part of the clean text."""

    kind: BlockKind
    span: Span
    is_clean: bool


@dataclass(frozen=True)
class Passages:
    """A text and what repeats in it; all spans but those of sentences are of the original.

    ``glue`` are the offsets at which the text was restarted or cut.
    """

    text: str
    clean: tuple[Span, ...]
    echoes: tuple[Echo, ...]
    fragments: tuple[Fragment, ...]
    stray: tuple[Span, ...]
    glue: tuple[int, ...]

    @cached_property
    def clean_text(self) -> str:
        """The text once, without copies and stray words."""
        return "".join(span.of(self.text) for span in self.clean)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences of the clean text, as spans of the clean text."""
        return sentences_of(self.clean_text)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Paragraphs of the clean text, as spans of the clean text."""
        return paragraphs_of(self.clean_text)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The whole original in order, cut where its kind changes."""
        return _blocks(self)

    def in_original(self, span: Span) -> tuple[Span, ...]:
        """Return where a stretch of the clean text stands in the original: more than one if cut.

        >>> passages("One text.").in_original(Span(4, 8))
        (Span(start=4, end=8),)
        """
        ends = list(accumulate(piece.end - piece.start for piece in self.clean))
        found = []
        for at in range(bisect_right(ends, span.start), len(ends)):
            begin = ends[at] - (self.clean[at].end - self.clean[at].start)
            if begin >= span.end:
                break
            shift = self.clean[at].start - begin
            found.append(Span(max(span.start, begin) + shift, min(span.end, ends[at]) + shift))
        return tuple(found)


def passages(text: str) -> Passages:
    """Return what repeats in a text, and the text once.

    >>> passages("Nothing is said twice here.").clean_text
    'Nothing is said twice here.'
    """
    words = tokens(text)
    found = copies(words)
    gone = gone_words(found)
    return Passages(
        text,
        _clean(words, gone),
        tuple(_echo(words, copy) for copy in found),
        tuple(_fragments(words, found)),
        tuple(_span(words, stray) for stray in sorted({c.stray for c in found if c.stray})),
        tuple(sorted({words.begin(at) for copy in found for at in copy.glue})),
    )


def _span(words: Tokens, stretch: Words) -> Span:
    """Return the stretch from its first word to its last, with the marks that close it."""
    return Span(words.begin(stretch[0]), _blanks_before(words.text, words.begin(stretch[1])))


def _echo(words: Tokens, copy: Copy) -> Echo:
    longer = max(copy.gone[1] - copy.gone[0], copy.stays[1] - copy.stays[0], 1)
    alike = min(copy.matched / longer, 1.0)
    return Echo(_span(words, copy.gone), _span(words, copy.stays), round(alike, 3))


def _fragments(words: Tokens, found: tuple[Copy, ...]) -> list[Fragment]:
    pairs = {
        (_span(words, broken), _span(words, whole))
        for copy in found
        for broken, whole in copy.fragments
    }
    return [Fragment(*pair) for pair in sorted(pairs)]


def _clean(words: Tokens, gone: list[Words]) -> tuple[Span, ...]:
    """Return what stays; where stretches meet, the larger of the two breaks between is kept."""
    text = words.text
    if not gone:
        return (Span(0, len(text)),) if text else ()
    spans: list[Span] = []
    for start, end in kept_words(gone, count=len(words)):
        first = words.begin(start) if start else 0
        last = words.begin(end) if end < len(words) else len(text)
        blanks = _blanks_before(text, first)
        if spans and "\n" in text[blanks:first]:
            left = spans[-1]
            ending = _blanks_before(text, left.end)
            if "\n" not in text[ending : left.end]:
                spans[-1] = Span(left.start, ending)
                first = blanks
        spans.append(Span(first, last))
    if spans and spans[-1].end < len(text):
        spans[-1] = Span(spans[-1].start, _blanks_before(text, spans[-1].end))
    return tuple(spans)


def _blanks_before(text: str, at: int) -> int:
    """Return where the blanks before an offset begin."""
    while at and text[at - 1].isspace():
        at -= 1
    return at


def _blocks(found: Passages) -> tuple[Block, ...]:
    """Cut the original at every edge; of several kinds the most telling counts."""
    marked = [(echo.span, BlockKind.ECHO) for echo in found.echoes]
    marked += [(fragment.span, BlockKind.FRAGMENT) for fragment in found.fragments]
    marked += [(stray, BlockKind.STRAY) for stray in found.stray]
    edges = {0, len(found.text), *(e for s, _ in marked for e in (s.start, s.end))}
    edges |= {edge for span in found.clean for edge in (span.start, span.end)}
    cuts = sorted(edges)
    place = {cut: at for at, cut in enumerate(cuts)}
    is_clean = [False] * len(cuts)
    for span in found.clean:
        reach = range(place[span.start], place[span.end])
        for at in reach:
            is_clean[at] = True
    kinds = [BlockKind.KEPT if kept else BlockKind.ECHO for kept in is_clean]
    for span, kind in marked:
        for at in range(place[span.start], place[span.end]):
            kinds[at] = kind
    pieces = zip(cuts, cuts[1:], kinds, is_clean, strict=False)
    return tuple(Block(kind, Span(start, end), kept) for start, end, kind, kept in pieces)
