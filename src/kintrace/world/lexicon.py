"""Which words can a paper of this world carry, and how are they spelled at home?

A word (given name, short form, patronymic, family name, place) is a number; its spellings in
Ukrainian, Russian, Arabic, English and French papers stand in parallel lists, blank where the
word has none and must be romanised.
The world keeps forms of its own, apart from those in ``kintrace.names``, so that a matcher is
not examined on its own table.
"""

from dataclasses import dataclass, field
from functools import cache

import numpy as np

from kintrace.world.dice import Whole
from kintrace.world.patronymics import patronymics
from kintrace.world.surnames import Surname, surname_pool
from kintrace.world.tables import rows

FORMS = ("uk", "ru", "arabic", "english", "french")
COMMUNITIES = ("slavic", "tatar", "roma", "arabic", "other")
DECADES = (1960, 1985, 2012)


@dataclass
class Lexicon:
    """All words, and where each kind of word stands among them."""

    spellings: dict[str, list[str]] = field(default_factory=lambda: {form: [] for form in FORMS})
    given: dict[tuple[str, str], Whole] = field(default_factory=dict)
    given_shares: dict[tuple[str, str], "np.ndarray[tuple[int, int], np.dtype[np.float64]]"] = (
        field(default_factory=dict)
    )
    short_forms: dict[int, list[int]] = field(default_factory=dict)
    son_of: dict[int, int] = field(default_factory=dict)
    daughter_of: dict[int, int] = field(default_factory=dict)
    surnames: dict[str, Whole] = field(default_factory=dict)
    surname_shares: dict[str, "np.ndarray[tuple[int], np.dtype[np.float64]]"] = field(
        default_factory=dict
    )
    places: dict[str, Whole] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.spellings["uk"])

    def add(
        self, uk: str, ru: str, *, arabic: str = "", english: str = "", french: str = ""
    ) -> int:
        """Add a word and return its number."""
        for form, spelling in zip(FORMS, (uk, ru, arabic, english, french), strict=True):
            self.spellings[form].append(spelling)
        return len(self) - 1


@cache
def lexicon() -> Lexicon:
    """Return the words of every world; built once, in about a second."""
    words = Lexicon()
    _add_given_names(words)
    _add_arabic_names(words)
    for community in ("slavic", "tatar", "roma", "other"):
        _add_surnames(words, community, surname_pool(community))
    return words


def _add_given_names(words: Lexicon) -> None:
    for community in ("slavic", "tatar", "other"):
        for sex in ("m", "f"):
            chosen = [
                row
                for row in rows("given_names.csv")
                if (row["community"], row["sex"]) == (community, sex)
            ]
            numbers = [_add_given_name(words, row) for row in chosen]
            words.given[community, sex] = np.array(numbers, dtype=np.int64)
            words.given_shares[community, sex] = np.array(
                [[float(row[f"share_{decade}"]) for row in chosen] for decade in DECADES]
            )
    for sex in ("m", "f"):
        words.given["roma", sex] = words.given["slavic", sex]
        words.given_shares["roma", sex] = words.given_shares["slavic", sex] ** 0.5


def _add_given_name(words: Lexicon, row: dict[str, str]) -> int:
    number = words.add(row["uk"], row["ru"])
    uk_forms = row["diminutives_uk"].split(";")
    ru_forms = row["diminutives_ru"].split(";")
    words.short_forms[number] = [
        words.add(form, ru_forms[place % len(ru_forms)]) for place, form in enumerate(uk_forms)
    ]
    if row["sex"] == "m":
        made = patronymics(row["uk"], row["ru"])
        words.son_of[number] = words.add(made.uk_son, made.ru_son)
        words.daughter_of[number] = words.add(made.uk_daughter, made.ru_daughter)
    return number


def _add_arabic_names(words: Lexicon) -> None:
    for kind in ("m", "f", "family"):
        chosen = [row for row in rows("arabic_names.csv") if row["kind"] == kind]
        numbers = np.array([_add_arabic_name(words, row) for row in chosen], dtype=np.int64)
        weights = np.array([float(row["share"]) for row in chosen])
        if kind == "family":
            words.surnames["arabic"] = np.stack([numbers, numbers], axis=1)
            words.surname_shares["arabic"] = weights
            continue
        words.given["arabic", kind] = numbers
        words.given_shares["arabic", kind] = np.tile(weights, (len(DECADES), 1))
        if kind == "m":
            # A child's middle name is the father's given name, for sons and daughters.
            words.son_of.update({int(number): int(number) for number in numbers})
            words.daughter_of.update({int(number): int(number) for number in numbers})


def _add_arabic_name(words: Lexicon, row: dict[str, str]) -> int:
    return words.add(
        row["uk"],
        row["ru"],
        arabic=row["arabic"],
        english=row["english"],
        french=row["french"],
    )


def _add_surnames(words: Lexicon, community: str, pool: list[Surname]) -> None:
    pairs = [
        (words.add(name.uk_man, name.ru_man), words.add(name.uk_woman, name.ru_woman))
        for name in pool
    ]
    words.surnames[community] = np.array(pairs, dtype=np.int64)
    words.surname_shares[community] = np.array([name.share for name in pool])
