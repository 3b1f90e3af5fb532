"""What does each feature weigh?

A readable list: for each feature what an agreement adds to the rarity of the value, what a
difference weighs, the most it may weigh, and how much counts when the same fact has counted
before. All in log2 odds. The numbers stand in ``model.csv`` and ``birth.csv``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import log2

from kintrace.matching.tables import rows
from kintrace.names import NameWeights
from kintrace.names.evidence import default_weights
from kintrace.values import KintraceError

# Days over which the dates of one feature are spread, for the chance that two agree by accident.
SPANS = {"birth": 6570, "separated_on": 1095, "found_on": 1095}
# Records a register holds for each request that agree on the family as a brother or sister does:
# brothers, sisters, cousins and namesakes. Fitted with the two shares below on a world of 20,000
# (seed 7, 2026-11-24) and looked at on another seed.
SIBLINGS = 5.0
# A short list can't be expected to hold that many: this many records are added to its length.
SMALL_REGISTER = 500
# What brothers and sisters have in common.
FAMILY_FEATURES = frozenset(
    {
        "patronymic",
        "family_name",
        "separated_on",
        "birthplace",
        "separation_place",
        "places",
        "institution",
        "mother",
        "father",
        "relatives",
        "siblings",
    }
)
# Facts of one child, and facts of one family, depend on each other (one clerk, one teller, one
# mistake), so each counts by this share of what it would weigh alone.
OWN_SHARE = 0.85
FAMILY_SHARE = 0.8
# Share of requests whose child is somewhere in the register, before any evidence is seen.
PRESENT = 0.8


class WeightsNotUnderstood(KintraceError):
    """A weights file names a feature or a number that the model does not know."""

    code = "K310"
    exit_code = 2


@dataclass(frozen=True, slots=True)
class Weight:
    """The numbers of one feature, in bits; ``again`` is a share from 0 to 1.

    ``differ`` is the floor: an identity may have been changed on purpose, so no single feature
    can rule a pair out.
    """

    agree: float
    differ: float
    cap: float
    again: float


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of all features, of slips in dates of birth, and of words of names."""

    weights: Mapping[str, Weight]
    slips: Mapping[str, float]
    names: NameWeights
    present: float = PRESENT
    version: str = "1"

    def of(self, feature: str) -> Weight:
        """Return the weight of a feature; free attributes share one unless set on their own."""
        return self.weights.get(feature, self.weights["attribute"])

    def prior(self, register_size: int) -> float:
        """Return the prior in bits that one record of a register is the child of one request."""
        return log2(self.present / max(register_size, 1))

    def brothers_and_sisters(self, register_size: int) -> float:
        """Return in bits the chance that a record of a register is a brother or sister's."""
        return log2(SIBLINGS / (register_size + SMALL_REGISTER))

    def changed(self, changes: Mapping[str, Mapping[str, float]]) -> "Model":
        """Return a model with some numbers replaced: ``{"sex": {"differ": -3}}``.

        Raises: WeightsNotUnderstood.
        """
        weights = dict(self.weights)
        for feature, numbers in changes.items():
            try:
                weights[feature] = replace(self.of(feature), **numbers)
            except TypeError as error:
                raise WeightsNotUnderstood(
                    f"weights of {feature} have a number that is not known",
                    hint="use agree, differ, cap or again",
                ) from error
        return replace(self, weights=weights)


@cache
def default_model() -> Model:
    """Return the weights that ship with Kintrace."""
    weights = {
        row["feature"]: Weight(
            float(row["agree"] or 0), float(row["differ"]), float(row["cap"]), float(row["again"])
        )
        for row in rows("model.csv")
    }
    slips = {row["slip"]: float(row["bits"]) for row in rows("birth.csv")}
    return Model(weights, slips, default_weights())
