"""Which days does a date or an age on paper allow?"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kintrace.values.partial_date import DateNotUnderstood, PartialDate, Precision

ASKED_ON = date(2022, 3, 1)


@pytest.mark.parametrize(
    "text",
    ["2014-05-12", "12.05.2014", "12/05/2014", "12 мая 2014", "12 травня 2014", "12 May 2014"],
)
def test_a_full_date_is_one_day(text: str) -> None:
    read = PartialDate.parse(text)
    assert (read.earliest, read.days, read.precision) == (date(2014, 5, 12), 1, Precision.DAY)


@pytest.mark.parametrize("text", ["05/2014", "05.2014", "2014-05", "May 2014", "травень 2014"])
def test_a_month_of_a_year_is_all_its_days(text: str) -> None:
    read = PartialDate.parse(text)
    assert (read.earliest, read.latest) == (date(2014, 5, 1), date(2014, 5, 31))


def test_a_year_is_all_its_days() -> None:
    assert PartialDate.parse("2016").days == 366


def test_day_comes_before_month_unless_it_cannot() -> None:
    assert PartialDate.parse("03.04.2014").earliest == date(2014, 4, 3)
    assert PartialDate.parse("03.25.2014").earliest == date(2014, 3, 25)


@pytest.mark.parametrize("text", ["6", "6 років", "6 лет", "6 years", "٦"])
def test_an_age_is_the_year_of_days_that_it_allows(text: str) -> None:
    read = PartialDate.parse(text, as_of=ASKED_ON)
    assert (read.earliest, read.latest) == (date(2015, 3, 2), date(2016, 3, 1))


def test_an_age_without_the_day_it_was_true_is_not_understood() -> None:
    with pytest.raises(DateNotUnderstood):
        PartialDate.parse("6 years")


def test_about_an_age_allows_more_days_than_the_age() -> None:
    exact, about = (PartialDate.parse(text, as_of=ASKED_ON) for text in ("6", "about 6"))
    assert about.earliest < exact.earliest <= exact.latest < about.latest


@pytest.mark.parametrize("text", ["31.02.2014", "somewhen", "2014-13-01", ""])
def test_what_no_rule_reads_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(DateNotUnderstood) as refusal:
        PartialDate.parse(text, as_of=ASKED_ON)
    assert not text or text not in refusal.value.message


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back_from_its_iso_form(day: date) -> None:
    read = PartialDate.parse(day.isoformat())
    assert (read.earliest, read.latest) == (day, day)


@given(st.text(alphabet="0123456789-./ ~мрyears", max_size=16))
def test_any_text_gives_an_interval_or_a_refusal(text: str) -> None:
    try:
        read = PartialDate.parse(text, as_of=ASKED_ON)
    except DateNotUnderstood:
        return
    assert read.text == text
    assert read.latest - read.earliest >= timedelta(0)
