"""Does nobody learn from an answer what is there?"""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory
from django.urls import get_resolver

from kintrace.casework.policy import Refused
from kintrace.web.refusals import Refusals
from tests.web.office import Office

pytestmark = pytest.mark.usefixtures("without_second_factor")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


def answered(code: int, fault: Exception) -> tuple[int, str]:
    request = RequestFactory().get("/files/1/")
    request.user = None
    response = get_resolver().resolve_error_handler(code)(request, exception=fault)
    return response.status_code, TOKEN.sub("", response.content.decode())


@pytest.mark.django_db
def test_absent_and_forbidden_have_one_answer() -> None:
    assert answered(403, PermissionDenied()) == answered(404, Http404())


@pytest.mark.django_db
def test_what_the_policy_refuses_looks_like_what_is_not_there() -> None:
    request = RequestFactory().get("/files/1/")
    request.user = None
    refused = Refusals(lambda request: HttpResponse()).process_exception(request, Refused("no"))
    assert (refused.status_code, TOKEN.sub("", refused.content.decode())) == answered(
        404, Http404()
    )


def test_an_unknown_address_shows_no_address_back(office: Office) -> None:
    client = Client()
    client.force_login(office.carla)
    response = client.get("/children/Amina-Kovalska/")
    assert response.status_code == 404
    assert "Kovalska" not in response.content.decode().replace(response.request["PATH_INFO"], "")


def test_a_form_without_its_token_changes_nothing(office: Office) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(office.amina)
    response = client.post("/account/logout/")
    assert response.status_code == 403
    assert "This form is too old" in response.content.decode()
    assert "_auth_user_id" in client.session


def test_a_fault_of_ours_is_said_without_the_database() -> None:
    handler = get_resolver().resolve_error_handler(500)
    response = handler(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "A mistake of ours" in response.content.decode()
