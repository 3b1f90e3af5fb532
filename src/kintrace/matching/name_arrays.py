"""How do names that were read at once become the kernel's arrays?

The same arrays as ``vocabulary`` makes of names read one by one.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from kintrace.matching.arrays import Floats, Ints, Names, Words
from kintrace.matching.context import _PRIOR_WEIGHT, Context
from kintrace.names.columns.distinct import Numbers, distinct_texts, starts
from kintrace.names.columns.letters import SCRIPTS
from kintrace.names.columns.reading import NameColumns
from kintrace.names.columns.sounds import Sounds
from kintrace.names.phones import Phones, phone_table
from kintrace.names.reading import MAX_WORDS, Role, Token


class NameArrays:
    """Names that were read at once, as arrays."""

    def __init__(self, read: NameColumns) -> None:
        """Start from names as read."""
        self.read = read
        sounds, of_form = distinct_texts(Sounds(read.forms.phones).sounds)
        self.sounds: list[str] = sounds.to_list()
        self.sound = of_form[read.words.form]

    def names(self) -> Names:
        """Return all names; at least one row, so that there is something to point to."""
        words = self.read.names
        if len(words) == 0:
            words = np.full((1, MAX_WORDS), -1, np.int32)
        # No word, -1, is the last.
        roles = np.append(self.read.words.role, np.uint8(0))[words]
        return Names(words, roles, np.count_nonzero(words >= 0, axis=1).astype(np.int32))

    def counts(self, used: Ints) -> dict[Role, dict[str, int]]:
        """Count the sounds of words by role, given the numbers of the names of all records."""
        uses = np.bincount(used[used >= 0], minlength=len(self.read.names))
        at, place = np.nonzero(self.read.names >= 0)
        words = self.read.names[at, place]
        places = self.sound[words] * len(Role) + self.read.words.role[words]
        size = len(self.sounds) * len(Role)
        counts = np.bincount(places, weights=uses[at], minlength=size).astype(np.int64)
        is_met = np.bincount(places, minlength=size) > 0
        counts, is_met = counts.reshape(-1, len(Role)), is_met.reshape(-1, len(Role))
        return {role: self._counted(counts[:, role], is_met[:, role]) for role in Role}

    def _counted(self, counts: Numbers, is_met: NDArray[np.bool_]) -> dict[str, int]:
        rows = np.flatnonzero(is_met).tolist()
        found = {
            self.sounds[row]: count for row, count in zip(rows, counts[rows].tolist(), strict=True)
        }
        return {**found, "": int(counts.sum())}

    def words(self, context: Context) -> Words:
        """Return all words, with what an agreement on each weighs in each role."""
        words, forms = self.read.words, self.read.forms
        phones = forms.phones.gather(words.form)
        table, of_word = phone_table(), np.repeat(np.arange(len(words.form)), phones.sizes)
        length, beside_abjad = (
            np.bincount(of_word, np.array(gap)[phones.codes], len(words.form)).astype(np.float64)
            for gap in (table.gap, table.gap_beside_abjad)
        )
        groups, short, group_start = self._groups()
        return Words(
            form=words.form,
            phones=phones.codes,
            start=phones.start.astype(np.int32),
            is_abjad=phones.is_abjad.astype(np.uint8),
            length=length,
            length_beside_abjad=beside_abjad,
            is_initial=words.is_initial.astype(np.uint8),
            groups=groups,
            short=short,
            group_start=group_start,
            bits=self._bits(context, length),
        )

    def _bits(self, context: Context, length: Floats) -> Floats:
        """Return ``context.word_bits_by_role`` of each word."""
        general = [context.frequencies.of_sound(sound) for sound in self.sounds]
        bits = np.zeros((len(self.sounds), len(Role)))
        for role in Role:
            counts = context.words.get(role, {})
            usual = context._default(role)
            expected = np.array([usual if found is None else found for found in general])
            seen = np.array([counts.get(sound, 0) for sound in self.sounds], np.float64)
            share = (seen + _PRIOR_WEIGHT * 2.0**-expected) / (counts.get("", 0) + _PRIOR_WEIGHT)
            bits[:, role] = -np.log2(share)
        most = context.model.names.agree_per_sound * length
        return np.minimum(bits[self.sound], most[:, None])

    def _groups(self) -> tuple[Ints, NDArray[np.uint8], Ints]:
        """Return the groups of each word as rising numbers, and which it is a short form of."""
        sets = self.read.group_sets
        numbers = {group: at for at, group in enumerate(self.group_texts)}
        of_set = [
            sorted((numbers[group], group in one.short) for group in one.groups) for one in sets
        ]
        flat = np.array([pair for pairs in of_set for pair in pairs], np.int32).reshape(-1, 2)
        start = starts(len(pairs) for pairs in of_set)
        chosen = self.read.words.group_set
        sizes = np.diff(start)[chosen]
        word_start = starts(sizes)
        rows = np.arange(word_start[-1]) + np.repeat(start[chosen] - word_start[:-1], sizes)
        return flat[rows, 0], flat[rows, 1].astype(np.uint8), word_start.astype(np.int32)

    @cached_property
    def group_texts(self) -> tuple[str, ...]:
        """The groups by number."""
        return tuple(sorted({group for one in self.read.group_sets for group in one.groups}))


class Tokens(Sequence[Token]):
    """The words as tokens, each made when it is asked for."""

    def __init__(self, read: NameColumns) -> None:
        """Start from names as read."""
        self.read = read

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.read.words.form)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Token]: ...
    def __getitem__(self, at: int | slice) -> Token | Sequence[Token]:
        """Return one word or several."""
        if isinstance(at, slice):
            return [self[row] for row in range(*at.indices(len(self)))]
        words, forms = self.read.words, self.read.forms
        form, found = words.form[at], self.read.group_sets[words.group_set[at]]
        phones = forms.phones
        codes = phones.codes[phones.start[form] : phones.start[form + 1]]
        return Token(
            text=forms.texts[form],
            form=forms.texts[form],
            script=SCRIPTS[forms.scripts[form]],
            role=Role(words.role[at]),
            phones=Phones(tuple(codes.tolist()), bool(phones.is_abjad[form])),
            groups=found.groups,
            diminutive_of=found.short,
            is_initial=bool(words.is_initial[at]),
        )

    def __iter__(self) -> Iterator[Token]:
        """Go through all words."""
        return (self[at] for at in range(len(self)))
