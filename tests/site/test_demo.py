"""Is the demo filled by acts, with something for each of its cast to do?"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from kintrace.casework import access, audit, letter_way
from kintrace.registry.models import (
    AuditEvent,
    Candidate,
    ChildFile,
    Claim,
    Letter,
    Reunification,
    Task,
    TracingRequest,
    User,
)
from kintrace.site.demo import CAST, FIRST, NORTH, PASSWORD, cast, make_cast
from kintrace.site.demo_filling import begin, fill, invent
from kintrace.site.demo_stories import tell
from kintrace.web.front.desk import handovers, pairs, safety

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
CHILDREN, REQUESTS = 150, 110


@pytest.fixture(scope="module")
def filled(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """One small demo for all tests of this module; it is rolled back at the end."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        make_cast(at=NOW)
        invented, into = invent(children=CHILDREN, requests=REQUESTS), begin(at=NOW)
        list(fill(invented, into=into))
        list(tell(invented, into=into))
        yield
        transaction.set_rollback(True)


pytestmark = [pytest.mark.usefixtures("filled"), pytest.mark.django_db]
WHY = "the whole demo"


def test_all_children_and_requests_of_the_world_are_there() -> None:
    assert ChildFile.objects.everywhere(why=WHY).count() == CHILDREN
    assert TracingRequest.objects.everywhere(why=WHY).count() <= REQUESTS


def test_the_audit_begins_with_the_first_user_and_is_whole() -> None:
    first = AuditEvent.objects.everywhere(why=WHY).order_by("sequence")[0]
    assert (first.act, first.actor) == ("user.make", None)
    assert first.object_id == str(User.objects.get(email=FIRST.email).pk)
    assert audit.verify() == ()


def test_each_file_came_by_an_act() -> None:
    events = AuditEvent.objects.everywhere(why=WHY).filter(act="file.register")
    assert events.count() == CHILDREN


def test_the_cast_can_log_in_and_nobody_else() -> None:
    can = {user.email for user in User.objects.all() if user.check_password(PASSWORD)}
    assert can == {one.email for one in CAST}


def test_some_children_are_with_their_family_again_past_every_guard() -> None:
    done = Reunification.objects.everywhere(why=WHY).filter(outcome="reunited")
    assert done.count() >= 3
    assert all(one.file.verifications.get().outcome == "positive" for one in done)


def test_two_parties_tell_the_same_movement_differently() -> None:
    told = Claim.objects.everywhere(why=WHY).filter(property="character")
    by_movement = {}
    for claim in told.select_related("source"):
        by_movement.setdefault(claim.movement_id, set()).add((claim.source.name, claim.value))
    assert by_movement
    assert all(len(said) == 2 for said in by_movement.values())


def test_each_of_the_cast_finds_work() -> None:
    amina, carla = cast("amina"), cast("carla")
    assert pairs(amina, at=NOW).number > 0
    assert safety(amina, at=NOW).number > 0
    assert handovers(amina, at=NOW).number > 0
    assert handovers(carla, at=NOW).number > 0


def test_carla_sees_no_file_task_or_pair_of_the_other_agency_alone() -> None:
    carla = cast("carla")
    for model in (ChildFile, TracingRequest):
        names = access.visible(model, user=carla, at=NOW).values_list("agency__name", flat=True)
        assert NORTH not in set(names)
    tasks = access.visible(Task, user=carla, at=NOW)
    assert not tasks.filter(file__agency__name=NORTH).exists()
    theirs = access.visible(Candidate, user=carla, at=NOW)
    assert not theirs.filter(sought__agency__name=NORTH, found__agency__name=NORTH).exists()


def test_letters_are_on_their_way_with_receipts_that_hold() -> None:
    letters = Letter.objects.everywhere(why=WHY)
    assert sorted(letters.values_list("state", flat=True)) == ["draft", "in_custody", "sealed"]
    assert letter_way.report_of(letters.get(state="in_custody")).is_whole
