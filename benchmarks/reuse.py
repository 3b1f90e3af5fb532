"""Are copies of one story found among many stories, and the words that they share?

Stories of our own grammar (benchmarks/articles.py): each was sent to several papers, which print it
whole, shortened, with paragraphs in another order, with words changed, or within a longer article
of their own. Others share a notice or a saying with them, and no story. MinHash (datasketch) gets
the threshold that is best for it on the very set reported. Its cost has no alignment in it. Pairs
that share about as much as the line between one story and two count neither way.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from benchmarks.articles import WORD, Writer, edited, writer
from benchmarks.outcome import Goal, goals_table
from benchmarks.report import Cell, Report, Table, arguments
from kintrace.documents.reuse import Reuse, reuse

WANTED, MEGABYTES = 0.97, 1.0
SHINGLE, PERMUTATIONS = 4, 128
# Words in common, and their share of the shorter: two stories up to the first, one from the second.
WORDS_BETWEEN, SHARE_BETWEEN = (30, 60), (0.2, 0.4)
Pairs = set[tuple[int, int]]


@dataclass(frozen=True)
class Piece:
    """Words of a document: which of a story's paragraphs they are; None = of nobody else's."""

    text: str
    source: str | None


@dataclass(frozen=True)
class Paper:
    """One document as printed, made of pieces a line each."""

    pieces: tuple[Piece, ...]
    is_copy: bool = False

    @property
    def text(self) -> str:
        return "\n".join(piece.text for piece in self.pieces)

    def words(self) -> int:
        return sum(count_words(piece.text) for piece in self.pieces)


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--stories", type=int, default=120, help="how many stories")
    parser.add_argument("--seed", default="held out", help="of the stories")
    told = parser.parse_args()
    Report("reuse", list(tables(told.seed, told.stories)), told.date).publish(told.results)


def tables(seed: str, stories: int) -> Iterator[Table]:
    papers = [paper for at in range(stories) for paper in printed(f"{seed} {at}")]
    texts = [paper.text for paper in papers]
    is_one_story = {pair: is_shared(papers, pair) for pair in combinations(range(len(papers)), 2)}
    truth = {pair for pair, is_one in is_one_story.items() if is_one}
    unclear = {pair for pair, is_one in is_one_story.items() if is_one is None}
    started = time.process_time()
    found = reuse(texts)
    seconds = time.process_time() - started
    ours = {(one.left, one.right) for one in found.pairs if one.is_same_story} - unclear
    started = time.process_time()
    similar = {pair: value for pair, value in jaccards(texts).items() if pair not in unclear}
    minhash_seconds = time.process_time() - started
    threshold = best_threshold(similar, truth)
    theirs = {pair for pair, value in similar.items() if value >= threshold}
    rows: list[tuple[Cell, ...]] = [
        ("Kintrace", *measures(ours, truth), seconds),
        (f"MinHash, Jaccard from {threshold:.2f}", *measures(theirs, truth), minhash_seconds),
    ]
    columns = ("contender", "precision", "recall", "F1", "seconds")
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    note = (
        f"{len(papers):,} documents of {stories:,} stories, {megabytes:.2f} MB, "
        f"{len(truth):,} pairs."
    )
    yield Table("Pairs that tell one story", columns, rows, note)
    spans = span_measures(found, papers, truth)
    yield Table(
        "Words shared by these pairs",
        ("precision", "recall", "F1"),
        [spans],
        "Words of the left document within the proposed stretches, beside those printed from "
        "the same paragraph.",
    )
    yield clusters_table(found, papers, seed, stories)
    yield goals_table(
        [
            Goal("F1 of pairs", WANTED, measures(ours, truth)[2]),
            Goal("F1 of shared words", WANTED, spans[2]),
            Goal("MB a second a core", MEGABYTES, megabytes / seconds),
        ]
    )


def printed(seed: str) -> list[Paper]:
    """The papers of one story, and one of its own that shares a notice or a saying."""
    write = writer(seed)
    lines = write.article(sentences=write.dice.randint(6, 16)).split("\n")
    notice = write("boilerplate")
    papers = [paper_of(write, lines, f"{seed} ", notice) for _ in range(write.dice.randint(2, 6))]
    return [*papers, Paper((*own(write, 6, 14), Piece(notice, None)))]


def paper_of(write: Writer, lines: Sequence[str], name: str, notice: str) -> Paper:
    dice = write.dice
    pieces = [Piece(line, f"{name}{at}") for at, line in enumerate(lines)]
    share = dice.choice((0.0, 0.0, 0.03, 0.08))
    match dice.choice(("whole", "shortened", "reordered", "within another", "in parts")):
        case "shortened":
            pieces = pieces[: max(3, round(len(pieces) * dice.uniform(0.4, 0.8)))]
        case "reordered":
            dice.shuffle(pieces)
        case "within another":
            pieces = [*own(write, 2, 16), *pieces, *own(write, 2, 16)]
        case "in parts":
            start = dice.randrange(max(1, len(pieces) - 3))
            pieces = [*own(write, 4, 16), *pieces[start : start + 4], *own(write, 4, 16)]
    changed = [Piece(edited(write, piece.text, share), piece.source) for piece in pieces]
    head = [Piece(write.sentence(), None)] if dice.random() < 0.5 else []
    is_copy = all(piece.source is not None for piece in pieces)
    return Paper((*head, *changed, Piece(notice, None)), is_copy)


def own(write: Writer, least: int, most: int) -> list[Piece]:
    """Paragraphs that a paper wrote itself."""
    text = write.article(sentences=write.dice.randint(least, most))
    return [Piece(line, None) for line in text.split("\n")]


def common_words(left: Paper, right: Paper) -> int:
    """Words of the left that both took from the same paragraphs."""
    sources = {piece.source for piece in right.pieces if piece.source is not None}
    return sum(count_words(piece.text) for piece in left.pieces if piece.source in sources)


@cache
def count_words(text: str) -> int:
    return len(WORD.findall(text))


def is_shared(papers: Sequence[Paper], pair: tuple[int, int]) -> bool | None:
    """Whether two papers tell one story; None = about as much as the line."""
    left, right = (papers[at] for at in pair)
    count = common_words(left, right)
    share = count / min(left.words(), right.words())
    if count >= WORDS_BETWEEN[1] and share >= SHARE_BETWEEN[1]:
        return True
    return False if count <= WORDS_BETWEEN[0] or share <= SHARE_BETWEEN[0] else None


def jaccards(texts: Sequence[str]) -> dict[tuple[int, int], float]:
    """MinHash's estimate for each pair of documents that is not nothing."""
    # Only measuring needs it, so the tests of this file run without the peers.
    from datasketch import MinHash

    hashes = []
    for text in texts:
        words = [word.casefold() for word in WORD.findall(text)]
        shingles = {" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}
        one = MinHash(num_perm=PERMUTATIONS)
        one.update_batch([shingle.encode() for shingle in shingles])
        hashes.append(one)
    pairs = combinations(range(len(texts)), 2)
    values = ((pair, hashes[pair[0]].jaccard(hashes[pair[1]])) for pair in pairs)
    return {pair: float(value) for pair, value in values if value > 0}


def best_threshold(similar: dict[tuple[int, int], float], truth: Pairs) -> float:
    def f1_from(threshold: float) -> float:
        return measures({p for p, value in similar.items() if value >= threshold}, truth)[2]

    return max((at / 50 for at in range(1, 50)), key=f1_from)


def measures(found: Pairs, truth: Pairs) -> tuple[float, float, float]:
    return f1(len(found & truth), len(found), len(truth))


def f1(right: int, found: int, wanted: int) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    return right / max(found, 1), right / max(wanted, 1), 2 * right / max(found + wanted, 1)


def span_measures(
    found: Reuse, papers: Sequence[Paper], truth: Pairs
) -> tuple[float, float, float]:
    spans = {(one.left, one.right): [span for span, _ in one.spans] for one in found.pairs}
    right = proposed = wanted = 0
    for pair in truth:
        left, other = (papers[at] for at in pair)
        common = {piece.source for piece in other.pieces if piece.source is not None}
        inside = list(words_within(left, common))
        flags = [any(s.start <= at < s.end for s in spans.get(pair, [])) for at, _ in inside]
        proposed += sum(flags)
        wanted += sum(is_common for _, is_common in inside)
        right += sum(flag and one[1] for flag, one in zip(flags, inside, strict=True))
    return f1(right, proposed, wanted)


def words_within(paper: Paper, sources: set[str]) -> Iterator[tuple[int, bool]]:
    """Offset of each word of a paper, and whether it is printed from one of the sources.

    A notice that both print is common too.
    """
    at = 0
    for number, piece in enumerate(paper.pieces):
        is_notice = number == len(paper.pieces) - 1
        for word in WORD.finditer(piece.text):
            yield at + word.start(), piece.source in sources or is_notice
        at += len(piece.text) + 1


def clusters_table(found: Reuse, papers: Sequence[Paper], seed: str, stories: int) -> Table:
    """Whether copies of a story stay one text, apart from others; partial copies are left out."""
    story_of = [at for at in range(stories) for _ in printed(f"{seed} {at}")]
    copies = [{story_of[at] for at in members if papers[at].is_copy} for members in found.clusters]
    texts = {story_of[at] for at, paper in enumerate(papers) if paper.is_copy}
    row = (
        sum(paper.is_copy for paper in papers),
        len(texts),
        sum(bool(stories_here) for stories_here in copies),
        sum(len(stories_here) > 1 for stories_here in copies),
    )
    columns = ("copies", "stories", "clusters with copies", "clusters of two stories")
    return Table("Documents that count as one text", columns, [row])


if __name__ == "__main__":
    main()
