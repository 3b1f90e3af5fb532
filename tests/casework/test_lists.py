"""Do lists, sightings and movements come in with their source, and can an import be undone?"""

from datetime import datetime
from uuid import uuid4

import pytest

from kintrace.casework import access, claim, judge, list_import, movement, pair, receive, sighting
from kintrace.casework.acting import NotNow
from kintrace.casework.list_import import Row
from kintrace.casework.policy import Refused
from kintrace.casework.saying import Said, SayingFaults
from kintrace.registry.models import Import, Institution, Movement, Record, Role, Source, User
from tests.casework.office import Office, evidence, works

ANNA = "Іванова Анна"
ROWS = [
    Row(number=1, cells={"ФИО": ANNA}, said=[Said(property="name", value=ANNA)]),
    Row(number=2, cells={"ФИО": "?"}, said=[Said(property="sex", value="?")]),
    Row(number=3, cells={}, said=[], faults=["the row is empty"]),
]


@pytest.fixture
def officer(office: Office) -> User:
    """A tracing officer, who imports lists."""
    return works("Officer", office.northern, Role.TRACING_OFFICER)


@pytest.fixture
def party(officer: User, at: datetime) -> Source:
    """A party whose list it is."""
    return receive.name_source(officer, at=at, kind="party", name="A ministry", is_shared=True)


def imports(officer: User, party: Source, at: datetime, **more: object) -> Import:
    """Import the rows."""
    paper = receive.take_in(
        officer, at=at, sha256="cd" * 32, size=9, media_type="text/csv", name="list.csv"
    )
    return list_import.make_import(
        officer, at=at, source=party, artifact=paper, mapping={"ФИО": "name"}, rows=ROWS, **more
    )


def test_an_import_keeps_each_row_and_quarantines_the_faulty(
    office: Office, officer: User, party: Source, at: datetime
) -> None:
    key = uuid4()
    whole = imports(officer, party, at, key=key)
    assert imports(officer, party, at, key=key) == whole
    good, wrong, empty = whole.rows.all()
    told = good.record.claims.get()
    assert (told.value, told.source, told.artifact.name) == (ANNA, party, "list.csv")
    assert (wrong.record, empty.record) == (None, None)
    assert wrong.faults == ["sex: this is none of the answers to choose from"]
    assert empty.faults == ["the row is empty"]


def test_an_undone_import_withdraws_its_records_and_keeps_its_rows(
    office: Office, officer: User, party: Source, at: datetime
) -> None:
    whole = imports(officer, party, at)
    with pytest.raises(NotNow, match="say why"):
        list_import.undo(officer, at=at, whole=whole, why="")
    list_import.undo(officer, at=at, whole=whole, why="The wrong file.")
    record = whole.rows.first().record
    assert (record.withdrawn_by, record.withdrawn_why) == (officer, "The wrong file.")
    with pytest.raises(NotNow, match="already"):
        list_import.undo(officer, at=at, whole=whole, why="Again.")


def test_an_import_on_which_somebody_works_is_not_undone(
    office: Office, officer: User, party: Source, at: datetime
) -> None:
    whole = imports(officer, party, at)
    line = whole.rows.first().record
    proposed = pair.propose(at=at, sought=office.sought, found=line, evidence=evidence(office.file))
    judge.judge(officer, at=at, candidate=proposed, answer="unsure")
    with pytest.raises(NotNow, match="judged"):
        list_import.undo(officer, at=at, whole=whole, why="The wrong file.")


def test_others_import_and_undo_nothing(
    office: Office, officer: User, party: Source, at: datetime
) -> None:
    whole = imports(officer, party, at)
    other = works("Southern officer", office.southern, Role.TRACING_OFFICER)
    for user in (office.amina, office.dora, other, office.southern_supervisor):
        with pytest.raises(Refused):
            list_import.undo(user, at=at, whole=whole, why="x")
    with pytest.raises(Refused):
        list_import.make_import(
            office.amina, at=at, source=party, artifact=whole.artifact, mapping={}, rows=[]
        )


def test_a_sighting_keeps_apart_when_it_was_seen_and_when_told(
    office: Office, party: Source, at: datetime
) -> None:
    seen = sighting.record(
        office.amina,
        at=at,
        source=party,
        said=[Said(property="status_said", value="believed_alive")],
        kind="hearsay",
        observed="summer 2024, they say",
        reported_at=at,
        about=office.file.record,
    )
    assert (seen.observed_text, seen.observed_earliest) == ("summer 2024, they say", None)
    assert seen.reported_at == at
    assert office.file.state == "identified"
    with pytest.raises(Refused):
        sighting.record(
            office.carla,
            at=at,
            source=party,
            said=[],
            kind="media",
            observed="2024",
            reported_at=at,
            about=office.file.record,
        )


def test_a_movement_is_neutral_and_two_parties_accounts_stand_side_by_side(
    office: Office, party: Source, at: datetime
) -> None:
    moved = moves(office, at)
    other = receive.name_source(
        office.amina, at=at, kind="party", name="Another ministry", is_shared=True
    )
    recorder = works("Recorder", office.northern, Role.ACCOUNT_RECORDER)
    for source, word in ((party, "given"), (other, "refused")):
        said = [Said(property="consent_answer", value=word, stance="supports")]
        claim.add_account(recorder, at=at, movement=moved, source=source, said=said)
    assert {row.choice for row in moved.claims.standing()} == {"given", "refused"}


def test_a_movement_takes_claims_of_slots_only_and_a_record_none(
    office: Office, party: Source, at: datetime
) -> None:
    moved = moves(office, at)
    recorder = works("Recorder", office.northern, Role.ACCOUNT_RECORDER)
    record, name, purpose = (
        office.file.record,
        [Said(property="name", value="x")],
        [Said(property="purpose", value="x")],
    )
    with pytest.raises(SayingFaults):
        claim.add_account(recorder, at=at, movement=moved, source=party, said=name)
    with pytest.raises(SayingFaults):
        claim.add(office.amina, at=at, record=record, source=party, said=purpose)


def test_a_movement_is_of_children_within_reach(office: Office, at: datetime) -> None:
    with pytest.raises(NotNow, match="which children"):
        movement.record(office.amina, at=at)
    for user in (office.carla, office.dora):
        with pytest.raises(Refused):
            movement.record(user, at=at, children=[office.file.record])
    home = Institution.objects.create(name="Home No. 3")
    with pytest.raises(Refused):
        movement.record_roster(office.carla, at=at, institution=home, records=[office.file.record])
    roster = movement.record_roster(
        office.amina, at=at, institution=home, records=[office.file.record], as_of="2022"
    )
    assert movement.record(office.amina, at=at, roster=roster).roster == roster
    assert access.visible(Movement, user=office.carla, at=at).count() == 0


def test_the_same_bytes_of_one_record_are_kept_once(office: Office, at: datetime) -> None:
    paper = {"at": at, "sha256": "ef" * 32, "size": 1, "media_type": "image/png", "name": "x"}
    record: Record = office.file.record
    first = receive.take_in(office.amina, record=record, **paper)
    assert receive.take_in(office.bashir, record=record, **paper) == first
    event = receive.hand_on(office.amina, at=at, artifact=first, to_whom="the archive")
    assert first.custody_events.get() == event
    for user in (office.carla, office.dora):
        with pytest.raises(Refused):
            receive.take_in(user, record=record, **paper)
        with pytest.raises(Refused):
            receive.hand_on(user, at=at, artifact=first)


def moves(office: Office, at: datetime) -> Movement:
    """Record that the child was moved."""
    return movement.record(
        office.amina,
        at=at,
        children=[office.file.record],
        departed="10.2022",
        from_text="Херсон",
        to_text="Симферополь",
    )
