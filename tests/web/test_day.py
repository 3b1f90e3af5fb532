"""Does the front page show what waits for whoever opens it, and for nobody else?"""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kintrace.casework import access, consent, desk, handover, judge, pair
from kintrace.casework.pair import Evidence
from kintrace.registry.models import AccessGrant, Candidate, Role, User
from kintrace.web.front.counts import counts_for
from kintrace.web.front.desk import handovers, opened_from_outside, pairs, safety, steps
from tests.web.intakes import NAME, agrees, open_child, open_request
from tests.web.office import Office

pytestmark = pytest.mark.usefixtures("without_second_factor")


def late_step(owner: Any) -> Any:
    """A step for a child's safety that its owner should have done yesterday."""
    at = timezone.now()
    return desk.make_task(
        owner,
        at=at,
        file=open_child(owner),
        what="Ask where the child sleeps",
        due_on=at.date() - timedelta(days=1),
        owner=owner,
        is_safety_step=True,
    )


def proposed(owner: Any) -> Candidate:
    """A pair of a request and a child, both of one owner."""
    child = open_child(owner).record
    found = pair.propose(
        at=timezone.now(),
        sought=open_request(owner).sought.get().record,
        found=child,
        evidence=Evidence(
            rows=[], total_bits=7.5, claim_ids=[one.pk for one in child.claims.all()],
            engine="columnar", engine_version="1", model_version="1",
        ),
    )  # fmt: skip
    assert found is not None
    return found


def colleague_outside(office: Office) -> Any:
    """A caseworker of Amina's agency who is in no team."""
    return User.objects.create_user(
        "nadia@office.localhost",
        display_name="Nadia",
        agency=office.amina.agency,
        roles=[Role.CASE_WORKER],
    )


def test_a_late_step_for_a_childs_safety_stands_first(office: Office) -> None:
    late_step(office.amina)
    (item,) = safety(office.amina, at=timezone.now()).items
    assert (item.child, item.is_overdue) == (NAME, True)


def test_a_supervisor_sees_late_steps_of_others(office: Office) -> None:
    late_step(office.amina)
    assert safety(office.vira, at=timezone.now()).number == 1


def test_a_colleague_has_only_their_own_late_steps(office: Office) -> None:
    late_step(office.amina)
    assert safety(office.bashir, at=timezone.now()).number == 0


def test_opened_files_wait_for_who_supervises_the_oldest_first(office: Office) -> None:
    nadia = colleague_outside(office)
    for hours, reason in ((1, "A call came."), (2, "The owner is ill.")):
        at = timezone.now() - timedelta(hours=hours)
        access.open_with_reason(open_child(office.amina).pk, user=nadia, at=at, reason=reason)
    waiting = opened_from_outside(office.vira, at=timezone.now())
    oldest = AccessGrant.objects.everywhere(why="test").get(reason="The owner is ill.")
    assert (waiting.number, waiting.items[0].url) == (2, reverse("alert", args=[oldest.pk]))
    vira = Client()
    vira.force_login(office.vira)
    vira.post(waiting.items[0].url, {"note": "Spoke with Nadia."})
    assert opened_from_outside(office.vira, at=timezone.now()).number == 1
    listed = vira.get(reverse("alerts"), {"show": "seen", "text": "spoke ill"}).content.decode()
    assert "Spoke with Nadia." in listed
    assert "A call came." not in listed


def test_a_next_step_comes_on_its_day(office: Office) -> None:
    open_child(office.amina)
    at = timezone.now()
    assert steps(office.amina, at=at).number == 0
    assert steps(office.amina, at=at + timedelta(days=2)).number == 1


def test_a_pair_waits_until_one_judged_it(office: Office) -> None:
    at, waiting = timezone.now(), proposed(office.amina)
    assert pairs(office.amina, at=at).number == 1
    judge.judge(office.amina, at=at, candidate=waiting, answer="same")
    assert pairs(office.amina, at=at).number == 0
    assert pairs(office.bashir, at=at).number == 1


@pytest.mark.parametrize("who", ["first", "second"])
def test_a_pair_waits_again_for_who_took_their_answer_back(office: Office, who: str) -> None:
    at, waiting = timezone.now(), proposed(office.amina)
    readers = {"first": office.amina, "second": office.bashir}
    said = {
        name: judge.judge(reader, at=at, candidate=waiting, answer="same")
        for name, reader in readers.items()
    }
    judge.reverse(readers[who], at=at, judgement=said[who], reason="Too fast.")
    numbers = {name: pairs(reader, at=at).number for name, reader in readers.items()}
    assert numbers == {"first": 0, "second": 0} | {who: 1}
    judge.judge(readers[who], at=at + timedelta(minutes=1), candidate=waiting, answer="same")
    assert pairs(readers[who], at=at).number == 0


def test_a_pair_put_off_comes_back_on_its_day(office: Office) -> None:
    at, waiting = timezone.now(), proposed(office.amina)
    day = at.date() + timedelta(days=3)
    pair.put_off(office.amina, at=at, candidate=waiting, until=day)
    assert pairs(office.amina, at=at).number == 0
    assert pairs(office.amina, at=at + timedelta(days=3)).number == 1


def test_a_question_of_another_agency_waits_for_an_answer(office: Office) -> None:
    at, file = timezone.now(), open_child(office.amina)
    answer = agrees("other_organisations", by="child")
    consent.give(office.amina, at=at, record=file.record, answer=answer)
    handover.refer(
        office.amina,
        at=at,
        file=file,
        to_agency=office.carla.agency,
        service="school",
        why="No school since spring",
        claims=file.record.claims.all()[:1],
        feedback_due_on=at.date(),
    )
    assert handovers(office.carla, at=at).number == 1
    assert handovers(office.amina, at=at).number == 0


def test_nothing_of_an_agency_shows_on_anothers_day(office: Office) -> None:
    late_step(office.amina)
    proposed(office.amina)
    client = Client()
    client.force_login(office.carla)
    page = client.get(reverse("day")).content.decode()
    assert NAME not in page
    assert [count.out_of for count in counts_for(office.carla, at=timezone.now())] == [0, 0, 0]


def test_each_number_stands_beside_what_it_is_out_of(office: Office) -> None:
    proposed(office.amina)
    late = counts_for(office.amina, at=timezone.now() + timedelta(days=4))[0]
    assert (late.number, late.out_of) == (1, 1)
