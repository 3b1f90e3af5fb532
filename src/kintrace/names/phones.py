"""How does a written word sound, whatever its script?

Reads a word into phones: a small alphabet shared by all scripts, in which an ambiguous letter
(Latin ``j``, Arabic ``و``) is a phone of its own, close to each sound it may stand for. The
tables are ``phones.csv`` (letters to phones), ``phone_classes.csv`` (skeleton letter and the cost
of leaving a phone out) and ``phone_costs.csv`` (how near two phones are).
"""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from kintrace.names.letters import folded
from kintrace.names.tables import rows
from kintrace.values import Script, script_of

# No name is longer; a word that is gets compared by its beginning.
MOST_PHONES = 120
ABJADS = frozenset({Script.ARABIC, Script.HEBREW})
# Vowels have no place in a skeleton; in a sound they are one of three.
_VOWELS = {
    "a": "a", "o": "a", "A": "a", "AY": "a", "OU": "u", "u": "u", "UE": "u", "W": "u", "jo": "i",
    "OE": "i", "EU": "i", "e": "i", "i": "i", "j": "i", "Y": "i", "EI": "i", "oj": "i", "Yy": "i",
    "ah": "a",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phones:
    """A word as sounds.

    ``codes`` index the rows of ``phone_classes.csv``; a doubled sound counts once. ``is_abjad``
    says that the script leaves short vowels out.
    """

    codes: tuple[int, ...]
    is_abjad: bool


@dataclass(frozen=True, slots=True)
class PhoneTable:
    """The phones in order: names, skeleton letters, gap costs, and the cost of each swap.

    ``other`` are the skeleton letters in the less usual reading of the same letters, ``sound``
    those of the usual one with coarse vowels (a, i, u).
    """

    names: tuple[str, ...]
    skeleton: tuple[str, ...]
    other: tuple[str, ...]
    sound: tuple[str, ...]
    gap: tuple[float, ...]
    gap_beside_abjad: tuple[float, ...]
    is_vowel: tuple[bool, ...]
    swap: tuple[tuple[float, ...], ...]


@cache
def phone_table() -> PhoneTable:
    """Return the tables; a swap that no row names costs 1 between consonants, .4 between vowels."""
    classes = rows("phone_classes.csv")
    names = tuple(row["phone"] for row in classes)
    vowel = tuple(row["is_vowel"] == "1" for row in classes)
    told = {(row["phone"], row["other"]): float(row["cost"]) for row in rows("phone_costs.csv")}
    swap = tuple(
        tuple(_swap(first, second, vowel[i] and vowel[k], told) for k, second in enumerate(names))
        for i, first in enumerate(names)
    )
    return PhoneTable(
        names=names,
        skeleton=tuple(row["skeleton"] for row in classes),
        other=tuple(row["other"] for row in classes),
        sound=tuple(row["skeleton"] or _VOWELS[row["phone"]] for row in classes),
        gap=tuple(float(row["gap"]) for row in classes),
        gap_beside_abjad=tuple(float(row["gap_beside_abjad"]) for row in classes),
        is_vowel=vowel,
        swap=swap,
    )


def _swap(first: str, second: str, both_vowels: bool, told: dict[tuple[str, str], float]) -> float:  # noqa: FBT001
    if first == second:
        return 0.0
    cost = told.get((first, second), told.get((second, first)))
    if cost is not None:
        return cost
    return 0.4 if both_vowels else 1.0


@lru_cache(maxsize=262144)
def phones_of(word: str) -> Phones:
    """Read one word into phones.

    >>> phones_of("Ковальський").codes == phones_of("Kovalskyi").codes
    True
    """
    text = folded(word)
    script = script_of(text)
    letters = letter_table(script)
    codes: list[int] = []
    at = 0
    while at < len(text):
        taken, found = _longest(text, at, letters)
        for code in found:
            if not codes or codes[-1] != code:
                codes.append(code)
        at += taken
    return Phones(tuple(codes[:MOST_PHONES]), script in ABJADS)


def _longest(text: str, at: int, letters: "LetterTable") -> tuple[int, tuple[int, ...]]:
    last = len(text)
    for length in range(min(letters.longest.get(text[at], 1), last - at), 0, -1):
        piece = text[at : at + length]
        if at == 0 and piece in letters.initial:
            return length, letters.initial[piece]
        if at + length == last and piece in letters.final:
            return length, letters.final[piece]
        if piece in letters.anywhere:
            return length, letters.anywhere[piece]
    bare = unicodedata.normalize("NFD", text[at])[0]
    return 1, letters.anywhere.get(bare, ())


@dataclass(frozen=True, slots=True)
class LetterTable:
    """Letters to phones by place in the word; ``longest`` run of letters by its first letter."""

    initial: dict[str, tuple[int, ...]]
    final: dict[str, tuple[int, ...]]
    anywhere: dict[str, tuple[int, ...]]
    longest: dict[str, int]


@cache
def letter_table(script: Script) -> LetterTable:
    """Return the letters of one script, none for a script without a table."""
    code = {name: index for index, name in enumerate(phone_table().names)}
    found = LetterTable({}, {}, {}, {})
    tables = {"initial": found.initial, "final": found.final, "any": found.anywhere}
    for row in rows("phones.csv"):
        if row["script"] == script.value:
            letters = row["letters"]
            tables[row["position"]][letters] = tuple(code[p] for p in row["phones"].split())
            found.longest[letters[0]] = max(found.longest.get(letters[0], 1), len(letters))
    return found
