"""How do many words sound?

The answers of ``names.phones.phones_of`` for all words at once. The tables of letters become one
list of patterns, the longest first, which a compiled search replaces by signs for phones.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kintrace.names.columns.distinct import Numbers, starts
from kintrace.names.columns.letters import SCRIPTS, FoldedWords, Mask
from kintrace.names.phones import ABJADS, MOST_PHONES, LetterTable, letter_table
from kintrace.values import Script

# Never letters of a text: they stand before and after each word, for the patterns bound to them.
_START, _END = "\ufdd0", "\ufdd1"
_BETWEEN = ord("\n")
# Phones are written as signs from here on.
_FIRST_SIGN = ord("0")


@dataclass(frozen=True, slots=True)
class PhoneRuns:
    """The phones of many words, as in ``Phones``.

    They are laid end to end: those of word n are ``codes[start[n]:start[n + 1]]``.
    """

    codes: NDArray[np.uint8]
    start: Numbers
    is_abjad: Mask

    @property
    def sizes(self) -> Numbers:
        """How many phones each word has."""
        return np.diff(self.start)

    def gather(self, rows: NDArray[Any]) -> "PhoneRuns":
        """Return the phones of some words, in the order asked for."""
        start = starts(self.sizes[rows])
        shift = np.repeat(self.start[rows] - start[:-1], np.diff(start))
        return PhoneRuns(self.codes[np.arange(start[-1]) + shift], start, self.is_abjad[rows])

    def followed_by(self, other: "PhoneRuns") -> "PhoneRuns":
        """Return these words and then the others."""
        return PhoneRuns(
            np.concatenate([self.codes, other.codes]),
            np.concatenate([self.start, other.start[1:] + self.start[-1]]),
            np.concatenate([self.is_abjad, other.is_abjad]),
        )


def phone_runs(words: FoldedWords) -> PhoneRuns:
    """Read folded words into phones."""
    signs = np.empty(len(words.texts), object)
    texts = pl.Series(words.texts, dtype=pl.String)
    for number, script in enumerate(SCRIPTS):
        rows = np.flatnonzero(words.scripts == number)
        if len(rows):
            signs[rows] = _signs(texts.gather(rows), script).to_list()
    text = "\n".join(signs.tolist()) + "\n" if len(signs) else ""
    codes, start = _runs(np.frombuffer(text.encode("ascii"), np.uint8))
    is_abjad = np.isin(words.scripts, [SCRIPTS.index(script) for script in ABJADS])
    return PhoneRuns(codes, start, is_abjad)


def _signs(texts: pl.Series, script: Script) -> pl.Series:
    """Return each word as signs for its phones."""
    texts = texts.str.replace_all(f"[{_START}{_END}]", "_")
    letters = set("".join(texts.to_list()))
    patterns = _patterns(letter_table(script), letters)
    bounded = _START + texts + _END
    return bounded.str.replace_many(list(patterns), list(patterns.values()), leftmost=True)


def _patterns(table: LetterTable, letters: set[str]) -> dict[str, str]:
    """Return signs by pattern: of those that fit at one place, the first is the right one."""
    pieces = {*table.initial, *table.final, *table.anywhere, *letters}
    found: dict[str, str] = {}
    for piece in sorted(pieces, key=len, reverse=True):
        bare = unicodedata.normalize("NFD", piece)[0] if len(piece) == 1 else piece
        anywhere = table.anywhere.get(piece, table.anywhere.get(bare))
        if anywhere is None and len(piece) == 1:
            anywhere = ()
        last = table.final.get(piece, anywhere)
        choices = {
            _START + piece + _END: table.initial.get(piece, last),
            piece + _END: last,
            _START + piece: table.initial.get(piece, anywhere),
            piece: anywhere,
        }
        found |= {key: _written(codes) for key, codes in choices.items() if codes is not None}
    return found | {_START: "", _END: ""}


def _written(codes: Sequence[int]) -> str:
    return "".join(chr(_FIRST_SIGN + code) for code in codes)


def _runs(signs: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], Numbers]:
    """Count doubled sounds once, and leave out what is beyond the longest word."""
    is_end = signs == _BETWEEN
    kept = np.ones(len(signs), bool)
    kept[1:] = (signs[1:] != signs[:-1]) | is_end[1:]
    signs, is_end = signs[kept], is_end[kept]
    ends = np.flatnonzero(is_end)
    sizes = np.diff(ends, prepend=-1) - 1
    place = np.arange(len(signs)) - np.repeat(ends - sizes, sizes + 1)
    codes = signs[~is_end & (place < MOST_PHONES)] - np.uint8(_FIRST_SIGN)
    return codes, starts(np.minimum(sizes, MOST_PHONES))
