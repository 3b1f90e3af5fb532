"""How is a day written: of birth, of separation, of finding?"""

import numpy as np
import polars as pl

from kintrace.world.dice import Whole
from kintrace.world.names_written import changed
from kintrace.world.papers import Papers
from kintrace.world.spelling import hands, once_each, only
from kintrace.world.tables import LANGUAGES, wordings

DAY, MONTH, YEAR = 0, 1, 2
NEVER = -40_000  # no day of this world is so early


def parts_of(days: Whole) -> tuple[Whole, Whole, Whole]:
    """Return year, month and day of the month of days since 1970."""
    dates = days.astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    years = months.astype("datetime64[Y]").astype(np.int64) + 1970
    return (
        years,
        months.astype(np.int64) % 12 + 1,
        (dates - months.astype("datetime64[D]")).astype(np.int64) + 1,
    )


def from_parts(year: Whole, month: Whole, day: Whole) -> Whole:
    """Return days since 1970; a day past the month's end runs into the next."""
    months = (year - 1970) * 12 + month - 1
    first = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return first + day - 1


def written_days(papers: Papers, days: Whole, precision: Whole, purpose: str) -> pl.Series:
    """Return the days in each row's form; one row in eight names the month in words."""
    in_words = papers.dice.named(f"{purpose} in words").chance(len(papers), 0.12)
    keys = (((days - NEVER) * 3 + precision) * 2 + in_words) * len(hands()) + papers.hand
    return once_each(keys, days > NEVER, _write)


def _write(key: int) -> str:
    key, hand_number = divmod(key, len(hands()))
    key, in_words = divmod(key, 2)
    day, precision = divmod(key, 3)
    hand = hands()[hand_number]
    date = np.datetime64(day + NEVER, "D").item()
    if precision == YEAR:
        return str(date.year)
    if precision == MONTH:
        return f"{date.month:02}.{date.year}" if hand.day_form != "iso" else f"{date:%Y-%m}"
    if in_words:
        return f"{date.day} {wordings('month', str(date.month))[hand.words]} {date.year}"
    forms = {"dotted": "%d.%m.%Y", "slashed": "%d/%m/%Y", "iso": "%Y-%m-%d"}
    return date.strftime(forms[hand.day_form])


def birth_columns(papers: Papers) -> dict[str, pl.Series]:
    """Return date_of_birth, or age and age_as_of."""
    count = len(papers)
    born_on = _birth_as_known(papers)
    known = ~papers.happens("birth missing")
    as_age = papers.happens("birth as age") & known
    precision = np.full(count, DAY, dtype=np.int64)
    precision[papers.happens("birth month only")] = MONTH
    precision[papers.happens("birth year only")] = YEAR
    dated = np.where(known & ~as_age, born_on, NEVER)
    # Stated ages are as of the day of writing, or for families often of the separation.
    as_of = np.where(
        papers.dice.named("age then").chance(count, 0.5) & (not papers.by_office),
        papers.families.separated_on[papers.family],
        papers.written_on,
    )
    years = np.maximum((as_of - born_on) * 4 // 1461, 0)
    style = np.where(
        papers.happens("birth about"), 1 + papers.dice.named("about").below(count, 2), 0
    )
    whole = np.full(count, DAY, dtype=np.int64)
    return {
        "date_of_birth": written_days(papers, dated, precision, "birth"),
        "age": once_each((years * 3 + style) * 4 + papers.words, as_age, _write_age),
        "age_as_of": written_days(papers, np.where(as_age, as_of, NEVER), whole, "age"),
    }


def _write_age(key: int) -> str:
    key, language = divmod(key, 4)
    years, style = divmod(key, 3)
    if style == 1:
        return wordings("about", "about")[LANGUAGES[language]].format(years)
    return f"{max(years - 1, 0)}-{years + 1}" if style == 2 else str(years)


def _birth_as_known(papers: Papers) -> Whole:
    count = len(papers)
    born_on = papers.children.born_on[papers.child]
    year, month, day = parts_of(born_on)
    off_year = papers.happens("birth year off by one")
    direction = papers.dice.named("which year").below(count, 2) * 2 - 1
    year = np.where(off_year, year + direction, year)
    swapped = papers.happens("birth day and month swapped") & (day <= 12)
    month, day = np.where(swapped, day, month), np.where(swapped, month, day)
    # One digit: the tens, or the units, of the day; kept inside every month.
    off_day = papers.happens("birth day off")
    step = np.array([1, -1, 10, -10, 3, -3])[papers.dice.named("step").below(count, 6)]
    moved = np.where((day + step >= 1) & (day + step <= 28), day + step, np.maximum(day - 1, 1))
    day = np.where(off_day, moved, day)
    filler = papers.happens("birth first of january")
    month, day = np.where(filler, 1, month), np.where(filler, 1, day)
    changed_on = from_parts(year, month, day)
    shift = papers.dice.named("shift").below(count, 1100) - 550
    return np.where(
        papers.altered & changed(papers, "birth"),
        changed_on + np.where(shift == 0, 30, shift),
        changed_on,
    )


def separation_day(papers: Papers) -> pl.Series:
    """Return separated_on as the paper has it."""
    return _event_day(papers, papers.families.separated_on[papers.family], "separated_on")


def found_day(papers: Papers) -> pl.Series:
    """Return found_on as the paper has it."""
    return _event_day(papers, papers.ways.found_on[papers.child], "found_on")


def _event_day(papers: Papers, days: Whole, field: str) -> pl.Series:
    count = len(papers)
    dice = papers.dice.named(field)
    off = dice.named("off").chance(count, papers.errors.share("separation day off"))
    coarse = dice.named("coarse").chance(count, papers.errors.share("separation month only"))
    days = np.where(off, days + dice.named("by").below(count, 29) - 14, days)
    texts = written_days(papers, days, np.where(coarse, MONTH, DAY), field)
    return only(texts, papers.happens(f"{field} present"))
