"""How do two tables become arrays?

Every distinct text is read once, by the same functions that build a ``Record``; rows point to
what was read. Counts for rarity are taken on the way.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kintrace.matching.arrays import Codes, Ints, Names, Side, Sounds, Words
from kintrace.matching.cells import cells_of
from kintrace.matching.code_columns import place_columns
from kintrace.matching.codes import MAX_CODES, attribute_code
from kintrace.matching.context import Context
from kintrace.matching.day_columns import day_columns
from kintrace.matching.fields import ATTRIBUTE, COLUMNS
from kintrace.matching.garbage import uncollected
from kintrace.matching.kernel import FEATURES, SLIPS
from kintrace.matching.model import SPANS, Model
from kintrace.matching.name_arrays import NameArrays, Tokens
from kintrace.matching.name_columns import names_of_records
from kintrace.matching.name_kernel import NAME_WEIGHTS
from kintrace.matching.record import (
    CODE_FEATURES,
    DAY_FEATURES,
    blood_of,
    codes_of,
)
from kintrace.matching.vocabulary import starts
from kintrace.names.frequency import Frequencies, default_frequencies
from kintrace.names.phones import phone_table
from kintrace.names.reading import Role, Token
from kintrace.values import Sex, Unknown

SEXES = {Sex.FEMALE: 0, Sex.MALE: 1, Sex.OTHER: 2}
# Features whose cells name places or the like; the others have codes of their own kinds.
PLACE_FEATURES = ("birthplace", "separation_place", "found_place", "places", "institution")


@dataclass(frozen=True, slots=True)
class Encoded:
    """Two tables as arrays, with the rarity of their values.

    ``features`` names the columns of the kernel's result; ``tokens`` holds the word of each row
    of ``words``, for candidate keys.
    """

    context: Context
    requests: Side
    register: Side
    words: Words
    names: Names
    codes: Codes
    tokens: Sequence[Token]
    features: tuple[str, ...]
    code_texts: tuple[str, ...]
    value_texts: tuple[str, ...]


@uncollected()
def encode(
    requests: pl.DataFrame,
    register: pl.DataFrame,
    *,
    model: Model,
    frequencies: Frequencies | None = None,
) -> Encoded:
    """Read two tables of text (columns of ``fields.COLUMNS``) into arrays."""
    shared = [c for c in requests.columns if c.startswith(ATTRIBUTE) and c in register.columns]
    wanted = [*COLUMNS, *shared]
    table = pl.concat([_with_columns(t, wanted) for t in (requests, register)])
    rows = _Rows(table, shared)
    counts = {**rows.code_counts(), **rows.attribute_counts()}
    context = Context(
        model, rows.word_counts(), counts, frequencies or default_frequencies(), register.height
    )
    side, cut = rows.side, requests.height
    return Encoded(
        context=context,
        requests=Side(*(array[:cut] for array in side)),
        register=Side(*(array[cut:] for array in side)),
        words=rows.names.words(context),
        names=rows.names.names(),
        codes=rows.codes(context),
        tokens=Tokens(rows.found.read),
        features=(*FEATURES, *shared),
        code_texts=tuple(rows.code_numbers),
        value_texts=tuple(rows.value_numbers),
    )


def _with_columns(table: pl.DataFrame, wanted: Sequence[str]) -> pl.DataFrame:
    return table.select(
        pl.col(c).cast(pl.String) if c in table.columns else pl.lit(None, pl.String).alias(c)
        for c in wanted
    )


def weight_arrays(encoded: Encoded) -> tuple[NDArray[np.float64], ...]:
    """Return weights of names, of features (agree, differ, cap, again), spans, slips and shares."""
    model = encoded.context.model
    features = np.zeros((len(encoded.features), 4))
    for at, feature in enumerate(encoded.features):
        weight = model.of(feature)
        features[at] = weight.agree, weight.differ, weight.cap, weight.again
    siblings = encoded.features.index("brother_or_sister")
    features[siblings] = model.brothers_and_sisters(encoded.context.register_size), 0, 0, 0
    return (
        np.array([getattr(model.names, name) for name in NAME_WEIGHTS]),
        features,
        np.array([float(SPANS[feature]) for feature in DAY_FEATURES]),
        np.array([model.slips[slip] for slip in SLIPS]),
        np.array([model.share(feature) for feature in encoded.features]),
    )


@cache
def sound_arrays() -> Sounds:
    """Return the phone tables as arrays."""
    table = phone_table()
    return Sounds(np.array(table.swap), np.array(table.gap), np.array(table.gap_beside_abjad))


class _Rows:
    """Both tables, read column by column."""

    def __init__(self, table: pl.DataFrame, attributes: list[str]) -> None:
        self.table, self.attributes = table, attributes
        self.code_numbers: dict[str, int] = {}
        self.value_numbers: dict[str, int] = {}
        # Names take the most time, and much of it outside Python: the rest is read meanwhile.
        with ThreadPoolExecutor(1) as beside:
            names = beside.submit(names_of_records, table)
            sex = self._list("sex", _sex, 1)[:, 0]
            blood = self._list("blood_group", blood_numbers, 2)
            days = self._days()
            codes = np.stack([self._codes(feature) for feature in CODE_FEATURES], axis=1)
            attributes_told = self._attributes()
            self.found = names.result()
        found = self.found
        self.names = NameArrays(found.read)
        fathers = np.append(found.read.fathers, np.int32(-1))
        self.side = Side(
            names=found.names,
            mother=found.mother,
            father=found.father,
            told_father=fathers[found.names[:, 0]],
            relatives=found.relatives,
            siblings=found.siblings,
            sex=sex,
            blood=blood,
            days=days,
            codes=codes,
            attributes=attributes_told,
        )

    def _list(self, column: str, read: Callable[[str], Sequence[int]], width: int) -> Ints:
        """Read each distinct cell once; a cell that gives nothing is -1 throughout."""
        cells = cells_of(self.table.get_column(column))
        found = np.full((len(cells.texts), width), -1, np.int32)
        for at, text in enumerate(cells.texts):
            read_values = read(text)[:width]
            found[at, : len(read_values)] = read_values
        return cells.spread(found)

    def _days(self) -> Ints:
        columns = {
            "birth": ("date_of_birth", "age_as_of"),
            "age": ("age", "age_as_of"),
            "separated_on": ("separated_on", None),
            "found_on": ("found_on", None),
        }
        found = {feature: self._day(*where) for feature, where in columns.items()}
        untold = found["birth"][:, 0] < 0
        found["birth"][untold] = found["age"][untold]
        return np.stack([found[feature] for feature in DAY_FEATURES], axis=1)

    def _day(self, column: str, as_of: str | None) -> Ints:
        told = None if as_of is None else self.table.get_column(as_of)
        return day_columns(self.table.get_column(column), as_of=told)

    def _codes(self, feature: str) -> Ints:
        column = "document_numbers" if feature == "documents" else feature
        if feature in PLACE_FEATURES:
            cells = cells_of(self.table.get_column(column))
            return cells.spread(place_columns(cells.texts, number=self._code_number))

        def read(text: str) -> list[int]:
            return [self._code_number(code) for code in codes_of({column: text}, feature)]

        return self._list(column, read, MAX_CODES)

    def _code_number(self, code: str) -> int:
        return self.code_numbers.setdefault(code, len(self.code_numbers))

    def _attributes(self) -> Ints:
        def read(text: str) -> list[int]:
            code = attribute_code(text)
            return [self.value_numbers.setdefault(code, len(self.value_numbers))]

        columns = [self._list(column, read, 1)[:, 0] for column in self.attributes]
        if not columns:
            return np.full((self.table.height, 0), -1, np.int32)
        return np.stack(columns, axis=1)

    def word_counts(self) -> dict[Role, dict[str, int]]:
        """Count the sounds of words by role over all names of all records."""
        found = self.found
        several = (found.names, found.relatives, found.siblings)
        used = [found.mother, found.father, *(names.ravel() for names in several)]
        return self.names.counts(np.concatenate(used))

    def code_counts(self) -> dict[str, dict[str, int]]:
        """Count the codes by feature."""
        texts = list(self.code_numbers)
        return {
            feature: _counted(self.side.codes[:, at].ravel(), texts)
            for at, feature in enumerate(CODE_FEATURES)
        }

    def attribute_counts(self) -> dict[str, dict[str, int]]:
        """Count the values of each free attribute."""
        texts = list(self.value_numbers)
        return {
            column: _counted(self.side.attributes[:, at], texts)
            for at, column in enumerate(self.attributes)
        }

    def codes(self, context: Context) -> Codes:
        """Return the rarity of each code and value by feature."""
        codes, values = list(self.code_numbers), list(self.value_numbers)
        return Codes(
            bits=rarities(context, CODE_FEATURES, codes),
            letters=np.array([ord(c) for value in values for c in value], np.int32),
            start=starts(len(value) for value in values),
            attribute_bits=rarities(context, self.attributes, values),
        )


def reweighed(encoded: Encoded, context: Context) -> Encoded:
    """Return the same tables with the weights of another context."""
    attributes = encoded.features[len(FEATURES) :]
    codes = encoded.codes._replace(
        bits=rarities(context, CODE_FEATURES, encoded.code_texts),
        attribute_bits=rarities(context, attributes, encoded.value_texts),
    )
    return replace(encoded, context=context, codes=codes)


def rarities(
    context: Context, features: Sequence[str], codes: Sequence[str]
) -> NDArray[np.float64]:
    """Return what an agreement on each code weighs, a row a feature and a column a code."""
    out = np.zeros((len(features), max(len(codes), 1)))
    for at, feature in enumerate(features):
        out[at, : len(codes)] = context.bits_of_codes(feature, codes)
    return out


def _counted(numbers: Ints, texts: Sequence[str]) -> dict[str, int]:
    counts = np.bincount(numbers[numbers >= 0], minlength=len(texts))
    table = {texts[i]: int(counts[i]) for i in np.nonzero(counts)[0].tolist()}
    table[""] = int(counts.sum())
    return table


def _sex(text: str) -> list[int]:
    sex = Sex.parse(text)
    return [] if isinstance(sex, Unknown) else [SEXES[sex]]


def blood_numbers(text: str) -> list[int]:
    """Return the number of a blood group and its factor (1, -1, 0 = not told); [] = not known."""
    group = blood_of(text)
    if isinstance(group, Unknown):
        return []
    factor = 1 if group.endswith("+") else -1 if group.endswith("-") else 0
    return [("0", "A", "B", "AB").index(group.rstrip("+-")), factor]
