"""Which codes do places have, all read at once?

The answers of ``codes.place_codes`` for a whole column: each distinct word becomes a code once. A
place with letters that a compiled search might read otherwise is read alone.
"""

from collections.abc import Callable

import numpy as np
import polars as pl

from kintrace.matching.arrays import Ints
from kintrace.matching.cells import LETTERS, in_columns, is_strange
from kintrace.matching.codes import MAX_CODES, place_codes
from kintrace.matching.tables import rows
from kintrace.names.columns.distinct import distinct_rows, distinct_texts
from kintrace.names.columns.sounds import sounds_of

_WORD = f"[0-9{LETTERS}]+(?:['’][0-9{LETTERS}]+)*"
# An apostrophe that is a letter, or one of several, is left to the plain reading.
_LEFT_ALONE = "[´`ʼʹ]"
_LEAST_SKELETON = 3


def place_columns(texts: pl.Series, *, number: Callable[[str], int]) -> Ints:
    """Return the numbers of the codes of each text, a row a text, -1 after the last.

    ``number`` gives the number of a code.
    """
    alone = is_strange(texts) | texts.str.contains(_LEFT_ALONE).to_numpy()
    plain = texts.str.to_lowercase().zip_with(~pl.Series(alone), pl.Series([""]))
    found = plain.str.extract_all(_WORD)
    of_text = np.repeat(np.arange(len(texts)), found.list.len().to_numpy())
    words, of_word = distinct_texts(found.explode().drop_nulls().str.replace_all("['’]", ""))
    codes = _codes(words).to_list()
    numbers = np.array([-1 if code is None else number(code) for code in codes], np.int64)
    pairs = np.column_stack([of_text, numbers[of_word]])
    pairs = pairs[pairs[:, 1] >= 0]
    # A code counts once in a place.
    pairs = pairs[distinct_rows(pairs)[0]]
    filled = in_columns(pairs[:, 1], pairs[:, 0], height=len(texts), width=MAX_CODES)
    for at in np.flatnonzero(alone).tolist():
        told = [number(code) for code in place_codes(texts[at])]
        filled[at] = told + [-1] * (MAX_CODES - len(told))
    return filled


def _codes(words: pl.Series) -> pl.Series:
    """Return the code of each word, null for one that tells nothing of a place."""
    sounds = sounds_of(words.to_list())
    is_telling = sounds.skeletons.str.len_chars() >= _LEAST_SKELETON
    codes = sounds.skeletons.zip_with(is_telling, sounds.sounds)
    codes = words.zip_with(words.str.contains("^[0-9]+$"), codes)
    is_place = (words.str.len_chars() > 1) & ~words.is_in(
        [row["word"] for row in rows("place_words.csv")]
    )
    return codes.zip_with(is_place, pl.Series([None], dtype=pl.String))
