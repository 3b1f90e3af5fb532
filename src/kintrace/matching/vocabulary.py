"""Which words and names were met, and under which numbers?

Each distinct word and name is stored once; the records point to them by number.
"""

from collections.abc import Iterable

import numpy as np

from kintrace.matching.arrays import Ints, Names, Words
from kintrace.matching.context import Context
from kintrace.matching.record import told_father
from kintrace.names.distance import length
from kintrace.names.reading import MAX_WORDS, NameReading, Role, Token


class Vocabulary:
    """Numbers for words and names, given as they are met."""

    def __init__(self) -> None:
        """Start with nothing met."""
        self.word_numbers: dict[tuple[str, Role], int] = {}
        self.tokens: list[Token] = []
        self.name_numbers: dict[tuple[tuple[int, int], ...], int] = {}

    def number(self, reading: NameReading) -> int:
        """Return the number of a name: the same words in the same roles are one name."""
        key = tuple((self._word(token), int(token.role)) for token in reading.tokens)
        return self.name_numbers.setdefault(key, len(self.name_numbers))

    def _word(self, token: Token) -> int:
        found = self.word_numbers.get((token.form, token.role))
        if found is None:
            found = self.word_numbers[token.form, token.role] = len(self.tokens)
            self.tokens.append(token)
        return found

    def fathers(self) -> Ints:
        """Return for each name met so far the number of the father's name that it tells, or -1."""
        told: dict[int, int] = {}
        fathers = np.full(len(self.name_numbers), -1, np.int32)
        for at, words in enumerate(list(self.name_numbers)):
            for word, role in words:
                if role != Role.PATRONYMIC:
                    continue
                if word not in told:
                    reading = told_father(NameReading("", (self.tokens[word],)))
                    told[word] = -1 if reading is None else self.number(reading)
                if told[word] >= 0:
                    fathers[at] = told[word]
                    break
        return fathers

    def names(self) -> Names:
        """Return all names met."""
        count = np.fromiter((len(key) for key in self.name_numbers), np.int32)
        words = np.full((max(len(count), 1), MAX_WORDS), -1, np.int32)
        roles = np.zeros((max(len(count), 1), MAX_WORDS), np.uint8)
        flat = [pair for key in self.name_numbers for pair in key]
        if flat:
            at = np.repeat(np.arange(len(count)), count)
            place = np.arange(len(flat)) - np.repeat(np.cumsum(count) - count, count)
            pairs = np.array(flat, np.int32)
            words[at, place], roles[at, place] = pairs[:, 0], pairs[:, 1]
        return Names(words, roles, count)

    def words(self, context: Context) -> Words:
        """Return all words met, with what an agreement on each weighs in each role."""
        tokens = self.tokens
        group_numbers: dict[str, int] = {}
        forms: dict[str, int] = {}
        groups = [
            sorted((group_numbers.setdefault(g, len(group_numbers)), g) for g in sorted(t.groups))
            for t in tokens
        ]
        bits = np.zeros((max(len(tokens), 1), len(Role)))
        for at, token in enumerate(tokens):
            bits[at] = context.word_bits_by_role(token)
        return Words(
            form=np.array([forms.setdefault(t.form, len(forms)) for t in tokens], np.int32),
            phones=np.array([c for t in tokens for c in t.phones.codes], np.uint8),
            start=starts(len(t.phones.codes) for t in tokens),
            is_abjad=np.array([t.phones.is_abjad for t in tokens], np.uint8),
            length=np.array([length(t.phones) for t in tokens], np.float64),
            length_beside_abjad=np.array(
                [length(t.phones, is_beside_abjad=True) for t in tokens], np.float64
            ),
            is_initial=np.array([t.is_initial for t in tokens], np.uint8),
            groups=np.array([n for row in groups for n, _ in row], np.int32),
            short=np.array(
                [
                    g in t.diminutive_of
                    for t, row in zip(tokens, groups, strict=True)
                    for _, g in row
                ],
                np.uint8,
            ),
            group_start=starts(len(row) for row in groups),
            bits=bits,
        )


def starts(lengths: Iterable[int]) -> Ints:
    """Return where each of several runs laid end to end starts, and where the last ends."""
    return np.concatenate([[0], np.cumsum(np.fromiter(lengths, np.int64))]).astype(np.int32)
