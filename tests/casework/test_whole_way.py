"""Does one child's file go the whole way by acts alone, from intake to its close?"""

from datetime import datetime, timedelta

import pytest

from kintrace.casework import audit, interests, reunification, state, verification
from kintrace.casework.saying import Said
from kintrace.casework.state import NextStep, StepRefused
from kintrace.registry.models import Verification
from tests.casework.facts import claims
from tests.casework.office import Office, agree, propose, say_same

WAY = (
    "registered",
    "documented",
    "tracing",
    "match_proposed",
    "contact_with_family",
    "verification",
    "best_interests",
    "reunification_planned",
    "reunited",
    "follow_up",
    "closed",
)


def test_a_file_goes_from_intake_to_close_and_is_refused_before_each_fact(
    office: Office, at: datetime
) -> None:
    facts = {
        "documented": documented,
        "tracing": lambda office, at: agree(office, "tracing", at=at),
        "match_proposed": lambda office, at: say_same(
            propose(office, at=at), office.amina, office.bashir, at=at
        ),
        "contact_with_family": lambda office, at: agree(office, "contact", at=at),
        "verification": lambda office, at: agree(office, "verification", at=at),
        "best_interests": verified,
        "reunification_planned": weighed,
        "reunited": handed_over,
        "closed": seen,
    }
    for number, to in enumerate(WAY):
        day = at + timedelta(days=number)
        if to in facts:
            with pytest.raises(StepRefused) as refused:
                go(office, to, at=day)
            assert refused.value.guards != ()
            facts[to](office, day)
        go(office, to, at=day)
    assert [row.to_state for row in office.file.state_changes.all()] == list(WAY)
    assert (office.file.next_step, office.file.next_owner) == ("", None)
    assert audit.verify() == ()


def go(office: Office, to: str, *, at: datetime) -> None:
    """Bring the file one state on."""
    step = NextStep(what="go on", owner=office.amina, due_on=at.date())
    state.move(office.amina, at=at, file=office.file, to=to, next_step=step, reason="It is time.")
    office.file.refresh_from_db()


def documented(office: Office, at: datetime) -> None:
    """The child tells more."""
    told = {"sex": "male", "age": "9", "separation_cause": "evacuation"}
    claims(office, at, *(Said(property=code, value=value) for code, value in told.items()))


def verified(office: Office, at: datetime) -> None:
    """Both sides answer to different officers, who find the relationship as told."""
    pair = office.file.record.candidates_as_found.get()
    opened: Verification = verification.open_verification(
        office.amina, at=at, file=office.file, candidate=pair
    )
    for officer, side in ((office.verifier, "child"), (office.second_verifier, "adult")):
        asked = {"at": at, "verification": opened, "side": side}
        verification.answer(officer, question="What is the dog called?", answer="Rex", **asked)
        verification.lock_side(officer, **asked)
    verification.conclude(
        office.verifier, at=at, verification=opened, outcome="positive", why="They agree."
    )
    verification.second(office.second_verifier, at=at, verification=opened)


def weighed(office: Office, at: datetime) -> None:
    """The panel hears the child and decides."""
    opened = interests.open_procedure(
        office.amina,
        at=at,
        file=office.file,
        kind="bia",
        panel=[office.supervisor],
        options="To go to the aunt; to stay.",
        childs_wish="wants",
        childs_view="I want to go to my aunt.",
    )
    interests.decide(
        office.supervisor, at=at, procedure=opened, decision="in_favour", why="A safe home."
    )


def handed_over(office: Office, at: datetime) -> None:
    """The child is handed over."""
    reunification.record(
        office.amina,
        at=at,
        file=office.file,
        outcome="reunited",
        reunited_on=at.date(),
        place_text="Kherson",
        with_whom_text="the aunt",
        relation="aunt",
        handed_over_by="Amina",
        received_by="the aunt",
        is_signed_by_giver=True,
        is_signed_by_receiver=True,
        childs_wish="wants to go",
        follow_up_plan="after a week",
    )


def seen(office: Office, at: datetime) -> None:
    """Somebody visits and sees the child."""
    reunification.follow_up(
        office.amina, at=at, file=office.file, visited_on=at.date(), was_child_seen=True
    )
