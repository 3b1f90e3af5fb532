"""Under which numbers is each word of a name found again?

Numbers for what two spellings of a word have in common: the given names it may be, its skeletons
whole and with a letter left out, its edges, the father it names. Made for all words at once; which
word of a name counts for what is for ``facts``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kintrace.matching.arrays import Ints
from kintrace.matching.name_arrays import Tokens
from kintrace.names.columns.distinct import Numbers
from kintrace.names.columns.groups import GroupSet
from kintrace.names.columns.sounds import Sounds
from kintrace.names.reading import Token
from kintrace.names.sounds import other_skeleton_of, skeleton_of, sound_of
from kintrace.names.tokens import FATHER

# Short lists are as usual here as long ones: a search reads the few words of one record.
_Texts = Sequence[str | None]

# A given name may stand for more names than these; the usual ones come first.
_GIVEN = 4
_FATHERS = 2
_NEAR = 8
_EDGE = 3
# A shorter skeleton is another name when a letter is left out.
_LEAST = 3
# A patronymic that names no known father still starts like another spelling of itself.
_PATRONYMIC_START = 5


@dataclass(frozen=True, slots=True)
class WordFacts:
    """Numbers of each word, a row a word and a last row of -1 for no word; -1 = no more.

    ``texts`` are what the numbers stand for, ``is_known`` says that a table has the word.
    """

    texts: list[str]
    is_known: NDArray[np.bool_]
    given: Ints
    father: Ints
    family: Ints
    near: Ints
    whole: Ints
    edges: Ints


@dataclass(frozen=True, slots=True)
class _Spelt:
    """How forms sound, and for each word its form and the set of groups that it is of."""

    sounds: _Texts
    skeletons: Sequence[str]
    others: _Texts
    form: Numbers
    sets: Sequence[GroupSet]
    group_set: Numbers


def word_facts(tokens: Sequence[Token]) -> WordFacts:
    """Return the numbers of all words."""
    spelt = _spelt(tokens)
    # Many words share a skeleton: what it alone decides is worked out once.
    plain, (skeleton,) = _numbered(spelt.skeletons)
    texts, (sounds, others, starts, given, fathers) = _numbered(
        spelt.sounds,
        spelt.others,
        ["p" + text[:_PATRONYMIC_START] for text in plain],
        _of_sets(spelt.sets, _given, _GIVEN),
        _of_sets(spelt.sets, _fathers, _FATHERS),
    )
    skeletons, (usual, other, *left_out) = _numbered(plain, spelt.others, *_left_out(plain))
    edges, (first, last) = _numbered(*_edges(plain))
    starts, usual, first, last = (one[skeleton] for one in (starts, usual, first, last))
    left_out = [one[skeleton] for one in left_out]
    # The same skeleton is one thing as a family name and another as any word of a name.
    family, whole = len(texts), len(texts) + len(skeletons)
    whole_texts = skeletons[: 1 + max(usual.max(initial=-1), other.max(initial=-1))]
    edge = whole + len(whole_texts)
    both = np.column_stack([usual, other])
    near = _without_repeats(np.column_stack([both, *left_out]))[:, :_NEAR]
    is_known = np.array([bool(found.groups) for found in spelt.sets], bool)[spelt.group_set]
    of_sets = given.reshape(-1, _GIVEN)[spelt.group_set]
    of_sounds = _wide(np.column_stack([sounds, others]), _GIVEN)[spelt.form]
    of_fathers = fathers.reshape(-1, _FATHERS)[spelt.group_set]
    of_starts = _wide(starts[:, None], _FATHERS)[spelt.form]
    return WordFacts(
        [
            *texts,
            *("f" + text for text in skeletons),
            *("w" + text for text in whole_texts),
            *edges,
        ],
        np.append(is_known, False),
        _ended(np.where(is_known[:, None], of_sets, of_sounds)),
        _ended(np.where(is_known[:, None], of_fathers, of_starts)),
        _ended(_moved(both, family)[spelt.form]),
        _ended(_moved(near, family)[spelt.form]),
        _ended(_moved(both, whole)[spelt.form]),
        _ended(_moved(np.column_stack([first, last]), edge)[spelt.form]),
    )


def _spelt(tokens: Sequence[Token]) -> _Spelt:
    if isinstance(tokens, Tokens):
        read, sounds = tokens.read, Sounds(tokens.read.forms.phones)
        return _Spelt(
            sounds.sounds.to_list(),
            sounds.skeletons.to_list(),
            sounds.other_skeletons.to_list(),
            read.words.form.astype(np.int64),
            read.group_sets,
            read.words.group_set.astype(np.int64),
        )
    phones = [token.phones for token in tokens]
    sets = [GroupSet(token.groups, token.diminutive_of) for token in tokens]
    rows = np.arange(len(tokens))
    return _Spelt(
        [sound_of(one) for one in phones],
        [skeleton_of(one) for one in phones],
        [other_skeleton_of(one) for one in phones],
        rows,
        sets,
        rows,
    )


def _numbered(*columns: _Texts) -> tuple[list[str], list[Numbers]]:
    """Number the texts of several columns together; -1 for None."""
    numbers: dict[str, int] = {}
    found = [
        np.array(
            [-1 if text is None else numbers.setdefault(text, len(numbers)) for text in column],
            np.int64,
        )
        for column in columns
    ]
    return list(numbers), found


def _of_sets(sets: Sequence[GroupSet], read: Callable[[GroupSet], list[str]], width: int) -> _Texts:
    """Return ``width`` texts of each set, None where it has no more."""
    found = [read(one)[:width] for one in sets]
    return [text for row in found for text in (*row, *[None] * (width - len(row)))]


def _given(found: GroupSet) -> list[str]:
    return sorted(found.groups - found.short) + sorted(found.short)


def _fathers(found: GroupSet) -> list[str]:
    return [group.removeprefix(FATHER) for group in sorted(found.groups)]


def _left_out(skeletons: Sequence[str]) -> list[_Texts]:
    """Return the skeletons with each of their first letters left out.

    Two skeletons that differ in one letter have one of these, or one of them whole, in common.
    """
    return [
        [
            text[:at] + text[at + 1 :] if len(text) > max(at, _LEAST - 1) else None
            for text in skeletons
        ]
        for at in range(_NEAR)
    ]


def _edges(skeletons: Sequence[str]) -> tuple[_Texts, _Texts]:
    return (
        ["s" + text[:_EDGE] if len(text) >= _EDGE else None for text in skeletons],
        ["e" + text[-_EDGE:] if len(text) >= _EDGE else None for text in skeletons],
    )


def _without_repeats(rows: Numbers) -> Numbers:
    """Leave out what stands in a row before, and close the gaps."""
    rows = rows.copy()
    for at in range(1, rows.shape[1]):
        rows[(rows[:, :at] == rows[:, at, None]).any(axis=1), at] = -1
    order = np.argsort(rows < 0, axis=1, kind="stable")
    return np.take_along_axis(rows, order, axis=1)


def _wide(rows: Numbers, width: int) -> Numbers:
    filled = np.full((len(rows), width), -1, np.int64)
    filled[:, : rows.shape[1]] = rows
    return filled


def _moved(numbers: Numbers, by: int) -> Numbers:
    return np.where(numbers >= 0, numbers + by, -1)


def _ended(rows: Numbers) -> Ints:
    """Add the row of no word."""
    return np.append(rows, np.full((1, rows.shape[1]), -1), axis=0).astype(np.int32)
