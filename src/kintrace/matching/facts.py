"""Which facts of a record can stand in a key?

Script-neutral numbers for parts of names, dates, places and the like, a few alternatives each, so
that two tellings of one fact have a number in common. What each fact holds stands in
``facts.csv``. They find candidates and prove nothing.
"""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from kintrace.matching.arrays import Ints, Side
from kintrace.matching.encode import Encoded
from kintrace.matching.garbage import uncollected
from kintrace.matching.record import CODE_FEATURES, DAY_FEATURES
from kintrace.matching.word_facts import word_facts
from kintrace.names.reading import Role

Facts = Mapping[str, Ints]

_WORDS = 4
# A birth told less exactly than this many days has no year, and none has more than three.
_YEAR_DAYS = 1100
_YEARS = 3


@uncollected()
def facts_of(encoded: Encoded) -> tuple[Facts, Facts]:
    """Return the facts of the requests and of the register.

    Each fact is an array with a row a record and a column an alternative, -1 where unknown.
    """
    names = NameFacts(encoded)
    with ThreadPoolExecutor(2) as threads:
        ours, theirs = threads.map(names.of, (encoded.requests, encoded.register))
    return ours, theirs


class NameFacts:
    """Numbers of the parts of names, a row a name and a column an alternative."""

    def __init__(self, encoded: Encoded) -> None:
        """Number the parts of all names; ``texts`` are what the numbers stand for."""
        found = word_facts(encoded.tokens)
        self.texts = found.texts
        words, roles = encoded.names.words.astype(np.int64), encoded.names.roles
        # A given name in the place of the family name, or the reverse, must still be found.
        is_known = found.is_known[words]
        is_word = (words >= 0) & (roles != Role.PATRONYMIC)
        first, second = _first_two(words, is_word & ((roles != Role.FAMILY) | is_known))
        self.given = _beside(found.given[first], found.given[second][:, :1])
        first, second = _first_two(words, is_word & ((roles != Role.GIVEN) | ~is_known))
        self.family = _beside(found.family[first], found.family[second][:, :1])
        self.near = found.near[first]
        first, _ = _first_two(words, roles == Role.PATRONYMIC)
        self.patronymic = found.father[first]
        # Whatever its place in the name: a list of names alone has nothing else.
        self.word = _beside(*(found.whole[words[:, at]] for at in range(_WORDS)))
        self.edge = _beside(*(found.edges[words[:, at]] for at in range(_WORDS)))

    def of(self, side: Side) -> Facts:
        """Return the facts of each record of one table."""
        main, other = side.names[:, 0], side.names[:, 1]
        patronymic = _at(self.patronymic, main)
        told_father = _at(self.given, side.father)[:, :2]
        return {
            "given": _beside(_at(self.given, main), _at(self.given, other)[:, :1]),
            "family": _beside(_at(self.family, main), _at(self.family, other)[:, :1]),
            "near": _at(self.near, main),
            "word": _at(self.word, main),
            "edge": _at(self.edge, main),
            "patronymic": patronymic,
            "father": _beside(told_father, patronymic[:, :1]),
            "father_family": _at(self.family, side.father)[:, :2],
            "mother": _at(self.given, side.mother)[:, :2],
            "mother_family": _at(self.family, side.mother)[:, :2],
            "sibling": self._of_each(side.siblings[:, :3]),
            "relative": self._of_each(side.relatives[:, :2]),
            "sex": side.sex[:, None],
            **day_facts(side),
            **code_facts(side),
        }

    def _of_each(self, names: Ints) -> Ints:
        return _beside(*(_at(self.given, column)[:, :1] for column in names.T))


def day_facts(side: Side) -> dict[str, Ints]:
    """Return the facts that dates tell: the same day has the same number in any table."""
    birth, separated, found = (
        side.days[:, DAY_FEATURES.index(feature)].astype(np.int64)
        for feature in ("birth", "separated_on", "found_on")
    )
    month, day, is_exact = birth[:, 3], birth[:, 4], _is_exact(birth)
    as_written = np.where(is_exact, month * 32 + day, -1)
    swapped = np.where(is_exact & (day <= 12), day * 32 + month, -1)
    return {
        "birth": _exact(birth),
        "month_day": np.stack([as_written, swapped], axis=1).astype(np.int32),
        "birth_month": _months(birth),
        "year": _years(birth),
        "separated": _exact(separated),
        "separated_month": _months(separated),
        "found": _exact(found),
    }


def code_facts(side: Side) -> dict[str, Ints]:
    """Return the facts that codes tell; their numbers hold within one reading."""
    codes = {feature: side.codes[:, at] for at, feature in enumerate(CODE_FEATURES)}
    attributes = side.attributes
    # The same value of two attributes is not the same fact.
    places = np.arange(attributes.shape[1], dtype=np.int32) + attributes * attributes.shape[1]
    return {
        "place": _beside(
            codes["birthplace"][:, :1], codes["separation_place"][:, :1], codes["places"][:, :1]
        ),
        "institution": codes["institution"][:, :3],
        "mark": codes["distinguishing_features"][:, :4],
        "document": codes["documents"][:, :3],
        "attribute": np.where(attributes >= 0, places, -1),
    }


def _first_two(
    words: NDArray[np.int64], chosen: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the first two chosen words of each name, -1 where there is none."""
    order = np.argsort(~chosen, axis=1, kind="stable")[:, :2]
    rows = np.arange(len(words))[:, None]
    found = np.where(chosen[rows, order], words[rows, order], -1)
    return found[:, 0], found[:, 1]


def _at(table: Ints, names: Ints) -> Ints:
    """Return the row of each name, -1 throughout for no name."""
    return np.where((names >= 0)[:, None], table[np.maximum(names, 0)], np.int32(-1))


def _beside(*columns: Ints) -> Ints:
    return np.concatenate(columns, axis=1)


def _is_exact(days: NDArray[np.int64]) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = (days[:, 0] >= 0) & (days[:, 0] == days[:, 1])
    return found


def _exact(days: NDArray[np.int64]) -> Ints:
    return np.where(_is_exact(days), days[:, 0], -1)[:, None].astype(np.int32)


def _months(days: NDArray[np.int64]) -> Ints:
    """Return the month in which a day lies for certain."""
    within = (days[:, 0] >= 0) & (days[:, 1] - days[:, 0] <= 31 - days[:, 4])
    return np.where(within, days[:, 2] * 12 + days[:, 3], -1)[:, None].astype(np.int32)


def _years(birth: NDArray[np.int64]) -> Ints:
    """Return the years that a birth may have been in; a wider interval has none."""
    first = birth[:, 2]
    new_year = birth[:, 0] - birth[:, 3] * 30 - birth[:, 4] + 30
    last = (birth[:, 1] - new_year) // 366 + first
    narrow = (birth[:, 0] >= 0) & (birth[:, 1] - birth[:, 0] <= _YEAR_DAYS)
    years = [np.where(narrow & (last >= first + n), first + n, -1) for n in range(_YEARS)]
    return np.stack(years, axis=1).astype(np.int32)
