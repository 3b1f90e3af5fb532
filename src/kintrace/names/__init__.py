"""What is a name, and when do two names speak for one person?

Script, words and their parts, sounds, equivalents, and comparison with reasons. It knows nothing
of records, files or people.
"""

from kintrace.names.compare import compare
from kintrace.names.evidence import Agreement, NameEvidence, NameWeights, Reason
from kintrace.names.frequency import Frequencies
from kintrace.names.reading import NameReading, Role, Token, read_name
from kintrace.names.sounds import skeleton

__all__ = [
    "Agreement",
    "Frequencies",
    "NameEvidence",
    "NameReading",
    "NameWeights",
    "Reason",
    "Role",
    "Token",
    "compare",
    "read_name",
    "skeleton",
]
