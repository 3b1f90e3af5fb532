"""What of each of many words shows its part in a name?

The answers of ``names.word_kinds`` for all words at once: ``kinds`` are the few that occur, and
``numbers`` the kind of each word.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kintrace.names.columns.distinct import Numbers
from kintrace.names.columns.forms import Forms
from kintrace.names.columns.groups import Groups, GroupSet
from kintrace.names.columns.letters import Mask
from kintrace.names.columns.words import WordColumns
from kintrace.names.patronymic_endings import PATRONYMIC_ENDINGS
from kintrace.names.word_kinds import (
    FAMILY_ENDINGS,
    FEMALE_PATRONYMIC,
    WordKind,
    is_like_patronymic,
)
from kintrace.values import Script

# In the order of the fields of ``WordKind``.
_ODD_FLAGS = ("follows_filiation", "has_article", "is_fathers")


@dataclass(frozen=True, slots=True)
class Kinds:
    """Kinds of words, and the number of each word's kind."""

    kinds: tuple[WordKind, ...]
    numbers: NDArray[np.int32]


def kinds_of_words(words: WordColumns, forms: Forms, form: Numbers, groups: Groups) -> Kinds:
    """Return the kinds of many words; ``form`` is the number of each word's form."""
    of_set = np.array([_shown_by(found) for found in groups.sets], bool)[groups.numbers]
    texts = pl.Series(forms.texts, dtype=pl.String)
    likely = _ends(texts.str.strip_chars(), PATRONYMIC_ENDINGS)[form] & (groups.numbers == 0)
    at = np.flatnonzero(likely)
    likely[at] = [is_like_patronymic(forms.texts[row]) for row in form[at].tolist()]
    odd = np.zeros((len(form), len(_ODD_FLAGS)), bool)
    for row, word in words.odd.items():
        odd[row] = [getattr(word, flag) for flag in _ODD_FLAGS]
    columns = [
        of_set,
        likely,
        _ends(texts, FEMALE_PATRONYMIC.pattern)[form],
        _ends(texts, FAMILY_ENDINGS.pattern)[form],
        forms.is_initial[form],
        forms.is_in((Script.ARABIC,))[form],
        [len(text) > 2 and text.isupper() for text in words.texts],
        odd,
    ]
    bits = np.column_stack(columns).astype(np.int64)
    codes = bits @ (1 << np.arange(bits.shape[1]))
    distinct, numbers = np.unique(codes, return_inverse=True)
    kinds = (
        WordKind(*(bool(code >> place & 1) for place in range(bits.shape[1])))
        for code in distinct.tolist()
    )
    return Kinds(tuple(kinds), numbers.astype(np.int32))


def _shown_by(found: GroupSet) -> tuple[bool, bool, bool]:
    return found.is_given, found.is_formal, found.names_father


def _ends(texts: pl.Series, pattern: str) -> Mask:
    return texts.str.contains(pattern).to_numpy()
