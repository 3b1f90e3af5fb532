"""How do a few records at hand become arrays?

The same arrays as ``encode`` makes of two tables, made of records that were read already, with
rarities counted elsewhere: for a live index, which weighs one record against a few.
"""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from kintrace.matching.arrays import Codes, Ints, Side
from kintrace.matching.codes import MAX_CODES
from kintrace.matching.context import Context
from kintrace.matching.day_columns import interval
from kintrace.matching.encode import SEXES, Encoded, blood_numbers, rarities
from kintrace.matching.kernel import FEATURES
from kintrace.matching.record import (
    CODE_FEATURES,
    DAY_FEATURES,
    MAX_NAMES,
    MAX_RELATIVES,
    Record,
)
from kintrace.matching.vocabulary import Vocabulary, starts
from kintrace.names.reading import NameReading
from kintrace.values import Unknown


def encoded_of(
    requests: Sequence[Record], register: Sequence[Record], *, context: Context
) -> Encoded:
    """Read two lists of records into arrays, with attributes told on each side that has any."""
    told = [
        {name for record in side for name in record.attributes}
        for side in (requests, register)
        if side
    ]
    attributes = tuple(sorted(set[str]().union(*told).intersection(*told)))
    reader = _Reader(attributes)
    sides = reader.side(requests), reader.side(register)
    return Encoded(
        context=context,
        requests=sides[0],
        register=sides[1],
        words=reader.vocabulary.words(context),
        names=reader.vocabulary.names(),
        codes=reader.codes_read(context),
        tokens=tuple(reader.vocabulary.tokens),
        features=(*FEATURES, *attributes),
        code_texts=tuple(reader.codes),
        value_texts=tuple(reader.values),
    )


class _Reader:
    """Numbers for names, codes and values, given as they are met."""

    def __init__(self, attributes: Sequence[str]) -> None:
        self.attributes = attributes
        self.vocabulary = Vocabulary()
        self.codes: dict[str, int] = {}
        self.values: dict[str, int] = {}

    def side(self, records: Sequence[Record]) -> Side:
        """Return the records of one side."""
        return Side(
            names=self._names((record.names for record in records), MAX_NAMES),
            mother=self._names((_one(record.mother) for record in records), 1)[:, 0],
            father=self._names((_one(record.father) for record in records), 1)[:, 0],
            told_father=self._names((_one(record.told_father) for record in records), 1)[:, 0],
            relatives=self._names((record.relatives for record in records), MAX_RELATIVES),
            siblings=self._names((record.siblings for record in records), MAX_RELATIVES),
            sex=_filled([_sex(record) for record in records], 1)[:, 0],
            blood=_filled([_blood_of(record) for record in records], 2),
            days=_days(records),
            codes=self._codes(records),
            attributes=self._attributes(records),
        )

    def _names(self, several: Iterable[Sequence[NameReading]], width: int) -> Ints:
        number = self.vocabulary.number
        return _filled([[number(name) for name in names[:width]] for names in several], width)

    def _codes(self, records: Sequence[Record]) -> Ints:
        number = _numbering(self.codes)
        columns = [
            _filled([[number(c) for c in r.codes.get(feature, ())] for r in records], MAX_CODES)
            for feature in CODE_FEATURES
        ]
        return np.stack(columns, axis=1)

    def _attributes(self, records: Sequence[Record]) -> Ints:
        number = _numbering(self.values)
        rows = [
            [number(r.attributes[name]) if name in r.attributes else -1 for name in self.attributes]
            for r in records
        ]
        return _filled(rows, len(self.attributes))

    def codes_read(self, context: Context) -> Codes:
        """Return the rarity of each code and value met."""
        values = list(self.values)
        return Codes(
            bits=rarities(context, CODE_FEATURES, list(self.codes)),
            letters=np.array([ord(c) for value in values for c in value], np.int32),
            start=starts(len(value) for value in values),
            attribute_bits=rarities(context, self.attributes, values),
        )


def _numbering(numbers: dict[str, int]) -> Callable[[str], int]:
    return lambda text: numbers.setdefault(text, len(numbers))


def _one(name: NameReading | Unknown | None) -> tuple[NameReading, ...]:
    return (name,) if isinstance(name, NameReading) else ()


def _sex(record: Record) -> list[int]:
    return [] if isinstance(record.sex, Unknown) else [SEXES[record.sex]]


def _blood_of(record: Record) -> list[int]:
    return [] if isinstance(record.blood_group, Unknown) else blood_numbers(record.blood_group)


def _days(records: Sequence[Record]) -> Ints:
    days: NDArray[np.int32] = np.array(
        [
            [interval(record.days.get(feature, Unknown.NOT_ASKED)) for feature in DAY_FEATURES]
            for record in records
        ],
        np.int32,
    )
    return days.reshape(-1, len(DAY_FEATURES), 5)


def _filled(rows: Sequence[Sequence[int]], width: int) -> Ints:
    """Return rows of different lengths as an array, -1 after the last of each."""
    filled = np.full((len(rows), width), -1, np.int32)
    for at, row in enumerate(rows):
        filled[at, : len(row)] = row
    return filled
