"""Are the statements of our own reports still found, and negations read right?

The counts are those measured when the rules were written: a change may better them, not worsen.
"""

import pytest

pytest.importorskip("pymorphy3")

from benchmarks.statements import negated_cases, verdict
from benchmarks.statements_reports import Scored, read_reports, scored


def all_reports() -> Scored:
    return scored([report for code in ("en", "uk", "ru") for report in read_reports(code)])


def test_there_are_enough_reports_and_negated_cases() -> None:
    sizes = {code: len(read_reports(code)) for code in ("en", "uk", "ru")}
    assert sizes["en"] >= 30
    assert sizes["uk"] >= 15
    assert sizes["ru"] >= 15
    assert sum(case["polarity"] != "asserted" for case in negated_cases()) >= 100


def test_sources_of_the_reports_are_found() -> None:
    score = all_reports()
    assert score.share("sources right", "sources proposed") >= 0.93
    assert score.share("sources right", "sources told") >= 0.96


def test_the_polarity_of_each_found_statement_is_right() -> None:
    score = all_reports()
    assert score.counts["polarities right"] == score.counts["cues right"]


@pytest.mark.parametrize("case", negated_cases(), ids=lambda case: case["text"])
def test_a_negated_saying_is_read_with_its_polarity(case: dict[str, str]) -> None:
    assert verdict(case) == "right"
