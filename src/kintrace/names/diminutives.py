"""Of which forms can a word be a regular diminutive?

Takes one productive suffix of Ukrainian, Russian or Belarusian off (Тамарочка, Надієнька,
Павлунчик), undoes the change of the last consonant and puts back what may have stood there.
It only proposes: most proposals are no words, ``given_names.understood`` keeps those that are
listed names. Layer: names. Cyrillic only.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from kintrace.names.tables import rows

# What a name may have had where the suffix now stands.
_ENDINGS = ("", "а", "я", "о", "ь", "й", "ій", "ий", "ый", "ія", "ия", "ья", "ів", "ов")
# What stands under the outer of two suffixes: Ленуська, Ленуся.
_INNER_ENDINGS = ("я", "а", "ь", "")
_SOFTENED = {"ч": ("к", "ц"), "ж": ("г", "з"), "ш": ("х", "с")}
_LEAST_STEM = 2
# No suffix is shorter.
SHORTEST = 2
# Іваненко is a family name, Гордієнько is not.
_FAMILY_NAME = "енко"

Gender = Literal["m", "f"] | None


def bases(key: str) -> Iterator[tuple[Gender, tuple[str, ...]]]:
    """Yield for each suffix that fits, longest first, the forms that it may have been added to.

    ``key`` is folded as ``given_names.fold`` does. The gender is what the suffix says about the
    person, None when both have it.

    >>> any("надія" in proposed for _, proposed in bases("надієнька"))
    True
    """
    for gender, stem in _cuts(key):
        stems = (stem, *(stem[:-1] + hard for hard in _SOFTENED.get(stem[-1], ())))
        proposed = (one + ending for one in stems for ending in _ENDINGS)
        yield gender, tuple(b for b in proposed if b != key and len(b) > _LEAST_STEM)


def stems_of(keys: Iterable[str]) -> frozenset[str]:
    """Return what may stand before a suffix in a diminutive of these listed forms."""
    plain = {
        key.removesuffix(ending) for key in keys for ending in _ENDINGS if key.endswith(ending)
    }
    soft = {hard: letter for letter, hards in _SOFTENED.items() for hard in hards}
    softened = {stem[:-1] + soft[stem[-1]] for stem in plain if stem[-1:] in soft}
    return frozenset(plain | softened)


def may_be(key: str, stems: frozenset[str]) -> bool:
    """Tell whether a form is one of the stems and one or two suffixes: if not, it is no diminutive.

    Quick, since most words asked about are family names.
    """
    if key[-SHORTEST:] not in last_letters():
        return False
    return any(key[-size:] in tails and key[:-size] in stems for size, tails in _tails())


def shorter(key: str) -> Iterator[tuple[Gender, str]]:
    """Yield what may be itself a diminutive under the outer suffix, longest suffix first."""
    for gender, stem in _cuts(key):
        if len(stem) > _LEAST_STEM:
            for ending in _INNER_ENDINGS:
                yield gender, stem + ending


def _cuts(key: str) -> list[tuple[Gender, str]]:
    if key.endswith(_FAMILY_NAME):
        return []
    longest = min(max(_suffixes(), default=0), len(key) - _LEAST_STEM)
    return [
        (gender, key[:-size])
        for size in range(longest, 0, -1)
        for gender in _suffixes().get(size, {}).get(key[-size:], ())
    ]


@cache
def _tails() -> tuple[tuple[int, frozenset[str]], ...]:
    """Return by length what one or two suffixes leave at the end of a word."""
    suffixes = [suffix for same in _suffixes().values() for suffix in same]
    two = (
        inner.removesuffix(ending) + outer
        for outer in suffixes
        for inner in suffixes
        for ending in _INNER_ENDINGS
        if inner.endswith(ending)
    )
    listed: dict[int, set[str]] = {}
    for tail in (*suffixes, *two):
        listed.setdefault(len(tail), set()).add(tail)
    return tuple((size, frozenset(tails)) for size, tails in sorted(listed.items()))


@cache
def last_letters() -> frozenset[str]:
    """Return the last ``SHORTEST`` letters of all suffixes."""
    return frozenset(tail[-SHORTEST:] for _, tails in _tails() for tail in tails)


@cache
def _suffixes() -> dict[int, dict[str, list[Gender]]]:
    """Return the suffixes by length, each with what it says about the person."""
    genders: dict[str, Gender] = {"m": "m", "f": "f"}
    listed: dict[int, dict[str, list[Gender]]] = {}
    for row in rows("diminutive_suffixes.csv"):
        suffix = row["suffix"]
        listed.setdefault(len(suffix), {}).setdefault(suffix, []).append(genders.get(row["sex"]))
    return listed
