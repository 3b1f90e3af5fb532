"""Do the demo's papers make an account in which parties contradict each other?"""

from datetime import UTC, datetime

import pytest

from kintrace.casework.account_reading import placed_statements
from kintrace.documents.accounts import independence, matrix
from kintrace.registry.models import Document, Movement
from kintrace.site.demo import cast, make_cast
from kintrace.site.demo_accounts import LABEL, tell_accounts
from kintrace.values.tables import rows

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> Movement:
    """The demo's movement with its account."""
    make_cast(at=NOW)
    return tell_accounts(at=NOW)


def test_each_paper_is_read_and_each_statement_of_the_table_is_placed(told: Movement) -> None:
    assert told.label == LABEL
    taken = Document.objects.everywhere(why="test")
    assert [one.refused_code for one in taken] == ["", "", "", ""]
    placed = placed_statements(told, user=cast("amina"), at=NOW)
    assert len(placed) == len(rows("accounts.csv", package="kintrace.site"))


def test_parties_contradict_each_other_and_a_copy_adds_no_text(told: Movement) -> None:
    entries = [one.entry for one in placed_statements(told, user=cast("amina"), at=NOW)]
    opposed = {one.first.slot for one in matrix(entries).contradictions}
    assert {"consent_of_parents", "number", "character"} <= opposed
    counted = independence(entries)
    assert (counted.documents, counted.clusters, counted.parties) == (4, 3, 3)
