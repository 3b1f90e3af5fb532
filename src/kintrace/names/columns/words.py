"""Which words are many names made of?

Splits the names of a column, and looks each written word up once. A name of plain words is the
row of their numbers; one with a particle, a compound, a comma or a case of a document is read by
``names.words`` and ``names.cases`` as if it stood alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kintrace.names.cases import CASE_SIGNS, in_nominative
from kintrace.names.columns.distinct import Numbers, distinct_texts, starts
from kintrace.names.columns.letters import Mask, fold_all
from kintrace.names.letters import CHANGED_IN_ARABIC, plain_arabic
from kintrace.names.particles import particle_forms
from kintrace.names.words import (
    EDGES,
    MAY_BE_MORE,
    WRITTEN_WORD,
    Word,
    lone_word,
    parts_of,
    words_of,
)

# Python takes these for white space, the compiled search does not.
_WRITTEN_WORD = WRITTEN_WORD.pattern.replace(r"\s", r"\s\x1c-\x1f")


@dataclass(slots=True)
class WordColumns:
    """Distinct words as written and as compared; ``odd`` holds those with more to them, by row."""

    texts: list[str]
    forms: list[str]
    odd: dict[int, Word] = field(default_factory=dict)

    def add(self, word: Word) -> int:
        """Add one word, and return its row."""
        self.texts.append(word.text)
        self.forms.append(word.form)
        row = len(self.forms) - 1
        if word != Word(word.text, word.form, word.form):
            self.odd[row] = word
        return row


@dataclass(frozen=True, slots=True)
class SplitNames:
    """Names as rows of words, end to end; ``before_comma`` words stood before a comma."""

    words: Numbers
    start: Numbers
    before_comma: NDArray[np.int32]

    @property
    def sizes(self) -> Numbers:
        """How many words each name has."""
        return np.diff(self.start)


def split_names(whole: pl.Series, parts: pl.Series) -> tuple[WordColumns, SplitNames, SplitNames]:
    """Split whole names, and parts that their source told apart, into words of one list."""
    texts = pl.concat([whole, parts])
    written = texts.str.replace_all("،", ",", literal=True).str.extract_all(_WRITTEN_WORD)
    sizes = written.list.len().to_numpy().astype(np.int64)
    distinct, codes = distinct_texts(written.explode().drop_nulls())
    names = _without_commas(codes, starts(sizes), (distinct == ",").to_numpy())
    words, is_lone = _looked_up(distinct)
    is_plain = _every(names, is_lone)
    shows_case = ~_every(names, ~_shows_case(words.forms)) & (names.sizes > 1)
    is_plain[: len(whole)] &= ~shows_case[: len(whole)]
    names = _completed(names, texts, is_plain, words, len(whole))
    return words, _part(names, 0, len(whole)), _part(names, len(whole), len(texts))


def _without_commas(codes: Numbers, start: Numbers, is_comma: Mask) -> SplitNames:
    """Leave commas out, but tell how many words stood before the first if any stood after it."""
    comma, sizes = is_comma[codes], np.diff(start)
    of_name = np.repeat(np.arange(len(sizes)), sizes)[comma]
    with_comma, first = np.unique(of_name, return_index=True)
    before = np.zeros(len(sizes), np.int32)
    before[with_comma] = np.flatnonzero(comma)[first] - start[with_comma]
    sizes -= np.bincount(of_name, minlength=len(sizes))
    before[before == sizes] = 0
    return SplitNames(codes[~comma], starts(sizes), before)


def _looked_up(written: pl.Series) -> tuple[WordColumns, Mask]:
    """Return written words as names compare them, and whether each is one word wherever it is."""
    texts = written.to_list()
    forms = fold_all(written.str.strip_chars(EDGES).to_list()).texts
    folded = pl.Series(forms, dtype=pl.String)
    may_be_more = folded.str.contains(MAY_BE_MORE) | folded.is_in(list(particle_forms()))
    may_be_more |= folded.str.len_chars() < 2
    changed = np.flatnonzero(folded.str.contains(CHANGED_IN_ARABIC).to_numpy())
    mask = may_be_more.to_numpy().copy()
    mask[[at for at in changed.tolist() if plain_arabic(forms[at]) in particle_forms()]] = True
    words, is_lone = WordColumns(texts, forms), ~mask
    for at in np.flatnonzero(mask).tolist():
        word = lone_word(texts[at])
        if word is not None:
            is_lone[at] = True
            forms[at] = word.form
            if word != Word(word.text, word.form, word.form):
                words.odd[at] = word
    return words, is_lone


def _shows_case(forms: Sequence[str]) -> Mask:
    return pl.Series(forms, dtype=pl.String).str.contains(CASE_SIGNS).to_numpy()


def _every(names: SplitNames, mask: Mask) -> Mask:
    """Tell for each name whether something holds for all of its words."""
    failing = np.append(0, np.cumsum(~mask[names.words]))
    found: Mask = failing[names.start[1:]] == failing[names.start[:-1]]
    return found


def _completed(
    names: SplitNames, texts: pl.Series, is_plain: Mask, words: WordColumns, whole: int
) -> SplitNames:
    """Read the names that are not plain, and put their words in their place."""
    rows: dict[Word, int] = {}
    numbers: list[int] = []
    sizes, before_comma = names.sizes, names.before_comma.copy()
    of_plain = np.repeat(is_plain, sizes)
    others = np.flatnonzero(~is_plain)
    for at, text in zip(others.tolist(), texts.gather(others), strict=True):
        found, before_comma[at] = _read(text, is_whole=at < whole)
        for word in found:
            if word not in rows:
                rows[word] = words.add(word)
            numbers.append(rows[word])
        sizes[at] = len(found)
    is_of_plain = np.repeat(is_plain, sizes)
    flat = np.empty(len(is_of_plain), np.int64)
    flat[is_of_plain], flat[~is_of_plain] = names.words[of_plain], numbers
    return SplitNames(flat, starts(sizes), before_comma)


def _read(text: str, *, is_whole: bool) -> tuple[list[Word], int]:
    if not is_whole:
        return words_of(text), 0
    before, after = parts_of(text)
    return in_nominative([*before, *after]), len(before) if after else 0


def _part(names: SplitNames, first: int, last: int) -> SplitNames:
    start = names.start[first : last + 1]
    words = names.words[start[0] : start[-1]]
    return SplitNames(words, start - start[0], names.before_comma[first:last])
