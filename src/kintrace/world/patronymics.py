"""Which patronymic does a father's given name give his children, in Ukrainian and in Russian?

Regular endings by rule, the others from ``data/patronymics_irregular.csv``.
The world makes its own, apart from ``kintrace.names``, so that a matcher is not examined on
its own rules.
"""

from typing import NamedTuple

from kintrace.world.tables import rows


class Patronymics(NamedTuple):
    """The four forms."""

    uk_son: str
    uk_daughter: str
    ru_son: str
    ru_daughter: str


def patronymics(uk: str, ru: str) -> Patronymics:
    """Return the forms for a father's name in both languages.

    >>> patronymics("Сергій", "Сергей")
    Patronymics(uk_son='Сергійович', uk_daughter='Сергіївна', ru_son='Сергеевич', \
ru_daughter='Сергеевна')
    """
    for row in rows("patronymics_irregular.csv"):
        if row["father"] == uk:
            return Patronymics(row["uk_son"], row["uk_daughter"], row["ru_son"], row["ru_daughter"])
    return Patronymics(*_ukrainian(uk), *_russian(ru))


def _ukrainian(name: str) -> tuple[str, str]:
    if name.endswith("й"):
        return name + "ович", name[:-1] + "ївна"
    stem = name[:-1] if name[-1] in "оаьіяє" else name
    return stem + "ович", stem + "івна"


def _russian(name: str) -> tuple[str, str]:
    if name.endswith("ий"):
        return name[:-2] + "ьевич", name[:-2] + "ьевна"
    if name.endswith("й"):
        return name[:-1] + "евич", name[:-1] + "евна"
    if name.endswith("ь"):
        return name[:-1] + "евич", name[:-1] + "евна"
    stem = name[:-1] if name[-1] in "оаия" else name
    return stem + "ович", stem + "овна"
