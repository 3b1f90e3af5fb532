"""Are best interests, reunification and follow-up written down as they must be?"""

from datetime import date, datetime, timedelta

import pytest

from kintrace.casework import care, interests, reunification
from kintrace.casework.acting import NotNow
from kintrace.casework.policy import Refused
from kintrace.registry.models import BestInterests, Reunification
from tests.casework.office import Office, register
from tests.casework.test_state import stands_at


def opens(office: Office, at: datetime, **other: object) -> BestInterests:
    """Open an assessment by the supervisor."""
    asked: dict[str, object] = {
        "file": office.file,
        "kind": "bia",
        "panel": [office.supervisor],
        "options": "To go to the aunt; to stay.",
        "childs_wish": "wants",
        "childs_view": "I want to go.",
    }
    return interests.open_procedure(office.amina, at=at, **{**asked, **other})


def hands_over(office: Office, at: datetime, **other: object) -> Reunification:
    """Record the hand-over to the aunt."""
    said: dict[str, object] = {
        "file": office.file,
        "outcome": "reunited",
        "reunited_on": at.date(),
        "place_text": "Kherson",
        "with_whom_text": "the aunt",
        "relation": "aunt",
        "handed_over_by": "Amina",
        "received_by": "the aunt",
        "is_signed_by_giver": True,
        "is_signed_by_receiver": True,
        "childs_wish": "wants to go",
        "follow_up_plan": "after a week",
    }
    return reunification.record(office.amina, at=at, **{**said, **other})


def test_a_member_of_the_panel_writes_its_decision_once(office: Office, at: datetime) -> None:
    opened = opens(office, at)
    decided = {"at": at, "procedure": opened, "decision": "in_favour"}
    with pytest.raises(NotNow, match="write why"):
        interests.decide(office.supervisor, why="", **decided)
    interests.decide(office.supervisor, why="It is the child's wish.", **decided)
    with pytest.raises(NotNow, match="already"):
        interests.decide(office.supervisor, why="Again.", **decided)


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"childs_view": " "}, "child's view"),
        ({"options": ""}, "options"),
        ({"panel": []}, "more than one"),
        ({"kind": "bid"}, "more than one"),
    ],
)
def test_a_procedure_needs_its_panel_options_and_the_childs_view(
    office: Office, at: datetime, wrong: dict[str, object], refusal: str
) -> None:
    with pytest.raises(NotNow, match=refusal):
        opens(office, at, **wrong)


def test_the_panel_is_of_the_agency_and_only_it_decides(office: Office, at: datetime) -> None:
    with pytest.raises(NotNow, match="agency"):
        opens(office, at, panel=[office.carla])
    opened = opens(office, at, kind="bid", panel=[office.amina, office.verifier])
    asked = {"at": at, "procedure": opened, "decision": "against", "why": "x"}
    with pytest.raises(NotNow, match="member of the panel"):
        interests.decide(office.supervisor, **asked)
    for user in (office.amina, office.carla, office.dora):
        with pytest.raises(Refused):
            interests.decide(user, **asked)


def test_what_is_put_off_says_until_when(office: Office, at: datetime) -> None:
    opened = opens(office, at)
    asked = {"at": at, "procedure": opened, "decision": "deferred", "why": "Winter."}
    with pytest.raises(NotNow, match="which day"):
        interests.decide(office.supervisor, **asked)
    decided = interests.decide(office.supervisor, review_on=date(2026, 4, 1), **asked)
    assert decided.review_on == date(2026, 4, 1)


def test_a_planned_reunification_is_recorded(office: Office, at: datetime) -> None:
    stands_at(office.file, "reunification_planned")
    assert hands_over(office, at).outcome == "reunited"


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"is_signed_by_giver": False}, "sign"),
        ({"is_signed_by_receiver": False}, "sign"),
        ({"reunited_on": date(2026, 3, 3)}, "not come"),
    ],
)
def test_a_hand_over_is_signed_by_both_and_has_happened(
    office: Office, at: datetime, wrong: dict[str, object], refusal: str
) -> None:
    stands_at(office.file, "reunification_planned")
    with pytest.raises(NotNow, match=refusal):
        hands_over(office, at, **wrong)


def test_no_hand_over_is_recorded_before_it_is_planned(office: Office, at: datetime) -> None:
    with pytest.raises(NotNow, match="not so far"):
        hands_over(office, at)


def test_a_visit_says_whether_the_child_was_seen_or_why_not(office: Office, at: datetime) -> None:
    visit = {"at": at, "file": office.file, "visited_on": at.date()}
    with pytest.raises(NotNow, match="not seen"):
        reunification.follow_up(office.amina, was_child_seen=False, **visit)
    seen = reunification.follow_up(office.amina, was_child_seen=True, school="goes", **visit)
    assert (seen.was_child_seen, seen.school) == (True, "goes")
    visit["visited_on"] = at.date() + timedelta(days=1)
    with pytest.raises(NotNow, match="not come"):
        reunification.follow_up(office.amina, was_child_seen=True, **visit)


def test_others_record_nothing(office: Office, at: datetime) -> None:
    stands_at(office.file, "reunification_planned")
    for user in (office.carla, office.dora, office.verifier):
        with pytest.raises(Refused):
            reunification.follow_up(
                user, at=at, file=office.file, visited_on=at.date(), was_child_seen=True
            )
        with pytest.raises(Refused):
            care.record(user, at=at, file=office.file, kind="foster_care", started="2026")


def test_care_follows_care(office: Office, at: datetime) -> None:
    care.record(office.amina, at=at, file=office.file, kind="residential_care", started="2024")
    care.record(office.amina, at=at, file=office.file, kind="foster_care", started="01.02.2026")
    now, before = office.file.care_arrangements.order_by("kind")
    assert (now.kind, now.ended_on) == ("foster_care", None)
    assert before.ended_on == date(2026, 2, 1)


def test_a_family_is_of_records_that_one_may_join(office: Office, at: datetime) -> None:
    sibling = register(office.amina, at=at)
    records = [office.file.record, sibling.record]
    family = care.join_family(office.amina, at=at, records=records)
    assert family.members.count() == 2
    with pytest.raises(NotNow):
        care.join_family(office.amina, at=at, records=records[:1])
    with pytest.raises(Refused):
        care.join_family(office.carla, at=at, records=records)
