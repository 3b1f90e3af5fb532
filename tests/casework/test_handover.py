"""Does another agency get what was agreed to, when it accepts, and nothing else?"""

from datetime import date, datetime

import pytest

from kintrace.casework import access, claim, consent, handover
from kintrace.casework.acting import NotNow
from kintrace.casework.policy import Refused
from kintrace.casework.saying import Said
from kintrace.registry.models import CaseTransfer, ChildFile, Claim, Record, Referral
from tests.casework.facts import claims
from tests.casework.office import Office, yes

DUE = date(2026, 3, 16)


@pytest.fixture
def agreed(office: Office, at: datetime) -> Office:
    """The office, the child's side having agreed to telling other organisations."""
    answer = yes("other_organisations", on=at.date())
    consent.give(office.amina, at=at, record=office.file.record, answer=answer)
    return office


def refer(office: Office, at: datetime, *shared: Claim) -> Referral:
    """Ask the southern agency for a service."""
    return handover.refer(
        office.amina,
        at=at,
        file=office.file,
        to_agency=office.southern,
        service="A doctor",
        why="A cough.",
        claims=shared or [office.file.record.claims.get(property="name")],
        feedback_due_on=DUE,
    )


def transfer(office: Office, at: datetime) -> CaseTransfer:
    """Ask the southern agency to take the file over."""
    return handover.ask_transfer(
        office.amina, at=at, file=office.file, to_agency=office.southern, why="The child moved."
    )


def test_nothing_is_told_without_consent(office: Office, at: datetime) -> None:
    for ask in (refer, transfer):
        with pytest.raises(NotNow, match="nobody agreed"):
            ask(office, at)


def test_a_referral_shows_its_claims_and_not_the_file(agreed: Office, at: datetime) -> None:
    referral = refer(agreed, at)
    seen = access.get(Referral, referral.pk, user=agreed.carla, at=at)
    assert [row.property for row in seen.claims.all()] == ["name"]
    for model in (ChildFile, Record, Claim):
        assert access.visible(model, user=agreed.carla, at=at).count() == 0


def test_contacts_and_other_records_claims_are_not_shared(agreed: Office, at: datetime) -> None:
    claims(agreed, at, Said(property="current_telephone", value="000 000 018"))
    telephone = agreed.file.record.claims.get(property="current_telephone")
    with pytest.raises(NotNow, match="not shared"):
        refer(agreed, at, telephone)
    with pytest.raises(NotNow, match="of this child"):
        refer(agreed, at, agreed.request.inquirer.claims.first())


def test_a_referral_is_answered_once_by_who_was_asked_and_fed_back(
    agreed: Office, at: datetime
) -> None:
    referral = refer(agreed, at)
    said = {"at": at, "referral": referral}
    with pytest.raises(NotNow, match="only the agency that was asked"):
        handover.answer_referral(agreed.amina, accept=True, answer="", **said)
    with pytest.raises(NotNow, match="say why not"):
        handover.answer_referral(agreed.carla, accept=False, answer="", **said)
    with pytest.raises(NotNow, match="accepted"):
        handover.finish_referral(agreed.carla, feedback="Seen.", **said)
    handover.answer_referral(agreed.carla, accept=True, answer="Monday.", **said)
    with pytest.raises(NotNow, match="already"):
        handover.answer_referral(agreed.carla, accept=True, answer="", **said)
    assert handover.finish_referral(agreed.carla, feedback="Seen.", **said).state == "done"


def test_a_file_moves_only_when_the_other_agency_accepts(agreed: Office, at: datetime) -> None:
    asked = transfer(agreed, at)
    assert access.visible(ChildFile, user=agreed.southern_supervisor, at=at).count() == 0
    handover.answer_transfer(
        agreed.southern_supervisor, at=at, transfer=asked, accept=True, answer="Welcome."
    )
    moved = access.get(ChildFile, agreed.file.pk, user=agreed.southern_supervisor, at=at)
    assert (moved.agency, moved.record.agency) == (agreed.southern, agreed.southern)
    assert moved.next_owner == agreed.southern_supervisor
    assert access.visible(ChildFile, user=agreed.amina, at=at).count() == 0
    told = {"record": moved.record, "source": moved.record.speaks_as.get()}
    said = [Said(property="nickname", value="Саша")]
    assert len(claim.add(agreed.southern_supervisor, at=at, said=said, **told)) == 1


def test_a_rejected_file_stays(agreed: Office, at: datetime) -> None:
    asked = transfer(agreed, at)
    said = {"at": at, "transfer": asked, "accept": False}
    with pytest.raises(NotNow, match="say why not"):
        handover.answer_transfer(agreed.southern_supervisor, answer="", **said)
    handover.answer_transfer(agreed.southern_supervisor, answer="No room.", **said)
    agreed.file.refresh_from_db()
    assert agreed.file.agency == agreed.northern


def test_one_agency_is_asked_at_a_time_and_a_question_can_be_taken_back(
    agreed: Office, at: datetime
) -> None:
    asked = transfer(agreed, at)
    with pytest.raises(NotNow, match="asked already"):
        transfer(agreed, at)
    handover.take_back(agreed.amina, at=at, handover=asked, reason="A mistake.")
    with pytest.raises(NotNow, match="answered already"):
        handover.take_back(agreed.amina, at=at, handover=asked, reason="A mistake.")
    assert transfer(agreed, at).state == "in_progress"


def test_a_file_is_not_handed_to_its_own_agency(agreed: Office, at: datetime) -> None:
    with pytest.raises(NotNow, match="own agency"):
        handover.ask_transfer(
            agreed.amina, at=at, file=agreed.file, to_agency=agreed.northern, why="x"
        )


def test_others_neither_ask_nor_answer(agreed: Office, at: datetime) -> None:
    asked, referral = transfer(agreed, at), refer(agreed, at)
    for user in (agreed.carla, agreed.dora):
        with pytest.raises(Refused):
            handover.answer_transfer(user, at=at, transfer=asked, accept=True, answer="")
        with pytest.raises(Refused):
            handover.ask_transfer(user, at=at, file=agreed.file, to_agency=agreed.southern, why="x")
    with pytest.raises(Refused):
        handover.answer_referral(agreed.dora, at=at, referral=referral, accept=True, answer="")
