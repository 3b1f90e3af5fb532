"""Is consent kept by purpose, taken back at once, and handed over at 18?"""

from datetime import datetime

import pytest

from kintrace.casework import claim, consent
from kintrace.casework.acting import NotNow
from kintrace.casework.consent import is_agreed
from kintrace.casework.policy import Refused
from kintrace.casework.saying import Said
from kintrace.registry.models import Consent
from tests.casework.office import Office, yes


def test_an_answer_stands_for_its_purpose_only(office: Office, at: datetime) -> None:
    record = office.file.record
    consent.give(office.amina, at=at, record=record, answer=yes("tracing", on=at.date()))
    assert is_agreed(record, purpose="tracing", on=at.date())
    assert not is_agreed(record, purpose="public_photo", on=at.date())


def test_a_later_answer_ends_the_one_before(office: Office, at: datetime) -> None:
    record = office.file.record
    for is_given in (True, False):
        answer = consent.ConsentAnswer(
            purpose="tracing", is_given=is_given, given_by="child", given_on=at.date()
        )
        consent.give(office.amina, at=at, record=record, answer=answer)
    assert not is_agreed(record, purpose="tracing", on=at.date())
    assert record.consents.filter(purpose="tracing").count() == 2


def test_withdrawn_consent_counts_no_more_and_is_withdrawn_once(
    office: Office, at: datetime
) -> None:
    record = office.file.record
    answer = yes("tracing", on=at.date())
    given = consent.give(office.amina, at=at, record=record, answer=answer)
    consent.withdraw(office.bashir, at=at, consent=given)
    assert not is_agreed(record, purpose="tracing", on=at.date())
    with pytest.raises(NotNow):
        consent.withdraw(office.amina, at=at, consent=given)


def test_consent_is_not_taken_or_withdrawn_by_others(office: Office, at: datetime) -> None:
    record = office.file.record
    given = record.consents.get()
    for user in (office.carla, office.dora):
        with pytest.raises(Refused):
            consent.give(user, at=at, record=record, answer=yes("tracing", on=at.date()))
        with pytest.raises(Refused):
            consent.withdraw(user, at=at, consent=given)
        with pytest.raises(Refused):
            consent.hand_over(user, at=at, record=record, answers=[])


def test_nobody_is_asked_anew_before_18(office: Office, at: datetime) -> None:
    with pytest.raises(NotNow, match="18"):
        consent.hand_over(office.amina, at=at, record=office.file.record, answers=[])
    born(office, at, "03.03.2008")
    with pytest.raises(NotNow, match="18"):
        consent.hand_over(office.amina, at=at, record=office.file.record, answers=[])


def test_at_18_only_the_persons_own_answers_stand(office: Office, at: datetime) -> None:
    record = office.file.record
    born(office, at, "02.03.2008")
    consent.give(office.amina, at=at, record=record, answer=yes("tracing", on=at.date()))
    own = yes("tracing", on=at.date(), by="self")
    with pytest.raises(NotNow, match="only the person"):
        consent.hand_over(
            office.amina, at=at, record=record, answers=[yes("tracing", on=at.date())]
        )
    consent.hand_over(office.amina, at=at, record=record, answers=[own])
    standing = Consent.objects.everywhere(why="test").filter(
        record=record, withdrawn_at__isnull=True
    )
    assert [(row.purpose, row.given_by) for row in standing] == [("tracing", "self")]
    assert standing.get().handed_over_from.get().given_by == "caregiver"


def born(office: Office, at: datetime, day: str) -> None:
    """Let the child say when they were born."""
    claim.add(
        office.amina,
        at=at,
        record=office.file.record,
        source=office.voice,
        said=[Said(property="date_of_birth", value=day)],
    )
