"""In which world is the matrix of routes asked, so that thousands of requests take minutes?

One office for all rows: somebody in each role, logged in once, and the things that routes name,
made once. Each request goes into a savepoint and is rolled back, so that all meet the same world.
Templates are not drawn: what is asked is who is let in, and tests of pages draw each page.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.template.backends.django import Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kintrace.registry.models import Role
from tests.web.accounts_objects import ACCOUNT_OBJECTS
from tests.web.files_objects import FILE_OBJECTS
from tests.web.letters_made import LETTER_OBJECTS
from tests.web.matrix_objects import HEADERS, OBJECTS, token_header
from tests.web.office import Office, actor, make_office

ANONYMOUS = "anonymous"
# Another one on each page, for whoever reads it.
FORM_KEY = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
ROLES = (ANONYMOUS, *Role.values)
# What is made once for an office and then given to each holder in turn.
KEPT = {
    **FILE_OBJECTS,
    **LETTER_OBJECTS,
    **ACCOUNT_OBJECTS,
    **{route: OBJECTS[route] for route in ("api_claims", "pair")},
}


@dataclass
class World:
    """The office, who asks in each role, and the session of each."""

    office: Office
    actors: dict[str, Any]
    sessions: dict[str, str]
    no_html: Any = field(default_factory=lambda: patch.object(Template, "render", return_value=""))

    def answers(self, row: dict[str, str]) -> dict[str, Any]:
        """What one row's route answers to each role, each in the same world."""
        make = OBJECTS.get(row["route"])
        with undone(), self.no_html:
            named = None
            # A thing that nobody who asks holds or changes is the same for all of them.
            stays = row["scope"] == "other" or (row["scope"], row["method"]) == ("team", "GET")
            if make and stays:
                named = make(self.office, self.office.bashir, row["scope"])
            return {role: self.asked(row, role=role, named=named) for role in ROLES}

    def named(self, row: dict[str, str]) -> dict[str, Any]:
        """What the address of a row names."""
        with undone():
            return OBJECTS[row["route"]](self.office, self.office.bashir, "other")

    def refusals(self, row: dict[str, str], *, role: str) -> list[tuple[int, str, int]]:
        """Status, page and number of queries: for another agency's thing, and for none at all."""
        found = []
        with undone():
            named = OBJECTS[row["route"]](self.office, self.actors[role], "other")
            for key in (named["key"], uuid4()):
                cache.clear()
                with CaptureQueriesContext(connection) as queries:
                    answer = self.asked(row, role=role, named={**named, "key": key})
                page = answer.content.decode().replace(str(key), "KEY")
                found.append((answer.status_code, FORM_KEY.sub("", page), len(queries)))
        return found

    def asked(self, row: dict[str, str], *, role: str, named: dict[str, Any] | None) -> Any:
        """What a row's route answers to somebody in this role."""
        user, make = self.actors[role], OBJECTS.get(row["route"])
        client = Client()
        if role != ANONYMOUS:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[role]
        with undone():
            if named is None:
                named = make(self.office, user, row["scope"]) if make else {}
            address = reverse(row["route"], kwargs=named)
            headers = HEADERS.get(row["route"], {}) | token_header(row["route"], user, role=role)
            return client.generic(row["method"], address, headers=headers)


@contextmanager
def undone() -> Iterator[None]:
    """Let whatever is written in this block be gone after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def made_world() -> World:
    """Make it, inside a transaction of the caller's."""
    office = make_office()
    actors = {role: actor(office, role=role) for role in Role.values}
    sessions = {}
    for role, user in actors.items():
        # Asked here, so that no request is longer by this question.
        assert user.roles == {role}
        client = Client()
        client.force_login(user)
        sessions[role] = client.cookies[settings.SESSION_COOKIE_NAME].value
    for make in KEPT.values():
        for scope in ("other", "team"):
            make(office, office.bashir, scope)
    return World(office, {ANONYMOUS: office.bashir, **actors}, sessions)
