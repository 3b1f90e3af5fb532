"""Do readers see what was said, decide for themselves, and take it back?"""

from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kintrace.casework import claim, desk, judge
from kintrace.casework.saying import Said
from kintrace.registry.models import Candidate, Task, User
from kintrace.web.review.queue import in_order
from kintrace.web.review.rows import rows_of
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


def test_a_row_opens_to_who_said_it_when_and_in_which_language(
    office: Office, pair: Candidate
) -> None:
    page = opened(office.amina, pair)
    quoted = page[page.index('class="quoted"') :].split("</details>")[0]
    sought = ("Sasha Koval", "The inquirer", "English", "Latin letters", "<time")
    found = ("Коваль Олександр Петрович", "The child", "Українська", "Cyrillic letters")
    assert [words for words in (*sought, *found) if words not in quoted] == []


def test_each_row_has_a_sign_and_a_word_and_what_one_side_tells_is_unknown(
    office: Office, pair: Candidate
) -> None:
    rows = {row.feature: row for row in rows_of(pair, user=office.amina)}
    page = opened(office.amina, pair)
    assert (rows["given_name"].sign, rows["patronymic"].sign) == ("agrees", "unknown")
    for row in rows.values():
        assert row.feature == "brother_or_sister" or f'#sign-{row.sign}"/></svg> {row.sign}' in page
    assert "Before anything is compared" in page


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


def test_the_answer_to_a_question_comes_back_to_the_pair(office: Office, pair: Candidate) -> None:
    sent(office.amina, pair, "pair_ask", question="Which school?", due_on="2026-12-01")
    assert "Nobody has answered yet" in opened(office.amina, pair)
    task = Task.objects.everywhere(why="test").get(kind="question")
    desk.finish_task(office.bashir, at=timezone.now(), task=task, outcome="School No. 4")
    assert "School No. 4" in opened(office.amina, pair)
    assert "School No. 4" not in opened(office.bashir, pair)


def test_near_equal_pairs_stand_in_another_order_for_each_reader() -> None:
    near = [(20.0 - number / 10, f"near {number}") for number in range(8)]
    rows = [(key, "sought", bits) for bits, key in [*near, (9.0, "far")]]
    readers = [User(id=UUID(int=number)) for number in range(20)]
    orders = [tuple(in_order(rows, user=reader)[0]) for reader in readers]
    assert orders == [tuple(in_order(reversed(rows), user=reader)[0]) for reader in readers]
    assert {order[-1] for order in orders} == {"far"}
    assert len({order[0] for order in orders}) > 4


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
