"""Does a file go along the edges of the table and no others?"""

from datetime import date, datetime, timedelta
from itertools import product

import pytest

from kintrace.casework import audit, state
from kintrace.casework.guards import GUARDS, sentence_of
from kintrace.casework.policy import Refused, table
from kintrace.casework.state import Edge, NextStep, StepRefused, edges
from kintrace.registry.models import ENDED, ChildFile, FileState, StateChange, User
from tests.casework.facts import ALWAYS, FACTS, other_file
from tests.casework.office import Office

EDGES = list(edges().values())
NAMES = [f"{edge.from_state} to {edge.to_state}" for edge in EDGES]
REFUSALS = [(edge, guard) for edge in EDGES for guard in edge.guards if guard not in ALWAYS]
NO_WAY = [pair for pair in product(FileState.values, repeat=2) if pair not in edges()]


def stands_at(file: ChildFile, where: str) -> ChildFile:
    """Put a file into a state without asking anybody, as a test may."""
    rows = ChildFile.objects.everywhere(why="test").filter(pk=file.pk)
    if where == FileState.DUPLICATE_OF:
        rows.update(duplicate_of=file.pk)
    step = {"next_step": "step", "next_owner": file.owner, "next_due_on": date(2026, 3, 9)}
    rows.update(state=where, **step)
    file.refresh_from_db()
    return file


def go(office: Office, edge: Edge, *, at: datetime, by: User, reason: str = "because") -> ChildFile:
    """Take one edge."""
    return state.move(
        by,
        at=at,
        file=office.file,
        to=edge.to_state,
        next_step=NextStep(what="next", owner=office.amina, due_on=at.date() + timedelta(days=7)),
        reason=reason,
        duplicate_of=other_file(office) if "other_file_is_same" in edge.guards else None,
    )


@pytest.mark.parametrize("edge", EDGES, ids=NAMES)
def test_an_edge_is_open_when_all_its_guards_hold(office: Office, at: datetime, edge: Edge) -> None:
    stands_at(office.file, edge.from_state)
    for guard in edge.guards:
        FACTS.get(guard, lambda office, at: None)(office, at)
    moved = go(office, edge, at=at, by=office.supervisor)
    assert moved.state == edge.to_state
    assert (moved.next_step == "") is (edge.to_state in ENDED)
    change = StateChange.objects.everywhere(why="test").get(file=moved)
    assert (change.from_state, change.to_state) == (edge.from_state, edge.to_state)


@pytest.mark.parametrize(
    ("edge", "guard"), REFUSALS, ids=[f"{e.from_state}-{e.to_state}-{g}" for e, g in REFUSALS]
)
def test_an_edge_is_shut_when_one_guard_does_not_hold(
    office: Office, at: datetime, edge: Edge, guard: str
) -> None:
    stands_at(office.file, edge.from_state)
    for other in edge.guards:
        if other != guard:
            FACTS.get(other, lambda office, at: None)(office, at)
    reason = "" if guard == "reason_given" else "because"
    with pytest.raises(StepRefused) as refused:
        go(office, edge, at=at, by=office.supervisor, reason=reason)
    assert guard in refused.value.guards
    office.file.refresh_from_db()
    assert office.file.state == edge.from_state


def test_no_other_way_is_open(office: Office, at: datetime) -> None:
    assert len(NO_WAY) + len(EDGES) == len(FileState.values) ** 2
    for from_state, to_state in NO_WAY:
        office.file.state = from_state
        with pytest.raises(StepRefused) as refused:
            go(office, Edge(from_state, to_state, "", ()), at=at, by=office.supervisor)
        assert refused.value.guards == ()


@pytest.mark.parametrize("edge", EDGES, ids=NAMES)
def test_nobody_of_another_agency_moves_a_file(office: Office, at: datetime, edge: Edge) -> None:
    stands_at(office.file, edge.from_state)
    for user in (office.carla, office.southern_supervisor, office.dora, office.protector):
        with pytest.raises(Refused):
            go(office, edge, at=at, by=user)


def test_each_guard_and_act_of_the_table_is_known_and_each_guard_is_used() -> None:
    used = {guard for edge in EDGES for guard in edge.guards}
    assert used == set(GUARDS)
    assert {edge.act for edge in EDGES} <= set(table())
    assert all(sentence_of(guard).endswith(".") for guard in GUARDS)
    assert set(FACTS) | set(ALWAYS) | {"reason_given"} == set(GUARDS)


def test_a_file_that_goes_on_needs_a_next_step(office: Office, at: datetime) -> None:
    with pytest.raises(StepRefused, match="what is to be done next"):
        state.move(office.amina, at=at, file=office.file, to="registered")


def test_the_next_step_is_for_somebody_of_the_agency(office: Office, at: datetime) -> None:
    step = NextStep(what="visit", owner=office.carla, due_on=at.date())
    with pytest.raises(StepRefused, match="works in the file's agency"):
        state.plan(office.amina, at=at, file=office.file, next_step=step)


def test_a_file_moved_meanwhile_is_not_moved_from_its_old_state(
    office: Office, at: datetime
) -> None:
    stale = ChildFile.objects.everywhere(why="test").get(pk=office.file.pk)
    go(office, edges()["identified", "registered"], at=at, by=office.amina)
    step = NextStep(what="next", owner=office.amina, due_on=at.date())
    with pytest.raises(StepRefused, match="moved this file on"):
        state.move(office.bashir, at=at, file=stale, to="registered", next_step=step)


def test_the_ways_offered_name_what_still_refuses(office: Office, at: datetime) -> None:
    stands_at(office.file, "documented")
    ways = state.ways(office.file, user=office.amina, at=at)
    offered = {edge.to_state: refusing for edge, refusing in ways}
    assert offered["tracing"] == ("tracing_agreed",)
    assert state.ways(office.file, user=office.carla, at=at) == []


def test_every_move_is_in_the_audit(office: Office, at: datetime) -> None:
    go(office, edges()["identified", "registered"], at=at, by=office.amina)
    assert audit.verify() == ()
