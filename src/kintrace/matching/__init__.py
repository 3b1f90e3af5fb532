"""Do two records describe one person?

Records, weights, candidates, scores and their explanation. It reads no files and decides nothing:
it proposes, and people judge. Parts are loaded when first used: whoever only reads tables, whose
columns are named here, needs no engine.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kintrace.matching.engine import Matches, PairNotKnown, TableNotUsable, match
    from kintrace.matching.explain import Explanation, ExplanationRow
    from kintrace.matching.model import Model, WeightsNotUnderstood, default_model
    from kintrace.matching.record import Record, record_of

__all__ = [
    "Explanation",
    "ExplanationRow",
    "Matches",
    "Model",
    "PairNotKnown",
    "Record",
    "TableNotUsable",
    "WeightsNotUnderstood",
    "default_model",
    "match",
    "record_of",
]
_PARTS = {
    "engine": ("Matches", "PairNotKnown", "TableNotUsable", "match"),
    "explain": ("Explanation", "ExplanationRow"),
    "model": ("Model", "WeightsNotUnderstood", "default_model"),
    "record": ("Record", "record_of"),
}


def __getattr__(name: str) -> Any:
    for part, names in _PARTS.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{part}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
