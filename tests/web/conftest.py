"""What do tests about pages start from?"""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from tests.web.accounts_made import Made
from tests.web.accounts_objects import made_for
from tests.web.office import Office, make_office


@pytest.fixture
def office(db: None) -> Office:
    return make_office()


@pytest.fixture
def made(office: Office) -> Made:
    """Papers, a movement and an account of Amina's agency."""
    return made_for(office, office.amina)


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
