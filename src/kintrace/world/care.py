"""Where were the children brought, when, and by whom?

Institutions with the offices that keep their rosters, and each child's way: where it lived,
where and when it was found, the movements after, in neutral words.
"""

from dataclasses import dataclass

import numpy as np

from kintrace.world.children import Children
from kintrace.world.dice import Dice, Truths, Whole
from kintrace.world.error_model import ErrorModel
from kintrace.world.places import gazetteer
from kintrace.world.population import Families
from kintrace.world.tables import shares

CHILDREN_AN_INSTITUTION = 120
INSTITUTIONS_AN_OFFICE = 4
PARTIES = 5
CARE_LASTS_DAYS = 500


@dataclass(frozen=True)
class Institutions:
    """Parallel arrays, one place an institution, then one place an office."""

    kind: Whole
    number: Whole
    place: Whole
    office: Whole
    office_hand: Whole
    office_layout: Whole
    office_capitals: Truths

    def __len__(self) -> int:
        """Return the number of institutions."""
        return len(self.kind)


@dataclass(frozen=True)
class Ways:
    """Parallel arrays, one place a child. An institution of -1 means none."""

    origin: Whole
    current: Whole
    found_on: Whole
    found_at: Whole
    moved_on: Whole
    stop: Whole  # a place on the way, or -1
    arranging: Whole
    receiving: Whole
    registered_on: Whole


def make_institutions(dice: Dice, size: int, errors: ErrorModel) -> Institutions:
    """Return the institutions for a register of that size, and the offices that write it."""
    count = max(8, size // CHILDREN_AN_INSTITUTION)
    offices = max(12, count // INSTITUTIONS_AN_OFFICE)
    return Institutions(
        kind=dice.named("kind").weighted(count, shares("institution")[1]),
        number=1 + dice.named("number").below(count, 60),
        place=gazetteer().drawn(dice.named("place"), count, ("city", "abroad")),
        office=dice.named("office").below(count, offices),
        office_hand=dice.named("hand").weighted(offices, shares("hand_of_offices")[1]),
        office_layout=dice.named("layout").weighted(offices, shares("layout:offices")[1]),
        office_capitals=dice.named("capitals").chance(
            offices, errors.of("register").share("all capitals")
        ),
    )


def make_ways(
    dice: Dice,
    families: Families,
    children: Children,
    institutions: Institutions,
    errors: ErrorModel,
) -> Ways:
    """Return each child's way from home to where it was registered."""
    count = len(children)
    family = children.family
    together = dice.named("together").chance(count, errors.share("siblings kept together"))
    together |= children.birth_order == 0
    of_family = dice.named("of family").below(len(families), len(institutions))
    own = dice.named("own").below(count, len(institutions))
    in_care = dice.named("care").chance(len(families), errors.share("lived in an institution"))
    origin_of_family = dice.named("origin").below(len(families), len(institutions))
    separated_at = families.separated_at[family]
    found_on = families.separated_on[family] + dice.named("found").below(count, 25)
    moved_on = found_on + 1 + dice.named("moved").below(count, 90)
    near = gazetteer().near(dice.named("near"), separated_at)
    stops = dice.named("stop").chance(count, 0.4)
    return Ways(
        origin=np.where(in_care, origin_of_family, -1)[family],
        current=np.where(together, of_family[family], own),
        found_on=found_on,
        found_at=np.where(dice.named("where").chance(count, 0.7), separated_at, near),
        moved_on=moved_on,
        stop=np.where(stops, near, -1),
        arranging=1 + dice.named("arranging").below(count, PARTIES),
        receiving=1 + dice.named("receiving").below(count, PARTIES),
        registered_on=moved_on + dice.named("registered").below(count, CARE_LASTS_DAYS),
    )
