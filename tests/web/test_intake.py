"""Is a section of an intake saved by itself, once, in any order, and only by whoever began it?"""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from kintrace.casework import access
from kintrace.casework.place_names import fold
from kintrace.registry.models import (
    AuditEvent,
    ChildFile,
    Claim,
    Consent,
    IntakeDraft,
    Place,
    PlaceName,
    SoughtPerson,
    TracingRequest,
)
from tests.web.intakes import NAME, begin, open_child, open_request
from tests.web.office import Office

pytestmark = pytest.mark.usefixtures("without_second_factor")
CHILD = {
    "safe": {"is_safe_to_talk": "yes"},
    "place": {"current_place": "Херсон"},
    "consent": {"services": "yes", "tracing": "no", "given_by": "child"},
    "name": {"name": NAME, "name_language": "uk"},
}
REQUEST = {
    "sought-1": {"name": "Ковальская Мария", "relation": "niece_or_nephew"},
    "inquirer": {"name": "Мельник Ганна"},
    "consent": {"tracing": "yes", "given_by": "self"},
}


@pytest.fixture
def amina(office: Office) -> Client:
    client = Client()
    client.force_login(office.amina)
    return client


def save(client: Client, key: UUID, section: str, kind: str = "child", **answers: str) -> Any:
    """Send one section as a browser without scripts does."""
    return client.post(f"/intake/{kind}/{key}/section/{section}/", answers)


def send_all(client: Client, key: UUID, sections: dict[str, Any], kind: str = "child") -> None:
    """Send sections one after another."""
    for section, answers in sections.items():
        assert save(client, key, section, kind=kind, **answers).status_code == 302


def everywhere(model: Any) -> Any:
    """All rows of a table, as a test may see them."""
    return model.objects.everywhere(why="test")


def test_a_file_opens_with_the_last_of_four_answers_in_any_order(amina: Client) -> None:
    key = uuid4()
    for section, answers in CHILD.items():
        assert not everywhere(ChildFile).filter(pk=key).exists()
        save(amina, key, section, **answers)
    file = everywhere(ChildFile).get(pk=key)
    told = {row.property: row.value for row in file.record.claims.all()}
    assert told == {"is_safe_to_talk": "yes", "name": NAME, "current_place": "Херсон"}
    assert everywhere(Consent).count() == 2
    assert everywhere(IntakeDraft).count() == 0


def test_other_sections_may_come_first_and_are_kept(amina: Client) -> None:
    key = uuid4()
    save(amina, key, "family", mother_name="Оксана", sibling="Іван\nОля\nІван")
    send_all(amina, key, CHILD)
    file = everywhere(ChildFile).get(pk=key)
    told = [row.value for row in file.record.claims.filter(property="sibling")]
    assert sorted(told) == ["Іван", "Оля"]


def test_a_name_may_be_unknown(amina: Client) -> None:
    key = uuid4()
    send_all(amina, key, {**CHILD, "name": {"name": "", "name_unknown": "does_not_know"}})
    file = everywhere(ChildFile).get(pk=key)
    assert file.record.claims.get(property="name").unknown == "does_not_know"


@pytest.mark.parametrize(
    ("said", "code"),
    [("12.05.2014", "date_of_birth"), ("9", "age"), ("about 9", "age"), ("2014", "date_of_birth"),
     ("in the winter of the flood", "date_of_birth")],
)  # fmt: skip
def test_a_birth_is_told_by_a_date_an_age_or_an_event(
    amina: Client, office: Office, said: str, code: str
) -> None:
    file = open_child(office.amina)
    save(amina, file.pk, "age", date_of_birth=said)
    assert file.record.claims.get(value=said).property == code


def test_the_same_sending_twice_changes_nothing(amina: Client, office: Office) -> None:
    file, sent = open_child(office.amina), str(uuid4())
    for _ in range(3):
        save(amina, file.pk, "age", date_of_birth="9", sex="female", sent=sent)
    assert file.record.claims.filter(property__in=("age", "sex")).count() == 2


def test_another_answer_strikes_the_one_before(amina: Client, office: Office) -> None:
    file = open_child(office.amina)
    for said in ("9", "10", "9"):
        save(amina, file.pk, "age", date_of_birth=said, sent=str(uuid4()))
    rows = everywhere(Claim).filter(record=file.record, property="age")
    assert [row.value for row in rows.standing()] == ["9"]
    assert rows.count() == 3


def test_an_answer_taken_away_is_taken_back(amina: Client, office: Office) -> None:
    file = open_child(office.amina)
    save(amina, file.pk, "age", date_of_birth="9", sex="female")
    save(amina, file.pk, "age", date_of_birth="", sex="female")
    standing = everywhere(Claim).filter(record=file.record).standing()
    assert not standing.filter(property="age").exists()
    assert standing.filter(property="sex").exists()


def test_whether_it_is_safe_and_consent_may_change(amina: Client, office: Office) -> None:
    file = open_child(office.amina)
    save(amina, file.pk, "safe", is_safe_to_talk="no")
    save(amina, file.pk, "consent", services="no", given_by="child")
    file.refresh_from_db()
    assert file.is_safe_to_talk is False
    assert everywhere(Consent).get(withdrawn_at__isnull=True).is_given is False


def test_an_inquirer_looks_for_as_many_as_they_say(amina: Client) -> None:
    key = uuid4()
    send_all(amina, key, REQUEST, kind="request")
    assert "sought-2" in amina.get(f"/intake/request/{key}/?another").content.decode()
    for _ in range(2):
        save(amina, key, "sought-2", kind="request", name="Ковальский Иван", relation="other")
    save(amina, key, "sought-2", kind="request", name="Ковальский Иван", relation="sibling")
    rows = everywhere(SoughtPerson).filter(request=key).order_by("position")
    assert [row.record.claims.get().value for row in rows] == [
        "Ковальская Мария",
        "Ковальский Иван",
    ]


def test_the_page_shows_what_was_saved(amina: Client, office: Office) -> None:
    key = uuid4()
    send_all(amina, key, REQUEST, kind="request")
    page = amina.get(f"/intake/request/{key}/").content.decode()
    assert everywhere(TracingRequest).get(pk=key).number in page
    assert 'value="Ковальская Мария"' in page
    assert 'value="niece_or_nephew" id="sought-1_relation_3" checked' in page


def test_a_draft_is_shown_to_whoever_began_it_alone(amina: Client, office: Office) -> None:
    kept = begin(office.amina)
    assert NAME in amina.get("/intake/").content.decode()
    assert NAME in amina.get(f"/intake/child/{kept.intake}/").content.decode()
    other = Client()
    other.force_login(office.bashir)
    assert NAME not in other.get("/intake/").content.decode()
    assert other.get(f"/intake/child/{kept.intake}/").status_code == 404
    assert save(other, kept.intake, "age", date_of_birth="9").status_code == 404


def test_a_draft_can_be_thrown_away(amina: Client, office: Office) -> None:
    kept = begin(office.amina)
    amina.post(f"/intake/child/{kept.intake}/throw-away/")
    assert everywhere(IntakeDraft).count() == 0


@pytest.mark.parametrize(
    ("section", "answers"),
    [("safe", {}), ("consent", {}), ("consent", {"services": "yes"}),
     ("name", {"name": "x", "name_unknown": "withheld"}), ("name", {"name": "x" * 4001})],
)  # fmt: skip
def test_a_section_that_cannot_be_kept_says_what_to_look_at(
    amina: Client, section: str, answers: dict[str, str]
) -> None:
    answer = save(amina, uuid4(), section, **answers)
    assert answer.status_code == 200
    assert 'class="faults"' in answer.content.decode()
    assert everywhere(IntakeDraft).count() == 0


def test_a_section_alone_is_answered_where_scripts_ask_for_it(amina: Client) -> None:
    sent = str(uuid4())
    answer = amina.post(
        f"/intake/child/{uuid4()}/section/name/",
        {"name": NAME, "sent": sent},
        headers={"HX-Request": "true"},
    )
    page = answer.content.decode()
    assert answer["Kintrace-Sent"] == sent
    assert "<html" not in page
    assert 'id="intake-state"' in page


def test_like_names_are_shown_among_what_one_may_see(amina: Client, office: Office) -> None:
    file, request = open_child(office.amina), open_request(office.bashir)
    hidden = open_request(office.carla)
    page = amina.get(f"/intake/child/{file.pk}/alike/").content.decode()
    assert request.number in page
    assert hidden.number not in page
    last = everywhere(AuditEvent).order_by("-sequence").first()
    assert (last.act, last.detail) == ("search.run", '{"found":1}')


def test_places_are_suggested_by_any_name_and_kept_as_typed(amina: Client, office: Office) -> None:
    region = Place.objects.create(gazetteer="test", code="R")
    town = Place.objects.create(gazetteer="test", code="T", parent=region)
    for place, name, language, kind in (
        (region, "Донецька область", "uk", "present"),
        (town, "Бахмут", "uk", "present"),
        (town, "Артемівськ", "uk", "old"),
    ):
        PlaceName.objects.create(
            place=place, name=name, language=language, kind=kind, folded=fold(name)
        )
    assert (
        "Артемівськ, Донецька область" in amina.get("/intake/places/?typed=артем").content.decode()
    )
    file = open_child(office.amina)
    save(amina, file.pk, "age", birthplace="артемівськ")
    told = file.record.claims.get(property="birthplace")
    assert (told.value, told.place) == ("артемівськ", town)


def test_nobody_is_taken_in_by_those_who_may_not(office: Office) -> None:
    client = Client()
    client.force_login(office.dora)
    key = uuid4()
    assert client.get(f"/intake/child/{key}/").status_code == 404
    assert save(client, key, "name", name=NAME).status_code == 404
    assert access.visible(IntakeDraft, user=office.dora, at=timezone.now()).count() == 0
