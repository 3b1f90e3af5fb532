"""How common is each value in the two tables at hand?

Agreement on what is rare says more. Counts come from both tables together; where they are small,
a general expectation stands in for them. Both scorers take their rarity from here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2

from kintrace.matching.model import Model
from kintrace.names.distance import length
from kintrace.names.frequency import Frequencies
from kintrace.names.reading import Role, Token
from kintrace.names.sounds import sound_of

# The general expectation counts as this many observations.
_PRIOR_WEIGHT = 100.0
_CODE_BITS = 6.0


@dataclass(frozen=True, slots=True)
class Context:
    """Counts of sounds of words by role and of codes by feature, with the model they go with.

    In each table of counts the key "" holds their sum.
    """

    model: Model
    words: Mapping[Role, Mapping[str, int]]
    codes: Mapping[str, Mapping[str, int]]
    frequencies: Frequencies
    register_size: int = 1

    def word_bits(self, token: Token) -> float:
        """Return what an agreement on this word weighs at most."""
        return self.word_bits_by_role(token)[int(token.role)]

    def word_bits_by_role(self, token: Token) -> list[float]:
        """Return what an agreement on this word weighs at most in each role, by role number."""
        sound = sound_of(token.phones)
        general = self.frequencies.of_sound(sound)
        most = self.model.names.agree_per_sound * length(token.phones)
        return [
            min(
                _rarity(
                    self.words.get(role, {}).get(sound, 0),
                    _total(self.words.get(role, {})),
                    self._default(role) if general is None else general,
                ),
                most,
            )
            for role in Role
        ]

    def _default(self, role: Role) -> float:
        names = self.model.names
        return {
            Role.GIVEN: names.agree_given,
            Role.PATRONYMIC: names.agree_patronymic,
            Role.FAMILY: names.agree_family,
            Role.UNKNOWN: names.agree_unknown,
        }[role]

    def code_bits(self, feature: str, code: str) -> float:
        """Return what an agreement on this code weighs, within the feature's cap."""
        return self.bits_of_codes(feature, (code,))[0]

    def bits_of_codes(self, feature: str, codes: Sequence[str]) -> list[float]:
        """Return the same for several codes; most are met with no more than a few counts."""
        counts, weight = self.codes.get(feature, {}), self.model.of(feature)
        total = _total(counts)
        met = [counts.get(code, 0) for code in codes]
        rarities = {count: _rarity(count, total, _CODE_BITS) for count in set(met)}
        bits = {
            count: max(min(rarity + weight.agree, weight.cap), 0.0)
            for count, rarity in rarities.items()
        }
        return [bits[count] for count in met]


_TOTAL = ""


def _total(counts: Mapping[str, int]) -> int:
    return counts.get(_TOTAL, 0)


def _rarity(count: int, total: int, general: float) -> float:
    share = (count + _PRIOR_WEIGHT * 2.0**-general) / (total + _PRIOR_WEIGHT)
    return -log2(share)
