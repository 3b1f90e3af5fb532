"""Do the tables of accounts ask neutral questions, and never answer them?"""

import re

import pytest

from kintrace.documents.accounts_articles import articles, filled, items
from kintrace.documents.accounts_grades import UNJUDGED, GradeNotUnderstood, grade, meanings
from kintrace.documents.accounts_labels import is_neutral
from kintrace.documents.accounts_slots import exclude_each_other, slots

ASKED = {"ap1-78", "gc4-24", "gc4-25", "gc4-26", "gc4-49", "gc4-50", "crc-7", "crc-8", "crc-9",
         "crc-10", "crc-11", "crc-20", "crc-21"}  # fmt: skip
# Words that a party may use and Kintrace never does as its own.
OF_PARTIES = re.compile(r"deport|evacuat|abduct|kidnap|rescue|stolen|orphan", re.IGNORECASE)


def test_each_slot_of_the_ledger_is_there() -> None:
    assert set(slots()) == {
        "occurred", "number", "who_moved", "consent_of_parents", "purpose", "character",
        "legality", "present_place", "custody", "identity", "return",
    }  # fmt: skip


def test_no_label_or_question_uses_a_partys_word() -> None:
    said = [text for one in slots().values() for text in (one.label, one.question)]
    said += [label for one in slots().values() for label in one.positions.values()]
    said += [item.question for item in items().values()]
    assert [text for text in said if OF_PARTIES.search(text)] == []


def test_each_article_asked_for_has_questions_and_each_is_a_question() -> None:
    assert set(articles()) == ASKED
    assert [one.code for one in items().values() if not one.question.endswith("?")] == []
    assert {slot for one in items().values() for slot in one.slots} <= set(slots())


def test_a_position_excludes_only_another_of_its_own_slot() -> None:
    for slot in slots().values():
        assert not any(exclude_each_other(slot.code, one, one) for one in slot.positions)
    assert exclude_each_other("legality", "crime", "lawful")


def test_a_checklist_keeps_each_answer_under_its_question_and_adds_none() -> None:
    rows = filled(articles()["ap1-78"], answers={"ap1-78.e": ["Norvia says so"]})
    assert [row.answers for row in rows if row.answers] == [("Norvia says so",)]
    assert len(rows) == len(articles()["ap1-78"].items)


def test_a_grade_is_unjudged_until_somebody_sets_it() -> None:
    assert (str(UNJUDGED), UNJUDGED.is_set, grade(" b2").is_set) == ("F6", False, True)
    assert set(meanings()) == set("ABCDEF123456")


@pytest.mark.parametrize("text", ["", "B", "22", "G1", "A7", "A10"])
def test_what_is_no_grade_is_refused(text: str) -> None:
    with pytest.raises(GradeNotUnderstood):
        grade(text)


@pytest.mark.parametrize("label", ["Evacuation from Osk", "депортація", "إجلاء الأطفال"])
def test_a_label_with_a_partys_word_is_not_neutral(label: str) -> None:
    assert not is_neutral(label)
    assert is_neutral("Osk to Lyman, October 2022")
