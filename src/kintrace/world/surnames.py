"""Which family names exist in this world, and how common is each?

No openly licensed table of Ukrainian family names with frequencies was found, so the names are
formed from stems and endings (``data/surname_*.csv``) and their frequencies follow the law of
Zipf and Mandelbrot; ``docs/explanation/world.md`` says with which numbers.
"""

from itertools import product
from typing import NamedTuple

from kintrace.world.tables import rows

EXPONENT = 0.9
OFFSET = 30.0
POOL = 160_000


class Surname(NamedTuple):
    """One family name as men and women carry it, and its share (not summing to anything)."""

    uk_man: str
    uk_woman: str
    ru_man: str
    ru_woman: str
    share: float


def surname_pool(community: str) -> list[Surname]:
    """Return the family names of one community, the most common first."""
    if community != "slavic":
        listed = rows("surnames_minority.csv")
        return [_listed(row) for row in listed if row["community"] == community]
    whole = [_listed(row) for row in rows("surname_nouns.csv")]
    ranked = sorted(whole + _formed(_stems()), key=lambda name: -name.share)
    tail = sorted(_formed(_sounds()), key=lambda name: -name.share)
    names = list({name.uk_man: name for name in reversed(ranked + tail)}.values())[::-1][:POOL]
    return [
        name._replace(share=1000 * (rank + OFFSET) ** -EXPONENT) for rank, name in enumerate(names)
    ]


def _listed(row: dict[str, str]) -> Surname:
    return Surname(row["uk_m"], row["uk_f"], row["ru_m"], row["ru_f"], float(row["share"]))


def _stems() -> list[tuple[str, str]]:
    return [(row["uk"], row["ru"]) for row in rows("surname_stems.csv")]


def _sounds() -> list[tuple[str, str]]:
    parts = {
        part: [(row["uk"], row["ru"]) for row in rows("surname_sounds.csv") if row["part"] == part]
        for part in ("onset", "vowel", "coda")
    }
    stems = [
        (onset[0] + vowel[0] + coda[0], onset[1] + vowel[1] + coda[1])
        for onset, vowel, coda in product(parts["onset"], parts["vowel"], parts["coda"])
    ]
    return [stem for place, stem in enumerate(stems) if _scatter(place) < 500]


def _scatter(place: int) -> int:
    """Return a number from 0 to 996 that looks like chance: which names are common is chance."""
    return place * 7919 % 997


def _formed(stems: list[tuple[str, str]]) -> list[Surname]:
    names: list[Surname] = []
    for place, (uk, ru) in enumerate(stems):
        for ending in rows("surname_suffixes.csv"):
            common = 60 + _scatter(len(names) * 31 + place)
            names.append(
                Surname(
                    _joined(uk, ending["uk_m"], "еуаі", "єюяї"),
                    _joined(uk, ending["uk_f"], "еуаі", "єюяї"),
                    _joined(ru, ending["ru_m"], "уа", "юя"),
                    _joined(ru, ending["ru_f"], "уа", "юя"),
                    1000 * float(ending["share"]) / common,
                )
            )
    return names


def _joined(stem: str, ending: str, hard: str, soft: str) -> str:
    """Return stem and ending, the ending's first vowel written as after a vowel where it is."""
    if stem[-1] in "аеиіоуяюєїы" and ending[0] in hard:
        return stem + soft[hard.index(ending[0])] + ending[1:]
    return stem + ending
