"""Are the answers of an intake kept until they are enough, and gone after that?"""

from datetime import datetime
from uuid import uuid4

import pytest

from kintrace.casework import access, draft, intake_later
from kintrace.casework.acting import KeyTaken
from kintrace.casework.intake import IntakeIncomplete, Sought
from kintrace.casework.policy import Refused
from kintrace.casework.saying import Said
from kintrace.registry.models import IntakeDraft, User
from tests.casework.office import Office

KEY = uuid4()
NAME = [Said(property="name", value="Ковальська Марія")]


def keep(user: User, at: datetime, section: str = "name", **answers: str) -> IntakeDraft:
    """Keep a section of one intake."""
    return draft.keep(user, at=at, intake=KEY, kind="child", section=section, answers=answers)


def test_a_section_saved_again_replaces_what_it_was(office: Office, at: datetime) -> None:
    first = keep(office.amina, at, name="Анна")
    assert keep(office.amina, at, name="Ганна").pk == first.pk
    kept = access.visible(IntakeDraft, user=office.amina, at=at).get()
    assert kept.answers == {"name": "Ганна"}


def test_drafts_are_of_whoever_asked_alone(office: Office, at: datetime) -> None:
    keep(office.amina, at, name="Анна")
    assert access.visible(IntakeDraft, user=office.bashir, at=at).count() == 0
    with pytest.raises(KeyTaken):
        keep(office.bashir, at, name="Інша")
    with pytest.raises(Refused):
        keep(office.dora, at, name="Анна")


def test_drafts_stay_until_something_is_made_of_them(office: Office, at: datetime) -> None:
    keep(office.amina, at, name="Анна")
    keep(office.amina, at, section="place", found_place="Херсон")
    assert draft.settle(office.amina, intake=KEY, make=lambda sections: None) is None
    rows = access.visible(IntakeDraft, user=office.amina, at=at)
    assert rows.count() == 2
    assert draft.settle(office.amina, intake=KEY, make=len) == 2
    assert rows.count() == 0


def test_drafts_stay_if_making_something_of_them_fails(office: Office, at: datetime) -> None:
    keep(office.amina, at, name="Анна")
    with pytest.raises(ZeroDivisionError):
        draft.settle(office.amina, intake=KEY, make=lambda sections: 1 // 0)
    assert access.visible(IntakeDraft, user=office.amina, at=at).count() == 1


def test_an_intake_is_thrown_away_by_its_owner_alone(office: Office, at: datetime) -> None:
    keep(office.amina, at, name="Анна")
    assert draft.throw_away(office.bashir, at=at, intake=KEY) == 0
    assert draft.throw_away(office.amina, at=at, intake=KEY) == 1
    with pytest.raises(Refused):
        draft.throw_away(office.dora, at=at, intake=KEY)


def test_a_sibling_is_added_to_a_request_once(office: Office, at: datetime) -> None:
    voice = office.request.inquirer.speaks_as.get()
    sought = Sought(said=NAME, relation="sister", key=uuid4())
    more = {"at": at, "request": office.request, "sought": sought, "source": voice}
    record = intake_later.add_sought(office.bashir, **more)
    assert intake_later.add_sought(office.bashir, **more) == record
    assert record.owner == office.amina
    assert [row.position for row in office.request.sought.all()] == [1, 2]


def test_a_sought_person_needs_a_name_and_somebody_who_may(office: Office, at: datetime) -> None:
    voice = office.request.inquirer.speaks_as.get()
    more = {"at": at, "request": office.request, "source": voice}
    with pytest.raises(IntakeIncomplete):
        intake_later.add_sought(office.amina, sought=Sought(said=[]), **more)
    for user in (office.carla, office.dora):
        with pytest.raises(Refused):
            intake_later.add_sought(user, sought=Sought(said=NAME), **more)


def test_whether_it_is_safe_to_talk_may_change(office: Office, at: datetime) -> None:
    changed = intake_later.say_if_safe(office.amina, at=at, file=office.file, is_safe=False)
    assert changed.is_safe_to_talk is False
    for user in (office.carla, office.dora):
        with pytest.raises(Refused):
            intake_later.say_if_safe(user, at=at, file=office.file, is_safe=True)
