"""Which texts would blow up a careless search for repeats, and how long do they take?"""

import random
import time
from collections.abc import Iterator

from benchmarks.articles import untouched
from benchmarks.report import Cell
from kintrace.documents.passages import passages

WORDS = 400_000


def hostile(words: int = WORDS) -> list[tuple[Cell, ...]]:
    """A row a text: what it is, its megabytes, seconds of processor time, megabytes a second."""
    rows: list[tuple[Cell, ...]] = []
    for name, text in texts(words):
        megabytes = len(text.encode()) / 1e6
        started = time.process_time()
        passages(text)
        seconds = time.process_time() - started
        rows.append((name, round(megabytes, 2), seconds, megabytes / max(seconds, 1e-9)))
    return rows


def texts(words: int) -> Iterator[tuple[str, str]]:
    dice = random.Random("hostile")
    yield "one word again and again", "word " * words
    for period in (2, 7, 30, 1000):
        unit = " ".join(f"word{at}" for at in range(period))
        yield f"a period of {period} words", f"{unit}. " * (words // period)
    yield "no blanks", "a" * words * 5
    yield "points only", "." * words * 5
    yield "points and blanks", ". " * words * 2
    yield "quotation marks only", "“" * words * 2
    yield "line breaks only", "\n" * words * 5
    yield "apostrophes", "a'" * words * 2
    blocks = [" ".join(f"w{dice.randrange(9999)}" for _ in range(6)) for _ in range(200)]
    shuffled = (dice.choice(blocks) for _ in range(words // 6))
    yield "two hundred phrases in any order", " ".join(shuffled)
    blocks = [" ".join(f"w{dice.randrange(9999)}" for _ in range(12)) for _ in range(2000)]
    shuffled = (dice.choice(blocks) + "." for _ in range(words // 12))
    yield "two thousand sentences in any order", " ".join(shuffled)
    yield "two words in any order", " ".join(dice.choices(("yes", "no"), k=words))
    rows = (
        f"Name: Child {at}, born 2014, of Westhaven, room {at % 7}\n" for at in range(words // 9)
    )
    yield "rows of a list", "".join(rows)
    article = untouched("hostile article")
    yield "one article again and again", f"{article}\n" * (words * 5 // len(article))
    halves = (article[: dice.randrange(len(article))] for _ in range(words * 10 // len(article)))
    yield "one article cut anywhere, again and again", "\n".join(halves)
    yield "words of chance", " ".join(f"w{dice.randrange(10**6)}" for _ in range(words))
