"""Which words stand on a printed form, in the languages of both who use it?

A form speaks the language of who fills it in, and beside it that of who reads it. A language
without a table is served in English. The words are data/family/form_words.csv. Layer: letters.
"""

from dataclasses import dataclass
from functools import cache

from kintrace.letters.directions import Direction, direction_of_language
from kintrace.letters.tables import rows

SPOKEN = ("en", "uk", "ru", "ar")


@dataclass(frozen=True, slots=True)
class Tongues:
    """The language of a form, and the one that stands beside it (equal when there is only one)."""

    first: str
    second: str

    @classmethod
    def of(cls, first: str, second: str) -> "Tongues":
        """Take two languages as asked for, English in place of one that forms don't speak."""
        return cls(*(code if code in SPOKEN else "en" for code in (first, second)))

    @property
    def swapped(self) -> "Tongues":
        """The other half of the form."""
        return Tongues(self.second, self.first)

    @property
    def direction(self) -> Direction:
        """From which side the form is read."""
        return direction_of_language(self.first)

    @property
    def far_side(self) -> Direction:
        """The side at which its lines end, where the other language stands."""
        return Direction.LTR if self.direction is Direction.RTL else Direction.RTL

    def words(self, key: str, **numbers: int) -> tuple[str, ...]:
        """The words for a key: one text, or two where the languages differ and so do the words."""
        both = (said(key, self.first), said(key, self.second))
        return tuple(dict.fromkeys(text.format(**numbers) for text in both))


def said(key: str, language: str) -> str:
    """The words of a form for a key in one language."""
    return _table()[key][language]


@cache
def _table() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in rows("family/form_words.csv")}
