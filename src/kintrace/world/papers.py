"""Who wrote each row of a side, in which hand and layout, about which child?"""

from dataclasses import dataclass

import numpy as np

from kintrace.world.care import Institutions, Ways
from kintrace.world.children import Children
from kintrace.world.dice import Dice, Truths, Whole
from kintrace.world.error_model import SideErrors
from kintrace.world.lexicon import COMMUNITIES
from kintrace.world.population import Families
from kintrace.world.spelling import hands, hands_named
from kintrace.world.tables import LANGUAGES, shares


@dataclass(frozen=True)
class Papers:
    """The rows of one side, as parallel arrays, and the world they speak of."""

    families: Families
    children: Children
    institutions: Institutions
    ways: Ways
    errors: SideErrors
    dice: Dice
    world_dice: Dice
    child: Whole
    hand: Whole
    layout: Whole
    capitals: Truths
    altered: Truths
    group: Whole
    written_on: Whole
    by_office: bool

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.child)

    @property
    def family(self) -> Whole:
        """Return each row's family."""
        return self.children.family[self.child]

    @property
    def community(self) -> Whole:
        """Return each row's community."""
        return self.families.community[self.family]

    @property
    def words(self) -> Whole:
        """Return each row's language of common words: its place in LANGUAGES."""
        return np.array([LANGUAGES.index(hand.words) for hand in hands()], dtype=np.int64)[
            self.hand
        ]

    def happens(self, name: str) -> Truths:
        """Return for each row whether something happens, in its share for this side."""
        return self.dice.named(name).chance(len(self), self.errors.share(name))

    def children_dice(self) -> Dice:
        """Return dice for what belongs to the children themselves, the same on both sides."""
        return self.world_dice.named("of the children")

    def layout_names(self) -> tuple[str, ...]:
        """Return what the numbers of the layouts mean."""
        return shares("layout:offices" if self.by_office else "layout:families")[0]


def hands_of_families(dice: Dice, community: Whole) -> Whole:
    """Return the hands in which families of these communities write."""
    found = np.zeros(len(community), dtype=np.int64)
    for number, name in enumerate(COMMUNITIES):
        items, weights = shares(f"hand_of_families:{name}")
        here = np.flatnonzero(community == number)
        found[here] = hands_named(items)[dice.named(name).weighted(len(here), weights)]
    return found
