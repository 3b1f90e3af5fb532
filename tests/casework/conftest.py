"""Who and what do the tests of casework begin with?"""

from datetime import UTC, date, datetime

import pytest

from tests.casework.office import Office, open_office

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def office(db: None) -> Office:
    """The cast at work in two agencies, and one child's file."""
    return open_office(at=NOON)


@pytest.fixture
def at() -> datetime:
    """When everything in these tests happens."""
    return NOON


@pytest.fixture
def today() -> date:
    """The day of ``at``."""
    return NOON.date()
