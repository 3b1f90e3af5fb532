"""How is a text rewritten letter by letter by a table?

A table has rows from, to, position, note. The longest ``from`` at a place wins; among rows with
the same ``from`` the first whose position holds. Letters without a row stay as they are.
``position`` is one of `POSITIONS` or several joined by "|" (any of them may hold); all of them
speak about the source text. Layer: names. Knows nothing of any language.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from kintrace.names.tables import rows

_VOWELS = frozenset("аеёиоуыэюяіїєўѣaeiouyäöüåæøαεηιουωϊϋაეიოუաեէըիոօ") - {"ў"}
_SIGNS = frozenset("ьъ’")
_HISSING = frozenset("жчшщц")
_VELAR = frozenset("гґкх")
_LABIAL = frozenset("бвмпф")
_VOICED = _VOWELS | frozenset("βγδζλμνρ")
_APOSTROPHES = re.compile("[ʼ'’`´‘]")


@dataclass(frozen=True, slots=True)
class Place:
    """The letters around a match: "" before the first and after the last letter of a word."""

    before: str
    after: str


POSITIONS: dict[str, Callable[[Place], bool]] = {
    "any": lambda place: True,
    "initial": lambda place: place.before == "",
    "medial": lambda place: place.before != "" and place.after != "",
    "final": lambda place: place.after == "",
    "whole": lambda place: place.before == place.after == "",
    "not_initial": lambda place: place.before != "",
    "after_vowel": lambda place: place.before in _VOWELS,
    "after_consonant": lambda place: place.before not in _VOWELS | _SIGNS | {""},
    "after_sign": lambda place: place.before in _SIGNS,
    "after_y": lambda place: place.before == "й",
    "after_hissing": lambda place: place.before in _HISSING,
    "after_velar": lambda place: place.before in _VELAR,
    "after_labial": lambda place: place.before in _LABIAL,
    "before_vowel": lambda place: place.after in _VOWELS,
    "before_consonant": lambda place: place.after not in _VOWELS | _SIGNS | {""},
    "before_voiced": lambda place: place.after in _VOICED,
    "between_vowels": lambda place: place.before in _VOWELS and place.after in _VOWELS,
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a table."""

    source: str
    target: str
    position: str

    def holds(self, place: Place) -> bool:
        """Tell whether the row may be used between these letters."""
        return any(POSITIONS[name](place) for name in self.position.split("|"))


@dataclass(frozen=True, slots=True)
class LetterTable:
    """The rows of one table, ready to be applied."""

    rules: dict[str, tuple[Rule, ...]]
    longest: int

    def apply(self, text: str) -> str:
        """Return the text rewritten, capitals kept: one capital stays one, ЩО becomes SHCHO."""
        text = _APOSTROPHES.sub("’", text)
        lower = "".join(letter.lower()[0] for letter in text)
        written: list[str] = []
        at = 0
        while at < len(text):
            rule = self._rule_at(lower, at)
            taken = len(rule.source) if rule else 1
            target = rule.target if rule else text[at]
            written.append(_capitalised(target, text, at, taken) if rule else target)
            at += taken
        return "".join(written)

    def _rule_at(self, lower: str, at: int) -> Rule | None:
        for length in range(min(self.longest, len(lower) - at), 0, -1):
            rules = self.rules.get(lower[at : at + length])
            if rules is None:
                continue
            place = Place(_letter(lower, at - 1), _letter(lower, at + length))
            for rule in rules:
                if rule.holds(place):
                    return rule
        return None


@cache
def letter_table(name: str) -> LetterTable:
    """Read one table of ``names/data``; a file is read once."""
    rules: dict[str, tuple[Rule, ...]] = {}
    for row in rows(name):
        rule = Rule(row["from"], row["to"], row["position"])
        rules[rule.source] = (*rules.get(rule.source, ()), rule)
    return LetterTable(rules, max(map(len, rules)))


def _letter(text: str, at: int) -> str:
    """Return the letter there, "" outside a word."""
    if 0 <= at < len(text) and (text[at].isalpha() or text[at] in _SIGNS):
        return text[at]
    return ""


def _capitalised(target: str, text: str, at: int, taken: int) -> str:
    source = text[at : at + taken]
    first = next((letter for letter in source if letter.isalpha()), "")
    if not first.isupper() or not target:
        return target
    neighbours = [letter for letter in source[1:] or _around(text, at) if letter.isalpha()]
    if neighbours and all(letter.isupper() for letter in neighbours):
        return target.upper()
    for place, letter in enumerate(target):
        if letter.isalpha():
            return target[:place] + letter.upper() + target[place + 1 :]
    return target


def _around(text: str, at: int) -> str:
    """Return the next letter, or the one before at the end of a word."""
    following = text[at + 1 : at + 2]
    if following.isalpha():
        return following
    before = text[at - 1 : at] if at else ""
    return before if before.isalpha() else ""
