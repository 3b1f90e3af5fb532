"""Which children are sought, and which stand in the register?

Some are sought twice, some sought children are in no register, some siblings are there in
their place, and some other children bear the same name.
"""

from dataclasses import dataclass, replace

import numpy as np

from kintrace.world.children import Children
from kintrace.world.dice import Dice, Truths, Whole
from kintrace.world.error_model import ErrorModel
from kintrace.world.population import Families

HOUSEHOLD = (
    "mother",
    "mothers_father",
    "fathers_father",
    "maiden_surname",
    "relative_kind",
    "relative_given",
    "relative_father",
)


@dataclass(frozen=True)
class Selection:
    """Children by number; a child sought twice stands twice in ``sought``."""

    sought: Whole
    second: Truths  # of each in sought: whether it is the second request for the child
    registered: Whole
    namesakes: Whole  # pairs: a sought child, and the registered child of the same name


def select(dice: Dice, children: Children, size: int, errors: ErrorModel) -> Selection:
    """Return who is sought and who is registered: ``size`` entries each.

    Children of families that don't ask are taken in order to fill the register.
    """
    twice = int(size * errors.share("sought twice"))
    different = size - twice
    count = len(children)
    wanted = dice.named("sought").chance(count, errors.share("sibling is sought"))
    wanted |= children.birth_order == 0
    sought = np.flatnonzero(wanted)[:different]
    asking = children.family <= children.family[sought[-1]]
    is_sought = np.zeros(count, dtype=np.bool_)
    is_sought[sought] = True
    there = dice.named("there").uniform(count)
    listed = is_sought & (there < errors.share("sought child is registered"))
    listed |= asking & ~is_sought & (there < errors.share("sibling not sought is registered"))
    near = np.flatnonzero(listed)[:size]
    others = np.flatnonzero(~asking)[: size - len(near)]
    again = sought[dice.named("twice").order(different)[:twice]]
    return Selection(
        sought=np.concatenate([sought, again]),
        second=np.concatenate([np.zeros(different, np.bool_), np.ones(twice, np.bool_)]),
        registered=np.concatenate([near, others]),
        namesakes=_namesakes(dice.named("namesakes"), children, sought, others, errors),
    )


def _namesakes(
    dice: Dice, children: Children, sought: Whole, others: Whole, errors: ErrorModel
) -> Whole:
    """Return pairs of a sought child and an only child of another family, made its namesake."""
    alone = np.bincount(children.family)[children.family[others]] == 1
    free = others[alone]
    wanted = min(round(len(sought) * errors.share("namesake")), len(free))
    first = sought[dice.order(len(sought))[:wanted]]
    return np.stack([first, free[:wanted]], axis=1)


def with_namesakes(
    dice: Dice, families: Families, children: Children, pairs: Whole, errors: ErrorModel
) -> tuple[Families, Children]:
    """Return the population in which the second of each pair bears the first one's name."""
    first, second = pairs[:, 0], pairs[:, 1]
    of, to = children.family[first], children.family[second]
    count = len(first)
    same_father = dice.named("father").chance(count, errors.share("namesake same patronymic"))
    changed = {name: getattr(families, name).copy() for name in ("community", "surname", "father")}
    changed["community"][to] = families.community[of]
    changed["surname"][to] = families.surname[of]
    changed["father"][to] = np.where(
        same_father | (families.community[to] != families.community[of]),
        families.father[of],
        families.father[to],
    )
    # The rest of a household that changed its community takes that family's names.
    moved = families.community[to] != families.community[of]
    for name in HOUSEHOLD:
        changed[name] = getattr(families, name).copy()
        changed[name][to[moved]] = getattr(families, name)[of[moved]]
    sex, given, born_on = children.sex.copy(), children.given.copy(), children.born_on.copy()
    sex[second], given[second] = sex[first], given[first]
    apart = dice.named("apart").below(count, 800) - 400
    born_on[second] = np.minimum(born_on[first] + apart, families.separated_on[to] - 30)
    return replace(families, **changed), replace(children, sex=sex, given=given, born_on=born_on)
