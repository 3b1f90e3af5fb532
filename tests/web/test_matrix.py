"""Who may open which route, for each role, and for things of their own, their team's and others'?

Generated from the URL resolver and held to routes.csv: role codes, `*` for every role, `anonymous`
for nobody logged in. Whoever is not named gets the answer for a page that isn't there, or log-in.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from kintrace.registry.models import Role
from tests.web.matrix_world import ANONYMOUS, World, made_world
from tests.web.routes import routes

ROWS = list(csv.DictReader(Path(__file__).with_name("routes.csv").open(encoding="utf-8")))
SCOPES = {"own", "team", "other"}
# The letter went from the agency of whoever asks: they know of it and can't answer it.
SEEN_ANYWAY = {"letter_reply"}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """One world for all rows, gone after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield made_world()
        transaction.set_rollback(True)


def expected(row: dict[str, str]) -> set[str]:
    named = set(row["allowed"].split())
    return (named - {"*"}) | (set(Role.values) if "*" in named else set())


def is_let_in(response: Any) -> bool:
    """Whether the view itself answered, with whatever it had to say."""
    is_sent_to_login = response.status_code == 302 and response.url.startswith("/account/login/")
    return response.status_code not in (401, 404) and not is_sent_to_login


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


@pytest.mark.django_db
@pytest.mark.usefixtures("without_second_factor")
@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(list(row.values())[:3]))
def test_a_route_opens_to_those_whom_the_matrix_names(row: dict[str, str], world: World) -> None:
    answers = world.answers(row)
    assert {role for role, answer in answers.items() if is_let_in(answer)} == expected(row)


@pytest.mark.django_db
@pytest.mark.usefixtures("without_second_factor")
def test_what_is_anothers_and_what_is_not_there_have_one_answer(world: World) -> None:
    """The same words after the same queries: neither tells that there is something."""
    closed = [row for row in ROWS if row["scope"] == "other" and not expected(row)]
    named = [row for row in closed if row["route"] not in SEEN_ANYWAY and "key" in world.named(row)]
    told = {
        f"{row['route']} {row['method']}": world.refusals(row, role="supervisor") for row in named
    }
    assert {what: answers for what, answers in told.items() if answers[0] != answers[1]} == {}
    assert len(told) > 90
