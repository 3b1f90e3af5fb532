"""What does each feature of two records say?

The plain reference scorer: one pair at a time, readable, with a reason for every feature. The
columnar engine gives the same numbers; a property test holds the two together. Order matters: a
fact that has counted once (a family name, a place) counts in part when it comes again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import log2

from rapidfuzz.distance import OSA

from kintrace.matching.birth import day_bits
from kintrace.matching.context import Context
from kintrace.matching.model import FAMILY_FEATURES
from kintrace.matching.record import DAY_FEATURES, Record
from kintrace.names.compare import align
from kintrace.names.evidence import NameEvidence, Reason
from kintrace.names.reading import NameReading, Role
from kintrace.values import Unknown

ROLE_FEATURES = {
    Role.UNKNOWN: "name",
    Role.GIVEN: "given_name",
    Role.PATRONYMIC: "patronymic",
    Role.FAMILY: "family_name",
}
PLACE_FEATURES = ("birthplace", "separation_place", "found_place", "places")
# Two values that differ in fewer than one letter in five are close.
CLOSE_TEXT = 0.8
# Longer texts are the same or differ; nothing between is looked for.
MOST_LETTERS = 500


@dataclass(frozen=True, slots=True)
class FeatureEvidence:
    """What one feature says: bits (log2 odds, 0 = nothing) and why, in words."""

    feature: str
    bits: float
    reason: str


def score(request: Record, record: Record, *, context: Context) -> tuple[FeatureEvidence, ...]:
    """Weigh every feature that both records have; an unknown on either side gives no row."""
    found = tuple(_name(request, record, context))
    by_feature = {item.feature: item.bits for item in found}
    found += tuple(_sex_and_blood(request, record, context))
    found += tuple(_days(request, record, context))
    found += tuple(_codes(request, record, context))
    found += tuple(_family(request, record, context, by_feature))
    found += tuple(_attributes(request, record, context))
    share = context.model.share
    found = tuple(replace(item, bits=item.bits * share(item.feature)) for item in found)
    return (*found, _brother_or_sister(found, context))


def _brother_or_sister(found: Sequence[FeatureEvidence], context: Context) -> FeatureEvidence:
    """Take back what a brother or sister in the register would explain as well.

    Family name, parents and places agree between siblings too; however much they weigh, they can
    single out a family and no more.
    """
    together = sum(item.bits for item in found if item.feature in FAMILY_FEATURES)
    siblings = context.model.brothers_and_sisters(context.register_size)
    bits = -log2(1 + 2.0 ** (together + siblings))
    return FeatureEvidence("brother_or_sister", bits, "a brother or sister would agree as well")


def _align(a: NameReading, b: NameReading, context: Context) -> NameEvidence:
    return align(
        a.tokens,
        b.tokens,
        bits_left=[context.word_bits(token) for token in a.tokens],
        bits_right=[context.word_bits(token) for token in b.tokens],
        weights=context.model.names,
    )


def _name(request: Record, record: Record, context: Context) -> Iterator[FeatureEvidence]:
    if not request.names or not record.names:
        return
    pairs = [_align(a, b, context) for a in request.names for b in record.names]
    best = max(pairs, key=lambda evidence: evidence.bits)
    weight = context.model.of("name")
    total = min(max(best.bits, weight.differ), weight.cap)
    share = total / best.bits if best.bits != 0 else 1.0
    for role, feature in ROLE_FEATURES.items():
        reasons = [reason for reason in best.reasons if reason.role is role]
        if reasons:
            bits = sum(reason.bits for reason in reasons) * share
            yield FeatureEvidence(feature, bits, _sentence(reasons))


def _sentence(reasons: Sequence[Reason]) -> str:
    return "; ".join(reason.sentence for reason in reasons)


def _sex_and_blood(request: Record, record: Record, context: Context) -> Iterator[FeatureEvidence]:
    a, b = request.sex, record.sex
    if not isinstance(a, Unknown) and not isinstance(b, Unknown):
        yield _agree_or_differ("sex", context, is_same=a is b)
    left, right = request.blood_group, record.blood_group
    if not isinstance(left, Unknown) and not isinstance(right, Unknown):
        factors = {left[-1], right[-1]} >= {"+", "-"}
        same = left.rstrip("+-") == right.rstrip("+-") and not factors
        yield _agree_or_differ("blood_group", context, is_same=same)


def _agree_or_differ(feature: str, context: Context, *, is_same: bool) -> FeatureEvidence:
    weight = context.model.of(feature)
    if is_same:
        return FeatureEvidence(feature, weight.agree, "the same on both sides")
    return FeatureEvidence(feature, weight.differ, "different on the two sides")


def _days(request: Record, record: Record, context: Context) -> Iterator[FeatureEvidence]:
    for feature in DAY_FEATURES:
        a = request.days.get(feature, Unknown.NOT_ASKED)
        b = record.days.get(feature, Unknown.NOT_ASKED)
        if not isinstance(a, Unknown) and not isinstance(b, Unknown):
            bits, words = day_bits(a, b, feature=feature, model=context.model)
            yield FeatureEvidence(feature, bits, words)


def _codes(request: Record, record: Record, context: Context) -> Iterator[FeatureEvidence]:
    counted: set[str] = set()
    for feature in (*PLACE_FEATURES, "distinguishing_features", "institution", "documents"):
        a, b = request.codes.get(feature, ()), record.codes.get(feature, ())
        if not a or not b:
            continue
        weight = context.model.of(feature)
        shared = [code for code in a if code in b]
        if not shared:
            yield FeatureEvidence(feature, weight.differ, "different words on the two sides")
            continue
        again = weight.again if feature in PLACE_FEATURES else 1.0
        weighed = [
            context.code_bits(feature, code) * (again if code in counted else 1.0)
            for code in shared
        ]
        bits = (
            min(sum(weighed), weight.cap) if feature == "distinguishing_features" else max(weighed)
        )
        if feature in PLACE_FEATURES:
            counted.update(shared)
        yield FeatureEvidence(feature, bits, "named on both sides")


def _family(
    request: Record, record: Record, context: Context, name: dict[str, float]
) -> Iterator[FeatureEvidence]:
    for feature, a, b in (
        ("mother", request.mother, record.mother),
        ("father", *_fathers(request, record)),
    ):
        if isinstance(a, Unknown) or isinstance(b, Unknown):
            continue
        evidence = _align(a, b, context)
        weight = context.model.of(feature)
        bits = _without_repeats(evidence, name, weight.again, is_father=feature == "father")
        yield FeatureEvidence(
            feature, min(max(bits, weight.differ), weight.cap), _sentence(evidence.reasons)
        )
    for feature, these, those in (
        ("relatives", request.relatives, record.relatives),
        ("siblings", request.siblings, record.siblings),
    ):
        if not these or not those:
            continue
        weight = context.model.of(feature)
        pairs = [_align(a, b, context) for a in these for b in those]
        weighed = [_without_repeats(e, name, weight.again, is_father=False) for e in pairs]
        best = max(range(len(pairs)), key=lambda i: weighed[i])
        if weighed[best] > 0:
            bits = min(weighed[best], weight.cap)
            yield FeatureEvidence(feature, bits, _sentence(pairs[best].reasons))
        else:
            yield FeatureEvidence(feature, weight.differ, "no name stands on both sides")


def _fathers(
    request: Record, record: Record
) -> tuple[NameReading | Unknown, NameReading | Unknown]:
    """Return the fathers' names; one that only the patronymic tells stands in for a missing one.

    Two patronymics have been compared already, so then nothing stands in.
    """
    left, right = request.told_father, record.told_father
    if (left is None) == (right is None):
        return request.father, record.father
    ours = left if left is not None and isinstance(request.father, Unknown) else request.father
    theirs = right if right is not None and isinstance(record.father, Unknown) else record.father
    return ours, theirs


def _without_repeats(
    evidence: NameEvidence, name: dict[str, float], again: float, *, is_father: bool
) -> float:
    """Sum the evidence by part of the name; what the child's own name has told counts in part."""
    bits = 0.0
    for role in Role:
        part = sum(reason.bits for reason in evidence.reasons if reason.role is role)
        told = role is Role.FAMILY and name.get("family_name", 0.0) > 0
        if is_father and role is Role.GIVEN and name.get("patronymic", 0.0) > 0:
            told = True
        bits += part * again if told and part > 0 else part
    return bits


def _attributes(request: Record, record: Record, context: Context) -> Iterator[FeatureEvidence]:
    for feature, a in request.attributes.items():
        b = record.attributes.get(feature)
        if b is None:
            continue
        weight = context.model.of(feature)
        if a == b:
            yield FeatureEvidence(feature, context.code_bits(feature, a), "the same on both sides")
        elif max(len(a), len(b)) <= MOST_LETTERS and OSA.normalized_similarity(a, b) >= CLOSE_TEXT:
            bits = min(context.code_bits(feature, a), context.code_bits(feature, b)) / 2
            yield FeatureEvidence(feature, bits, "nearly the same on both sides")
        else:
            yield FeatureEvidence(feature, weight.differ, "different on the two sides")
