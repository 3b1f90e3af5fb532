"""Into which pieces is a text cut, so that a page can colour what repeats and who speaks?

Pure: takes a text with its passages or statements and returns pieces in order, whose texts put
together are the text again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kintrace.documents.passages import Passages
from kintrace.documents.span import Span

# A page that a phone can open; the whole text stays in the file itself.
MOST_CHARACTERS = 60_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the original: its words, what it is, and whether the text was joined here."""

    text: str
    kind: str
    is_joint: bool


@dataclass(frozen=True, slots=True)
class CleanPiece:
    """A stretch of the clean text: the numbers of statements it is in, and of those it ends."""

    text: str
    inside: tuple[int, ...]
    ends: tuple[int, ...]


def original_pieces(found: Passages) -> list[Piece]:
    """Return the original cut where its kind changes or where it was joined."""
    kinds = {block.span.start: str(block.kind.value) for block in found.blocks}
    cuts = sorted({*kinds, *found.glue, len(found.text)} | {0})
    pieces, kind = [], "kept"
    for start, end in pairwise(cuts):
        kind = kinds.get(start, kind)
        pieces.append(Piece(found.text[start:end], kind, start in found.glue))
    return pieces


def clean_pieces(text: str, spans: Sequence[tuple[int, Span]]) -> list[CleanPiece]:
    """Return the clean text cut where a statement begins or ends; ``spans`` with their numbers."""
    edges = {0, len(text), *(edge for _, span in spans for edge in (span.start, span.end))}
    cuts = sorted(edge for edge in edges if edge <= len(text))
    return [
        CleanPiece(
            text[start:end],
            tuple(number for number, span in spans if span.start <= start and end <= span.end),
            tuple(number for number, span in spans if span.end == end),
        )
        for start, end in pairwise(cuts)
    ]
