"""What are the letters of each of many words, and their script?

The answers of ``names.letters.folded`` and ``values.script_of``, for all words at once: what one
letter becomes is looked up once for each letter that occurs. A word with a letter that isn't read
by itself (a mark, a ligature) is left to those two.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kintrace.names.columns.distinct import Numbers, starts
from kintrace.names.letters import HOMOGLYPHS, folded
from kintrace.values import Script, script_of
from kintrace.values.script import script_of_letter

SCRIPTS = tuple(Script)
# Stands for "no letter" where a script would stand.
_NO_LETTER = len(SCRIPTS)
_BETWEEN = "\n"
# Signs beside letters that folding leaves as they are.
_SIGNS = frozenset("’‘«»“”")

Mask = NDArray[np.bool_]
Scripts = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class FoldedWords:
    """Words as ``folded`` gives them; ``scripts`` are places in ``SCRIPTS``."""

    texts: list[str]
    scripts: Scripts


def fold_all(words: Sequence[str]) -> FoldedWords:
    """Fold each of many words, and tell its script afterwards.

    >>> fold_all(["ВІКТОР", "Вiктор", "Müller"]).texts
    ['віктор', 'віктор', 'müller']
    """
    if not words or any(_BETWEEN in word for word in words):
        texts = [folded(word) for word in words]
        return FoldedWords(texts, _one_by_one(texts))
    codes = _codes(words)
    present = np.flatnonzero(np.bincount(codes))
    single = np.zeros(present[-1] + 1, np.uint32)
    single[present] = [_single(chr(code)) for code in present]
    lower = single[codes]
    start = _starts(codes)
    lower = _in_one_script(lower, start, _scripts(lower, start))
    odd = np.flatnonzero(np.minimum.reduceat(lower, start[:-1]) == 0)
    lower[lower == 0] = ord("?")
    texts = lower.tobytes().decode("utf-32-le", "surrogatepass").split(_BETWEEN)[:-1]
    for at in odd.tolist():
        texts[at] = folded(words[at])
    scripts = _scripts(lower, start)
    scripts[odd] = _one_by_one([texts[at] for at in odd.tolist()])
    return FoldedWords(texts, scripts)


def _one_by_one(texts: Sequence[str]) -> Scripts:
    return np.array([SCRIPTS.index(script_of(text)) for text in texts], np.uint8)


def _codes(words: Sequence[str]) -> NDArray[np.uint32]:
    """Return the letters of all words, a line feed after each word."""
    text = _BETWEEN.join(words) + _BETWEEN
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _starts(codes: NDArray[np.uint32]) -> Numbers:
    return starts(np.diff(np.flatnonzero(codes == ord(_BETWEEN)), prepend=-1))


def _single(letter: str) -> int:
    """Return the letter that this one becomes wherever it stands, 0 when that depends."""
    known = letter.isascii() or letter in _SIGNS or script_of_letter(letter) is not Script.OTHER
    alone = known and unicodedata.combining(letter) == 0
    lower = folded(letter)
    return ord(lower) if alone and len(lower) == 1 else 0


def _in_one_script(
    codes: NDArray[np.uint32], start: Numbers, scripts: Scripts
) -> NDArray[np.uint32]:
    """Put letters of a look-alike script back into the script of the word."""
    of_letter = np.repeat(scripts, np.diff(start))
    for script, table in HOMOGLYPHS.items():
        inside = np.flatnonzero(of_letter == SCRIPTS.index(script))
        letters = np.arange(max(codes.max(), *table) + 1, dtype=np.uint32)
        letters[list(table)] = list(table.values())
        codes[inside] = letters[codes[inside]]
    return codes


def _scripts(codes: NDArray[np.uint32], start: Numbers) -> Scripts:
    """Return the script of most letters of each word, on a tie that of the first."""
    of_code = np.full(int(codes.max()) + 1, _NO_LETTER, np.uint8)
    present = np.flatnonzero(np.bincount(codes))
    of_code[present] = [
        SCRIPTS.index(script_of_letter(chr(code))) if chr(code).isalpha() else _NO_LETTER
        for code in present
    ]
    scripts = of_code[codes]
    is_letter = scripts != _NO_LETTER
    letters = np.add.reduceat(is_letter, start[:-1], dtype=np.int64)
    places = np.append(np.flatnonzero(is_letter), len(codes) - 1)
    first: Scripts = scripts[places[np.cumsum(letters) - letters]]
    first[letters == 0] = SCRIPTS.index(Script.OTHER)
    alike = np.add.reduceat(scripts == np.repeat(first, np.diff(start)), start[:-1], dtype=np.int64)
    for at in np.flatnonzero(2 * alike < letters):
        word = codes[start[at] : start[at + 1] - 1]
        first[at] = SCRIPTS.index(script_of("".join(map(chr, word))))
    return first
