"""Do two officers establish a relationship, each side blind to the other?"""

from datetime import datetime

import pytest
from django.db import DatabaseError, transaction

from kintrace.casework import verification
from kintrace.casework.acting import NotNow
from kintrace.casework.policy import Refused
from kintrace.registry.models import Candidate, Role, User, Verification, VerificationAnswer
from tests.casework.office import Office, agree, propose, say_same, works


@pytest.fixture
def pair(office: Office, at: datetime) -> Candidate:
    """A plausible pair, both sides having agreed to verification."""
    agree(office, "verification", at=at)
    return say_same(propose(office, at=at), office.amina, office.bashir, at=at)


@pytest.fixture
def opened(office: Office, at: datetime, pair: Candidate) -> Verification:
    """An open verification."""
    return verification.open_verification(office.amina, at=at, file=office.file, candidate=pair)


def tell(opened: Verification, officer: User, side: str, *, at: datetime) -> VerificationAnswer:
    """Take one answer of one side."""
    return verification.answer(
        officer,
        at=at,
        verification=opened,
        side=side,
        question="What stood beside the house?",
        answer=f"A well, says the {side}.",
    )


def lock_both(office: Office, opened: Verification, *, at: datetime) -> None:
    """Take and lock both sides' answers."""
    for officer, side in ((office.verifier, "child"), (office.second_verifier, "adult")):
        tell(opened, officer, side, at=at)
        verification.lock_side(officer, at=at, verification=opened, side=side)


def test_answers_of_the_other_side_are_hidden_until_both_are_locked(
    office: Office, at: datetime, opened: Verification
) -> None:
    tell(opened, office.verifier, "child", at=at)
    verification.lock_side(office.verifier, at=at, verification=opened, side="child")
    tell(opened, office.second_verifier, "adult", at=at)
    shown = {
        user.display_name: len(verification.answers_shown(user, verification=opened))
        for user in (office.verifier, office.second_verifier, office.supervisor)
    }
    assert shown == {"First verifier": 1, "Second verifier": 1, "Supervisor": 0}
    verification.lock_side(office.second_verifier, at=at, verification=opened, side="adult")
    assert len(verification.answers_shown(office.verifier, verification=opened)) == 2


def test_one_officer_takes_one_side_only(
    office: Office, at: datetime, opened: Verification
) -> None:
    tell(opened, office.verifier, "child", at=at)
    with pytest.raises(NotNow, match="other side"):
        tell(opened, office.verifier, "adult", at=at)
    with pytest.raises(NotNow, match="another officer takes this side"):
        tell(opened, office.second_verifier, "child", at=at)


def test_a_locked_side_takes_no_answer_and_an_empty_one_is_not_locked(
    office: Office, at: datetime, opened: Verification
) -> None:
    with pytest.raises(NotNow, match="no answer"):
        verification.lock_side(office.verifier, at=at, verification=opened, side="child")
    given = tell(opened, office.verifier, "child", at=at)
    verification.lock_side(office.verifier, at=at, verification=opened, side="child")
    with pytest.raises(NotNow, match="locked"):
        tell(opened, office.verifier, "child", at=at)
    late = {"side_id": given.side_id, "question": "x", "answer": "y"}
    with pytest.raises(DatabaseError), transaction.atomic():
        VerificationAnswer.objects.create(recorded_at=at, recorded_by=office.verifier, **late)


def test_two_officers_confirm_a_pair(office: Office, at: datetime, opened: Verification) -> None:
    lock_both(office, opened, at=at)
    verification.conclude(
        office.verifier, at=at, verification=opened, outcome="positive", why="They agree."
    )
    with pytest.raises(NotNow, match="another officer"):
        verification.second(office.verifier, at=at, verification=opened)
    verification.second(office.second_verifier, at=at, verification=opened)
    opened.candidate.refresh_from_db()
    assert opened.candidate.state == "confirmed"
    with pytest.raises(NotNow, match="finished"):
        verification.conclude(
            office.verifier, at=at, verification=opened, outcome="negative", why="No."
        )


@pytest.mark.parametrize(
    ("outcome", "after"), [("negative", "refuted"), ("inconclusive", "plausible")]
)
def test_other_outcomes_refute_a_pair_or_leave_it_open(
    office: Office, at: datetime, opened: Verification, outcome: str, after: str
) -> None:
    lock_both(office, opened, at=at)
    verification.conclude(
        office.verifier, at=at, verification=opened, outcome=outcome, why="They do not agree."
    )
    verification.second(office.second_verifier, at=at, verification=opened)
    opened.candidate.refresh_from_db()
    assert opened.candidate.state == after


def test_nothing_is_concluded_before_both_sides_are_locked_nor_without_words(
    office: Office, at: datetime, opened: Verification
) -> None:
    found = {"at": at, "verification": opened, "outcome": "positive"}
    with pytest.raises(NotNow, match="locked first"):
        verification.conclude(office.verifier, why="They agree.", **found)
    with pytest.raises(NotNow, match="no outcome"):
        verification.second(office.verifier, at=at, verification=opened)
    lock_both(office, opened, at=at)
    with pytest.raises(NotNow, match="say what"):
        verification.conclude(office.verifier, why=" ", **found)


def test_who_proposed_the_match_does_not_verify_it(office: Office, at: datetime) -> None:
    agree(office, "verification", at=at)
    both = works("Both", office.northern, Role.CASE_WORKER, Role.VERIFIER)
    pair = say_same(propose(office, at=at), office.amina, both, at=at)
    opened = verification.open_verification(office.amina, at=at, file=office.file, candidate=pair)
    lock_both(office, opened, at=at)
    with pytest.raises(NotNow, match="you proposed"):
        verification.conclude(both, at=at, verification=opened, outcome="positive", why="Yes.")
    verification.conclude(
        office.verifier, at=at, verification=opened, outcome="positive", why="Yes."
    )
    with pytest.raises(NotNow, match="you proposed"):
        verification.second(both, at=at, verification=opened)


def test_verification_needs_a_plausible_pair_and_both_sides_consent(
    office: Office, at: datetime
) -> None:
    pair = propose(office, at=at)
    asked = {"at": at, "file": office.file, "candidate": pair}
    with pytest.raises(NotNow, match="not ready"):
        verification.open_verification(office.amina, **asked)
    say_same(pair, office.amina, office.bashir, at=at)
    with pytest.raises(NotNow, match="both sides must agree"):
        verification.open_verification(office.amina, **asked)


def test_only_verifiers_take_answers(office: Office, at: datetime, opened: Verification) -> None:
    for user in (office.amina, office.carla, office.dora, office.southern_supervisor):
        with pytest.raises(Refused):
            tell(opened, user, "child", at=at)
        with pytest.raises(Refused):
            verification.conclude(user, at=at, verification=opened, outcome="positive", why="x")
        with pytest.raises(Refused):
            verification.second(user, at=at, verification=opened)


def test_others_open_no_verification(office: Office, at: datetime, pair: Candidate) -> None:
    for user in (office.carla, office.dora):
        with pytest.raises(Refused):
            verification.open_verification(user, at=at, file=office.file, candidate=pair)


def test_the_database_needs_two_officers(
    office: Office, at: datetime, opened: Verification
) -> None:
    opened.outcome, opened.outcome_at, opened.outcome_by = "positive", at, office.verifier
    opened.seconded_at, opened.seconded_by = at, office.verifier
    with pytest.raises(DatabaseError), transaction.atomic():
        opened.save()
