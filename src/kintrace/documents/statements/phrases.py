"""Where in a sentence do the words of a table stand?

Rows of one or more words, the longest first; a word with an asterisk at its end stands for all
that begin so. Matches don't overlap.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from kintrace.documents.statements.tables import rows
from kintrace.documents.statements.words import Token

_STEM = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table of words: its words, and what the table says of them."""

    words: tuple[str, ...]
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Match:
    """A row and the tokens it stands on, from ``first`` up to but without ``last``."""

    first: int
    last: int
    row: Row


class PhraseTable:
    """Rows found by their first word."""

    def __init__(self, told: Iterable[Row]) -> None:
        """Sort the rows by their first word or, for stems, its first letters."""
        self._by_word: dict[str, list[Row]] = {}
        self._by_stem: dict[str, list[Row]] = {}
        for row in sorted(told, key=lambda row: -len(row.words)):
            first = row.words[0]
            place = self._by_stem if first.endswith("*") else self._by_word
            key = first[:_STEM] if first.endswith("*") else first
            place.setdefault(key, []).append(row)

    def at(self, found: Sequence[Token], index: int) -> Match | None:
        """Return the longest row that stands here."""
        low = found[index].low
        near = [*self._by_word.get(low, ()), *self._by_stem.get(low[:_STEM], ())]
        for row in sorted(near, key=lambda row: -len(row.words)):
            if _stands(row, found, index):
                return Match(index, index + len(row.words), row)
        return None

    def all_in(
        self, found: Sequence[Token], first: int = 0, last: int | None = None
    ) -> list[Match]:
        """Return the rows that stand in this range, from left to right."""
        told, index = [], first
        end = len(found) if last is None else last
        while index < end:
            match = self.at(found, index)
            if match is None or match.last > end:
                index += 1
                continue
            told.append(match)
            index = match.last
        return told


def _stands(row: Row, found: Sequence[Token], index: int) -> bool:
    if index + len(row.words) > len(found):
        return False
    return all(
        found[index + offset].low.startswith(word[:-1])
        if word.endswith("*")
        else found[index + offset].low == word
        for offset, word in enumerate(row.words)
    )


@cache
def table(name: str, language: str) -> PhraseTable:
    """Return the rows of a table for one language, read once."""
    return PhraseTable(
        Row(
            tuple((row.get("words") or row.get("word") or row["name"]).casefold().split()),
            row.get("kind", ""),
            row.get("value", row.get("country", "")),
        )
        for row in rows(name)
        if row["language"] == language
    )
