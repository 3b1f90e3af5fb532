"""How does each hand spell the words of the lexicon?

A hand is a party's way of writing: a language, and for Latin letters a romanisation scheme;
``data/hands.csv`` lists them.
Each distinct pair of word and hand is spelled once, whatever the number of rows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import polars as pl

from kintrace.names.romanisation import Scheme, romanise
from kintrace.world.dice import Truths, Whole
from kintrace.world.lexicon import lexicon
from kintrace.world.tables import rows

WORDS_LIMIT = 1 << 24  # more than the lexicon will ever have


@dataclass(frozen=True)
class Hand:
    """A way of writing."""

    name: str
    words: str  # the language of common words: uk, ru, en, ar
    base: str  # the language whose spelling is romanised
    scheme: Scheme | None
    foreign: str  # which spelling of an Arabic name, or of a place known abroad
    day_form: str

    def spell(self, word: int) -> str:
        """Return a word of the lexicon as this hand writes it."""
        spellings = lexicon().spellings
        known = spellings[self.foreign][word]
        if known != "":
            return known
        plain = spellings[self.base][word]
        return plain if self.scheme is None else romanise(plain, scheme=self.scheme)


@cache
def hands() -> tuple[Hand, ...]:
    """Return all hands; a hand's number is its place here."""
    return tuple(
        Hand(
            name=row["hand"],
            words=row["words"],
            base=row["base"],
            scheme=Scheme[row["scheme"]] if row["scheme"] else None,
            foreign=row["foreign"],
            day_form=row["day_form"],
        )
        for row in rows("hands.csv")
    )


def hand_number(name: str) -> int:
    """Return a hand's number."""
    return [hand.name for hand in hands()].index(name)


def hands_named(names: tuple[str, ...]) -> Whole:
    """Return the numbers of these hands."""
    order = [hand.name for hand in hands()]
    return np.array([order.index(name) for name in names], dtype=np.int64)


def spelled(words: Whole, hand: Whole) -> pl.Series:
    """Return each word in its row's hand; null where the word is -1."""
    # A family name stands in several columns: hands remember what they wrote.
    return once_each(hand * WORDS_LIMIT + words, words >= 0, _written)


@lru_cache(maxsize=1_000_000)
def _written(key: int) -> str:
    hand_number, word = divmod(key, WORDS_LIMIT)
    return hands()[hand_number].spell(word)


def once_each(keys: Whole, there: Truths, write: Callable[[int], str]) -> pl.Series:
    """Return what ``write`` makes of each key, called once a distinct key; null if not there."""
    different, places = np.unique(np.where(there, keys, -1), return_inverse=True)
    texts = [write(key) if key >= 0 else None for key in different.tolist()]
    return pl.Series(texts, dtype=pl.String).gather(pl.Series(places.astype(np.uint32)))


def listed(columns: Sequence[pl.Series], *, separator: str) -> pl.Series:
    """Return the columns joined row by row, nulls left out; null where nothing is left."""
    frame = pl.DataFrame([column.alias(str(place)) for place, column in enumerate(columns)])
    joined = pl.concat_str(pl.all(), separator=separator, ignore_nulls=True)
    return frame.select(pl.when(pl.any_horizontal(pl.all().is_not_null())).then(joined).alias("x"))[
        "x"
    ]


def only(texts: pl.Series, where: Truths) -> pl.Series:
    """Return the texts where told, null elsewhere."""
    frame = pl.DataFrame([texts.alias("text"), pl.Series("where", where)])
    return frame.select(pl.when("where").then("text").alias("text"))["text"]


def choose(where: Truths, yes: pl.Series, no: pl.Series) -> pl.Series:
    """Return the first text where told, the second elsewhere."""
    frame = pl.DataFrame([yes.alias("yes"), no.alias("no"), pl.Series("where", where)])
    return frame.select(pl.when("where").then("yes").otherwise("no").alias("text"))["text"]
