"""How well do the proposals find what the annotators of PolNeAR found?

PolNeAR 1.0 (github.com/networkdynamics/PolNeAR): American political news of 2015 and 2016, each
attribution with its source, cue and content. Nothing of it is in the repository; a checkout is
named by an option.

On its terms: each word belongs to one attribution at most. So what stands within what somebody
else says, or within quotation marks, is left out of what is scored, and so is what a document says
in its own voice. A span is right when it shares a word with one of the other side; words and exact
spans are counted too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kintrace.documents.span import Span
from kintrace.documents.statements import Statement, statements
from kintrace.documents.statements.words import Token, tokens

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Article:
    """One article: its text, and the spans of annotated cues and sources."""

    text: str
    cues: frozenset[Spans]
    sources: frozenset[Spans]


@dataclass
class Counts:
    """What was found of one part of attributions."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(
        self, text: str, words: list[Token], told: frozenset[Spans], found: frozenset[Spans]
    ) -> None:
        """Add one article."""
        in_told, in_found = _marked(text, told), _marked(text, found)
        self.counts["told"] += len(told)
        self.counts["found"] += len(found)
        self.counts["right"] += sum(_touches(spans, in_told) for spans in found)
        self.counts["met"] += sum(_touches(spans, in_found) for spans in told)
        self.counts["same"] += len(told & found)
        for word in words:
            is_told, is_found = in_told[word.start], in_found[word.start]
            self.counts["words told"] += is_told
            self.counts["words found"] += is_found
            self.counts["words right"] += is_told & is_found

    def overlapping(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of spans that share a word."""
        return _prf(self._share("right", "found"), self._share("met", "told"))

    def by_word(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of words."""
        return _prf(
            self._share("words right", "words found"), self._share("words right", "words told")
        )

    def exact(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of spans that are the same."""
        return _prf(self._share("same", "found"), self._share("same", "told"))

    def _share(self, part: str, whole: str) -> float:
        return self.counts[part] / self.counts[whole] if self.counts[whole] else 0.0


def _prf(precision: float, recall: float) -> tuple[float, float, float]:
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def articles(folder: Path, part: str) -> Iterator[Article]:
    """Read one part of the corpus, by its first annotator where there are several."""
    base = folder / "data" / part
    for path in sorted((base / "text").glob("*.txt")):
        told = sorted((base / "attributions").glob(f"{path.stem}*.ann"))
        yield _article(path.read_text(encoding="utf-8"), told[0].read_text(encoding="utf-8"))


def _article(text: str, annotations: str) -> Article:
    spans: dict[str, Spans] = {}
    parts: dict[str, set[Spans]] = {"Cue": set(), "Source": set()}
    for line in annotations.split("\n"):
        cells = line.split("\t")
        if line[:1] == "T" and len(cells) > 2:
            places = cells[1].partition(" ")[2].split(";")
            spans[cells[0]] = tuple(_place(place) for place in places)
        elif line[:1] == "E" and cells[1].startswith("Attribution"):
            for role, _, name in (word.partition(":") for word in cells[1].split()[1:]):
                if role.rstrip("0123456789") in parts and name in spans:
                    parts[role.rstrip("0123456789")].add(spans[name])
    return Article(text, frozenset(parts["Cue"]), frozenset(parts["Source"]))


def _place(text: str) -> tuple[int, int]:
    start, end = text.split()
    return int(start), int(end)


def measured(read: Iterable[Article]) -> tuple[Counts, Counts]:
    """Return the counts of cues and of sources over these articles."""
    cues, sources = Counts(), Counts()
    for article in read:
        words = tokens(article.text)
        outer = outermost(article.text, words)
        plain = [word for word in words if word.is_word]
        found_cues = frozenset({_spans(one.cue.phrase.span) for one in outer})
        found_sources = frozenset(
            {_spans(one.speaker.span) for one in outer if one.speaker.span is not None}
        )
        cues.add(article.text, plain, article.cues, found_cues)
        sources.add(article.text, plain, article.sources, found_sources)
    return cues, sources


def outermost(text: str, words: list[Token]) -> list[Statement]:
    """Return the statements that stand in nobody else's words."""
    quoted = {word.start for word in words if word.quoted}
    return [
        one
        for one in statements(text, language="en")
        if one.cue.lemma and one.parent is None and one.cue.phrase.span.start not in quoted
    ]


def _spans(span: Span) -> Spans:
    return ((span.start, span.end),)


def _marked(text: str, spans: Iterable[Spans]) -> bytearray:
    marks = bytearray(len(text) + 1)
    for parts in spans:
        for start, end in parts:
            marks[start:end] = b"\1" * (end - start)
    return marks


def _touches(spans: Spans, marks: bytearray) -> bool:
    return any(any(marks[start:end]) for start, end in spans)
