"""What happened in the demo before somebody opens it?

Some children were reunited, each by every act on the way and past every guard; parties gave
accounts of movements that contradict each other, and nobody says who is right; some things wait
on the cast's desks. Layer: site.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from kintrace.casework import (
    claim,
    consent,
    desk,
    handover,
    interests,
    judge,
    movement,
    receive,
    reunification,
    state,
    verification,
)
from kintrace.casework.saying import Said
from kintrace.casework.state import NextStep
from kintrace.registry.models import Candidate, ChildFile, Purpose, SourceKind, User
from kintrace.site.demo import cast
from kintrace.site.demo_accounts import tell_accounts
from kintrace.site.demo_filling import Filled, Invented, bundles, yes
from kintrace.site.demo_letters import send_letters

REUNITED, MOVED, ON_THEIR_WAY = 24, 40, 240
FIRST_PARTY, SECOND_PARTY = "First party (invented)", "Second party (invented)"
Way = Callable[..., Any]


def tell(invented: Invented, *, into: Filled) -> Iterator[str]:
    """Let all stories happen; yields after each kind what it was."""
    reunite_some(invented, into=into)
    yield "reunited"
    go_on_with_some(into)
    yield "on their way"
    move_some(invented, into=into)
    yield "moved"
    tell_accounts(at=into.at, child=_a_northern_child(into))
    yield "told in papers"
    lay_on_desks(into)
    yield "on desks"
    send_letters(into)
    yield "letters"


def reunite_some(invented: Invented, *, into: Filled) -> None:
    """Bring the likeliest true pairs of one agency the whole way, some up to the close."""
    truth = set(invented.world.truth.iter_rows())
    lesia = into.owners[0]
    ready = [
        into.pairs[one]
        for one in invented.proposed
        if one in truth and one in into.pairs and _is_northern(into.files[one[1]], lesia)
    ]
    for number, candidate in enumerate(ready[:REUNITED]):
        with transaction.atomic():
            reunite(candidate, number=number, into=into)


def _a_northern_child(into: Filled) -> Any:
    """The record of a child of Amina's agency, None = there is none."""
    agency = cast("amina").agency_id
    return next((one.record for one in into.files.values() if one.agency_id == agency), None)


def _is_northern(file: ChildFile, lesia: User) -> bool:
    return file.agency_id == lesia.agency_id and file.owner.team_id == lesia.team_id


def reunite(candidate: Candidate, *, number: int, into: Filled) -> None:
    """Bring one child home: every act at its place, the last a follow-up."""
    file, asking = candidate.found.file, candidate.sought.sought_in.request
    amina, bashir, vira = cast("amina"), cast("bashir"), cast("vira")
    at = into.at
    said = [Said(property="separation_cause", value="evacuation")]
    told = {one.property for one in file.record.claims.all()}
    said += [
        Said(property=code, unknown="does_not_know") for code in ("sex", "age") if code not in told
    ]
    claim.add(amina, at=at, record=file.record, source=voice(file), said=said)
    go(file, "registered", "documented", "tracing", by=amina, at=at)
    judge.judge(amina, at=at, candidate=candidate, answer="same")
    judge.judge(into.owners[0], at=at, candidate=candidate, answer="same")
    agree(file, asking, by=amina, at=at)
    go(file, "match_proposed", "contact_with_family", "verification", by=amina, at=at)
    verify(file, candidate, officers=(bashir, vira), at=at)
    go(file, "best_interests", by=amina, at=at)
    weigh(file, by=amina, panel=vira, at=at)
    go(file, "reunification_planned", by=amina, at=at)
    hand_over(file, by=amina, at=at)
    go(file, "reunited", by=amina, at=at)
    if number % 2:
        reunification.follow_up(
            amina, at=at, file=file, visited_on=at.date(), was_child_seen=True, school="goes again"
        )
        go(file, "follow_up", by=amina, at=at)
    if number % 4 == 3:
        go(file, "closed", by=amina, at=at)


def go(file: ChildFile, *states: str, by: User, at: datetime) -> None:
    """Bring a file from state to state."""
    for to in states:
        file.refresh_from_db()
        due = at.date() + timedelta(days=7)
        step = NextStep(what="Go on with the next talk", owner=by, due_on=due)
        state.move(by, at=at, file=file, to=to, next_step=step, reason="It is time.")
    file.refresh_from_db()


def voice(file: ChildFile) -> Any:
    """Return the child as a speaker."""
    return file.record.speaks_as.first()


def agree(file: ChildFile, asking: Any, *, by: User, at: datetime) -> None:
    """Let both sides agree to contact and verification."""
    for record, who in ((file.record, "caregiver"), (asking.inquirer, "self")):
        for answer in yes((Purpose.CONTACT, Purpose.VERIFICATION), on=at.date(), by=who):
            consent.give(by, at=at, record=record, answer=answer)


def verify(
    file: ChildFile, candidate: Candidate, *, officers: tuple[User, User], at: datetime
) -> None:
    """Let both sides answer to different officers, who find the relationship as told."""
    candidate.refresh_from_db()
    opened = verification.open_verification(cast("amina"), at=at, file=file, candidate=candidate)
    for officer, side in zip(officers, ("child", "adult"), strict=True):
        asked: dict[str, Any] = {"at": at, "verification": opened, "side": side}
        verification.answer(officer, question="What is the dog called?", answer="Rex", **asked)
        verification.lock_side(officer, **asked)
    first, second = officers
    verification.conclude(
        first, at=at, verification=opened, outcome="positive", why="Both tell the same."
    )
    verification.second(second, at=at, verification=opened)


def weigh(file: ChildFile, *, by: User, panel: User, at: datetime) -> None:
    """Let the panel hear the child and decide."""
    opened = interests.open_procedure(
        by,
        at=at,
        file=file,
        kind="bia",
        panel=[panel],
        options="To go home; to stay with the foster family.",
        childs_wish="wants",
        childs_view="I want to go home.",
    )
    interests.decide(panel, at=at, procedure=opened, decision="in_favour", why="A safe home.")


def hand_over(file: ChildFile, *, by: User, at: datetime) -> None:
    """Record the hand-over."""
    reunification.record(
        by,
        at=at,
        file=file,
        outcome="reunited",
        reunited_on=at.date(),
        place_text="Kherson",
        with_whom_text="the mother",
        relation="mother",
        handed_over_by=by.display_name,
        received_by="the mother",
        is_signed_by_giver=True,
        is_signed_by_receiver=True,
        childs_wish="wants to go",
        follow_up_plan="a visit after a week",
    )


def go_on_with_some(into: Filled) -> None:
    """Register and document files that are not in a story, each by its owner."""
    fresh = [file for file in into.files.values() if file.state == "identified"]
    for bundle in bundles(fresh[REUNITED * 3 : REUNITED * 3 + ON_THEIR_WAY]):
        with transaction.atomic():
            for file in bundle:
                file.refresh_from_db()
                if file.state == "identified":
                    go(file, "registered", by=file.owner, at=into.at)


def move_some(invented: Invented, *, into: Filled) -> None:
    """Record movements, each with the account of two parties that contradict each other."""
    amina = cast("amina")
    with transaction.atomic():
        parties = [
            receive.name_source(amina, at=into.at, kind=SourceKind.PARTY, name=name, is_shared=True)
            for name in (FIRST_PARTY, SECOND_PARTY)
        ]
    ours = [file for file in into.files.values() if file.agency_id == amina.agency_id]
    legs = invented.world.stories.movements.head(MOVED).to_dicts()
    for bundle in bundles(zip(ours, legs, strict=False)):
        with transaction.atomic():
            for file, leg in bundle:
                move(file, leg, parties=parties, at=into.at)


def move(file: ChildFile, leg: dict[str, Any], *, parties: list[Any], at: datetime) -> None:
    """Record one movement and what each party says of it."""
    amina = cast("amina")
    moved = movement.record(
        amina,
        at=at,
        children=[file.record],
        departed=leg["moved_on"].isoformat(),
        from_text=leg["from_place"] or "",
        to_text=leg["to_place"] or "",
        arranging_party=parties[1],
        receiving_party=parties[1],
    )
    accounts = (
        ("Taken away", "refused", "Nobody asked the parents."),
        ("Evacuated for safety", "given", "The director of the home agreed."),
    )
    for source, (character, answer, asked) in zip(parties, accounts, strict=True):
        said = [
            Said(property="character", value=character, stance="supports"),
            Said(property="consent_answer", value=answer, stance="supports"),
            Said(property="consent_asked", value=asked, stance="supports"),
        ]
        claim.add_account(amina, at=at, movement=moved, source=source, said=said)


def lay_on_desks(into: Filled) -> None:
    """Leave safety steps, some overdue, and questions to another agency with the cast."""
    amina, bashir, carla = cast("amina"), cast("bashir"), cast("carla")
    day = into.at.date()
    for owner in (amina, bashir):
        mine = [one for one in into.files.values() if one.owner_id == owner.pk]
        with transaction.atomic():
            for number, file in enumerate(mine[:6]):
                desk.make_task(
                    owner,
                    at=into.at,
                    file=file,
                    what="Ask whether the child is safe where they sleep",
                    due_on=day + timedelta(days=number - 3),
                    owner=owner,
                    is_safety_step=True,
                )
            for file in mine[6:8]:
                _refer(file, by=owner, to=carla, at=into.at)
    theirs = [one for one in into.files.values() if one.owner_id == carla.pk]
    with transaction.atomic():
        for file in theirs[:2]:
            _refer(file, by=carla, to=amina, at=into.at)


def _refer(file: ChildFile, *, by: User, to: User, at: datetime) -> None:
    consent_to_tell = yes((Purpose.OTHER_ORGANISATIONS,), on=at.date(), by="caregiver")
    consent.give(by, at=at, record=file.record, answer=consent_to_tell[0])
    handover.refer(
        by,
        at=at,
        file=file,
        to_agency=to.agency,
        service="school",
        why="The child has been without school since spring.",
        claims=list(file.record.claims.filter(property="sex")[:1])
        or list(file.record.claims.all()[:1]),
        feedback_due_on=at.date() + timedelta(days=14),
    )
