"""Which names do the records of a table have, all read at once?

Gathers the texts of all columns of names, has them read (``names.columns``), and gives each record
the numbers of its names: what ``record.names_of`` and ``record.relatives_of`` give one by one.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from kintrace.matching.arrays import Ints
from kintrace.matching.cells import Cells, cells_of, in_columns, items_of
from kintrace.matching.record import MAX_NAMES, MAX_RELATIVES
from kintrace.names.columns.distinct import Numbers, distinct_rows, distinct_texts
from kintrace.names.columns.letters import Mask
from kintrace.names.columns.reading import PARTS, NameColumns, read_names

_SINGLE = ("name", "mother_name", "father_name")
_LISTS = ("relatives", "siblings")


@dataclass(frozen=True, slots=True)
class NamesOfRecords:
    """Names as read, and the numbers of those of each record, -1 where there is none."""

    read: NameColumns
    names: Ints
    mother: Ints
    father: Ints
    relatives: Ints
    siblings: Ints


@dataclass(frozen=True, slots=True)
class _Texts:
    """Texts of names in the cells of one column; ``of_cell`` gives the cell of each text."""

    cells: Cells
    texts: pl.Series
    of_cell: Numbers

    def of_rows(self, names: Ints, *, width: int) -> Ints:
        """Return the names of each row's cell, given the name of each text."""
        height = len(self.cells.texts)
        return self.cells.spread(in_columns(names, self.of_cell, height=height, width=width))

    def with_words(self, names: Ints, *, width: int) -> Ints:
        """Return the same without names that have no words."""
        kept = names >= 0
        texts = _Texts(self.cells, self.texts.filter(pl.Series(kept)), self.of_cell[kept])
        return texts.of_rows(names[kept], width=width)


def names_of_records(table: pl.DataFrame) -> NamesOfRecords:
    """Read the names of all records of a table."""
    columns = {
        **{column: _whole(table.get_column(column)) for column in _SINGLE},
        **{column: _relatives(table.get_column(column)) for column in _LISTS},
        "alternate_names": _others(table.get_column("alternate_names")),
    }
    texts, places = distinct_texts(pl.concat([column.texts for column in columns.values()]))
    told, told_rows = _told_apart(table)
    read = read_names(texts, told)
    ends = np.cumsum([len(column.texts) for column in columns.values()])
    numbers = dict(zip(columns, np.split(read.whole[places], ends[:-1]), strict=True))
    name, mother, father = (
        columns[column].of_rows(numbers[column], width=1)[:, 0] for column in _SINGLE
    )
    relatives, siblings = (
        columns[column].with_words(numbers[column], width=MAX_RELATIVES) for column in _LISTS
    )
    is_told = told_rows >= 0
    main = np.where(is_told, np.append(read.told, np.int32(-1))[told_rows], name)
    others = columns["alternate_names"].of_rows(numbers["alternate_names"], width=MAX_NAMES)
    is_named = is_told | (columns["name"].cells.rows >= 0)
    names = _together(main, others, is_named=is_named)
    return NamesOfRecords(read, names, mother, father, relatives, siblings)


def _whole(column: pl.Series) -> _Texts:
    cells = cells_of(column)
    return _Texts(cells, cells.texts, np.arange(len(cells.texts)))


def _others(column: pl.Series) -> _Texts:
    cells = cells_of(column)
    return _Texts(cells, *items_of(cells.texts))


def _relatives(column: pl.Series) -> _Texts:
    """Take relations, and what stands in brackets, off the names of relatives."""
    cells = cells_of(column)
    return _Texts(cells, *items_of(cells.texts, without=(r"(?s)^.*:", r"(?s)\(.*$")))


def _told_apart(table: pl.DataFrame) -> tuple[pl.DataFrame, Numbers]:
    """Return the distinct names told in parts, and for each record its row among them or -1."""
    columns = ("given_name", "patronymic", "family_name")
    cells = [cells_of(table.get_column(column)) for column in columns]
    parts = np.column_stack([one.rows for one in cells])
    is_told = (parts[:, 0] >= 0) | (parts[:, 2] >= 0)
    first, place = distinct_rows(parts[is_told])
    rows = np.full(len(parts), -1, np.int64)
    rows[is_told] = place
    distinct = parts[is_told][first]
    told = {
        part: _gathered(one.texts, numbers)
        for part, one, numbers in zip(PARTS, cells, distinct.T, strict=True)
    }
    return pl.DataFrame(told), rows


def _gathered(texts: pl.Series, numbers: Numbers) -> pl.Series:
    """Return the text of each number, null for -1."""
    return pl.concat([texts, pl.Series([None], dtype=pl.String)]).gather(
        np.where(numbers >= 0, numbers, len(texts))
    )


def _together(main: Ints, others: Ints, *, is_named: Mask) -> Ints:
    """Put each record's main name first; a name without words leaves its place to the next."""
    found = np.column_stack([main, others])
    place = np.arange(found.shape[1])[None, :] - (~is_named)[:, None]
    chosen = (found >= 0) & (place < MAX_NAMES)
    order = np.argsort(~chosen, axis=1, kind="stable")[:, :MAX_NAMES]
    found[~chosen] = -1
    return np.take_along_axis(found, order, axis=1)
