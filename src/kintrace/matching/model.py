"""What does each feature weigh?

A readable list: for each feature what an agreement adds to the rarity of the value, what a
difference weighs, the most it may weigh, and how much counts when the same fact has counted
before. All in log2 odds. The numbers stand in ``model.csv``, ``birth.csv`` and ``shares.csv``.
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
    siblings: float
    small_register: float
    own_share: float
    family_share: float
    present: float
    version: str = "1"

    def of(self, feature: str) -> Weight:
        """Return the weight of a feature; free attributes share one unless set on their own."""
        return self.weights.get(feature, self.weights["attribute"])

    def share(self, feature: str) -> float:
        """Return the share of its bits by which a feature counts beside the others, 0 to 1."""
        return self.family_share if feature in FAMILY_FEATURES else self.own_share

    def prior(self, register_size: int) -> float:
        """Return the prior in bits that one record of a register is the child of one request."""
        return log2(self.present / max(register_size, 1))

    def brothers_and_sisters(self, register_size: int) -> float:
        """Return in bits the chance that a record of a register is a brother or sister's."""
        return log2(self.siblings / (register_size + self.small_register))

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
    shares = {row["number"]: float(row["value"]) for row in rows("shares.csv")}
    return Model(
        weights,
        slips,
        default_weights(),
        siblings=shares["siblings"],
        small_register=shares["small_register"],
        own_share=shares["own_share"],
        family_share=shares["family_share"],
        present=shares["present"],
    )
