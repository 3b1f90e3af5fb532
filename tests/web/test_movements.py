"""Do accounts stand side by side, with silence told as silence and nobody's word as ours?"""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kintrace.casework import account, statement
from tests.web.accounts_made import Made
from tests.web.accounts_objects import child_of, made_for
from tests.web.office import Office
from tests.web.visible import page

pytestmark = pytest.mark.usefixtures("without_second_factor")
EMPTY = re.compile(r"</p><span class=\"soft\">([^<]*)</span></td>")


@pytest.fixture(scope="module")
def standing_office(standing_office: Office) -> Office:
    """With the papers that most of these tests read."""
    made_for(standing_office, standing_office.amina)
    return standing_office


def test_each_empty_cell_reads_no_statement_found(amina: Client, made: Made) -> None:
    shown = page(amina, "movement_accounts", key=made.movement.pk)
    empty = EMPTY.findall(shown)
    # Two parties, eleven slots, and two statements in one of them.
    assert len(empty) == 20
    assert set(empty) == {"no statement found"}


def test_each_statement_stands_with_its_hedge_its_grade_and_its_roots(
    amina: Client, made: Made
) -> None:
    shown = page(amina, "movement_accounts", key=made.movement.pk)
    assert "about" in shown
    assert "<bdi>B3</bdi>" in shown
    assert "<bdi>F6</bdi>" in shown
    assert re.search(r"2 documents\s*/ 2 texts\s*/ 1 named origin\s*/ 2 parties", shown)


def test_what_cannot_both_hold_is_laid_side_by_side(
    office: Office, amina: Client, made: Made
) -> None:
    given = account.Said(slot="consent_of_parents", position="given")
    account.place(
        made.recorder, at=made.entry.placed_at, movement=made.movement,
        statement=made.other.statement, party=made.entry.party, said=given,
    )  # fmt: skip
    shown = page(amina, "movement_accounts", key=made.movement.pk)
    assert "can't both hold" in shown
    assert "one party, two statements" in shown
    assert "3 pairs can't both hold" in page(amina, "movement", key=made.movement.pk)


def test_a_statement_that_is_rejected_later_leaves_the_account(amina: Client, made: Made) -> None:
    statement.reject(made.recorder, at=timezone.now(), statement=made.statement, why="A headline.")
    shown = page(amina, "movement_accounts", key=made.movement.pk)
    assert str(made.entry.pk) not in shown
    assert "no longer confirmed" in page(amina, "entry", key=made.entry.pk)


def test_a_question_of_a_treaty_has_attributed_answers_and_no_verdict(
    amina: Client, made: Made
) -> None:
    shown = page(amina, "article", key=made.movement.pk, code="ap1-78")
    assert shown.count("no statement found") == 8
    assert "Government of Norvia" in shown
    address = reverse("entry_answer", args=[made.other.pk])
    amina.post(address, {"item": "ap1-78.e"})
    assert made.other.checklist_answers.standing().count() == 1
    assert amina.get(reverse("article", args=[made.movement.pk, "hague-1"])).status_code == 404


def test_from_an_account_to_a_childs_file_and_back(
    office: Office, amina: Client, made: Made
) -> None:
    file = child_of(office, office.amina).file
    assert reverse("file", args=[file.pk]) in page(amina, "entry", key=made.entry.pk)
    assert reverse("file", args=[file.pk]) in page(amina, "movement", key=made.movement.pk)
    assert reverse("entry", args=[made.entry.pk]) in page(amina, "file", key=file.pk)
    amina.post(reverse("entry_unlink", args=[made.link.pk]), {"reason": "Another child."})
    assert reverse("entry", args=[made.entry.pk]) not in page(amina, "file", key=file.pk)


def test_a_movement_is_named_without_a_partys_word(amina: Client) -> None:
    refused = amina.post(reverse("movements"), {"label": "Evacuation from Osk"})
    assert refused.status_code == 409
    assert "places and times" in refused.content.decode()
    made = amina.post(reverse("movements"), {"label": "Osk to Tarn", "departed": "10.2022"})
    assert "Osk to Tarn" in amina.get(made.url).content.decode()


def test_a_grade_is_given_with_a_reason_and_an_entry_struck_with_one(
    amina: Client, made: Made
) -> None:
    said = {"reliability": "C", "credibility": "2", "why": "Seen with own eyes."}
    amina.post(reverse("entry_grade", args=[made.entry.pk]), said)
    assert "<bdi>C2</bdi>" in page(amina, "entry", key=made.entry.pk)
    assert amina.post(reverse("entry_strike", args=[made.entry.pk])).status_code == 200
    amina.post(reverse("entry_strike", args=[made.entry.pk]), {"reason": "Of another one."})
    assert "struck and counts no more" in page(amina, "entry", key=made.entry.pk)
