"""Which blocks deserve a second look: near-equal, possible twins, identity may be altered?

A mark is a sentence for a person, with the reason in it. It changes neither score nor order.
Layer: interchange. Pure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kintrace.interchange.report.wording import Wording, thresholds
from kintrace.interchange.report.written import Cells, harmless

IDENTITY = ("name", "given_name", "patronymic", "family_name", "sex", "birth", "birthplace")
MARKS = ("near_equal", "twins", "altered")


@dataclass(frozen=True)
class Mark:
    """One of `MARKS`, and the sentence that says why."""

    name: str
    sentence: str


def near_equal(totals: Sequence[float], *, wording: Wording) -> list[Mark]:
    """Mark a first and second total, in bits, that lie close together."""
    if len(totals) < 2:
        return []
    apart = abs(totals[0] - totals[1])
    if apart > thresholds()["near_equal_within_bits"]:
        return []
    return [Mark("near_equal", wording("near_equal_note", bits=wording.bits(apart).lstrip("+")))]


def twins(first: Cells, second: Cells, *, wording: Wording) -> list[Mark]:
    """Mark two records that give the same birth and the same mother or family name."""
    same_birth = _is_same(first, second, "date_of_birth")
    same_family = _is_same(first, second, "mother_name") or _is_same(first, second, "family_name")
    if not (same_birth and same_family):
        return []
    ids = [harmless(record["record_id"] or "") for record in (first, second)]
    return [Mark("twins", wording("twins_note", first=ids[0], second=ids[1]))]


def altered(
    evidence: Mapping[str, tuple[str, float]], *, record_id: str, wording: Wording
) -> list[Mark]:
    """Mark a contradiction in who a child is beside strong evidence of another kind.

    `evidence` gives, per feature, its sign and its bits; the prior is not in it.
    """
    limits = thresholds()
    contradicting = [
        feature
        for feature in IDENTITY
        if feature in evidence
        and evidence[feature][0] == "differs"
        and evidence[feature][1] <= limits["contradiction_at_most_bits"]
    ]
    other = sum(bits for name, (_, bits) in evidence.items() if name not in contradicting)
    if not contradicting or other < limits["altered_other_evidence_at_least_bits"]:
        return []
    fields = ", ".join(wording.field(feature) for feature in contradicting)
    note = wording("altered_note", record=harmless(record_id), fields=fields)
    return [Mark("altered", note)]


def _is_same(first: Cells, second: Cells, column: str) -> bool:
    words = [(record.get(column) or "").strip().casefold() for record in (first, second)]
    return words[0] != "" and words[0] == words[1]
