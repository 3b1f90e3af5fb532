"""How is each guard of a file's edges made true?

One function for each guard, by its name, writing the fact itself. A test over the whole table of
edges then makes all true, or all but one.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from kintrace.casework import guards
from kintrace.casework.claim import add
from kintrace.casework.saying import Said
from kintrace.registry.models import (
    Artifact,
    BestInterests,
    Candidate,
    ChildFile,
    FollowUp,
    Judgement,
    Reunification,
    TwoPersonRequest,
    Verification,
)
from tests.casework.office import Office, agree, propose, register, say_same

Fact = Callable[[Office, datetime], None]
# These two stand from intake on, and a file without them can't be made.
ALWAYS = ("services_basis", "name_said", "place_said")


def core_facts_said(office: Office, at: datetime) -> None:
    said = [Said(property=code, unknown="does_not_know") for code in ("sex", "separation_cause")]
    claims(office, at, *said, Said(property="age", value="about 9"))


def tracing_agreed(office: Office, at: datetime) -> None:
    agree(office, "tracing", at=at)


def contact_agreed(office: Office, at: datetime) -> None:
    agree(office, "contact", at=at)


def pair_said_same(office: Office, at: datetime) -> None:
    pair = living_pair(office, at)
    said = Judgement.objects.everywhere(why="test").filter(candidate=pair)
    if not said.exists():
        say_same(pair, office.amina, office.bashir, at=at)


def both_agreed(office: Office, at: datetime) -> None:
    pair_said_same(office, at)
    agree(office, "verification", at=at)


def verification_positive(office: Office, at: datetime) -> None:
    verified(office, at, "positive")


def verification_negative(office: Office, at: datetime) -> None:
    verified(office, at, "negative")


def interests_in_favour(office: Office, at: datetime) -> None:
    decided(office, at, decision="in_favour", wish="does_not_want")


def interests_against(office: Office, at: datetime) -> None:
    decided(office, at, decision="against", wish="wants")


def child_wishes_it(office: Office, at: datetime) -> None:
    change_last(office, at, childs_wish="wants")


def child_declines(office: Office, at: datetime) -> None:
    change_last(office, at, childs_wish="does_not_want")


def reunification_signed(office: Office, at: datetime) -> None:
    handed_over(office, at, "reunited")


def contact_restored(office: Office, at: datetime) -> None:
    handed_over(office, at, "contact_restored_only")


def child_seen_after(office: Office, at: datetime) -> None:
    handed_over(office, at, "reunited")
    FollowUp.objects.create(
        file=office.file,
        kind="after_reunification",
        visited_on=at.date(),
        was_child_seen=True,
        recorded_at=at,
        recorded_by=office.amina,
    )


def is_adult(office: Office, at: datetime) -> None:
    claims(office, at, Said(property="date_of_birth", value="12.05.2001"))


def death_documented(office: Office, at: datetime) -> None:
    paper = Artifact.objects.create(
        sha256="0" * 64,
        size=1,
        media_type="image/png",
        name="paper",
        agency=office.northern,
        received_at=at,
        received_by=office.amina,
    )
    claims(
        office,
        at,
        Said(property="death_on", value="02.02.2026", certainty="certain", artifact=paper),
    )


def disclosure_approved(office: Office, at: datetime) -> None:
    TwoPersonRequest.objects.create(
        kind="disclosure",
        record=office.file.record,
        legal_basis="consent",
        reason="The other office goes on with the work.",
        asked_at=at,
        asked_by=office.amina,
        decision="approved",
        decided_at=at,
        decided_by=office.supervisor,
    )


def other_file_is_same(office: Office, at: datetime) -> None:
    other = register(office.amina, at=at)
    first, second = sorted((office.file.record_id, other.record_id))
    for reader in (office.amina, office.bashir):
        Judgement.objects.create(first_id=first, second_id=second, answer="same", by=reader, at=at)


def other_file(office: Office) -> ChildFile | None:
    """The other file about the same child, once there is one."""
    rows = ChildFile.objects.everywhere(why="test").exclude(pk=office.file.pk)
    return rows.first()


def claims(office: Office, at: datetime, *said: Said) -> None:
    """Let the child say something more."""
    add(office.amina, at=at, record=office.file.record, source=office.voice, said=said)


def living_pair(office: Office, at: datetime) -> Candidate:
    """The pair of the office's request and file."""
    rows = Candidate.objects.everywhere(why="test").filter(found=office.file.record)
    return rows.first() or propose(office, at=at)


def verified(office: Office, at: datetime, outcome: str) -> None:
    """Two officers came to an outcome."""
    Verification.objects.create(
        file=office.file,
        candidate=living_pair(office, at),
        opened_at=at,
        opened_by=office.verifier,
        outcome=outcome,
        outcome_at=at,
        outcome_by=office.verifier,
        seconded_at=at,
        seconded_by=office.second_verifier,
    )


def decided(office: Office, at: datetime, *, decision: str, wish: str) -> None:
    """A panel decided."""
    BestInterests.objects.create(
        file=office.file,
        kind="bia",
        options="To go, to stay.",
        childs_wish=wish,
        childs_view="As the child said.",
        opened_at=at,
        opened_by=office.supervisor,
        decision=decision,
        decision_why="As weighed.",
        decided_at=at,
        decided_by=office.supervisor,
    )


def change_last(office: Office, at: datetime, *, childs_wish: str) -> None:
    """Let the child wish something in the newest procedure."""
    last = guards.last_best_interests(office.file)
    if last is None:
        decided(office, at, decision="against", wish=childs_wish)
    else:
        last.childs_wish = childs_wish
        last.save()


def handed_over(office: Office, at: datetime, outcome: str) -> None:
    """What came of the way home is written down."""
    rows = Reunification.objects.everywhere(why="test").filter(file=office.file, outcome=outcome)
    if not rows.exists():
        Reunification.objects.create(
            file=office.file,
            outcome=outcome,
            reunited_on=at.date() - timedelta(days=1),
            place_text="Kherson",
            with_whom_text="the aunt",
            relation="aunt",
            handed_over_by="Amina",
            received_by="the aunt",
            is_signed_by_giver=True,
            is_signed_by_receiver=True,
            childs_wish="wants to go",
            follow_up_plan="after a week",
            recorded_at=at,
            recorded_by=office.amina,
        )


FACTS: dict[str, Fact] = {
    fact.__name__: fact
    for fact in (
        core_facts_said,
        tracing_agreed,
        contact_agreed,
        pair_said_same,
        both_agreed,
        verification_positive,
        verification_negative,
        interests_in_favour,
        interests_against,
        child_wishes_it,
        child_declines,
        reunification_signed,
        contact_restored,
        child_seen_after,
        is_adult,
        death_documented,
        disclosure_approved,
        other_file_is_same,
    )
}
