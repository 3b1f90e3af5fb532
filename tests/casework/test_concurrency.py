"""Does the chain stay a line when people act at the same time?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from uuid import uuid4

import pytest
from django.db import connections

from kintrace.casework import audit, desk, intake
from kintrace.casework.audit import AuditNotInTransaction
from kintrace.casework.saying import Said
from kintrace.registry.models import AuditEvent, ChildFile, Note
from tests.casework.office import Office, yes

HANDS = 8


def at_once(work: Callable[[int], object]) -> list[object]:
    """Do the same work in several threads, each with its own connection."""

    def one(number: int) -> object:
        try:
            return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(HANDS) as pool:
        return list(pool.map(one, range(HANDS * 3)))


def test_acts_at_the_same_time_make_one_line(emptied_office: Office, at: datetime) -> None:
    office = emptied_office
    before = AuditEvent.objects.everywhere(why="test").count()
    at_once(
        lambda number: desk.write_note(office.amina, at=at, file=office.file, text=f"note {number}")
    )
    assert Note.objects.everywhere(why="test").count() == HANDS * 3
    assert AuditEvent.objects.everywhere(why="test").count() == before + HANDS * 3
    assert audit.verify() == ()


def test_one_key_sent_many_times_at_once_makes_one_child(
    emptied_office: Office, at: datetime
) -> None:
    office, key = emptied_office, uuid4()
    said = [Said(property=code, unknown="not_asked") for code in ("name", "found_place")]
    made = at_once(
        lambda number: (
            intake.register_child(
                office.amina,
                at=at,
                said=said,
                consents=[yes("services", on=at.date())],
                is_safe_to_talk=True,
                key=key,
            ).pk
        )
    )
    assert set(made) == {key}
    assert ChildFile.objects.everywhere(why="test").filter(pk=key).count() == 1
    assert audit.verify() == ()


@pytest.mark.django_db(transaction=True)
def test_no_event_is_written_outside_a_transaction(at: datetime) -> None:
    with pytest.raises(AuditNotInTransaction):
        audit.append("file.read", actor=None, at=at)
