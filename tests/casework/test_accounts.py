"""Can only confirmed statements become an account, with every step attributed and struck openly?"""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from kintrace.casework import access, account, movement, statement
from kintrace.casework.account import Said
from kintrace.casework.acting import NotNow
from kintrace.casework.policy import Refused
from kintrace.registry.models import (
    AccountEntry,
    AuditEvent,
    Movement,
    Role,
    Source,
    Statement,
    User,
)
from tests.casework.documents import (
    confirmed,
    moves,
    norvian,
    party,
    statements_of,
    sudrian,
    take_in,
)
from tests.casework.office import Office, works

WITHOUT = Said(slot="consent_of_parents", position="not_asked", origin="Norvia")


@pytest.fixture
def moved(recorder: User, at: datetime) -> Movement:
    """A movement without registered children."""
    return moves(recorder, at=at)


@pytest.fixture
def norvia(recorder: User, at: datetime) -> Source:
    """The party that accuses."""
    return party(recorder, at=at, name="Government of Norvia")


@pytest.fixture
def accusing(recorder: User, at: datetime) -> Statement:
    """A confirmed statement."""
    return confirmed(recorder, at=at, read=norvian())[0]


@pytest.fixture
def entry(
    recorder: User, at: datetime, moved: Movement, accusing: Statement, norvia: Source
) -> AccountEntry:
    """The confirmed statement in its slot."""
    return account.place(
        recorder, at=at, movement=moved, statement=accusing, party=norvia, said=WITHOUT
    )


def test_a_confirmed_statement_stands_once_in_a_slot_for_a_party(
    recorder: User, entry: AccountEntry, at: datetime
) -> None:
    assert entry.movement.account_entries.standing().get() == entry
    with pytest.raises(NotNow, match="already"):
        account.place(
            recorder, at=at, movement=entry.movement, statement=entry.statement,
            party=entry.party, said=WITHOUT,
        )  # fmt: skip
    event = AuditEvent.objects.everywhere(why="test").get(act="account.place")
    assert (event.actor, event.object_id) == (recorder, str(entry.movement_id))


def test_what_nobody_confirmed_is_placed_nowhere(
    recorder: User, moved: Movement, norvia: Source, at: datetime
) -> None:
    open_one, other = statements_of(take_in(recorder, at=at, read=sudrian(), copy="c"))
    statement.reject(recorder, at=at, statement=other, why="Not in the text.")
    for one in (open_one, other):
        with pytest.raises(NotNow, match="until a person confirms"):
            account.place(
                recorder, at=at, movement=moved, statement=one, party=norvia, said=WITHOUT
            )


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Said(slot="motive"), "one of the slots"),
        (Said(slot="purpose", position="lawful"), "one of the slots"),
        (Said(slot="purpose", lowest=4), "is a number"),
        (Said(slot="number", lowest=9, highest=4), "smaller number"),
        (Said(slot="occurred", polarity="true"), "affirms, denies"),
    ],
)
def test_what_fits_no_slot_is_refused(
    recorder: User, moved: Movement, accusing: Statement, norvia: Source, at: datetime,
    said: Said, why: str,
) -> None:  # fmt: skip
    with pytest.raises(NotNow, match=why):
        account.place(recorder, at=at, movement=moved, statement=accusing, party=norvia, said=said)


def test_a_struck_entry_says_why_and_takes_nothing_more(
    recorder: User, entry: AccountEntry, at: datetime
) -> None:
    with pytest.raises(NotNow, match="say why"):
        account.strike(recorder, at=at, entry=entry, reason="")
    account.strike(recorder, at=at, entry=entry, reason="Of another movement.")
    assert entry.movement.account_entries.standing().count() == 0
    assert entry.struck_by.strike_reason == "Of another movement."
    with pytest.raises(NotNow, match="already"):
        account.strike(recorder, at=at, entry=entry, reason="Again.")
    with pytest.raises(NotNow, match="struck"):
        account.grade(recorder, at=at, entry=entry, grade="B2", why="x")


def test_only_people_grade_and_the_last_grade_stands(
    recorder: User, entry: AccountEntry, at: datetime
) -> None:
    assert entry.grades.count() == 0
    for minutes, grade in enumerate(("C3", "b2")):
        later = at + timedelta(minutes=minutes)
        account.grade(recorder, at=later, entry=entry, grade=grade, why="The seal was seen.")
    last = entry.grades.last()
    assert (last.reliability, last.credibility, last.by) == ("B", "2", recorder)
    for grade, why in (("B9", "x"), ("B2", " ")):
        with pytest.raises(NotNow):
            account.grade(recorder, at=at, entry=entry, grade=grade, why=why)


def test_an_entry_is_linked_with_a_childs_file_and_back(
    office: Office, recorder: User, entry: AccountEntry, at: datetime
) -> None:
    link = account.link_child(recorder, at=at, entry=entry, record=office.file.record)
    assert office.file.record.account_entries.standing().get().entry == entry
    with pytest.raises(NotNow, match="once"):
        account.link_child(recorder, at=at, entry=entry, record=office.file.record)
    account.unlink_child(recorder, at=at, link=link, reason="Another child.")
    assert office.file.record.account_entries.standing().count() == 0
    with pytest.raises(NotNow, match="with a file"):
        account.link_child(recorder, at=at, entry=entry, record=office.sought)


def test_a_child_of_another_agency_is_linked_with_nothing(
    office: Office, entry: AccountEntry, at: datetime
) -> None:
    southern = works("Southern recorder", office.southern, Role.ACCOUNT_RECORDER)
    with pytest.raises(Refused):
        account.link_child(southern, at=at, entry=entry, record=office.file.record)


def test_an_entry_answers_a_question_of_an_article_and_can_be_taken_back(
    recorder: User, entry: AccountEntry, at: datetime
) -> None:
    answer = account.answer_item(recorder, at=at, entry=entry, item="ap1-78.e")
    for item in ("ap1-78.e", "ap1-78.z"):
        with pytest.raises(NotNow):
            account.answer_item(recorder, at=at, entry=entry, item=item)
    account.strike_answer(recorder, at=at, answer=answer, reason="Bears on another question.")
    assert entry.checklist_answers.standing().count() == 0


def test_others_place_strike_grade_link_and_answer_nothing(
    office: Office, entry: AccountEntry, at: datetime
) -> None:
    southern = works("Southern recorder", office.southern, Role.ACCOUNT_RECORDER)
    more = {"movement": entry.movement, "statement": entry.statement, "party": entry.party}
    for user in (office.amina, office.carla, office.dora, southern):
        with pytest.raises(Refused):
            account.place(user, at=at, said=WITHOUT, **more)
        with pytest.raises(Refused):
            account.strike(user, at=at, entry=entry, reason="x")
        with pytest.raises(Refused):
            account.grade(user, at=at, entry=entry, grade="B2", why="x")
        with pytest.raises(Refused):
            account.answer_item(user, at=at, entry=entry, item="ap1-78.e")


def test_entries_grades_links_and_answers_are_never_changed(
    office: Office, recorder: User, entry: AccountEntry, at: datetime
) -> None:
    link = account.link_child(recorder, at=at, entry=entry, record=office.file.record)
    answer = account.answer_item(recorder, at=at, entry=entry, item="ap1-78.e")
    grade = account.grade(recorder, at=at, entry=entry, grade="B2", why="Seen.")
    for row in (entry, link, answer, grade):
        with pytest.raises(IntegrityError), transaction.atomic():
            type(row).objects.everywhere(why="test").filter(pk=row.pk).update(id=row.pk)


def test_a_movement_bears_a_name_that_takes_no_partys_word(
    office: Office, recorder: User, moved: Movement, at: datetime
) -> None:
    assert moved.label == "Lake Osk to Tarn, October 2022"
    with pytest.raises(NotNow, match="places and times"):
        movement.record(recorder, at=at, label="Deportation from Lake Osk")
    assert access.open_movement(moved.pk, user=office.amina, at=at) == moved
    assert AuditEvent.objects.everywhere(why="test").filter(act="movement.read").count() == 1
