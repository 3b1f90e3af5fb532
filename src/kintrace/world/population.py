"""Which families live in this world, with which parents and relatives?

Columns of numbers only; words are numbers of the lexicon, days are days since 1970.
"""

from dataclasses import dataclass

import numpy as np

from kintrace.world.dice import Dice, Texts, Truths, Whole
from kintrace.world.error_model import ErrorModel
from kintrace.world.lexicon import COMMUNITIES, lexicon
from kintrace.world.places import gazetteer
from kintrace.world.tables import shares

FIRST_SEPARATION = 19047  # 2022-02-24
DAYS_OF_SEPARATION = 1000
RELATIVES = ("grandmother", "grandfather", "aunt", "uncle")
SEX = ("f", "m")


@dataclass
class Families:
    """Parallel arrays, one place a family."""

    community: Whole
    surname: Whole  # row in the community's pool
    maiden_surname: Whole
    father: Whole
    fathers_father: Whole
    father_known: Truths
    mother: Whole
    mothers_father: Whole
    mother_keeps_name: Truths
    home: Whole
    separated_on: Whole
    separated_at: Whole
    cause: Whole
    relative_kind: Whole  # two a family
    relative_given: Whole
    relative_father: Whole
    relative_on_mothers_side: Truths

    def __len__(self) -> int:
        """Return the number of families."""
        return len(self.community)


def surname_words(families: Families, which: Texts | Whole, rows_: Whole, sex: Whole) -> Whole:
    """Return the words of family names: pool rows of these families, for these sexes."""
    words = lexicon()
    found = np.full(len(rows_), -1, dtype=np.int64)
    for number, name in enumerate(COMMUNITIES):
        here = np.flatnonzero(families.community[which] == number)
        found[here] = words.surnames[name][rows_[here], np.where(sex[here] == 1, 0, 1)]
    return found


def draw_given(dice: Dice, community: Whole, sex: Whole, decade: Whole) -> Whole:
    """Return given names as common as they are in each community, sex and decade."""
    words = lexicon()
    found = np.full(len(community), -1, dtype=np.int64)
    for number, name in enumerate(COMMUNITIES):
        for sex_number, letter in enumerate(SEX):
            pool, weights = words.given[name, letter], words.given_shares[name, letter]
            for place in range(len(weights)):
                here = np.flatnonzero(
                    (community == number) & (sex == sex_number) & (decade == place)
                )
                own = dice.named(f"{name} {letter} {place}")
                found[here] = pool[own.weighted(len(here), weights[place])]
    return found


def draw_surnames(dice: Dice, community: Whole) -> Whole:
    """Return rows in each community's pool of family names."""
    words = lexicon()
    found = np.zeros(len(community), dtype=np.int64)
    for number, name in enumerate(COMMUNITIES):
        here = np.flatnonzero(community == number)
        found[here] = dice.named(name).weighted(len(here), words.surname_shares[name])
    return found


def make_families(dice: Dice, count: int, errors: ErrorModel) -> Families:
    """Return that many families."""
    community = dice.named("community").weighted(count, shares("community")[1])
    places = gazetteer()
    home = places.drawn(dice.named("home"), count, ("city", "village"))
    at_home = dice.named("at home").chance(count, errors.share("separated at home"))
    # The first months saw most separations: the square of a chance leans towards the start.
    spread = dice.named("day").uniform(count) ** 2

    def parents(name: str, sex: int, decade: int) -> Whole:
        same = np.full(count, decade, dtype=np.int64)
        return draw_given(dice.named(name), community, np.full(count, sex, dtype=np.int64), same)

    kinds = dice.named("relatives").below(2 * count, len(RELATIVES)).reshape(count, 2)
    kinds[:, 1] = (kinds[:, 0] + 1 + kinds[:, 1] % 3) % 4
    return Families(
        community=community,
        surname=draw_surnames(dice.named("surname"), community),
        maiden_surname=draw_surnames(dice.named("maiden"), community),
        father=parents("father", 1, 1),
        fathers_father=parents("fathers father", 1, 0),
        father_known=~dice.named("unknown").chance(count, errors.share("father unknown")),
        mother=parents("mother", 0, 1),
        mothers_father=parents("mothers father", 1, 0),
        mother_keeps_name=dice.named("keeps").chance(
            count, errors.share("mother keeps own family name")
        ),
        home=home,
        separated_on=FIRST_SEPARATION + (spread * DAYS_OF_SEPARATION).astype(np.int64),
        separated_at=np.where(at_home, home, places.near(dice.named("near"), home)),
        cause=dice.named("cause").weighted(count, shares("cause")[1]),
        relative_kind=kinds,
        relative_given=np.stack(
            [
                draw_given(
                    dice.named(f"relative {place}"),
                    community,
                    kinds[:, place] % 2,
                    np.where(kinds[:, place] < 2, 0, 1),
                )
                for place in (0, 1)
            ],
            axis=1,
        ),
        relative_father=np.stack(
            [parents(f"relative's father {place}", 1, 0) for place in (0, 1)], axis=1
        ),
        relative_on_mothers_side=dice.named("side").chance(2 * count, 0.5).reshape(count, 2),
    )
