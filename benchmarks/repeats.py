"""Is a damaged article read once, are its joints found, and is an untouched one left alone?

Articles of our own grammar (benchmarks/articles.py), damaged by script, with 0, 3 and 8 % of the
pasted words changed. Words are compared in order; a joint counts as found within three words. The
peers give a clean text but no joints. Seeds of development are others than the one reported.
"""

import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator

from rapidfuzz.distance import LCSseq

from benchmarks.articles import DAMAGES, WORD, Damaged, damaged, untouched
from benchmarks.outcome import Goal, goals_table
from benchmarks.repeats_hostile import hostile
from benchmarks.report import Cell, Report, Table, arguments
from kintrace.documents.passages import passages
from kintrace.documents.passages_sentences import sentences_of

EDITS = {0.0: 0.99, 0.03: 0.98, 0.08: 0.96}
GLUE_PRECISION, GLUE_RECALL, NEAR = 0.97, 0.96, 3
FLAGGED, MEGABYTES = 0.02, 1.0
OURS = "Kintrace"
Cleaner = Callable[[str], str]


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--articles", type=int, default=1000, help="for each share of edits")
    parser.add_argument("--seed", default="held out", help="of the articles")
    told = parser.parse_args()
    Report("repeats", list(tables(told.seed, told.articles)), told.date).publish(told.results)


def tables(seed: str, count: int) -> Iterator[Table]:
    sets = {
        share: [damaged(f"{seed} {share} {at}", edits=share) for at in range(count)]
        for share in EDITS
    }
    whole = [untouched(f"{seed} untouched {at}") for at in range(count)]
    rows = [clean_row(name, clean, sets, whole) for name, clean in cleaners().items()]
    columns = ("contender", *(f"F1 at {share:.0%} edits" for share in EDITS), "untouched flagged")
    note = f"{count:,} damaged articles for each share, {count:,} untouched."
    yield Table("The text once, beside peers", columns, rows, note)
    joints = [joint_row(share, articles) for share, articles in sets.items()]
    yield Table(
        "Joints of Kintrace",
        ("edits", "precision", "recall", "F1 of the worst article", "joints"),
        joints,
        "A joint counts as found within three words.",
    )
    yield Table(
        "By kind of damage",
        ("damage", *(f"F1 at {share:.0%} edits" for share in EDITS)),
        [kind_row(kind, sets) for kind in DAMAGES],
    )
    speed = speed_row(seed)
    times = hostile()
    yield Table("Speed of Kintrace", ("text", "MB", "seconds", "MB a second"), [speed, *times])
    yield goals_table(goals(rows[0], joints, speed, times))


def cleaners() -> dict[str, Cleaner]:
    return {
        OURS: lambda text: passages(text).clean_text,
        "sentence hash": by_sentence_hash,
        "trafilatura deduplicate": by_trafilatura,
        "as it is": lambda text: text,
    }


def by_sentence_hash(text: str) -> str:
    """Each sentence once, capitals and marks aside."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for sentence in sentences_of(text):
        words = tuple(words_of(sentence.of(text)))
        if words not in seen:
            seen.add(words)
            kept.append(sentence.of(text))
    return "\n".join(kept)


def by_trafilatura(text: str) -> str:
    """Trafilatura's text of a page with these paragraphs, its own deduplication switched on."""
    from html import escape

    import trafilatura
    from trafilatura.meta import reset_caches

    reset_caches()
    body = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())
    page = f"<html><body><article>{body}</article></body></html>"
    return trafilatura.extract(page, deduplicate=True, favor_recall=True) or ""


def words_of(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]


def agreement(text: str, truth: str) -> float:
    """F1 of words in order: twice the longest common sequence by the words of both."""
    left, right = words_of(text), words_of(truth)
    return 2 * LCSseq.similarity(left, right) / max(len(left) + len(right), 1)


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def clean_row(
    name: str, clean: Cleaner, sets: dict[float, list[Damaged]], whole: list[str]
) -> tuple[Cell, ...]:
    f1 = [mean([agreement(clean(one.text), one.truth) for one in many]) for many in sets.values()]
    words = sum(len(words_of(text)) for text in whole)
    kept = sum(LCSseq.similarity(words_of(clean(text)), words_of(text)) for text in whole)
    return (name, *f1, (words - kept) / words)


def joint_row(share: float, articles: list[Damaged]) -> tuple[Cell, ...]:
    found = wanted = right = 0
    worst = 1.0
    for article in articles:
        result = passages(article.text)
        starts = [word.start() for word in WORD.finditer(article.text)]
        proposed = [bisect_left(starts, at) for at in result.glue]
        found += len(proposed)
        wanted += len(article.glue)
        for at in article.glue:
            place = bisect_left(starts, at)
            near = [one for one in proposed if abs(one - place) <= NEAR]
            if near:
                proposed.remove(near[0])
                right += 1
        worst = min(worst, agreement(result.clean_text, article.truth))
    return (f"{share:.0%}", right / max(found, 1), right / max(wanted, 1), worst, wanted)


def kind_row(kind: str, sets: dict[float, list[Damaged]]) -> tuple[Cell, ...]:
    figures: dict[float, list[float]] = defaultdict(list)
    for share, articles in sets.items():
        for article in articles:
            if article.kind == kind:
                clean = passages(article.text).clean_text
                figures[share].append(agreement(clean, article.truth))
    return (kind, *(mean(figures[share]) if figures[share] else None for share in sets))


def speed_row(seed: str) -> tuple[Cell, ...]:
    """Damaged articles one after another, a thousand texts as they come in."""
    texts = [damaged(f"{seed} speed {at}", edits=0.03).text for at in range(500)]
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    started = time.process_time()
    for text in texts:
        passages(text)
    seconds = time.process_time() - started
    return ("500 damaged articles", round(megabytes, 2), seconds, megabytes / seconds)


def goals(
    ours: tuple[Cell, ...],
    joints: list[tuple[Cell, ...]],
    speed: tuple[Cell, ...],
    times: list[tuple[Cell, ...]],
) -> Iterator[Goal]:
    for at, (share, wanted) in enumerate(EDITS.items(), start=1):
        yield Goal(f"F1 of words at {share:.0%} edits", wanted, number(ours[at]))
    for edits, precision, recall, _, _ in joints:
        yield Goal(f"precision of joints at {edits} edits", GLUE_PRECISION, number(precision))
        yield Goal(f"recall of joints at {edits} edits", GLUE_RECALL, number(recall))
    flagged = number(ours[-1])
    yield Goal("share of untouched text flagged", FLAGGED, flagged, is_at_most=True)
    yield Goal("MB a second a core, articles", MEGABYTES, number(speed[-1]))
    slowest = min(number(row[-1]) for row in times)
    yield Goal("MB a second a core, slowest hostile text", MEGABYTES, slowest)


def number(cell: Cell) -> float:
    return float(str(cell))


if __name__ == "__main__":
    main()
