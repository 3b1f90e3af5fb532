"""Whose child does a patronymic name?

Makes the patronymics of every man's name in ``given_names`` (regular endings by rule, the others
from ``data/patronymics.csv``) and reads them back, in Cyrillic and in romanised spellings.
Women's and men's forms lead to one father. It can't tell a patronymic from a family name of the
same form (Абрамович): where the word stands is for ``reading``. Layer: names.
"""

import re
import unicodedata
from enum import Enum
from functools import cache, lru_cache

from kintrace.names.given_names import SexLetter, all_groups, fold, forms_of
from kintrace.names.patronymic_endings import has_patronymic_ending
from kintrace.names.tables import rows
from kintrace.values import Script, script_of

LANGUAGES = ("uk", "ru", "be")
_SEXES: tuple[SexLetter, ...] = ("m", "f")
_VOWELS = "аеєиіїоуюяыэё"
# After these, Russian keeps -иевич: Дмитриевич, Георгиевич, but Валерьевич.
_KEEPS_I = re.compile(r"([гкх]|[^аеиоуыэюя][^аеиоуыэюя])ий$")


class Likelihood(Enum):
    """How sure a word is a patronymic, from its form only."""

    NO = "no"
    POSSIBLE = "possible"
    SURE = "sure"


def patronymic_likelihood(token: str) -> Likelihood:
    """Tell how sure one word is a patronymic.

    SURE when it is one of a known father's name, POSSIBLE when only the ending fits.

    >>> [patronymic_likelihood(word).value for word in ("Сергіївна", "Гринькович", "Шевчук")]
    ['sure', 'possible', 'no']
    """
    if father_of(token):
        return Likelihood.SURE
    fits = has_patronymic_ending(token.strip().casefold())
    return Likelihood.POSSIBLE if fits else Likelihood.NO


def is_patronymic(token: str) -> bool:
    """Tell whether one word is a patronymic of a known father's name."""
    return patronymic_likelihood(token) is Likelihood.SURE


@lru_cache(maxsize=65536)
def father_of(patronymic: str) -> tuple[str, ...]:
    """Return the groups of given names that the father can have, usual forms first.

    Empty when no known name makes this patronymic.

    >>> father_of("Іллівна"), father_of("Oleksandrovych")
    (('illia-m',), ('oleksandr-m',))
    """
    if script_of(patronymic) is Script.LATIN:
        return _fathers_by_latin().get(_latin_key(patronymic), ())
    return _fathers().get(fold(patronymic), ())


def patronymics_of(group: str, *, language: str, sex: SexLetter) -> tuple[str, ...]:
    """Return the patronymics of one father's name in uk, ru or be, the usual form first.

    Empty for a woman's name, an unknown name and another language.

    >>> patronymics_of("serhii-m", language="uk", sex="f")[0]
    'Сергіївна'
    """
    if not group.endswith("-m") or language not in LANGUAGES:
        return ()
    made = [
        patronymic
        for kind in ("formal", "variant")
        for father in forms_of(group, language=language, kind=kind)
        for patronymic in _of_father(father, language, sex)
    ]
    return tuple(dict.fromkeys(made))


def _of_father(father: str, language: str, sex: SexLetter) -> tuple[str, ...]:
    irregular = _irregular().get((language, fold(father), sex))
    if irregular is not None:
        return irregular
    rule = {"uk": _ukrainian, "ru": _russian, "be": _belarusian}[language]
    return tuple(pair[_SEXES.index(sex)] for pair in rule(father))


def _ukrainian(father: str) -> list[tuple[str, str]]:
    stem, last = father[:-1], father[-1]
    if last == "й":
        return [(stem + "йович", stem + "ївна")]
    if last == "ь":
        return [(father + "ович", stem + "івна")]
    if last == "о":
        return [(stem + "ович", stem + "івна")]
    if last in "ая":
        return [(stem + "ович", stem + "івна"), (stem + "ич", stem + "івна")]
    return [(father + "ович", father + "івна")] if last not in _VOWELS else []


def _russian(father: str) -> list[tuple[str, str]]:
    stem, last = father[:-1], father[-1]
    if father.endswith("ий"):
        full, short = (father[:-1] + "евич", father[:-1] + "евна"), father[:-2] + "ье"
        pairs = [(short + "вич", short + "вна"), full]
        return pairs[::-1] if _KEEPS_I.search(father) else pairs
    if last in "йь":
        return [(stem + "евич", stem + "евна")]
    if last in "ая":
        return [(stem + "ич", stem + "ична"), (stem + "ович", stem + "овна")]
    if last in "жшцчщ":
        return [(father + "евич", father + "евна")]
    if last == "о":
        return [(stem + "ович", stem + "овна")]
    return [(father + "ович", father + "овна")] if last not in _VOWELS else []


def _belarusian(father: str) -> list[tuple[str, str]]:
    stem, last = father[:-1], father[-1]
    if father.endswith(("ій", "ый")):
        full, short = father[:-1] + "е", father[:-2] + "ʼе"
        soft = father[:-2] + "ье"
        return [(start + "віч", start + "ўна") for start in (full, short, soft)]
    if last in "йь":
        start = father + "е" if last == "ь" else stem + "е"
        return [(start + "віч", start + "ўна"), (stem + "авіч", stem + "аўна")]
    if last in "ая":
        return [(stem + "авіч", stem + "аўна"), (stem + "іч", stem + "ічна")]
    if last == "ў":
        father = stem + "в"
    return [(father + "авіч", father + "аўна")] if last not in _VOWELS else []


@cache
def _irregular() -> dict[tuple[str, str, str], tuple[str, ...]]:
    table: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for row in rows("patronymics.csv"):
        key = (row["language"], fold(row["father"]), row["sex"])
        table[key] = (*table.get(key, ()), row["patronymic"])
    return table


@cache
def _made() -> list[tuple[str, str]]:
    """Every patronymic with its father's group, usual fathers' forms first."""
    return [
        (patronymic, group)
        for kind in ("formal", "variant")
        for group in all_groups()
        if group.endswith("-m")
        for language in LANGUAGES
        for father in forms_of(group, language=language, kind=kind)
        for sex in _SEXES
        for patronymic in _of_father(father, language, sex)
    ]


@cache
def _fathers() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for patronymic, group in _made():
        found.setdefault(fold(patronymic), {})[group] = None
    return {key: tuple(groups) for key, groups in found.items()}


@cache
def _fathers_by_latin() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for patronymic, group in _made():
        found.setdefault(_latin_key(_romanised(patronymic)), {})[group] = None
    return {key: tuple(groups) for key, groups in found.items()}


@cache
def _letters() -> dict[int, str]:
    return {ord(row["cyrillic"]): row["latin"] for row in rows("patronymic_letters.csv")}


def _romanised(patronymic: str) -> str:
    return fold(patronymic).translate(_letters())


def _latin_key(token: str) -> str:
    """Bring the romanisations of one patronymic together (KMU, BGN, German, French, Polish)."""
    bare = unicodedata.normalize("NFD", fold(token).replace("ł", "l"))
    key = "".join(letter for letter in bare if letter.isalpha() and letter.isascii())
    for pattern, replacement in _latin_folds():
        key = pattern.sub(replacement, key)
    return key


@cache
def _latin_folds() -> tuple[tuple[re.Pattern[str], str], ...]:
    listed = rows("patronymic_latin_folds.csv")
    return tuple((re.compile(row["pattern"]), row["replacement"]) for row in listed)
