"""Do two names speak for one person, how strongly and why?

The plain reference: one pair at a time, readable. Words are weighed against words, the best
pairs are taken first, words written apart are tried as one, and what is left over contradicts or
is missing. The columnar engine in ``matching`` does the same over arrays and is held to these
numbers by a property test.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kintrace.names.distance import relative_distance
from kintrace.names.evidence import Agreement, NameEvidence, NameWeights, Reason, default_weights
from kintrace.names.frequency import Frequencies, default_frequencies
from kintrace.names.phones import Phones
from kintrace.names.reading import NameReading, Role, Token, read_name
from kintrace.names.token_evidence import token_bits, weigh_tokens
from kintrace.values import PersonName


def compare(
    a: str | PersonName | NameReading,
    b: str | PersonName | NameReading,
    *,
    weights: NameWeights | None = None,
    frequencies: Frequencies | None = None,
) -> NameEvidence:
    """Weigh whether two names are names of one person.

    Returns log2 odds with a reason for each pair of words; agreement on a rare name weighs more,
    by ``frequencies`` (None: the table that ships). A name without any word gives 0.

    >>> compare("Ганна Коваль", "Anna Koval").bits > 8
    True
    >>> [reason.agreement.value for reason in compare("Саша", "Олександр").reasons]
    ['a short form of the name']
    """
    left, right = _reading(a).tokens, _reading(b).tokens
    if not left or not right:
        return NameEvidence(0.0, ())
    scale, table = weights or default_weights(), frequencies or default_frequencies()
    bits_a = [token_bits(token, scale, table) for token in left]
    bits_b = [token_bits(token, scale, table) for token in right]
    return _Alignment(left, right, bits_a, bits_b, scale).evidence(is_whole=True)


def align(
    left: Sequence[Token],
    right: Sequence[Token],
    *,
    bits_left: Sequence[float],
    bits_right: Sequence[float],
    weights: NameWeights,
) -> NameEvidence:
    """Weigh words already read; ``bits_*`` are what an agreement on each word weighs at most.

    What brothers and sisters have in common is not taken back: a record weighs that as a whole.
    """
    return _Alignment(left, right, bits_left, bits_right, weights).evidence(is_whole=False)


def _reading(name: str | PersonName | NameReading) -> NameReading:
    return name if isinstance(name, NameReading) else read_name(name)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Words of one name (``a``, one or two places) weighed against words of the other."""

    bits: float
    a: tuple[int, ...]
    b: tuple[int, ...]
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class _Alignment:
    left: Sequence[Token]
    right: Sequence[Token]
    bits_left: Sequence[float]
    bits_right: Sequence[float]
    weights: NameWeights

    def evidence(self, *, is_whole: bool) -> NameEvidence:
        table = [
            _Pair(bits, (i,), (k,), agreement)
            for i in range(len(self.left))
            for k in range(len(self.right))
            for bits, agreement in [self._weigh(i, k)]
        ]
        agreeing = self._best_first([pair for pair in table if pair.bits > 0], taken=[])
        agreeing = self._with_joins(agreeing, taken=[])
        differing = self._best_first(table, taken=agreeing)
        differing = self._with_joins(differing, taken=agreeing)
        pairs = agreeing + differing
        reasons = [self._reason(pair) for pair in pairs]
        reasons += self._extras(self.left, {i for pair in pairs for i in pair.a})
        reasons += self._extras(self.right, {k for pair in pairs for k in pair.b})
        given = next((n for n, pair in enumerate(pairs) if self._contradicts(pair)), None)
        if is_whole and given is not None:
            reasons[given] = self._as_of_a_sibling(reasons[given], reasons)
        return NameEvidence(sum(reason.bits for reason in reasons), tuple(reasons))

    def _best_first(self, pairs: list[_Pair], *, taken: list[_Pair]) -> list[_Pair]:
        """Take pairs by falling weight, each word once; ties in the order of the words."""
        used_a = {i for pair in taken for i in pair.a}
        used_b = {k for pair in taken for k in pair.b}
        chosen: list[_Pair] = []
        for pair in sorted(pairs, key=self._falling):
            if used_a.isdisjoint(pair.a) and used_b.isdisjoint(pair.b):
                chosen.append(pair)
                used_a.update(pair.a)
                used_b.update(pair.b)
        return chosen

    def _falling(self, pair: _Pair) -> tuple[float, bool, tuple[int, ...], tuple[int, ...]]:
        """Sort by falling weight; where two weigh the same, the same word comes first."""
        a, b = self.left[pair.a[0]], self.right[pair.b[0]]
        return -pair.bits, a.form != b.form or a.role is not b.role, pair.a, pair.b

    def _contradicts(self, pair: _Pair) -> bool:
        return pair.bits <= self.weights.known_different and (
            self.left[pair.a[0]].role is self.right[pair.b[0]].role is Role.GIVEN
        )

    def _as_of_a_sibling(self, given: Reason, reasons: list[Reason]) -> Reason:
        """Let a different given name outweigh what brothers and sisters have in common."""
        excess = sum(reason.bits for reason in reasons) - self.weights.sibling_cap
        return replace(given, bits=given.bits - max(excess, 0.0))

    def _weigh(self, i: int, k: int) -> tuple[float, Agreement]:
        return weigh_tokens(
            self.left[i],
            self.right[k],
            bits_a=self.bits_left[i],
            bits_b=self.bits_right[k],
            weights=self.weights,
        )

    def _with_joins(self, pairs: list[_Pair], *, taken: list[_Pair]) -> list[_Pair]:
        """Try each word against its partner joined with a free neighbour."""
        joined: list[_Pair] = []
        for at, pair in enumerate(pairs):
            others = taken + joined + pairs[at + 1 :]
            free_b = self._free_neighbours(
                pair.b[0], len(self.right), {k for p in others for k in p.b}
            )
            free_a = self._free_neighbours(
                pair.a[0], len(self.left), {i for p in others for i in p.a}
            )
            options = [
                _Pair(0.0, pair.a, tuple(sorted((pair.b[0], k))), pair.agreement) for k in free_b
            ]
            options += [
                _Pair(0.0, tuple(sorted((pair.a[0], i))), pair.b, pair.agreement) for i in free_a
            ]
            best = pair
            for option in options:
                bits = self._joined_bits(option)
                if bits > best.bits + self.weights.join_gain:
                    best = _Pair(bits, option.a, option.b, Agreement.CLOSE)
            joined.append(best)
        return joined

    @staticmethod
    def _free_neighbours(place: int, count: int, used: set[int]) -> list[int]:
        return [n for n in (place - 1, place + 1) if 0 <= n < count and n not in used]

    def _joined_bits(self, pair: _Pair) -> float:
        left = _joined_phones([self.left[i].phones for i in pair.a])
        right = _joined_phones([self.right[k].phones for k in pair.b])
        agree = min(sum(self.bits_left[i] for i in pair.a), sum(self.bits_right[k] for k in pair.b))
        return agree * (1 - relative_distance(left, right) / self.weights.zero_at)

    def _reason(self, pair: _Pair) -> Reason:
        return Reason(
            " ".join(self.left[i].text for i in pair.a),
            " ".join(self.right[k].text for k in pair.b),
            pair.agreement,
            pair.bits,
            role=self.left[pair.a[0]].role or self.right[pair.b[0]].role,
        )

    def _extras(self, tokens: Sequence[Token], used: set[int]) -> list[Reason]:
        return [
            Reason(
                token.text,
                "",
                Agreement.ONLY_ONE,
                self.weights.extra_patronymic
                if token.role is Role.PATRONYMIC
                else self.weights.extra_word,
                role=token.role,
            )
            for i, token in enumerate(tokens)
            if i not in used
        ]


def _joined_phones(parts: list[Phones]) -> Phones:
    codes: list[int] = []
    for code in (code for part in parts for code in part.codes):
        if not codes or codes[-1] != code:
            codes.append(code)
    return Phones(tuple(codes), any(part.is_abjad for part in parts))
