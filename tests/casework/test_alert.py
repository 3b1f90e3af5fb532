"""Is an alert about an opened file seen once, by somebody else, and kept?"""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from kintrace.casework import access, alert, audit, desk
from kintrace.casework.acting import NotNow
from kintrace.casework.policy import Refused
from kintrace.registry.models import AccessGrant, AuditEvent, Role
from tests.casework.office import Office, works


def opened(office: Office, *, at: datetime) -> AccessGrant:
    """A file that another caseworker of the agency opened for a reason."""
    nadia = works("Nadia", office.northern, Role.CASE_WORKER)
    access.open_with_reason(office.file.pk, user=nadia, at=at, reason="Amina is ill.")
    return office.file.access_grants.get()


def test_an_alert_is_seen_once_with_what_was_done(office: Office, at: datetime) -> None:
    waiting, later = opened(office, at=at), at + timedelta(hours=2)
    alert.see(office.supervisor, at=later, alert=waiting, note="Asked Nadia; she was right.")
    with pytest.raises(NotNow, match="seen this already"):
        alert.see(office.supervisor, at=later, alert=waiting)
    kept = access.get(AccessGrant, waiting.pk, user=office.supervisor, at=later)
    assert (kept.seen_by, kept.seen_note) == (office.supervisor, "Asked Nadia; she was right.")
    last = AuditEvent.objects.everywhere(why="test").order_by("-sequence").first()
    assert (last.act, last.file_id) == ("alert.see", office.file.pk)
    assert last.reason == kept.seen_note
    assert audit.verify() == ()


def test_others_neither_find_nor_see_to_an_alert(office: Office, at: datetime) -> None:
    waiting = opened(office, at=at)
    for user in (office.amina, office.dora, office.protector, office.southern_supervisor):
        assert access.visible(AccessGrant, user=user, at=at).count() == 0
        with pytest.raises(Refused):
            alert.see(user, at=at, alert=waiting)


def test_nobody_sees_to_their_own_opening(office: Office, at: datetime) -> None:
    both = works("Olha", office.northern, Role.CASE_WORKER, Role.SUPERVISOR)
    access.open_with_reason(office.file.pk, user=both, at=at, reason="A call came.")
    own = office.file.access_grants.get()
    with pytest.raises(NotNow, match="themselves"):
        alert.see(both, at=at, alert=own)
    with pytest.raises(IntegrityError), transaction.atomic():
        office.file.access_grants.update(seen_at=at, seen_by=both)


def test_an_alert_goes_with_its_file(office: Office, at: datetime) -> None:
    opened(office, at=at)
    desk.hold(office.file, agency_id=office.southern.pk, team_id=None, owner=office.carla)
    seen = {
        user.display_name: access.visible(AccessGrant, user=user, at=at).count()
        for user in (office.supervisor, office.southern_supervisor)
    }
    assert seen == {"Supervisor": 0, "Southern supervisor": 1}
