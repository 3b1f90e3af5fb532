"""What do two records say, feature by feature, and what does it weigh?

Each row has both values, a sign, a bar and the reason; it opens to the claims behind it as they
were said. Claims that the reader may not see are left out, and the reason with them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from kintrace.casework import access
from kintrace.casework.index_cells import columns
from kintrace.casework.propose_evidence import COLUMNS, without_words
from kintrace.names import read_name
from kintrace.names.evidence import Agreement
from kintrace.names.reading import Role
from kintrace.registry.models import Candidate, Claim, Record, Relation, User
from kintrace.registry.vocabulary import properties
from kintrace.web.review.words import label_of, letters_of, reason_of, tongue_of

_ROLES = {
    "name": Role.UNKNOWN,
    "given_name": Role.GIVEN,
    "patronymic": Role.PATRONYMIC,
    "family_name": Role.FAMILY,
    # Where nobody told the father's name, the patronymic stood in for it.
    "father": Role.PATRONYMIC,
}
# Without a word of their own these say nothing, whatever the whole name is.
_SOLE = ("patronymic", "father")
_PROPERTIES = {"father": ("father_name", "patronymic"), "mother": ("mother_name",)}
_SIBLINGS = "brother_or_sister"


@dataclass(frozen=True)
class Value:
    """What one side says: its words, or none, and the claims behind them."""

    text: str
    language: str
    claims: Sequence[Any]


@dataclass(frozen=True)
class Row:
    """One feature of a pair."""

    feature: str
    label: str
    sign: str
    bits: float
    reason: str
    sought: Value
    found: Value
    is_new: bool


def rows_of(candidate: Candidate, *, user: User) -> list[Row]:
    """Return the rows of a pair, what both tell first; what siblings share comes last."""
    told = _Told(candidate, user=user)
    made = [_row(row, told) for row in candidate.evidence]
    order = {"unknown": 1}
    return sorted(made, key=lambda row: (order.get(row.sign, 0), row.feature == _SIBLINGS))


class _Told:
    """The claims that a reader sees of both records and of the people beside them."""

    def __init__(self, candidate: Candidate, *, user: User) -> None:
        self.candidate = candidate
        self.new = set(candidate.new_claim_ids)
        beside = _beside((candidate.sought, candidate.found))
        claims = access.claims_shown(
            [candidate.sought, candidate.found, *beside], user=user
        ).standing()
        self.claims = list(claims.select_related("source", "place").order_by("recorded_at", "id"))
        for one in self.claims:
            # In the reader's words, beside the quoted ones.
            one.tongue, one.letters = tongue_of(one.language), letters_of(one.script)

    def of(self, row: Any, side: str) -> list[Claim]:
        """Return the claims behind one side of a row."""
        record = getattr(self.candidate, f"{side}_id")
        wanted = set(row.get(f"{side}_claims", ()))
        kept = set(COLUMNS.get(row["feature"], (row["feature"],)))
        return [
            claim
            for claim in self.claims
            if str(claim.pk) in wanted
            or (
                claim.record_id == record
                and claim.property in columns()
                and columns()[claim.property][0] in kept
            )
        ]


def _beside(records: Iterable[Record]) -> list[Record]:
    found = []
    for record in records:
        asked = getattr(record, "sought_in", None)
        found += [asked.request.inquirer] if asked is not None else []
        rows = Relation.objects.everywhere(why="people beside a record in hand")
        found += [row.relative for row in rows.filter(record=record).select_related("relative")]
    return found


def _row(row: Any, told: _Told) -> Row:
    feature = row["feature"]
    sides = [told.of(row, side) for side in ("sought", "found")]
    if feature == _SIBLINGS:
        reason = gettext("a brother or sister would agree on this as well")
        label = gettext("What siblings share")
    else:
        reason, label = reason_of(without_words(row.get("reason", ""))), label_of(feature)
    is_hidden = feature != _SIBLINGS and not any(sides)
    return Row(
        feature=feature,
        label=label,
        sign=_sign_of(row),
        # A tenth of a bit is what a reader sees; nothing is shown as minus nothing.
        bits=round(float(row["bits"]), 1) or 0.0,
        reason="" if is_hidden else reason,
        sought=_value(feature, sides[0]),
        found=_value(feature, sides[1]),
        is_new=any(str(claim.pk) in told.new for side in sides for claim in side),
    )


def _sign_of(row: Any) -> str:
    """Return the sign of a row: what only one side tells is unknown, however little it weighs."""
    if without_words(row.get("reason", "")) == Agreement.ONLY_ONE.value:
        return "unknown"
    return str(row.get("sign") or _sign(row["bits"]))


def _sign(bits: float) -> str:
    return "agrees" if bits >= 1 else "differs" if bits <= -1 else "close"


def _value(feature: str, claims: Sequence[Claim]) -> Value:
    """Return the newest value of one side; of a name the part that the row is about."""
    known = [claim for claim in claims if claim.value]
    own = [claim for claim in known if claim.property in _PROPERTIES.get(feature, (feature,))]
    whole = [claim for claim in known if claim.property == "name"]
    if feature in _ROLES and not own and whole:
        tokens = read_name(whole[-1].value).tokens
        part = [t.text for t in tokens if feature == "name" or t.role is _ROLES[feature]]
        text = " ".join(part) or (whole[-1].value if feature not in _SOLE else "")
        return Value(text, whole[-1].language, claims)
    chosen = own or ([] if feature in _SOLE else known)
    texts = list(dict.fromkeys(_said(claim) for claim in chosen))
    return Value("; ".join(texts), chosen[-1].language if chosen else "", claims)


def _said(claim: Claim) -> str:
    """Return the words of a claim, or its choice in the reader's language."""
    known = properties().get(claim.property)
    label = known.choices.get(claim.choice) if known is not None else None
    return gettext(label) if label else str(claim.value)
