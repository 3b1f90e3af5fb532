"""Does the engine propose as records come, and keep silent until somebody says something new?"""

from datetime import datetime

import pytest

from kintrace.casework import claim, judge
from kintrace.casework.propose import work_off
from kintrace.casework.saying import Said
from kintrace.registry.models import AuditEvent, Candidate, Claim
from tests.casework.facts import claims
from tests.casework.office import Office, register, work

pytestmark = pytest.mark.usefixtures("begun_index")


def pairs() -> list[Candidate]:
    """All pairs that stand."""
    rows = Candidate.objects.everywhere(why="test").exclude(state="superseded")
    return list(rows.order_by("proposed_at"))


def said_of(office: Office, at: datetime, *said: Said) -> list[Claim]:
    """Add what the child says."""
    return claim.add(office.amina, at=at, record=office.file.record, source=office.voice, said=said)


def test_a_new_child_is_proposed_to_the_request_that_waits(office: Office, at: datetime) -> None:
    work(at)
    (proposed,) = pairs()
    assert (proposed.sought, proposed.found) == (office.sought, office.file.record)
    assert proposed.engine == "live index"
    assert {row["feature"] for row in proposed.evidence} >= {"given_name", "brother_or_sister"}
    weighed = sum(row["bits"] for row in proposed.evidence) + proposed.prior_bits
    assert proposed.total_bits == pytest.approx(weighed, abs=0.05)


def test_nothing_is_proposed_twice_when_nothing_was_said(office: Office, at: datetime) -> None:
    work(at)
    events = AuditEvent.objects.everywhere(why="test").count()
    claims(office, at, Said(property="hair", value="brown"))
    work(at)
    assert len(pairs()) == 1
    # The claim's own event, and no other.
    assert AuditEvent.objects.everywhere(why="test").count() == events + 1


def test_a_rejected_pair_comes_again_with_a_claim_that_changes_its_evidence(
    office: Office, at: datetime
) -> None:
    work(at)
    (first,) = pairs()
    judge.judge(office.amina, at=at, candidate=first, answer="different", reason="Eyes.")
    work(at)
    assert [one.state for one in pairs()] == ["rejected"]
    said = [Said(property="birthplace", value="Харків")]
    claims(office, at, *said)
    claim.add(office.amina, at=at, record=office.sought, source=office.voice, said=said)
    work(at)
    (again,) = pairs()
    assert again.replaces == first
    assert len(again.new_claim_ids) == 2


def test_a_struck_claim_is_a_reason_to_look_again(office: Office, at: datetime) -> None:
    said = [Said(property="birthplace", value="Харків")]
    (place,) = said_of(office, at, *said)
    claim.add(office.amina, at=at, record=office.sought, source=office.voice, said=said)
    work(at)
    (before,) = pairs()
    retraction = claim.strike(
        office.amina, at=at, claim=place, reason="Another child.", source=office.voice
    )
    work(at)
    (after,) = pairs()
    assert after.new_claim_ids == [str(retraction.pk)]
    assert after.total_bits < before.total_bits


def test_another_agencys_child_is_not_proposed_unasked(office: Office, at: datetime) -> None:
    register(office.carla, at=at)
    work(at)
    assert {one.found.agency for one in pairs()} == {office.northern}


def test_dying_before_the_end_loses_nothing(office: Office, at: datetime, monkeypatch) -> None:
    with monkeypatch.context() as killed:
        killed.setattr("kintrace.casework.propose.index_rows.done", lambda numbers: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            work_off(at=at)
    work(at)
    assert len(pairs()) == 1
