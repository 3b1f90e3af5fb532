"""Why is a record proposed for a request?

Rows that set what both sources said side by side, with what it weighs and why in words, and the
same as sentences. Every number comes from the reference scorer.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from kintrace.matching.context import Context
from kintrace.matching.fields import ATTRIBUTE
from kintrace.matching.record import Record, record_of
from kintrace.matching.score import ROLE_FEATURES, FeatureEvidence, score
from kintrace.names.reading import Role
from kintrace.values import unknown_from_text

# Rows with less than this, in either direction, neither agree nor differ.
_CLOSE_BITS = 1.0
_TAKEN_BACK = "brother_or_sister"
_COLUMNS = {
    "birth": ("date_of_birth", "age"),
    "mother": ("mother_name",),
    "father": ("father_name",),
    "documents": ("document_numbers",),
    "name": ("name",),
}


@dataclass(frozen=True, slots=True)
class ExplanationRow:
    """One feature: what each side wrote ("" = not told), a sign, bits and the reason in words.

    ``sign`` is agrees, close, differs or unknown.
    """

    feature: str
    left: str
    right: str
    sign: str
    bits: float
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """All evidence of one pair; bits are log2 odds.

    ``runner_up`` is the record_id of the request's next best proposal, None when there is none.
    """

    request_id: str
    record_id: str
    rows: tuple[ExplanationRow, ...]
    evidence: float
    prior: float
    runner_up: str | None

    @property
    def bits(self) -> float:
        """Evidence and prior together."""
        return self.evidence + self.prior

    @property
    def sentences(self) -> tuple[str, ...]:
        """The known features as sentences, strongest first."""
        known = [row for row in self.rows if row.sign != "unknown"]
        # What siblings share is taken back after everything has been said.
        ordered = sorted(known, key=lambda row: (row.feature == _TAKEN_BACK, -abs(row.bits)))
        return tuple(
            f"{row.feature.replace('_', ' ').capitalize()} {row.sign} ({row.bits:+.1f} bits): "
            f"{row.reason}."
            for row in ordered
        )


def explain(
    left: Mapping[str, str | None],
    right: Mapping[str, str | None],
    *,
    context: Context,
    candidates: pl.DataFrame,
) -> Explanation:
    """Explain one pair of rows with the rarity and weights of the tables they are from."""
    request, record = record_of(left), record_of(right)
    found = {item.feature: item for item in score(request, record, context=context)}
    rows = [_row(item, left, right, request, record) for item in found.values()]
    rows += [
        ExplanationRow(feature, a, b, "unknown", 0.0, "only one side tells it")
        for feature, a, b in _one_sided(left, right, found)
    ]
    return Explanation(
        request.record_id,
        record.record_id,
        tuple(rows),
        sum(item.bits for item in found.values()),
        context.model.prior(context.register_size),
        _runner_up(candidates, request.record_id, record.record_id),
    )


def _row(
    item: FeatureEvidence,
    left: Mapping[str, str | None],
    right: Mapping[str, str | None],
    request: Record,
    record: Record,
) -> ExplanationRow:
    sign = (
        "agrees"
        if item.bits >= _CLOSE_BITS
        else "differs"
        if item.bits <= -_CLOSE_BITS
        else "close"
    )
    if item.feature == _TAKEN_BACK:
        sign = "close"
    if item.feature == "sex":
        sign = "agrees" if item.bits > 0 else "differs"
    return ExplanationRow(
        item.feature,
        _said(item.feature, left, request),
        _said(item.feature, right, record),
        sign,
        item.bits,
        item.reason,
    )


def _said(feature: str, row: Mapping[str, str | None], record: Record) -> str:
    role = next((r for r, name in ROLE_FEATURES.items() if name == feature), None)
    if role is not None and record.names:
        words = [t.text for t in record.names[0].tokens if role is Role.UNKNOWN or t.role is role]
        return " ".join(words)
    for column in _COLUMNS.get(feature, (feature,)):
        text = row.get(column)
        if unknown_from_text(text) is None and text is not None:
            return text
    if feature == "father" and record.told_father is not None:
        return record.told_father.text
    return ""


def _one_sided(
    left: Mapping[str, str | None],
    right: Mapping[str, str | None],
    found: Mapping[str, FeatureEvidence],
) -> list[tuple[str, str, str]]:
    features = (
        "sex", "birthplace", "places", "mother", "father", "relatives", "siblings",
        "distinguishing_features", "blood_group", "institution", "separated_on",
        "separation_place", "found_on", "found_place", "documents", "birth",
        *(column for column in {**left, **right} if column.startswith(ATTRIBUTE)),
    )  # fmt: skip
    nobody = Record(record_id="")
    rows = []
    for feature in features:
        a, b = _said(feature, left, nobody), _said(feature, right, nobody)
        if feature not in found and (a or b):
            rows.append((feature, a, b))
    return rows


def _runner_up(candidates: pl.DataFrame, request_id: str, record_id: str) -> str | None:
    others = candidates.filter(
        (pl.col("request_id") == request_id) & (pl.col("record_id") != record_id)
    )
    return None if others.is_empty() else str(others.get_column("record_id")[0])
