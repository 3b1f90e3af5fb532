"""Does the report say in its own language whatever the matching says?"""

from itertools import islice

import pytest

import kintrace
from kintrace.interchange.report import LANGUAGES
from kintrace.interchange.report.reasons import said
from kintrace.interchange.report.wording import wording
from kintrace.matching.kernel import FEATURES
from kintrace.names import Agreement
from kintrace.world import make_world

NOT_A_FIELD = {"brother_or_sister"}


@pytest.fixture(scope="module")
def reasons() -> set[str]:
    world = make_world(size=300, seed=4)
    matches = kintrace.match(world.requests, world.register, min_bits=-30)
    pairs = matches.candidates.select("request_id", "record_id").iter_rows()
    rows = (row for pair in islice(pairs, 400) for row in matches.explain(*pair).rows)
    return {row.reason for row in rows if row.feature not in NOT_A_FIELD}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_reason_is_left_in_english(reasons: set[str], language: str) -> None:
    words = wording(language)
    assert [reason for reason in reasons if said(reason, wording=words).language] == []
    assert {one.value for one in Agreement} <= set(words.sentences["reasons"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_feature_of_the_matching_is_a_field_with_a_name(language: str) -> None:
    assert set(FEATURES) - NOT_A_FIELD <= set(wording(language).sentences["fields"])


def test_a_reason_without_a_translation_stays_whole_and_is_marked_as_english() -> None:
    reason = said("same spelling: Денис, Денис; born under one star: Денис", wording=wording("uk"))
    assert reason.language == "en"
    assert "".join(run for run, _ in reason.runs).startswith("same spelling: Денис")


def test_names_in_a_reason_are_set_apart_whatever_their_script() -> None:
    runs = said("close in sound: Kovalska, ковальська", wording=wording("ar")).runs
    assert [run for run, is_name in runs if is_name] == ["Kovalska", "ковальська"]
    assert ("، ", False) in runs
