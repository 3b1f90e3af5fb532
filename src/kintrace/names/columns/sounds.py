"""Which sounds and skeletons do many words have?

The answers of ``sound_of``, ``skeleton_of`` and ``other_skeleton_of`` in ``names.sounds`` for all
words at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from kintrace.names.columns.letters import FoldedWords, fold_all
from kintrace.names.columns.phones import PhoneRuns, phone_runs
from kintrace.names.phones import phone_table

_BETWEEN = ord("\n")


@dataclass(frozen=True)
class Sounds:
    """Words as they sound, a row a word."""

    phones: PhoneRuns

    @cached_property
    def sounds(self) -> pl.Series:
        """Skeleton letters and coarse vowels."""
        return _texts(self.phones, phone_table().sound)

    @cached_property
    def skeletons(self) -> pl.Series:
        """Consonants in classes; the sound of a word without any."""
        found = _texts(self.phones, phone_table().skeleton)
        return _chosen(found != "", found, self.sounds)

    @cached_property
    def other_skeletons(self) -> pl.Series:
        """Skeletons in the less usual reading of the letters, null where there is none."""
        found = _texts(self.phones, phone_table().other)
        is_other = (found != "") & (found != self.skeletons)
        return _chosen(is_other, found, pl.Series([None], dtype=pl.String))


def sounds_of(words: Sequence[str]) -> Sounds:
    """Read many words as written.

    >>> sounds_of(["Ковальська", "Kowalski"]).skeletons.to_list()
    ['KFLSK', 'KFLSK']
    """
    return sounds_of_folded(fold_all(words))


def sounds_of_folded(words: FoldedWords) -> Sounds:
    """Read many words that have been folded."""
    return Sounds(phone_runs(words))


def _texts(runs: PhoneRuns, letters: Sequence[str]) -> pl.Series:
    """Write a letter for each phone, none for some, and neighbours that are alike as one."""
    words = len(runs.sizes)
    written = np.full(len(runs.codes) + words, _BETWEEN, np.uint8)
    table = np.array([ord(letter) if letter else 0 for letter in letters], np.uint8)
    place = np.arange(len(runs.codes)) + np.repeat(np.arange(words), runs.sizes)
    written[place] = table[runs.codes]
    written = written[written != 0]
    is_new = np.ones(len(written), bool)
    is_new[1:] = (written[1:] != written[:-1]) | (written[1:] == _BETWEEN)
    texts = written[is_new].tobytes().decode("ascii").split("\n")[:-1]
    return pl.Series(texts, dtype=pl.String)


def _chosen(mask: pl.Series, first: pl.Series, second: pl.Series) -> pl.Series:
    return first.zip_with(mask, second)
