"""How much does a pair of words, or of names, speak for one person?

The numbers of ``evidence.csv`` and the small types that ``compare`` answers with. All weights are
log2 odds: 0 says nothing, 1 doubles the odds, -1 halves them.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cache

from kintrace.names.reading import Role
from kintrace.names.tables import rows


class Agreement(Enum):
    """How two words of two names stand to each other, in words for a caseworker."""

    SAME_SPELLING = "same spelling"
    SAME_SOUND = "same sound in another spelling"
    OTHER_FORM = "the same name in another form"
    SAME_NAME = "same name in another language"
    DIMINUTIVE = "a short form of the name"
    CLOSE = "close in sound"
    INITIAL = "initial agrees"
    INITIAL_DIFFERS = "initial differs"
    DIFFERENT_NAME = "different given names"
    DIFFERENT = "different"
    ONLY_ONE = "only one of the names has it"


@dataclass(frozen=True, slots=True)
class Reason:
    """Evidence of one pair of words.

    ``text_b`` is "" when only one name has the word; ``role`` is the part of the name it belongs
    to, UNKNOWN when neither name shows it.
    """

    text_a: str
    text_b: str
    agreement: Agreement
    bits: float
    role: Role = Role.UNKNOWN

    @property
    def sentence(self) -> str:
        """Say it in words.

        >>> Reason("Ганна", "Анна", Agreement.SAME_NAME, 5.6).sentence
        'same name in another language: Ганна, Анна'
        """
        words = ", ".join(text for text in (self.text_a, self.text_b) if text)
        return f"{self.agreement.value}: {words}"


@dataclass(frozen=True, slots=True)
class NameEvidence:
    """What two names say together: ``bits`` in log2 odds, and why."""

    bits: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class NameWeights:
    """The numbers of ``evidence.csv``, all in bits except ``zero_at`` (a relative distance)."""

    agree_given: float
    agree_patronymic: float
    agree_family: float
    agree_unknown: float
    agree_per_sound: float
    zero_at: float
    floor: float
    known_different: float
    same_name: float
    diminutive: float
    initial_agrees: float
    initial_differs: float
    swap: float
    role_clash: float
    extra_word: float
    extra_patronymic: float
    join_gain: float
    sibling_cap: float


@cache
def default_weights() -> NameWeights:
    """Return the weights that ship with Kintrace."""
    return NameWeights(**{row["parameter"]: float(row["value"]) for row in rows("evidence.csv")})
