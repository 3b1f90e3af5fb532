"""What are the words of a text, as numbers, and which of them begin a sentence?

Equal words, capitals aside, have equal numbers. Signs of Chinese and Japanese are words of their
own, as those texts have no blanks.
"""

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kintrace.documents.passages_sentences import OPENERS, paragraph_breaks, sentence_breaks

Numbers = NDArray[np.int64]
_SIGNS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD = re.compile(rf"[{_SIGNS}]|[^\W_{_SIGNS}]+(?:['’ʼ\-‑][^\W_{_SIGNS}]+)*")


@dataclass(frozen=True)
class Tokens:
    """The words of a text: where each starts and ends, and its number."""

    text: str
    starts: Numbers
    ends: Numbers
    ids: Numbers

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.ids)

    @cached_property
    def opens(self) -> list[bool]:
        """Whether each word begins a sentence or paragraph; one more for the end of the text."""
        breaks = {0, *paragraph_breaks(self.text), *sentence_breaks(self.text)}
        return self._first_after(np.array(sorted(breaks), np.int64))

    @cached_property
    def follows_mark(self) -> list[bool]:
        """Whether a mark that ends a sentence stands before each word, whatever its capitals."""
        marks = [found.end() for found in re.finditer(r"(?<=[.!?…])[\"”’»)\]]*+(?=\s)", self.text)]
        return self._first_after(np.array([0, *marks], np.int64))

    @cached_property
    def opens_after_mark(self) -> list[bool]:
        """Whether each word begins a sentence, and a mark says so, not a line's end alone."""
        joints = zip(self.opens, self.follows_mark, strict=True)
        return [opens and marked for opens, marked in joints]

    @cached_property
    def may_open(self) -> list[bool]:
        """Whether each word begins a sentence, or follows a mark that may have ended one."""
        joints = zip(self.opens, self.follows_mark, strict=True)
        return [opens or marked for opens, marked in joints]

    @cached_property
    def first_words(self) -> Numbers:
        """The words that begin a sentence, in order, and the number of all words at the end."""
        return np.flatnonzero(np.array(self.opens))

    def sentence(self, word: int) -> tuple[int, int]:
        """Return the first word of the sentence that holds a word, and the one after its last."""
        after = int(np.searchsorted(self.first_words, word, side="right"))
        return int(self.first_words[after - 1]), int(self.first_words[after])

    def begin(self, word: int) -> int:
        """Return the offset at which a word begins, with the quotation mark before it."""
        if word >= len(self):
            return len(self.text)
        start = int(self.starts[word])
        least = int(self.ends[word - 1]) if word else 0
        while start > least and self.text[start - 1] in OPENERS:
            start -= 1
        return start

    def _first_after(self, offsets: Numbers) -> list[bool]:
        flags = np.zeros(len(self) + 1, np.bool_)
        flags[np.searchsorted(self.starts, offsets, side="left")] = True
        flags[-1] = True
        found: list[bool] = flags.tolist()
        return found


def tokens(text: str, *, numbers: dict[str, int] | None = None) -> Tokens:
    """Return the words of a text; texts that share ``numbers`` can be compared."""
    known: dict[str, int] = {} if numbers is None else numbers
    found = list(_WORD.finditer(text))
    words = [word.group().casefold() for word in found]
    for word in dict.fromkeys(words):
        known.setdefault(word, len(known))
    count = len(words)
    starts = np.fromiter((word.start() for word in found), np.int64, count)
    ends = np.fromiter((word.end() for word in found), np.int64, count)
    return Tokens(text, starts, ends, np.fromiter(map(known.__getitem__, words), np.int64, count))
