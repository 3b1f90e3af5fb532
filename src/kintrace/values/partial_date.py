"""Which days could a source have meant?

A date of birth on paper is often a year, an age or "about 6". ``PartialDate`` keeps the words
and the first and last day they allow. It never rounds to a made-up day and reads no clock: an
age needs the day on which it was true.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cache

from kintrace.values.errors import KintraceError
from kintrace.values.tables import rows

# "About" an age or a year is read as this many years more or less: the width that clerks'
# manuals give to an age estimated by eye.
ABOUT_YEARS = 1
_ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_WORD = re.compile(r"[^\W\d_]+(?:[.'’][^\W\d_]+)*|\d+|~|[-/.–—]")
_OLDEST_AGE = 120
# A number of this size is a year.
FIRST_YEAR, LAST_YEAR = 1850, 2100


class DateNotUnderstood(KintraceError):
    """A date or age in words that no rule reads; the words must be kept as they are."""

    code = "K110"
    exit_code = 3


class Precision(Enum):
    """How exactly the source told the date."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    AGE = "age"
    RANGE = "range"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """An interval of days, both ends included, with the words it came from."""

    earliest: date
    latest: date
    text: str
    precision: Precision

    @classmethod
    def of_day(cls, day: date) -> "PartialDate":
        """Build the date of one known day."""
        return cls(day, day, day.isoformat(), Precision.DAY)

    @classmethod
    def parse(cls, text: str, *, as_of: date | None = None) -> "PartialDate":
        """Read a full date, month and year, year, range of years, age or age range.

        ``as_of`` is the day on which an age was true; without it an age is not understood.
        Day comes before month unless the second number can't be a month.

        >>> PartialDate.parse("12 мая 2014").earliest
        datetime.date(2014, 5, 12)
        >>> about_six = PartialDate.parse("about 6", as_of=date(2022, 3, 1))
        >>> about_six.earliest, about_six.latest
        (datetime.date(2014, 3, 2), datetime.date(2017, 3, 1))

        Raises: DateNotUnderstood.
        """
        reading = _read(text.translate(_ARABIC_DIGITS).casefold().strip(), as_of=as_of)
        if reading is None:
            raise DateNotUnderstood(
                "a date or age could not be read",
                hint="write it as 2014-05-12, 05/2014, 2014, 2013-2015, or an age such as 6 or 6-7",
            )
        earliest, latest, precision = reading
        return cls(earliest, latest, text, precision)

    @property
    def days(self) -> int:
        """How many days the words allow, at least 1."""
        return (self.latest - self.earliest).days + 1


_Reading = tuple[date, date, Precision]


def _read(text: str, *, as_of: date | None) -> _Reading | None:
    iso = re.match(r"(\d{4})-(\d\d)-(\d\d)(?:[t ]\d\d:\d\d.*)?$", text)
    if iso is not None:
        return _day(*(int(part) for part in iso.groups()))
    compact = re.fullmatch(r"(1[89]\d\d|20\d\d)(\d\d)(\d\d)", text)
    if compact is not None:
        return _day(*(int(part) for part in compact.groups()))
    kinds = [_kind(word) for word in _WORD.findall(text)]
    about = any(kind == "ABOUT" for kind, _ in kinds)
    months_old = any(kind == "MONTHS_OLD" for kind, _ in kinds)
    numbers = [number for kind, number in kinds if kind == "NUMBER"]
    named = [number for kind, number in kinds if kind == "MONTH"]
    if any(kind == "WORD" for kind, _ in kinds):
        return None
    if len(named) == 1:
        return _with_named_month(numbers, named[0])
    match numbers:
        case [first, second, third]:
            return _three_numbers(first, second, third)
        case [first, second] if _is_year(first) and _is_year(second):
            return _years(min(first, second), max(first, second), Precision.RANGE)
        case [first, second] if _is_year(second) and 1 <= first <= 12:
            return _month(second, first)
        case [first, second] if _is_year(first) and 1 <= second <= 12:
            return _month(first, second)
        case [year] if _is_year(year):
            if about:
                return _years(year - ABOUT_YEARS, year + ABOUT_YEARS, Precision.ABOUT)
            return _years(year, year, Precision.YEAR)
        case [first, second] if as_of is not None and first <= second <= _OLDEST_AGE:
            return _ages(first, second, as_of, Precision.RANGE)
        case [months] if as_of is not None and months_old and months <= _OLDEST_AGE * 12:
            earliest = as_of - timedelta(days=round((months + 1) * 30.44))
            return earliest, as_of - timedelta(days=round(months * 30.44)), Precision.AGE
        case [age] if as_of is not None and age <= _OLDEST_AGE:
            if about:
                return _ages(max(age - ABOUT_YEARS, 0), age + ABOUT_YEARS, as_of, Precision.ABOUT)
            return _ages(age, age, as_of, Precision.AGE)
    return None


def _kind(word: str) -> tuple[str, int]:
    if word.isdigit():
        return "NUMBER", int(word)
    if word in "-/.–—":
        return "MARK", 0
    return _words().get(word.strip("."), ("WORD", 0))


@cache
def _words() -> dict[str, tuple[str, int]]:
    return {row["word"]: (row["kind"], int(row["number"] or 0)) for row in rows("date_words.csv")}


@cache
def months_by_word() -> dict[str, int]:
    """Return the number of the month (1 to 12) for each word that names one, in small letters."""
    return {word: number for word, (kind, number) in _words().items() if kind == "MONTH"}


def _is_year(number: int) -> bool:
    return FIRST_YEAR <= number <= LAST_YEAR


def _with_named_month(numbers: list[int], month: int) -> _Reading | None:
    match numbers:
        case [year] if _is_year(year):
            return _month(year, month)
        case [first, second] if _is_year(second):
            return _day(second, month, first)
        case [first, second] if _is_year(first):
            return _day(first, month, second)
    return None


def _three_numbers(first: int, second: int, third: int) -> _Reading | None:
    if _is_year(first):
        return _day(first, second, third)
    year = third if _is_year(third) else 2000 + third if third < 40 else 1900 + third
    if third > 99 and not _is_year(third):
        return None
    return _day(year, second, first) if second <= 12 else _day(year, first, second)


def _day(year: int, month: int, day: int) -> _Reading | None:
    try:
        known = date(year, month, day)
    except ValueError:
        return None
    return known, known, Precision.DAY


def _month(year: int, month: int) -> _Reading:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1]), Precision.MONTH


def _years(first: int, last: int, precision: Precision) -> _Reading:
    return date(first, 1, 1), date(last, 12, 31), precision


def _ages(youngest: int, oldest: int, as_of: date, precision: Precision) -> _Reading:
    # Someone aged n on a day was born after that day n + 1 years before, up to n years before.
    return (
        _years_before(as_of, oldest + 1) + timedelta(days=1),
        _years_before(as_of, youngest),
        precision,
    )


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
