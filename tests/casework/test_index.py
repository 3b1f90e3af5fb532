"""Does the office's index follow the records, and never hold what was taken back?"""

from datetime import datetime
from typing import Any

import pytest
from django.db import transaction

from kintrace.casework import claim, index, index_rows, intake
from kintrace.casework.index_cells import described
from kintrace.casework.index_rows import entries
from kintrace.casework.saying import Said
from kintrace.matching.index import Entry, Half, LiveIndex
from kintrace.registry.models import Claim, IndexKey, IndexQueue, IndexState
from tests.casework.facts import claims
from tests.casework.office import Office, erase, evidence, register, work, yes

pytestmark = pytest.mark.usefixtures("begun_index")


def said_of(office: Office, at: datetime, *said: Said) -> list[Claim]:
    """Add what the child says."""
    return claim.add(office.amina, at=at, record=office.file.record, source=office.voice, said=said)


def test_a_record_is_queued_in_the_transaction_that_changes_it(office: Office) -> None:
    queued = {record for _, record in index_rows.queued(most=100)}
    assert {office.file.record_id, office.sought.pk, office.request.inquirer_id} <= queued


def test_what_was_queued_is_in_the_index_afterwards(office: Office, at: datetime) -> None:
    work(at)
    assert IndexQueue.objects.count() == 0
    halves = dict(entries().values_list("record_id", "half"))
    assert halves == {office.file.record_id: Half.FOUND, office.sought.pk: Half.SOUGHT}


def test_a_record_that_changes_while_it_is_read_is_taken_in_as_it_is_now(
    office: Office, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = LiveIndex.entry_of

    def read_too_early(self: LiveIndex, *told: Any, **half: Half) -> Entry:
        entry = read(self, *told, **half)
        said_of(office, at, Said(property="birthplace", value="Херсон"))
        return entry

    monkeypatch.setattr(LiveIndex, "entry_of", read_too_early)
    key = office.file.record_id
    index.take_in([key])
    assert entries().get(record=key).cells["birthplace"] == "Херсон"


def test_what_takes_time_is_done_while_others_may_write(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, outside = LiveIndex.entry_of, transaction.get_connection().savepoint_ids[:]
    seen: list[list[str]] = []

    def watched(self: LiveIndex, *told: Any, **half: Half) -> Entry:
        seen.append(transaction.get_connection().savepoint_ids[:])
        return read(self, *told, **half)

    monkeypatch.setattr(LiveIndex, "entry_of", watched)
    index.take_in([office.file.record_id])
    assert seen == [outside]


def test_a_child_and_a_request_find_each_other_by_the_same_bits(
    office: Office, at: datetime
) -> None:
    work(at)
    (there,) = index.candidates(office.sought)
    (back,) = index.candidates(office.file.record)
    assert (there.record_id, back.record_id) == (str(office.file.record_id), str(office.sought.pk))
    assert there.evidence == back.evidence


def test_a_corrected_value_replaces_the_one_before(office: Office, at: datetime) -> None:
    (said,) = said_of(office, at, Said(property="birthplace", value="Харків"))
    assert described(office.file.record_id).cells["birthplace"] == "Харків"
    claim.strike(
        office.amina,
        at=at,
        claim=said,
        reason="Misheard.",
        source=office.voice,
        instead=Said(property="birthplace", value="Херсон"),
    )
    told = described(office.file.record_id)
    assert told.cells["birthplace"] == "Херсон"
    assert said.pk not in told.claims["birthplace"]


def test_who_asks_stands_beside_whom_they_seek(office: Office, at: datetime) -> None:
    request = intake.open_request(
        office.amina,
        at=at,
        inquirer=[
            Said(property="name", value="Ганна Коваль"),
            Said(property="sex", value="female"),
        ],
        sought=[intake.Sought(said=[Said(property="name", value="Саша")], relation="son")],
        consents=[yes("tracing", on=at.date(), by="self")],
    )
    assert described(request.sought.get().record_id).cells["mother_name"] == "Ганна Коваль"


def test_an_age_is_read_by_the_day_on_which_it_was_told(office: Office, at: datetime) -> None:
    claims(office, at, Said(property="age", value="9"))
    cells = described(office.file.record_id).cells
    assert (cells["age"], cells["age_as_of"]) == ("9", "2026-03-02")


def test_a_closed_request_leaves_the_index(office: Office, at: datetime) -> None:
    work(at)
    intake.close_request(office.amina, at=at, request=office.request, why="Found by phone.")
    work(at)
    assert list(entries().values_list("half", flat=True)) == [Half.FOUND]
    held = set(IndexKey.objects.values_list("entry", flat=True))
    assert held == set(entries().values_list("id", flat=True))


def test_an_erased_claim_leaves_the_index_in_the_same_transaction(
    office: Office, at: datetime
) -> None:
    work(at)
    erase(office, office.file.record.claims.filter(property="name"), at=at)
    assert entries().get(record=office.file.record).cells == {}
    work(at)
    assert "name" not in entries().get(record=office.file.record).cells


def test_counts_are_taken_at_first_and_then_when_enough_has_changed(
    office: Office, at: datetime
) -> None:
    work(at)
    assert index.live_index().counts.sizes == (1, 1)
    register(office.amina, at=at)
    work(at)
    assert index.live_index().counts.sizes == (1, 1)
    for _ in range(index.LEAST_CHANGED):
        register(office.amina, at=at)
    work(at)
    assert index.live_index().counts.sizes[1] > 1


def test_another_way_of_making_keys_makes_the_index_anew(office: Office, at: datetime) -> None:
    work(at)
    IndexState.objects.update(version="another")
    index.begin()
    assert (entries().count(), IndexKey.objects.count()) == (0, 0)
    work(at)
    assert entries().count() == 2


def test_evidence_keeps_no_words_of_a_source(office: Office, at: datetime) -> None:
    work(at)
    (pair,) = office.file.record.candidates_as_found.all()
    assert "Саша" not in str(pair.evidence)
    assert pair.claim_ids
    assert evidence(office.file).engine != pair.engine
