"""Which given names may each of many words be?

The answers of ``names.sounds.groups_by_sound`` and of ``names.tokens`` for all words at once, as
numbers of distinct sets of groups: many words share a set, and each set is looked up once.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kintrace.names.columns.distinct import Numbers
from kintrace.names.columns.forms import Forms
from kintrace.names.columns.letters import Mask
from kintrace.names.columns.sounds import Sounds
from kintrace.names.columns.words import WordColumns
from kintrace.names.diminutives import SHORTEST, last_letters
from kintrace.names.given_names import APOSTROPHES, GivenName, is_listed, may_be_diminutive
from kintrace.names.phones import ABJADS
from kintrace.names.sounds import LEAST_SOUND, forms_by_sound, groups_by_sound, names_of_sound
from kintrace.names.tokens import (
    FATHER,
    INFLECTED,
    PATRONYMIC_ENDS,
    groups_of_names,
    groups_of_patronymic,
    token_of,
)

_Sets = tuple[frozenset[str], frozenset[str]]
_NamesOf = Callable[[str], Iterable[GivenName]]
_NOTHING: _Sets = (frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class GroupSet:
    """Groups that a word may be of, as in ``Token``: ``short`` by a short form."""

    groups: frozenset[str]
    short: frozenset[str]

    @property
    def is_given(self) -> bool:
        """Whether the word may be a given name, and not a patronymic only."""
        return any(not group.startswith(FATHER) for group in self.groups)

    @property
    def is_formal(self) -> bool:
        """Whether it may be one otherwise than by a short form."""
        return self.is_given and bool(self.groups - self.short)

    @property
    def names_father(self) -> bool:
        """Whether it may be a patronymic."""
        return any(group.startswith(FATHER) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Groups:
    """Distinct sets of groups, the first of them empty; ``numbers`` has a row a word."""

    sets: tuple[GroupSet, ...]
    numbers: NDArray[np.int32]


def groups_of_words(words: WordColumns, forms: Forms, form: Numbers) -> Groups:
    """Look many words up in the tables; ``form`` is the number of each word's form."""
    search = _Search(forms)
    search.look_up_all()
    numbers = search.numbers[form]
    for row, word in words.odd.items():
        token = token_of(word)
        numbers[row] = search.number((token.groups, token.diminutive_of))
    return Groups(tuple(GroupSet(*found) for found in search.sets), numbers)


class _Search:
    """Numbers of sets given so far, and the number of the set of each form, 0 while none is."""

    def __init__(self, forms: Forms) -> None:
        self.forms = forms
        self.sets: dict[_Sets, int] = {_NOTHING: 0}
        self.numbers = np.zeros(len(forms.texts), np.int32)

    def number(self, found: _Sets) -> int:
        return self.sets.setdefault(found, len(self.sets))

    def look_up_all(self) -> None:
        """Look up each form as ``groups_by_sound`` does, then as a patronymic."""
        forms, keys, sounds = self.forms.texts, self._keys(), Sounds(self.forms.phones).sounds
        is_abjad, is_left = self.forms.is_in(ABJADS), ~self.forms.is_initial
        is_listed_form = np.array([is_listed(key) for key in keys], bool)
        has_sound = ~is_abjad & _is_sound(sounds)
        may_be = np.zeros(len(forms), bool)
        ends = pl.Series(keys, dtype=pl.String).str.slice(-SHORTEST).is_in(list(last_letters()))
        rest = np.flatnonzero(is_left & ~is_listed_form & ~is_abjad & ~has_sound & ends.to_numpy())
        may_be[rest] = [may_be_diminutive(keys[row]) for row in rest.tolist()]
        for mask, texts, names_of in (
            (is_listed_form, keys, groups_by_sound),
            (is_abjad, forms, groups_by_sound),
            (has_sound, sounds.to_list(), names_of_sound),
            (may_be, forms, groups_by_sound),
        ):
            self._look_up(np.flatnonzero(mask & is_left), texts, names_of)
            is_left &= ~mask
        self._look_up_fathers()

    def _look_up(self, rows: Numbers, texts: Sequence[str], names_of: _NamesOf) -> None:
        """Look up the texts of some rows, each distinct one once."""
        wanted = [texts[row] for row in rows.tolist()]
        table = {
            text: self.number(groups_of_names(names_of(text))) for text in dict.fromkeys(wanted)
        }
        self.numbers[rows] = [table[text] for text in wanted]

    def _look_up_fathers(self) -> None:
        ends = "|".join(map(re.escape, PATRONYMIC_ENDS))
        is_like = pl.Series(self.forms.texts, dtype=pl.String).str.contains(f"(?:{ends})$")
        is_open = self.forms.is_in(INFLECTED) & (self.numbers == 0) & is_like.to_numpy()
        for row in np.flatnonzero(is_open).tolist():
            form = self.forms.texts[row]
            self.numbers[row] = self.number((groups_of_patronymic(form), frozenset()))

    def _keys(self) -> list[str]:
        """Return the forms as ``given_names.fold`` gives them."""
        texts = pl.Series(self.forms.texts, dtype=pl.String).str.strip_chars()
        texts = texts.str.replace_all(f"[{APOSTROPHES}]", "")
        return texts.str.replace_all("ё", "е", literal=True).to_list()


def _is_sound(sounds: pl.Series) -> Mask:
    known = sounds.is_in(list(forms_by_sound()))
    return (known & (sounds.str.len_chars() >= LEAST_SOUND)).to_numpy()
