"""Which places does this world have, and which are near each other?

Cities from ``data/places.csv`` with their former names; villages formed from
``data/village_parts.csv`` and spread over the oblasts.
"""

from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np

from kintrace.world.dice import Dice, Texts, Whole
from kintrace.world.lexicon import Lexicon, lexicon
from kintrace.world.tables import rows

VILLAGES = 1500
VILLAGE_WEIGHT = 3


@dataclass(frozen=True)
class Gazetteer:
    """Places as parallel arrays; a place is its number here. -1 means none."""

    kind: Texts
    word: Whole
    former_word: Whole
    oblast: Whole
    weight: Whole
    oblast_words: Whole

    def drawn(self, dice: Dice, count: int, kinds: tuple[str, ...]) -> Whole:
        """Return places of these kinds, the bigger the likelier."""
        chosen = np.flatnonzero(np.isin(self.kind.astype(str), kinds))
        return chosen[dice.weighted(count, self.weight[chosen])]

    def near(self, dice: Dice, places: Whole) -> Whole:
        """Return for each place a bigger place of its oblast, or the place itself abroad."""
        found = places.copy()
        for oblast in range(len(self.oblast_words)):
            cities = np.flatnonzero((self.oblast == oblast) & (self.kind == "city"))
            here = np.flatnonzero(self.oblast[places] == oblast)
            if len(cities) and len(here):
                weights = self.weight[cities].astype(np.float64)
                found[here] = cities[dice.named(str(oblast)).weighted(len(here), weights)]
        return found


@cache
def gazetteer() -> Gazetteer:
    """Return the places of every world; they add their words to the lexicon once."""
    words = lexicon()
    listed = rows("places.csv")
    oblasts = [row for row in listed if row["kind"] == "oblast"]
    order = {row["uk"]: place for place, row in enumerate(oblasts)}
    cities = [row for row in listed if row["kind"] != "oblast"]
    villages = _villages(words)
    at = np.array([order.get(row["oblast"], -1) for row in cities], dtype=np.int64)
    weights = np.array([int(row["weight"]) for row in cities], dtype=np.int64)
    share = np.bincount(at[at >= 0], weights=weights[at >= 0], minlength=len(oblasts))
    return Gazetteer(
        kind=np.array([row["kind"] for row in cities] + ["village"] * len(villages), dtype=object),
        word=np.array([_city(words, row) for row in cities] + villages, dtype=np.int64),
        former_word=np.array(
            [_former(words, row) for row in cities] + [-1] * len(villages), dtype=np.int64
        ),
        oblast=np.concatenate([at, Dice(0, "villages").weighted(len(villages), share)]),
        weight=np.concatenate([weights, np.full(len(villages), VILLAGE_WEIGHT)]),
        oblast_words=np.array(
            [_city(words, row) for row in oblasts],
            dtype=np.int64,
        ),
    )


def _city(words: Lexicon, row: dict[str, str]) -> int:
    arabic = row["former_uk"] if row["kind"] == "syria" else _in_arabic().get(row["uk"], "")
    french = row["latin"] if row["kind"] in ("abroad", "syria") else ""
    return words.add(row["uk"], row["ru"], arabic=arabic, english=row["latin"], french=french)


@cache
def _in_arabic() -> dict[str, str]:
    return {row["uk"]: row["arabic"] for row in rows("arabic_places.csv")}


def _former(words: Lexicon, row: dict[str, str]) -> int:
    if row["former_uk"] == "" or row["kind"] == "syria":
        return -1
    return words.add(row["former_uk"], row["former_ru"])


def _villages(words: Lexicon) -> list[int]:
    parts = {
        part: [(row["uk"], row["ru"]) for row in rows("village_parts.csv") if row["part"] == part]
        for part in ("first", "stem", "ending")
    }
    names = [
        (stem[0] + ending[0], stem[1] + ending[1])
        for stem, ending in product(parts["stem"], parts["ending"])
    ]
    # Only feminine names go with the adjectives of the table.
    feminine = [name for name in names if name[0].endswith("ка")]
    names += [
        (first[0] + name[0], first[1] + name[1])
        for first, name in product(parts["first"], feminine)
    ]
    return [words.add(uk, ru) for uk, ru in names[:VILLAGES]]
