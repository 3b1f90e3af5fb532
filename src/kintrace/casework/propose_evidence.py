"""What does the engine write down of a pair that it proposes?

Rows of features with sign, bits and reason, from the reference scorer, and the claims that were
weighed. No words of a source: those stay in their claims, where an erasure reaches them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any
from uuid import UUID

import polars as pl

from kintrace.casework.index_cells import Described
from kintrace.casework.pair import Evidence
from kintrace.matching.context import Context
from kintrace.matching.explain import explain

NAMES = ("name", "given_name", "patronymic", "family_name", "alternate_names")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": NAMES,
    "given_name": NAMES,
    "patronymic": NAMES,
    "family_name": NAMES,
    "birth": ("date_of_birth", "age", "age_as_of"),
    "mother": ("mother_name",),
    "father": ("father_name", *NAMES),
    "documents": ("document_numbers",),
    "brother_or_sister": (),
}
_NO_OTHERS = pl.DataFrame(schema={"request_id": pl.String, "record_id": pl.String})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records as the index has them."""

    sought: Described
    found: Described


def evidence_of(pair: Pair, *, context: Context) -> Evidence:
    """Weigh a pair by the reference scorer and return what is kept of it."""
    told = explain(pair.sought.cells, pair.found.cells, context=context, candidates=_NO_OTHERS)
    rows = [
        {
            "feature": row.feature,
            "sign": row.sign,
            "bits": round(float(row.bits), 3),
            "reason": without_words(row.reason),
            "sought_claims": _named(claims_of(row.feature, pair.sought.claims)),
            "found_claims": _named(claims_of(row.feature, pair.found.claims)),
        }
        for row in told.rows
    ]
    weighed = [key for side in (pair.sought, pair.found) for key in _all(side.claims)]
    return Evidence(
        rows=rows,
        total_bits=float(told.bits),
        prior_bits=float(told.prior),
        claim_ids=list(dict.fromkeys(weighed)),
        engine="live index",
        engine_version=version("kintrace"),
        model_version=context.model.version,
    )


def claims_of(feature: str, claims: Mapping[str, tuple[UUID, ...]]) -> list[UUID]:
    """Return the claims that fill the columns of a feature."""
    return [key for column in COLUMNS.get(feature, (feature,)) for key in claims.get(column, ())]


def without_words(reason: str) -> str:
    """Return a reason without the words that it is about.

    >>> without_words("same spelling: Денис, Денис; close in sound: Коваль, Ковал")
    'same spelling; close in sound'
    """
    return "; ".join(dict.fromkeys(part.partition(": ")[0] for part in reason.split("; ")))


def _all(claims: Mapping[str, tuple[UUID, ...]]) -> Iterable[UUID]:
    return (key for keys in claims.values() for key in keys)


def _named(keys: Iterable[UUID]) -> list[Any]:
    return [str(key) for key in keys]
