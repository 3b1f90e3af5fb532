"""Which marks does the original bear on a page, and which numbers the clean text?

Copies, broken sentences, stray words and joints are told by words, not by colour alone. A copy
names the paragraph of the clean text in which it can be read.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise

from kintrace.documents.passages import BlockKind, Passages
from kintrace.documents.report.gathered import Gathered
from kintrace.documents.span import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the original: its kind, whether it stays, and what is written before it.

    ``joint`` is the number of the joint that it begins at, or None; ``paragraph`` is where its
    words can be read in the clean text, or None; ``is_first`` says that its mark begins here.
    """

    text: str
    kind: BlockKind
    is_clean: bool
    joint: int | None
    paragraph: int | None
    is_first: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the clean text and the numbers, from 1, of the statements in it."""

    text: str
    statements: tuple[int, ...]


def pieces(said: Passages) -> list[Piece]:
    """Return the original in order, cut where its kind changes and at joints.

    Blanks at its end are left out.
    """
    joints = {at: number for number, at in enumerate(said.glue, start=1)}
    paragraphs = {echo.span.start: _paragraph(said, echo.original) for echo in said.echoes}
    paragraphs |= {one.span.start: _paragraph(said, one.complete) for one in said.fragments}
    starts = {span.start for span in (*said.stray, *(f.span for f in said.fragments))}
    starts |= {echo.span.start for echo in said.echoes}
    found = []
    for block in said.blocks:
        first = bisect_right(said.glue, block.span.start)
        cuts = said.glue[first : bisect_left(said.glue, block.span.end)]
        edges = [block.span.start, *cuts, block.span.end]
        for start, end in pairwise(edges):
            found.append(
                Piece(
                    said.text[start:end],
                    block.kind,
                    block.is_clean,
                    joints.get(start),
                    paragraphs.get(start),
                    start in starts and block.kind is not BlockKind.KEPT,
                )
            )
    while found and not found[-1].text.strip():
        found.pop()
    return found


def paragraphs(found: Gathered) -> list[list[Sentence]]:
    """Return the clean text: paragraphs of sentences, each with its statements' numbers."""
    said = found.passages
    sentences = [span.start for span in said.sentences]
    numbers: dict[int, list[int]] = {}
    for number, one in enumerate(found.statements, start=1):
        numbers.setdefault(bisect_right(sentences, one.sentence.start) - 1, []).append(number)
    starts = [span.start for span in said.paragraphs]
    whole: list[list[Sentence]] = [[] for _ in starts]
    for at, span in enumerate(said.sentences):
        sentence = Sentence(span.of(said.clean_text), tuple(numbers.get(at, ())))
        whole[bisect_right(starts, span.start) - 1].append(sentence)
    return whole


def _paragraph(said: Passages, span: Span) -> int | None:
    """Return the number of the clean paragraph in which a stretch of the original begins."""
    starts = [piece.start for piece in said.clean]
    at = bisect_right(starts, span.start) - 1
    if at < 0 or span.start >= said.clean[at].end:
        return None
    before = list(accumulate((piece.end - piece.start for piece in said.clean), initial=0))
    place = before[at] + span.start - said.clean[at].start
    return bisect_right([one.start for one in said.paragraphs], place) or None
