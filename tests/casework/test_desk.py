"""Are tasks, notes, flags and owners of a file kept in order?"""

from collections.abc import Callable
from datetime import date, datetime
from uuid import uuid4

import pytest

from kintrace.casework import desk, intake
from kintrace.casework.acting import NotNow
from kintrace.casework.policy import Refused
from kintrace.casework.saying import Said
from kintrace.registry.models import AuditEvent, ChildFile, Record
from tests.casework.office import Office

DUE = date(2026, 3, 9)


def test_a_task_is_made_once_and_done_once(office: Office, at: datetime) -> None:
    key = uuid4()
    task = {"at": at, "file": office.file, "what": "Visit", "due_on": DUE, "owner": office.bashir}
    for _ in range(2):
        made = desk.make_task(office.amina, key=key, **task)
    assert office.file.tasks.count() == 1
    desk.finish_task(office.bashir, at=at, task=made, outcome="Seen.")
    with pytest.raises(NotNow, match="done already"):
        desk.finish_task(office.bashir, at=at, task=made)


def test_a_task_has_words_and_an_owner_of_the_agency(office: Office, at: datetime) -> None:
    for what, owner in ((" ", office.bashir), ("Visit", office.carla)):
        with pytest.raises(NotNow):
            desk.make_task(
                office.amina, at=at, file=office.file, what=what, due_on=DUE, owner=owner
            )


def test_a_note_decides_nothing(office: Office, at: datetime) -> None:
    desk.write_note(office.amina, at=at, file=office.file, text="Reunited, I hear.")
    office.file.refresh_from_db()
    assert office.file.state == "identified"
    with pytest.raises(NotNow):
        desk.write_note(office.amina, at=at, file=office.file, text=" ")


def test_a_flag_is_lowered_once_for_a_reason(office: Office, at: datetime) -> None:
    flag = desk.raise_flag(office.amina, at=at, file=office.file, kind="safety", text="No calls.")
    with pytest.raises(NotNow):
        desk.raise_flag(office.amina, at=at, file=office.file, kind="safety", text="")
    with pytest.raises(NotNow):
        desk.lower_flag(office.amina, at=at, flag=flag, why="")
    desk.lower_flag(office.amina, at=at, flag=flag, why="It is safe now.")
    with pytest.raises(NotNow):
        desk.lower_flag(office.amina, at=at, flag=flag, why="Again.")


def test_a_supervisor_gives_a_file_with_its_records_to_another_owner(
    office: Office, at: datetime
) -> None:
    relative = intake.add_relative(
        office.amina,
        at=at,
        record=office.file.record,
        relation="aunt",
        said=[Said(property="name", value="Anna Melnik")],
        source=office.voice,
    )
    given = {"at": at, "file": office.file, "reason": "Amina is ill."}
    with pytest.raises(NotNow, match="file's agency"):
        desk.assign(office.supervisor, owner=office.carla, **given)
    desk.assign(office.supervisor, owner=office.verifier, **given)
    keys = (office.file.record_id, relative.pk)
    records = Record.objects.everywhere(why="test").filter(pk__in=keys)
    assert {row.owner for row in records} == {office.verifier}


ACTS: dict[str, Callable[[Office, datetime, object], object]] = {
    "task": lambda office, at, user: desk.make_task(
        user, at=at, file=office.file, what="x", due_on=DUE, owner=office.amina
    ),
    "note": lambda office, at, user: desk.write_note(user, at=at, file=office.file, text="x"),
    "flag": lambda office, at, user: desk.raise_flag(
        user, at=at, file=office.file, kind="other", text="x"
    ),
    "assign": lambda office, at, user: desk.assign(
        user, at=at, file=office.file, owner=office.bashir, reason="x"
    ),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_others_do_nothing_on_a_file(
    office: Office, at: datetime, act: Callable[[Office, datetime, object], object]
) -> None:
    before = AuditEvent.objects.everywhere(why="test").count()
    for user in (office.carla, office.southern_supervisor, office.dora, office.protector):
        with pytest.raises(Refused):
            act(office, at, user)
    assert AuditEvent.objects.everywhere(why="test").count() == before


def test_a_caseworker_assigns_nobody(office: Office, at: datetime) -> None:
    with pytest.raises(Refused):
        ACTS["assign"](office, at, office.amina)
    assert ChildFile.objects.everywhere(why="test").get(pk=office.file.pk).owner == office.amina
