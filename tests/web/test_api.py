"""Does a program get no further than its token's user and scopes, and twice is once?"""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kintrace.casework.acting import NotNow
from kintrace.casework.policy import Refused
from kintrace.casework.token import LONGEST_DAYS, end_token, make_token
from kintrace.registry.models import ApiToken, AuditEvent, ChildFile
from kintrace.web.api.office_api import described
from tests.web.intakes import open_child
from tests.web.office import Office
from tests.web.test_day import proposed

pytestmark = pytest.mark.usefixtures("without_second_factor")
CHILD = {
    "said": [
        {"property": "name", "value": "Ковальська Марія", "language": "uk"},
        {"property": "found_place", "unknown": "does_not_know"},
    ],
    "consents": [
        {"purpose": "services", "is_given": True, "given_by": "child", "given_on": "2026-03-02"}
    ],
    "is_safe_to_talk": True,
}


def program(user: Any, *scopes: str) -> Client:
    """A program with a new token of a user."""
    _made, secret = make_token(
        user, at=timezone.now(), name="A program", scopes=scopes, days=LONGEST_DAYS
    )
    return Client(headers={"Authorization": f"Bearer {secret}"})


def post(client: Client, route: str, document: Any, **named: Any) -> Any:
    return client.post(reverse(route, kwargs=named), document, content_type="application/json")


def files() -> int:
    return int(ChildFile.objects.everywhere(why="a test").count())


def test_a_child_sent_twice_is_registered_once(office: Office) -> None:
    client, document = program(office.amina, "register"), {**CHILD, "key": str(uuid4())}
    first, second = (post(client, "api_register_child", document) for _time in range(2))
    assert (first.status_code, second.status_code, files()) == (201, 201, 1)
    assert first.json() == second.json()


def test_what_is_missing_is_named(office: Office) -> None:
    document = {**CHILD, "said": [], "key": str(uuid4())}
    answer = post(program(office.amina, "register"), "api_register_child", document)
    assert (answer.status_code, answer.json()["faults"]) == (422, ["name", "place"])


def test_a_field_that_nobody_knows_is_refused_without_its_value(office: Office) -> None:
    document = {**CHILD, "key": str(uuid4()), "nmae": "Марія"}
    answer = post(program(office.amina, "register"), "api_register_child", document)
    assert (answer.status_code, "Марія" in answer.content.decode(), files()) == (422, False, 0)


@pytest.mark.parametrize("scopes", [("claims",), ("candidates", "judgements")])
def test_a_token_without_the_scope_is_no_token(office: Office, scopes: tuple[str, ...]) -> None:
    answer = post(program(office.amina, *scopes), "api_register_child", CHILD)
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")


def test_a_token_ends_on_its_day(office: Office) -> None:
    client = program(office.amina, "candidates")
    ApiToken.objects.update(made_at=timezone.now() - timedelta(days=9), until=timezone.now())
    assert client.get(reverse("api_candidates")).status_code == 401


def test_a_token_ends_when_its_user_ends_it(office: Office) -> None:
    client = program(office.amina, "candidates")
    end_token(office.amina, at=timezone.now(), token=ApiToken.objects.get())
    assert client.get(reverse("api_candidates")).status_code == 401


def test_a_token_ends_when_its_user_leaves(office: Office) -> None:
    client = program(office.amina, "candidates")
    office.amina.is_active = False
    office.amina.save()
    assert client.get(reverse("api_candidates")).status_code == 401


def test_a_token_is_kept_as_its_hash_alone(office: Office) -> None:
    made, secret = make_token(
        office.amina, at=timezone.now(), name="A program", scopes=["claims"], days=1
    )
    kept = [str(value) for value in ApiToken.objects.values().get().values()]
    assert not any(secret in value for value in kept)
    event = AuditEvent.objects.everywhere(why="a test").get(object_id=str(made.pk))
    assert secret not in event.detail


def test_another_agencys_record_and_no_record_look_alike(office: Office) -> None:
    client = program(office.carla, "claims")
    keys = (open_child(office.amina).record_id, uuid4())
    theirs, nothing = (client.get(reverse("api_claims", args=[key])) for key in keys)
    assert (theirs.status_code, theirs.content) == (404, nothing.content)


def test_claims_are_added_and_read(office: Office) -> None:
    client, record = program(office.amina, "claims"), open_child(office.amina).record_id
    told = {"said": [{"property": "sex", "value": "female"}]}
    assert post(client, "api_add_claims", told, key=record).status_code == 201
    said = client.get(reverse("api_claims", args=[record])).json()
    assert ("sex", "female") in [(one["property"], one["value"]) for one in said]


def test_a_total_comes_after_the_judgement(office: Office) -> None:
    pair, client = proposed(office.amina), program(office.amina, "candidates", "judgements")
    address = reverse("api_candidate", args=[pair.pk])
    assert client.get(address).json()["total_bits"] is None
    said = {"key": str(uuid4()), "answer": "same"}
    assert post(client, "api_judge", said, key=pair.pk).status_code == 201
    assert client.get(address).json()["total_bits"] == 7.5


def test_a_pair_is_not_refused_without_a_reason(office: Office) -> None:
    pair, client = proposed(office.amina), program(office.amina, "judgements")
    said = {"key": str(uuid4()), "answer": "different"}
    assert post(client, "api_judge", said, key=pair.pk).status_code == 409


def test_a_session_opens_no_call_of_a_program(office: Office) -> None:
    client = Client()
    client.force_login(office.amina)
    assert client.get(reverse("api_candidates")).status_code == 401


def test_a_secret_is_shown_once(office: Office) -> None:
    client = Client()
    client.force_login(office.amina)
    said = {"name": "A program", "scopes": ["claims"], "days": "30"}
    assert "kintrace_" in client.post(reverse("tokens"), said).content.decode()
    assert "kintrace_" not in client.get(reverse("tokens")).content.decode()


@pytest.mark.parametrize("days", [0, LONGEST_DAYS + 1])
def test_a_token_lasts_no_longer_than_a_year(office: Office, days: int) -> None:
    with pytest.raises(NotNow):
        make_token(office.amina, at=timezone.now(), name="A", scopes=["claims"], days=days)


def test_an_auditor_makes_no_token(office: Office) -> None:
    with pytest.raises(Refused):
        make_token(office.dora, at=timezone.now(), name="A", scopes=["claims"], days=1)


def test_the_description_names_no_other_server() -> None:
    assert "://" not in str(described())
