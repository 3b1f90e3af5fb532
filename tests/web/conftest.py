"""What do tests about pages start from?"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import translation

from tests.web import accounts_made, files_made, files_objects, letters_made, matrix_objects
from tests.web.accounts_made import Made
from tests.web.accounts_objects import made_for
from tests.web.office import Office, make_office

# What was made for an office, by its key: what a test adds is undone with what it wrote.
MADE = (
    files_made._MADE,
    files_objects._REQUESTS,
    letters_made._PEOPLE,
    letters_made._KEPT,
    accounts_made._MADE,
    matrix_objects._KEPT,
)


@pytest.fixture(scope="module")
def standing_office(django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    """The office of a module's tests, made once; what each test writes is undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_office()
        transaction.set_rollback(True)


@pytest.fixture
def office(standing_office: Office, db: None) -> Iterator[Office]:
    """A copy that a test may change."""
    before = [dict(made) for made in MADE]
    yield deepcopy(standing_office)
    for made, there in zip(MADE, before, strict=True):
        made.clear()
        made.update(there)


@pytest.fixture
def made(office: Office) -> Made:
    """Papers, a movement and an account of Amina's agency."""
    return deepcopy(made_for(office, office.amina))


@pytest.fixture
def amina(office: Office) -> Client:
    """Amina's browser."""
    client = Client()
    client.force_login(office.amina)
    return client


@pytest.fixture(autouse=True)
def _no_count_of_tries_is_carried_over() -> None:
    cache.clear()


@pytest.fixture(autouse=True)
def _no_language_is_carried_over() -> Iterator[None]:
    """A request leaves its language behind in the thread."""
    yield
    translation.deactivate()


@pytest.fixture
def without_second_factor(settings) -> None:
    """Nobody is asked for a second factor, nor again who they are."""
    settings.SECOND_FACTOR_REQUIRED = False
    settings.MFA_REAUTHENTICATION_REQUIRED = False
