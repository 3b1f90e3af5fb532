"""Does a movement's label take a party's word?

A movement is named by places and times. Words that one side uses for it and another disputes
belong into attributed statements, so a label with one of them is refused. Pure.
"""

from functools import cache

from kintrace.documents.accounts_slots import PACKAGE
from kintrace.values.tables import rows


def is_neutral(label: str) -> bool:
    """Whether a label uses none of the words of the table.

    >>> is_neutral("Lyman to Osk, October 2022"), is_neutral("Evacuation from Lyman")
    (True, False)
    """
    folded = label.casefold()
    return not any(stem in folded for stem in _stems())


@cache
def _stems() -> tuple[str, ...]:
    return tuple(row["stem"].casefold() for row in rows("party_words.csv", package=PACKAGE))
