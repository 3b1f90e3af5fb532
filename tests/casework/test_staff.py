"""Who may bring colleagues in, and give them roles?"""

from datetime import datetime

import pytest

from kintrace.casework import staff
from kintrace.casework.acting import NotNow
from kintrace.casework.policy import Refused
from kintrace.registry.models import Role, User
from tests.casework.office import Office, works


@pytest.fixture
def head(office: Office) -> User:
    """The administrator of the northern agency."""
    return works("Head", office.northern, Role.AGENCY_ADMIN)


def test_an_administrator_makes_a_colleague_of_their_agency(
    office: Office, head: User, at: datetime
) -> None:
    new = {"at": at, "email": "New@office.example", "display_name": "New"}
    made = staff.make_user(head, agency=office.northern, roles=[Role.VERIFIER], **new)
    assert made.roles == {"verifier"}
    assert not made.has_usable_password()
    with pytest.raises(NotNow, match="already"):
        staff.make_user(head, agency=office.northern, **{**new, "email": "new@OFFICE.example"})
    with pytest.raises(Refused):
        staff.make_user(head, agency=office.southern, **{**new, "email": "x@office.example"})


def test_roles_are_granted_and_ended_by_somebody_else(
    office: Office, head: User, at: datetime
) -> None:
    staff.grant_role(head, at=at, to=office.amina, role="verifier")
    staff.end_role(head, at=at, of=office.amina, role="case_worker")
    assert User.objects.get(pk=office.amina.pk).roles == {"verifier"}
    with pytest.raises(NotNow, match="somebody else"):
        staff.grant_role(head, at=at, to=head, role="supervisor")
    with pytest.raises(Refused):
        staff.grant_role(head, at=at, to=office.carla, role="supervisor")


def test_others_make_nobody(office: Office, head: User, at: datetime) -> None:
    for user in (office.amina, office.supervisor, office.dora):
        with pytest.raises(Refused):
            staff.grant_role(user, at=at, to=office.bashir, role="supervisor")
        with pytest.raises(Refused):
            staff.leave(user, at=at, who=office.bashir)
    assert not staff.leave(head, at=at, who=office.bashir).is_active
