"""Who and what do the tests of casework begin with?"""

from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from kintrace.casework import index
from kintrace.registry import triggers
from kintrace.registry.models import Role, User
from tests.casework.letters import Post, cheap_keys, open_post
from tests.casework.office import Office, open_office, works

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def standing_office(django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    """The office of a module's tests, made once; what each test writes is undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield open_office(at=NOON)
        transaction.set_rollback(True)


@pytest.fixture
def begun_index(db: None) -> None:
    """The live index as an office that was opened has it, its queue still full."""
    index.begin()


@pytest.fixture
def office(standing_office: Office, db: None) -> Office:
    """The cast at work in two agencies, and one child's file; a copy that a test may change."""
    return deepcopy(standing_office)


@pytest.fixture
def recorder(office: Office) -> User:
    """A recorder of accounts."""
    return works("Recorder", office.northern, Role.ACCOUNT_RECORDER)


@pytest.fixture
def at() -> datetime:
    """When everything in these tests happens."""
    return NOON


@pytest.fixture
def today() -> date:
    """The day of ``at``."""
    return NOON.date()


@pytest.fixture
def post(office: Office, at: datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Post:
    """The people by whom letters go, with keys in a signed directory."""
    cheap_keys(monkeypatch)
    return open_post(office, at=at, folder=tmp_path)


@pytest.fixture
def emptied_office(transactional_db: None) -> Iterator[Office]:
    """The office in a database that other connections see, and that is emptied afterwards.

    The triggers that refuse to delete give way to the emptying, and stand again after it.
    """
    yield open_office(at=NOON)
    triggers.remove(connection)
    call_command("flush", verbosity=0, interactive=False)
    triggers.install(connection)
