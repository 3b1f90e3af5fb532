"""Who may open which route, for each role, and for things of their own, their team's and others'?

Generated from the URL resolver and held to routes.csv: role codes, `*` for every role, `anonymous`
for nobody logged in. Whoever is not named gets the answer for a page that isn't there, or log-in.
"""

import csv
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kintrace.registry.models import Role
from tests.web.matrix_objects import HEADERS, OBJECTS, token_header
from tests.web.office import Office, actor
from tests.web.routes import routes

ROWS = list(csv.DictReader(Path(__file__).with_name("routes.csv").open(encoding="utf-8")))
SCOPES = {"own", "team", "other"}
ANONYMOUS = "anonymous"


def expected(row: dict[str, str]) -> set[str]:
    named = set(row["allowed"].split())
    return (named - {"*"}) | (set(Role.values) if "*" in named else set())


def is_let_in(response: Any) -> bool:
    """Whether the view itself answered, with whatever it had to say."""
    is_sent_to_login = response.status_code == 302 and response.url.startswith("/account/login/")
    return response.status_code not in (401, 404) and not is_sent_to_login


def asked(
    row: dict[str, str], *, office: Office, role: str, made: dict[str, dict[str, Any]]
) -> Any:
    """What this row's route answers to somebody in this role.

    ``made`` keeps a thing that nobody who asks can change, for the next one: making takes longest.
    """
    client = Client()
    user = actor(office, role=role) if role != ANONYMOUS else office.bashir
    if role != ANONYMOUS:
        client.force_login(user)
    make = OBJECTS.get(row["route"])
    stays = row["scope"] == "other" or (row["scope"] == "team" and row["method"] == "GET")
    named = made.get("named") or (make(office, user, row["scope"]) if make else {})
    if stays:
        made["named"] = named
    address = reverse(row["route"], kwargs=named)
    headers = HEADERS.get(row["route"], {}) | token_header(row["route"], user, role=role)
    return client.generic(row["method"], address, headers=headers)


def test_each_route_is_in_the_matrix() -> None:
    assert set(routes()) == {row["route"] for row in ROWS}


def test_each_route_that_names_a_thing_is_asked_for_all_scopes() -> None:
    scopes: dict[tuple[str, str], set[str]] = {}
    for row in ROWS:
        scopes.setdefault((row["route"], row["method"]), set()).add(row["scope"])
    incomplete = {key: found for key, found in scopes.items() if not found >= SCOPES}
    assert all(found == {"none"} for found in incomplete.values()), incomplete


def test_each_role_named_exists() -> None:
    assert {name for row in ROWS for name in expected(row)} <= {ANONYMOUS, *Role.values}


@pytest.mark.usefixtures("without_second_factor")
@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(list(row.values())[:3]))
def test_a_route_opens_to_those_whom_the_matrix_names(row: dict[str, str], office: Office) -> None:
    roles = [ANONYMOUS, *Role.values]
    made: dict[str, dict[str, Any]] = {}
    answers = {role: asked(row, office=office, role=role, made=made) for role in roles}
    assert {role for role, answer in answers.items() if is_let_in(answer)} == expected(row)
