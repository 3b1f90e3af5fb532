"""Do people decide about pairs, each for themself, and does that stay?"""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from kintrace.casework import claim, consent, intake, judge, pair
from kintrace.casework.acting import KeyTaken, NotNow
from kintrace.casework.intake import Sought
from kintrace.casework.policy import Refused
from kintrace.casework.saying import Said
from kintrace.registry.models import Judgement, Record, User
from kintrace.registry.person import records_of_person, standing_judgements
from tests.casework.office import Office, evidence, propose, register, say_same, yes


def said_by(reader: User) -> Judgement:
    """The one answer that a reader gave."""
    return Judgement.objects.everywhere(why="test").get(by=reader)


def test_two_readers_make_a_pair_plausible_and_one_person(office: Office, at: datetime) -> None:
    candidate = say_same(propose(office, at=at), office.amina, at=at)
    assert candidate.state == "under_review"
    say_same(candidate, office.bashir, at=at)
    assert candidate.state == "plausible"
    assert records_of_person(office.file.record) == {office.file.record_id, office.sought.pk}


def test_one_reader_twice_is_not_two_readers(office: Office, at: datetime) -> None:
    candidate = say_same(propose(office, at=at), office.amina, office.amina, at=at)
    assert candidate.state == "under_review"


def test_the_second_reader_does_not_see_what_the_first_said(office: Office, at: datetime) -> None:
    candidate = say_same(propose(office, at=at), office.amina, at=at)
    assert judge.shown_to(office.bashir, candidate) == []
    say_same(candidate, office.bashir, at=at)
    assert len(judge.shown_to(office.bashir, candidate)) == 2


def test_different_needs_a_reason_and_rejects(office: Office, at: datetime) -> None:
    candidate = propose(office, at=at)
    with pytest.raises(NotNow, match="tells these two apart"):
        judge.judge(office.amina, at=at, candidate=candidate, answer="different")
    judge.judge(office.amina, at=at, candidate=candidate, answer="different", reason="Eyes.")
    candidate.refresh_from_db()
    assert (candidate.state, candidate.state_why) == ("rejected", "Eyes.")
    with pytest.raises(NotNow, match="settled"):
        judge.judge(office.bashir, at=at, candidate=candidate, answer="same")


def test_a_rejected_pair_comes_again_only_with_new_claims_and_names_them(
    office: Office, at: datetime
) -> None:
    first = propose(office, at=at)
    judge.judge(office.amina, at=at, candidate=first, answer="different", reason="Eyes.")
    both = {"at": at, "sought": office.sought, "found": office.file.record}
    assert pair.propose(evidence=evidence(office.file), **both) is None
    (new,) = claim.add(
        office.amina,
        at=at,
        record=office.file.record,
        source=office.voice,
        said=[Said(property="nickname", value="Саша")],
    )
    again = pair.propose(evidence=evidence(office.file), **both)
    assert (again.new_claim_ids, again.replaces) == ([str(new.pk)], first)
    assert say_same(again, office.amina, office.bashir, at=at).state == "plausible"


def test_a_judgement_taken_back_takes_back_what_followed(office: Office, at: datetime) -> None:
    candidate = say_same(propose(office, at=at), office.amina, office.bashir, at=at)
    said = Judgement.objects.everywhere(why="test").get(by=office.amina)
    judge.reverse(office.amina, at=at, judgement=said, reason="I mixed the files up.")
    candidate.refresh_from_db()
    assert candidate.state == "under_review"
    assert records_of_person(office.file.record) == {office.file.record_id}


def test_a_judgement_is_taken_back_once_and_by_who_gave_it(office: Office, at: datetime) -> None:
    say_same(propose(office, at=at), office.amina, at=at)
    said = Judgement.objects.everywhere(why="test").get()
    with pytest.raises(NotNow, match="only who judged"):
        judge.reverse(office.bashir, at=at, judgement=said, reason="x")
    judge.reverse(office.amina, at=at, judgement=said, reason="x")
    with pytest.raises(NotNow, match="already"):
        judge.reverse(office.amina, at=at, judgement=said, reason="x")


def test_who_took_an_answer_back_is_blind_again_until_they_answer(
    office: Office, at: datetime
) -> None:
    candidate = say_same(propose(office, at=at), office.amina, at=at)
    judge.reverse(office.amina, at=at, judgement=said_by(office.amina), reason="Too fast.")
    say_same(candidate, office.bashir, at=at + timedelta(minutes=1))
    assert judge.shown_to(office.amina, candidate) == []
    assert [row.by for row in judge.shown_to(office.bashir, candidate)] == [office.bashir]
    say_same(candidate, office.amina, at=at + timedelta(minutes=2))
    assert candidate.state == "plausible"
    assert len(judge.shown_to(office.amina, candidate)) == 2


def test_taking_back_an_answer_takes_back_those_before_it(office: Office, at: datetime) -> None:
    candidate = propose(office, at=at)
    for minutes, answer in enumerate(("unsure", "same")):
        then = at + timedelta(minutes=minutes)
        last = judge.judge(office.amina, at=then, candidate=candidate, answer=answer)
    assert judge.answers_of(office.amina).count() == 2
    judge.reverse(office.amina, at=at + timedelta(hours=1), judgement=last, reason="x")
    assert not judge.answers_of(office.amina).exists()
    assert standing_judgements(candidate.sought_id, candidate.found_id) == []


def test_a_key_sent_by_two_people_is_taken(office: Office, at: datetime) -> None:
    candidate, key = propose(office, at=at), uuid4()
    for _ in range(2):
        judge.judge(office.amina, at=at, candidate=candidate, answer="unsure", key=key)
    with pytest.raises(KeyTaken):
        judge.judge(office.bashir, at=at, candidate=candidate, answer="unsure", key=key)
    assert Judgement.objects.everywhere(why="test").count() == 1


def test_others_neither_review_nor_judge(office: Office, at: datetime) -> None:
    candidate = propose(office, at=at)
    for user in (office.carla, office.dora):
        with pytest.raises(Refused):
            pair.open_review(user, at=at, candidate=candidate)
        with pytest.raises(Refused):
            judge.judge(user, at=at, candidate=candidate, answer="same")
        with pytest.raises(Refused):
            pair.propose(
                user=user,
                at=at,
                sought=office.sought,
                found=office.file.record,
                evidence=evidence(office.file),
            )


def test_a_pair_across_agencies_needs_both_sides_to_agree(office: Office, at: datetime) -> None:
    child = register(office.carla, at=at)
    both = {"at": at, "sought": office.sought, "found": child.record, "evidence": evidence(child)}
    assert pair.propose(**both) is None
    for user, record in ((office.carla, child.record), (office.amina, office.request.inquirer)):
        answer = yes("other_organisations", on=at.date())
        consent.give(user, at=at, record=record, answer=answer)
    assert pair.propose(**both) is not None


def test_a_question_becomes_a_task_on_the_childs_file(office: Office, at: datetime) -> None:
    candidate = propose(office, at=at)
    asked = {"at": at, "candidate": candidate, "file": office.file, "owner": office.bashir}
    due = date(2026, 3, 9)
    with pytest.raises(NotNow, match="write the question"):
        pair.ask(office.amina, question=" ", due_on=due, **asked)
    task = pair.ask(office.amina, question="Which school?", due_on=due, **asked)
    assert (task.what, task.kind, task.owner) == ("Which school?", "question", office.bashir)
    put_off = pair.put_off(office.amina, at=at, candidate=candidate, until=due)
    assert put_off.put_off_until == due


def test_people_join_in_chains(office: Office, at: datetime) -> None:
    say_same(propose(office, at=at), office.amina, office.bashir, at=at)
    other = intake.open_request(
        office.amina,
        at=at,
        inquirer=[Said(property="name", value="Іван")],
        sought=[Sought(said=[Said(property="name", value="Саша")])],
        consents=[yes("tracing", on=at.date(), by="self")],
    ).sought.get()
    found = Record.objects.everywhere(why="test").get(pk=office.file.record_id)
    second = pair.propose(at=at, sought=other.record, found=found, evidence=evidence(office.file))
    say_same(second, office.amina, office.bashir, at=at)
    assert records_of_person(office.sought) == {
        office.sought.pk,
        other.record_id,
        office.file.record_id,
    }
