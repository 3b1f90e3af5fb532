"""Which children do the families of this world have?

Brothers, sisters and twins, 0 to 17 years old when their family was separated.
Columns of numbers only; words are numbers of the lexicon, days are days since 1970.
"""

from dataclasses import dataclass

import numpy as np

from kintrace.world.dice import Dice, Truths, Whole
from kintrace.world.error_model import ErrorModel
from kintrace.world.places import gazetteer
from kintrace.world.population import Families, draw_given
from kintrace.world.tables import shares


@dataclass
class Children:
    """Parallel arrays, one place a child; children of a family stand together, eldest first."""

    family: Whole
    birth_order: Whole
    sex: Whole  # place in SEX
    given: Whole
    born_on: Whole
    birthplace: Whole
    twin: Truths

    def __len__(self) -> int:
        """Return the number of children."""
        return len(self.family)


def make_children(dice: Dice, families: Families, errors: ErrorModel) -> Children:
    """Return the children of these families, 0 to 17 years old when they were separated."""
    numbers, weights = shares("children")
    how_many = np.array([int(number) for number in numbers])[
        dice.named("number").weighted(len(families), weights)
    ]
    family = np.repeat(np.arange(len(families)), how_many)
    count = len(family)
    birth_order = np.arange(count) - np.repeat(np.cumsum(how_many) - how_many, how_many)
    twin = dice.named("twins").chance(count, errors.share("twin birth")) & (birth_order > 0)
    born_on = _born_on(dice.named("birth"), families, family, birth_order, twin)
    sex = dice.named("sex").below(count, 2)
    # A twin pair is of one sex two times in three.
    same = np.flatnonzero(twin & dice.named("same sex").chance(count, 1 / 3))
    sex[same] = sex[same - 1]
    home = families.home[family]
    elsewhere = gazetteer().near(dice.named("elsewhere"), home)
    at_home = dice.named("born at home").chance(count, errors.share("birthplace is home"))
    return Children(
        family=family,
        birth_order=birth_order,
        sex=sex,
        given=_given(dice.named("given"), families.community[family], sex, family, birth_order),
        born_on=born_on,
        birthplace=np.where(at_home, home, elsewhere),
        twin=twin,
    )


def _born_on(
    dice: Dice, families: Families, family: Whole, birth_order: Whole, twin: Truths
) -> Whole:
    count = len(family)
    gaps = np.where(twin, 0, 400 + dice.named("gap").below(count, 1500))
    gaps[birth_order == 0] = 0
    since_eldest = np.cumsum(gaps)
    since_eldest -= since_eldest[np.flatnonzero(birth_order == 0)][family]
    span = np.zeros(len(families), dtype=np.int64)
    np.maximum.at(span, family, since_eldest)
    room = np.maximum(17 * 365 - span, 400)
    age_of_youngest = dice.named("age").below(len(families), room)
    eldest = families.separated_on - age_of_youngest - span
    born_on: Whole = eldest[family] + since_eldest
    return born_on


def _given(dice: Dice, community: Whole, sex: Whole, family: Whole, birth_order: Whole) -> Whole:
    decade = np.full(len(sex), 2, dtype=np.int64)
    given = draw_given(dice, community, sex, decade)
    # Parents don't name two children alike: draw again, a few times, where they would have.
    for again in range(6):
        clash = np.zeros(len(sex), dtype=np.bool_)
        for back in range(1, 5):
            pair = (birth_order[back:] >= back) & (given[back:] == given[:-back])
            clash[back:] |= pair
        here = np.flatnonzero(clash)
        if len(here) == 0:
            break
        own = dice.named(f"again {again}")
        given[here] = draw_given(own, community[here], sex[here], decade[here])
    return given
