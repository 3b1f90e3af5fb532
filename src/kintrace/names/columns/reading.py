"""How are many names read at once?

Each distinct word is looked up once, and the parts of a name are told once for each order of
kinds of words (``word_kinds``). Gives distinct words in their roles, distinct names as rows of
them, and for each text or row of parts the number of its name.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kintrace.names.columns.distinct import Numbers, distinct_rows, distinct_texts
from kintrace.names.columns.families import bases_of
from kintrace.names.columns.fathers import Known, with_fathers
from kintrace.names.columns.forms import Forms, forms_of
from kintrace.names.columns.groups import GroupSet, groups_of_words
from kintrace.names.columns.kinds import Kinds, kinds_of_words
from kintrace.names.columns.words import SplitNames, split_names
from kintrace.names.reading import MAX_WORDS
from kintrace.names.roles import roles_of
from kintrace.names.tokens import INFLECTED, Role

PARTS = {"given": Role.GIVEN, "patronymic": Role.PATRONYMIC, "family": Role.FAMILY}
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Distinct words in their roles, a row a word: numbers of forms and of sets of groups."""

    form: Ints
    role: NDArray[np.uint8]
    group_set: Ints
    is_initial: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class NameColumns:
    """Names that were read at once.

    ``names`` has a row a distinct name and a column a word: rows of ``words``, -1 after the last.
    ``whole`` and ``told`` give for each text and each row of parts its name, -1 for one without
    words; ``fathers`` gives for each name the name of the father that its patronymic tells, or -1.
    """

    forms: Forms
    group_sets: tuple[GroupSet, ...]
    words: RoleWords
    names: Ints
    whole: Ints
    told: Ints
    fathers: Ints


@dataclass(frozen=True, slots=True)
class _Roled:
    """Names as rows of words with their roles; -1 after the last word."""

    words: Ints
    roles: NDArray[np.uint8]


def read_names(whole: pl.Series, told: pl.DataFrame) -> NameColumns:
    """Read distinct texts, and distinct rows of the columns of ``PARTS``, told apart."""
    parts, places = distinct_texts(pl.concat([told[part] for part in PARTS]))
    words, of_whole, of_parts = split_names(whole, parts)
    distinct, form = distinct_texts(pl.Series(words.forms, dtype=pl.String))
    forms = forms_of(distinct.to_list())
    groups = groups_of_words(words, forms, form)
    read = _joined(
        _with_roles(of_whole, kinds_of_words(words, forms, form, groups)),
        _told_apart(of_parts, places.reshape(len(PARTS), -1)),
    )
    known, father = with_fathers(Known(words, forms, form, groups))
    told_fathers, fathers = _fathers(read, father)
    read = _joined(read, told_fathers)
    forms, role_words, names = _in_roles(read, known)
    distinct_names, numbers = _numbered(names)
    ends = np.cumsum([len(whole), told.height])
    father_of_name = np.full(len(distinct_names), -1, np.int32)
    told_numbers = numbers[ends[1] :]
    is_told = fathers >= 0
    father_of_name[numbers[: ends[1]][is_told]] = told_numbers[fathers[is_told]]
    return NameColumns(
        forms,
        known.groups.sets,
        role_words,
        distinct_names,
        numbers[: ends[0]],
        numbers[ends[0] : ends[1]],
        father_of_name,
    )


def _joined(first: _Roled, second: _Roled) -> _Roled:
    return _Roled(
        np.concatenate([first.words, second.words]), np.concatenate([first.roles, second.roles])
    )


def _fathers(names: _Roled, father: Numbers) -> tuple[_Roled, Numbers]:
    """Return the fathers' names that patronymics tell, and for each name its father's row or -1.

    ``father`` gives for each word the word of the father that it tells as a patronymic, or -1.
    """
    # No word, -1, is the last.
    told = np.append(father, -1)[names.words]
    told[names.roles != Role.PATRONYMIC] = -1
    word = told[np.arange(len(told)), np.argmax(told >= 0, axis=1)]
    distinct, place = np.unique(word[word >= 0], return_inverse=True)
    fathers = np.full(len(word), -1, np.int64)
    fathers[word >= 0] = place
    words = np.full((len(distinct), MAX_WORDS), -1, np.int32)
    roles = np.zeros((len(distinct), MAX_WORDS), np.uint8)
    words[:, 0], roles[:, 0] = distinct, Role.GIVEN
    return _Roled(words, roles), fathers


def _in_roles(names: _Roled, known: Known) -> tuple[Forms, RoleWords, Ints]:
    """Return the distinct words in their roles, and the names as rows of them."""
    is_word = names.words >= 0
    pairs = names.words[is_word].astype(np.int64) * len(Role) + names.roles[is_word]
    distinct, place = np.unique(pairs, return_inverse=True)
    word, role = np.divmod(distinct, len(Role))
    form, is_initial = known.form[word], known.forms.is_initial[known.form[word]]
    bends = (role == Role.FAMILY) & ~is_initial & known.forms.is_in(INFLECTED)[form]
    bent, place_of_bent = np.unique(form[bends], return_inverse=True)
    forms, base_numbers = known.forms.extended(
        bases_of(pl.Series(known.forms.texts, dtype=pl.String).gather(bent))
    )
    form[bends] = base_numbers[place_of_bent]
    columns = np.column_stack([form, role, known.groups.numbers[word], is_initial])
    first, number = distinct_rows(columns)
    found = columns[first]
    words = np.full(names.words.shape, -1, np.int32)
    words[is_word] = number[place]
    return (
        forms,
        RoleWords(
            found[:, 0].astype(np.int32),
            found[:, 1].astype(np.uint8),
            found[:, 2].astype(np.int32),
            found[:, 3].astype(bool),
        ),
        words,
    )


def _numbered(names: Ints) -> tuple[Ints, Ints]:
    """Return the distinct names, and the number of each row's name; -1 for one without words."""
    is_name = names[:, 0] >= 0
    first, place = distinct_rows(names[is_name])
    numbers = np.full(len(names), -1, np.int32)
    numbers[is_name] = place
    return names[is_name][first], numbers


def _with_roles(names: SplitNames, kinds: Kinds) -> _Roled:
    """Tell the roles of the words of whole names, once for each order of kinds."""
    words = _matrix(names)
    # No word, -1, is the last.
    orders = np.append(kinds.numbers, np.int32(-1))[words]
    first, order = distinct_rows(np.column_stack([orders, names.before_comma]))
    roles = np.zeros((len(first), MAX_WORDS), np.uint8)
    for at, row in enumerate(first.tolist()):
        size = np.count_nonzero(words[row] >= 0)
        shown = tuple(kinds.kinds[number] for number in orders[row, :size].tolist())
        roles[at, :size] = roles_of(shown, before_comma=int(names.before_comma[row]))
    return _Roled(words, roles[order])


def _told_apart(parts: SplitNames, places: Numbers) -> _Roled:
    """Put the words of each row of parts one after the other; ``places`` has a row a part."""
    height = places.shape[1]
    words = np.full((height, MAX_WORDS), -1, np.int32)
    roles = np.zeros((height, MAX_WORDS), np.uint8)
    of_part, size = _matrix(parts), np.zeros(height, np.int64)
    for place, role in zip(places, PARTS.values(), strict=True):
        for column in of_part.T:
            # No part, -1, is the last.
            found = np.append(column, np.int32(-1))[place]
            rows = np.flatnonzero((found >= 0) & (size < MAX_WORDS))
            words[rows, size[rows]], roles[rows, size[rows]] = found[rows], role
            size[rows] += 1
    return _Roled(words, roles)


def _matrix(names: SplitNames) -> Ints:
    """Return a row a name, -1 after its last word; further words are left out."""
    sizes = names.sizes
    place = np.arange(len(names.words)) - np.repeat(names.start[:-1], sizes)
    words = np.full((len(sizes), MAX_WORDS), -1, np.int32)
    kept = place < MAX_WORDS
    words[np.repeat(np.arange(len(sizes)), sizes)[kept], place[kept]] = names.words[kept]
    return words
