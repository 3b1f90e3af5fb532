"""Do two records describe one person?

Records, weights, candidates, scores and their explanation. It reads no files and decides nothing:
it proposes, and people judge.
"""

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
