"""Which father's name does each of many patronymics tell?

The answers of ``names.tokens.fathers_name``: fathers become words beside those that were met.
"""

from dataclasses import dataclass

import numpy as np

from kintrace.names.columns.distinct import Numbers
from kintrace.names.columns.forms import Forms
from kintrace.names.columns.groups import Groups, GroupSet
from kintrace.names.columns.words import WordColumns
from kintrace.names.tokens import fathers_word, token_of


@dataclass(frozen=True, slots=True)
class Known:
    """Words with what the tables know of them; ``form`` is the number of each word's form."""

    words: WordColumns
    forms: Forms
    form: Numbers
    groups: Groups


def with_fathers(known: Known) -> tuple[Known, Numbers]:
    """Return the words and their fathers' names, and for each word the row of the one it tells.

    That of a given name is itself: a chain of fathers writes it so. -1 = tells none.
    """
    sets = {(found.groups, found.short): at for at, found in enumerate(known.groups.sets)}
    forms, set_numbers = list[str](), list[int]()
    father = np.full(len(known.groups.sets), -1, np.int64)
    for at, found in enumerate(known.groups.sets):
        word = fathers_word(found.groups) if found.names_father else None
        if word is not None:
            token = token_of(word)
            father[at] = known.words.add(word)
            forms.append(word.form)
            set_numbers.append(sets.setdefault((token.groups, token.diminutive_of), len(sets)))
    is_given = np.array([found.is_given for found in known.groups.sets], bool)
    numbers = known.groups.numbers
    of_word = np.where(is_given[numbers], np.arange(len(numbers)), father[numbers])
    extended, added = known.forms.extended(forms)
    groups = Groups(
        tuple(GroupSet(*found) for found in sets),
        np.append(numbers, np.array(set_numbers, np.int32)),
    )
    return Known(known.words, extended, np.append(known.form, added), groups), of_word
