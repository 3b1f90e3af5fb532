"""What do these two tables say of how values agree?

Expectation maximisation on the candidates: pairs count as one person by their posterior, and the
shares of agreeing values among such pairs, with the model's own numbers as a prior, give new
weights. Only features with two outcomes are estimated; names and births keep theirs.
"""

from dataclasses import replace
from math import log2

import numpy as np
from numpy.typing import NDArray

from kintrace.matching.arrays import Side
from kintrace.matching.encode import Encoded, reweighed
from kintrace.matching.kernel import FEATURES
from kintrace.matching.model import Weight
from kintrace.matching.posterior import posteriors
from kintrace.matching.record import CODE_FEATURES

# The model's own weights count as this many pairs.
_PRIOR_PAIRS = 50.0
_SCALE = {"sex": 0.5, "blood_group": 0.33}


def estimated(
    encoded: Encoded, i: NDArray[np.int64], k: NDArray[np.int64], bits: NDArray[np.float32]
) -> Encoded:
    """Return the same tables with weights learned from their own candidates."""
    model = encoded.context.model
    total = bits.sum(axis=1, dtype=np.float64) + model.prior(len(encoded.register.sex))
    match = posteriors(i, total, present=model.present)
    weights = dict(model.weights)
    for at, feature in enumerate(encoded.features):
        if at < len(FEATURES) and feature not in (*_SCALE, *CODE_FEATURES):
            continue
        both = _known(encoded.requests, feature, encoded)[i]
        both &= _known(encoded.register, feature, encoded)[k]
        weights[feature] = _weight(model.of(feature), feature, bits[both, at], match[both], encoded)
    context = replace(encoded.context, model=replace(model, weights=weights))
    return reweighed(encoded, context)


def _known(side: Side, feature: str, encoded: Encoded) -> NDArray[np.bool_]:
    if feature == "sex":
        return side.sex >= 0
    if feature == "blood_group":
        return side.blood[:, 0] >= 0
    if feature in CODE_FEATURES:
        return side.codes[:, CODE_FEATURES.index(feature), 0] >= 0
    return side.attributes[:, encoded.features.index(feature) - len(FEATURES)] >= 0


def _weight(
    weight: Weight,
    feature: str,
    bits: NDArray[np.float32],
    match: NDArray[np.float64],
    encoded: Encoded,
) -> Weight:
    """Estimate agree and differ of one feature from pairs on which both sides are known."""
    scale = _SCALE.get(feature)
    expected = 2.0 ** (weight.agree + (log2(scale) if scale else 0.0))
    expected = min(max(expected, 0.05), 0.99)
    agreeing = (match * (bits > 0)).sum() + _PRIOR_PAIRS * expected
    share = agreeing / (match.sum() + _PRIOR_PAIRS)
    by_chance = scale if scale else _chance(encoded, feature)
    agree = log2(share / scale) if scale else log2(share)
    floor = encoded.context.model.of("name").differ
    differ = max(log2((1 - share) / (1 - by_chance)), floor)
    return replace(weight, agree=agree, differ=min(differ, 0.0))


def _chance(encoded: Encoded, feature: str) -> float:
    """Return the chance that the values of two strangers agree."""
    counts = np.array([n for key, n in encoded.context.codes.get(feature, {}).items() if key != ""])
    if len(counts) == 0:
        return 0.01
    shares = counts / counts.sum()
    return float(min((shares**2).sum(), 0.9))
