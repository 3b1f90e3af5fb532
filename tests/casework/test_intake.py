"""Can a child be taken in with little, and a family's request?"""

from datetime import datetime
from uuid import uuid4

import pytest

from kintrace.casework import audit, intake
from kintrace.casework.intake import IntakeIncomplete, Sought
from kintrace.casework.policy import Refused
from kintrace.casework.saying import Said, SayingFaults
from kintrace.registry.models import AuditEvent, ChildFile
from tests.casework.office import Office, yes

NAME = Said(property="name", unknown="does_not_know")
PLACE = Said(property="found_place", value="Київ", language="uk")


def test_a_child_without_a_known_name_is_taken_in(office: Office, at: datetime) -> None:
    consents = [yes("services", on=at.date())]
    file = intake.register_child(
        office.amina, at=at, said=[NAME, PLACE], consents=consents, is_safe_to_talk=False
    )
    assert file.state == "identified"
    assert file.number.startswith("C-")
    assert {claim.script for claim in file.record.claims.all()} == {"", "Cyrl"}


def test_a_second_sending_makes_no_second_child_and_no_second_event(
    office: Office, at: datetime
) -> None:
    key, consents = uuid4(), [yes("services", on=at.date())]
    for _ in range(2):
        file = intake.register_child(
            office.amina,
            at=at,
            said=[NAME, PLACE],
            consents=consents,
            is_safe_to_talk=True,
            key=key,
        )
    everywhere = ChildFile.objects.everywhere(why="test")
    assert file.pk == key
    assert everywhere.count() == 2
    assert AuditEvent.objects.everywhere(why="test").filter(file_id=key).count() == 1


@pytest.mark.parametrize(
    ("left_out", "missing"),
    [("safe", "safe"), ("consent", "consent"), ("name", "name"), ("place", "place")],
)
def test_what_is_needed_to_begin_is_asked_for(
    office: Office, at: datetime, left_out: str, missing: str
) -> None:
    said = [one for one, word in ((NAME, "name"), (PLACE, "place")) if word != left_out]
    consents = [] if left_out == "consent" else [yes("services", on=at.date())]
    safe = None if left_out == "safe" else True
    with pytest.raises(IntakeIncomplete) as refused:
        intake.register_child(
            office.amina, at=at, said=said, consents=consents, is_safe_to_talk=safe
        )
    assert refused.value.missing == (missing,)


def test_all_faults_of_what_was_said_come_at_once(office: Office, at: datetime) -> None:
    said = [NAME, PLACE, Said(property="sex", value="?"), Said(property="shoe_size", value="30")]
    with pytest.raises(SayingFaults) as refused:
        intake.register_child(
            office.amina,
            at=at,
            said=said,
            consents=[yes("services", on=at.date())],
            is_safe_to_talk=True,
        )
    assert [code for code, _ in refused.value.faults] == ["sex", "shoe_size"]


def test_an_auditor_takes_nobody_in(office: Office, at: datetime) -> None:
    with pytest.raises(Refused):
        intake.register_child(office.dora, at=at, said=[], consents=[], is_safe_to_talk=True)


def test_a_request_keeps_each_sought_person_as_a_record(office: Office, at: datetime) -> None:
    both = [Sought(said=[Said(property="name", value=name)]) for name in ("Ганна", "Іван")]
    request = intake.open_request(
        office.amina,
        at=at,
        inquirer=[NAME],
        sought=both,
        consents=[yes("tracing", on=at.date(), by="self")],
    )
    assert [row.record.claims.get().value for row in request.sought.all()] == ["Ганна", "Іван"]
    assert audit.verify() == ()


def test_a_request_for_nobody_is_not_taken(office: Office, at: datetime) -> None:
    with pytest.raises(IntakeIncomplete) as refused:
        intake.open_request(office.amina, at=at, inquirer=[NAME], sought=[], consents=[])
    assert refused.value.missing == ("consent", "sought")
