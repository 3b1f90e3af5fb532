"""What do tests about pages start from?"""

import pytest
from django.core.cache import cache

from tests.web.office import Office, make_office


@pytest.fixture
def office(db: None) -> Office:
    return make_office()


@pytest.fixture(autouse=True)
def _no_count_of_tries_is_carried_over() -> None:
    cache.clear()


@pytest.fixture
def without_second_factor(settings) -> None:
    """Nobody is asked for a second factor, nor again who they are."""
    settings.SECOND_FACTOR_REQUIRED = False
    settings.MFA_REAUTHENTICATION_REQUIRED = False
