"""How common is a name?

Agreement on a rare name says more than agreement on a common one. A table of frequencies gives
bits (-log2 of the share of people who bear the name) by the script-neutral sound of the word; it
ships small and is better made from the user's own registers.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from math import log2

from kintrace.names.given_names import Kind, SexLetter, forms_of
from kintrace.names.letters import folded
from kintrace.names.patronymics import LANGUAGES, patronymics_of
from kintrace.names.phones import phones_of
from kintrace.names.sounds import groups_by_sound, sound_of, sounds_of_forms
from kintrace.names.tables import rows
from kintrace.names.words import words_of

# A name seen once in n words is not as rare as 1/n says: half a count is added on both sides.
_SMOOTHING = 0.5
_NOT_TENDER: tuple[Kind, ...] = ("formal", "variant")
_SEXES: tuple[SexLetter, ...] = ("f", "m")


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Bits by sound; ``default`` (None: by the part of the name) for words that are not there."""

    bits: Mapping[str, float] = field(default_factory=dict)
    default: float | None = None

    @classmethod
    def of_words(cls, words: Iterable[str]) -> "Frequencies":
        """Count the words of one part of the name (all given names, all family names ...).

        >>> table = Frequencies.of_words(["Анна", "Anna", "Оксана", "Anna"])
        >>> table.of("Ганна") is None, round(table.of("Анна"), 1)
        (False, 0.5)
        """
        counts = Counter(sound_of(phones_of(word)) for word in words)
        total = sum(counts.values()) + _SMOOTHING
        bits = {key: -log2((n + _SMOOTHING) / (total + _SMOOTHING)) for key, n in counts.items()}
        return cls(bits, -log2(_SMOOTHING / (total + _SMOOTHING)))

    def of(self, word: str) -> float | None:
        """Return the bits of one word, None when the table has neither it nor a default."""
        return self.of_sound(sound_of(phones_of(word)))

    def of_sound(self, sound: str) -> float | None:
        """Return the bits of a sound, None when the table has neither it nor a default."""
        return self.bits.get(sound, self.default)


@cache
def default_frequencies() -> Frequencies:
    """Return the small table that ships with Kintrace.

    A common given name is as common in every spelling that the tables know, and so are the
    patronymics made of it.
    """
    told = [
        (word.form, float(row["bits"]))
        for row in rows("common_names.csv")
        for form in _forms(row["form"], is_given=row["part"] == "given")
        for word in words_of(form)
    ]
    table: dict[str, float] = {}
    for sound, (_, bits) in zip(sounds_of_forms([form for form, _ in told]), told, strict=True):
        table[sound] = min(table.get(sound, bits), bits)
    return Frequencies(table)


def _forms(form: str, *, is_given: bool) -> list[str]:
    return [*_spellings(form), *_patronymics(form)] if is_given else [form]


def _formal_groups(form: str) -> list[str]:
    return [name.group for name in groups_by_sound(folded(form)) if name.kind == "formal"][:1]


def _spellings(form: str) -> list[str]:
    found = [
        spelling
        for group in _formal_groups(form)
        for kind in _NOT_TENDER
        for spelling in forms_of(group, kind=kind)
    ]
    return [form, *found]


def _patronymics(form: str) -> list[str]:
    return [
        patronymic
        for group in _formal_groups(form)
        for language in LANGUAGES
        for sex in _SEXES
        for patronymic in patronymics_of(group, language=language, sex=sex)
    ]
