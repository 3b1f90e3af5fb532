"""Do readers see what was said, decide for themselves, and take it back?"""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kintrace.casework import claim, judge
from kintrace.casework.saying import Said
from kintrace.registry.models import Candidate, Task
from tests.web.office import Office
from tests.web.pairs_made import made_pair, proposed


@pytest.fixture
def pair(office: Office, without_second_factor: None) -> Candidate:
    return made_pair(office.amina)


def opened(user: Any, pair: Candidate) -> str:
    """The page of a pair as somebody sees it."""
    client = Client()
    client.force_login(user)
    return client.get(reverse("pair", args=[pair.pk])).content.decode()


def sent(user: Any, pair: Candidate, route: str, **said: str) -> Any:
    """What a button answers."""
    client = Client()
    client.force_login(user)
    return client.post(reverse(route, args=[pair.pk]), said)


def test_both_sides_are_quoted_in_their_own_script(office: Office, pair: Candidate) -> None:
    page = opened(office.amina, pair)
    assert "Коваль Олександр Петрович" in page
    assert "Sasha Koval" in page
    assert 'lang="uk"' in page


def test_the_total_shows_after_the_readers_own_answer_only(office: Office, pair: Candidate) -> None:
    judge.judge(office.amina, at=timezone.now(), candidate=pair, answer="same")
    assert "Together" not in opened(office.bashir, pair)
    assert "Together" in opened(office.amina, pair)


def test_a_second_reader_does_not_see_what_the_first_said(office: Office, pair: Candidate) -> None:
    sent(office.amina, pair, "pair_answer", answer="same")
    assert "What readers said" not in opened(office.bashir, pair)
    sent(office.bashir, pair, "pair_answer", answer="same")
    assert "Amina: the same person" in opened(office.bashir, pair).replace(
        '<bdi dir="auto">Amina</bdi>', "Amina"
    )


def test_the_same_from_two_readers_confirms_nothing(office: Office, pair: Candidate) -> None:
    for reader in (office.amina, office.bashir):
        sent(reader, pair, "pair_answer", answer="same")
    pair.refresh_from_db()
    assert pair.state == "plausible"
    assert "Nothing is confirmed" in opened(office.bashir, pair)


def test_not_the_same_takes_a_reason(office: Office, pair: Candidate) -> None:
    response = sent(office.amina, pair, "pair_answer", answer="different")
    assert response.status_code == 400
    sent(office.amina, pair, "pair_answer", answer="different", reason="The eyes.")
    pair.refresh_from_db()
    assert (pair.state, pair.state_why) == ("rejected", "The eyes.")


def test_a_decided_pair_that_comes_again_says_by_which_claims(
    office: Office, pair: Candidate
) -> None:
    sent(office.amina, pair, "pair_answer", answer="different", reason="The eyes.")
    claim.add(
        office.amina,
        at=timezone.now(),
        record=pair.found,
        source=pair.found.speaks_as.get(),
        said=[Said(property="father_name", value="Коваль Петро", language="uk")],
    )
    again = proposed(pair.sought, pair.found, at=timezone.now())
    page = opened(office.bashir, again)
    assert "Decided before; something new was said since" in page
    assert "The eyes." in page
    assert "Коваль Петро" in page


def test_an_answer_is_taken_back(office: Office, pair: Candidate) -> None:
    sent(office.amina, pair, "pair_answer", answer="different", reason="The eyes.")
    sent(office.amina, pair, "pair_undo")
    pair.refresh_from_db()
    assert pair.state == "under_review"
    sent(office.bashir, pair, "pair_answer", answer="same")
    page = opened(office.amina, pair)
    assert "Your answer" in page
    assert "What readers said" not in page


def test_a_question_becomes_a_task(office: Office, pair: Candidate) -> None:
    sent(office.amina, pair, "pair_ask", question="Which school?", due_on="2026-12-01")
    task = Task.objects.everywhere(why="test").get(kind="question")
    assert (task.what, task.candidate) == ("Which school?", pair)
    assert "Which school?" in opened(office.amina, pair)


def test_a_pair_put_off_waits_for_others_only(office: Office, pair: Candidate) -> None:
    sent(office.amina, pair, "pair_later", until="week")
    address = reverse("pair", args=[pair.pk])
    seen = {}
    for reader in (office.amina, office.bashir):
        client = Client()
        client.force_login(reader)
        seen[reader.display_name] = address in client.get(reverse("pairs")).content.decode()
    assert seen == {"Amina": False, "Bashir": True}


def test_the_runner_up_is_named(office: Office, pair: Candidate) -> None:
    page = opened(office.amina, pair)
    assert "Ковальчук Олександр" in page


def test_others_see_no_pair(office: Office, pair: Candidate) -> None:
    for user in (office.carla, office.dora):
        client = Client()
        client.force_login(user)
        assert client.get(reverse("pair", args=[pair.pk])).status_code == 404
