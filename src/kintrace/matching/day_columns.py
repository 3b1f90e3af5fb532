"""Which days do the cells of a column mean, all read at once?

The answers of ``record.read_day``. Full dates in figures are reckoned for the whole column; each
other way of telling a date is read once.
"""

from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kintrace.matching.arrays import Ints
from kintrace.matching.cells import LETTERS
from kintrace.matching.record import read_day
from kintrace.names.columns.distinct import Numbers, distinct_rows, distinct_texts
from kintrace.values import PartialDate, Unknown
from kintrace.values.partial_date import FIRST_YEAR, LAST_YEAR, months_by_word

# Year, month and day as programs write them, and day, month and year as clerks do.
_BY_PROGRAMS = r"^(\d{4})-(\d\d)-(\d\d)$"
_BY_CLERKS = r"^(\d\d?)[./](\d\d?)[./](\d{4})$"
# Day, month in words, and year.
_IN_WORDS = rf"^(\d\d?) ([{LETTERS}]+) (\d{{4}})$"
# Others may be no years; they are read one by one.
_PLAIN_YEARS = (1900, 2099)
_FIGURES = rf"^[0-9./ {LETTERS}-]+$"
_MONTHS = 12
# The ordinal of the first day that numpy counts from.
_EPOCH = 719163
_UNKNOWN = (-1, -1, -1, -1, -1)


def day_columns(column: pl.Series, *, as_of: pl.Series | None) -> Ints:
    """Return for each row first day, last day, and year, month and day of the first; -1 = unknown.

    ``as_of`` are the cells with the day on which an age was true.
    """
    texts, at = distinct_texts(column)
    days, is_full = _full_dates(texts)
    ages, told = pl.Series([], dtype=pl.String), np.full(len(column), -1, np.int64)
    if as_of is not None:
        ages, told = distinct_texts(as_of)
    found = np.append(days, [_UNKNOWN], axis=0)[at]
    rest = np.flatnonzero(~np.append(is_full, False)[at])
    first, place = distinct_rows(np.column_stack([at[rest], told[rest]]))
    pairs = zip(_texts(texts, at[rest][first]), _texts(ages, told[rest][first]), strict=True)
    others = np.array([interval(read_day(*pair)) for pair in pairs], np.int64).reshape(-1, 5)
    found[rest] = others[place]
    return found.astype(np.int32)


def interval(day: PartialDate | Unknown) -> tuple[int, int, int, int, int]:
    """Return first and last day as ordinals, and year, month and day of the first."""
    if isinstance(day, Unknown):
        return _UNKNOWN
    first = day.earliest
    return first.toordinal(), day.latest.toordinal(), first.year, first.month, first.day


def _texts(texts: pl.Series, numbers: Numbers) -> list[str | None]:
    listed = [*texts.to_list(), None]
    return [listed[number] for number in numbers.tolist()]


def _full_dates(texts: pl.Series) -> tuple[Numbers, NDArray[np.bool_]]:
    """Return the days that full dates mean, and which texts are full dates."""
    year, month, day, by_programs = _figures(texts, _BY_PROGRAMS)
    first, second, last, by_clerks = _figures(texts, _BY_CLERKS)
    by_clerks &= (last >= _PLAIN_YEARS[0]) & (last <= _PLAIN_YEARS[1])
    # Day before month, unless the second number can't be a month.
    month_first = second > _MONTHS
    year = np.where(by_clerks, last, year)
    month = np.where(by_clerks, np.where(month_first, first, second), month)
    day = np.where(by_clerks, np.where(month_first, second, first), day)
    first, named, last, in_words = _with_month_in_words(texts)
    year, month, day = (
        np.where(in_words, told, number)
        for told, number in ((last, year), (named, month), (first, day))
    )
    is_full = by_programs | by_clerks | in_words
    return _days(year, month, day, is_full), is_full


def _with_month_in_words(texts: pl.Series) -> tuple[Any, Any, Any, NDArray[np.bool_]]:
    """Return day, month and year of texts with the month in words, 0 where it has another shape."""
    words = texts.str.extract(_IN_WORDS, 2).str.to_lowercase()
    months = words.replace_strict(months_by_word(), default=0, return_dtype=pl.Int64).fill_null(0)
    day, _, year, is_found = _figures(texts, _IN_WORDS)
    is_found &= (months.to_numpy() > 0) & (year >= FIRST_YEAR) & (year <= LAST_YEAR)
    return day, months.to_numpy(), year, is_found


def _figures(texts: pl.Series, pattern: str) -> tuple[Any, Any, Any, NDArray[np.bool_]]:
    """Return the three numbers of each text, 0 where it has another shape."""
    groups = texts.str.extract_groups(pattern).struct.unnest()
    is_found = groups.to_series(0).is_not_null() & texts.str.contains(_FIGURES)
    numbers = groups.select(pl.all().cast(pl.Int64, strict=False).fill_null(0))
    first, second, third = (number.to_numpy() for number in numbers)
    return first, second, third, is_found.to_numpy().copy()


def _days(year: Numbers, month: Numbers, day: Numbers, is_full: NDArray[np.bool_]) -> Numbers:
    is_month = is_full & (month >= 1) & (month <= _MONTHS) & (year >= 1)
    months = np.where(is_month, (year - 1970) * _MONTHS + month - 1, 0).astype("datetime64[M]")
    first, after = (
        found.astype("datetime64[D]").astype(np.int64) for found in (months, months + 1)
    )
    is_day = is_month & (day >= 1) & (day <= after - first)
    ordinal = first + day - 1 + _EPOCH
    found: Numbers = np.column_stack([ordinal, ordinal, year, month, day])
    found[~is_day] = _UNKNOWN
    return found
