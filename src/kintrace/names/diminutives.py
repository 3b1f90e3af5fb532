"""Which name does a diminutive belong to that no table lists?

Takes the productive suffixes of Ukrainian, Russian and Belarusian off (Тамарочка, Надієнька,
Павлунчик), undoes the change of the last consonant, and looks what is left up in ``given_names``.
It never answers with a name that is in no table. Layer: names. Cyrillic only.
"""

from functools import lru_cache

from kintrace.names.given_names import GivenName, SexLetter, fold, groups_of
from kintrace.names.tables import rows

# What a name may have had where the suffix now stands.
_ENDINGS = ("", "а", "я", "о", "ь", "й", "ій", "ий", "ый", "ія", "ия", "ья", "ів", "ов")
_SOFTENED = {"ч": ("к", "ц"), "ж": ("г", "з"), "ш": ("х", "с")}
_LEAST_STEM = 2
_MOST_SUFFIXES = 2
# Іваненко is a family name, Гордієнько is not.
_FAMILY_NAME = "енко"


def understood(form: str) -> tuple[GivenName, ...]:
    """Return the names that a form stands for: by the tables, else by its diminutive suffix.

    >>> [name.group for name in understood("Тамарочка")]
    ['tamara-f']
    """
    key = fold(form)
    if key.endswith(_FAMILY_NAME):
        return groups_of(form)
    return groups_of(form) or _stripped(key, _MOST_SUFFIXES)


def bases_of(form: str) -> tuple[str, ...]:
    """Return the listed names and short forms, folded, that one suffix less may leave.

    >>> bases_of("Надієнька")
    ('надія',)
    """
    return tuple(dict.fromkeys(base for base, _ in _candidates(fold(form))))


@lru_cache(maxsize=16384)
def _stripped(key: str, suffixes_left: int) -> tuple[GivenName, ...]:
    found: dict[str, GivenName] = {}
    for base, sex in _candidates(key):
        for name in groups_of(base):
            if sex is None or name.sex == sex:
                found[name.group] = GivenName(name.group, name.sex, name.languages, "diminutive")
    if found or suffixes_left <= 1:
        return tuple(found.values())
    for stem, ending, sex in _cuts(key):
        shorter = _stripped(stem + ending, suffixes_left - 1)
        if shorter:
            return tuple(name for name in shorter if sex in (None, name.sex))
    return ()


def _candidates(key: str) -> list[tuple[str, SexLetter | None]]:
    """Return listed bases for the longest suffix that leaves any."""
    for suffix, sex in _suffixes():
        if not key.endswith(suffix) or len(key) - len(suffix) < _LEAST_STEM:
            continue
        stem = key[: -len(suffix)]
        stems = [stem, *(stem[:-1] + hard for hard in _SOFTENED.get(stem[-1], ()))]
        bases = [one + ending for one in stems for ending in _ENDINGS]
        listed = [base for base in bases if base != key and len(base) > _LEAST_STEM]
        kept = [(base, sex) for base in listed if groups_of(base)]
        if kept:
            return kept
    return []


def _cuts(key: str) -> list[tuple[str, str, SexLetter | None]]:
    """Return what may stand under the outer of two suffixes: Ленуська, Ленуся."""
    return [
        (key[: -len(suffix)], ending, sex)
        for suffix, sex in _suffixes()
        if key.endswith(suffix) and len(key) - len(suffix) > _LEAST_STEM
        for ending in ("я", "а", "ь", "")
    ]


@lru_cache(maxsize=1)
def _suffixes() -> list[tuple[str, SexLetter | None]]:
    listed: list[tuple[str, SexLetter | None]] = [
        (row["suffix"], "m" if row["sex"] == "m" else "f" if row["sex"] == "f" else None)
        for row in rows("diminutive_suffixes.csv")
    ]
    return sorted(listed, key=lambda pair: -len(pair[0]))
