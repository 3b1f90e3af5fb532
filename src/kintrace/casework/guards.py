"""What must be true before a file may go on?

One function for each guard that the table of edges names. A guard reads confirmed facts, never
notes; its first line is the sentence that people read when it refuses.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kintrace.casework.consent import is_adult as has_come_of_age
from kintrace.casework.consent import is_agreed
from kintrace.registry.models import (
    BestInterests,
    Candidate,
    ChildFile,
    Claim,
    Consent,
    FollowUp,
    Purpose,
    Record,
    Reunification,
    TwoPersonRequest,
    Verification,
)
from kintrace.registry.person import is_same_person, standing_judgements
from kintrace.registry.vocabulary import properties

_WHY = "the file in hand"
_PLACES = ("found_place", "current_place", "present_address", "separation_place")
_CORE = (("names",), ("sex",), ("date_of_birth", "age"), ("separation_cause", "separation_details"))


@dataclass(frozen=True, slots=True)
class Step:
    """What a guard looks at: the file, the day, and why somebody wants to go on."""

    file: ChildFile
    on: date
    reason: str


Guard = Callable[[Step], bool]


def services_basis(step: Step) -> bool:
    """There is an answer about services, or another legal basis is written down."""
    rows = Consent.objects.everywhere(why=_WHY).filter(
        record=step.file.record, purpose=Purpose.SERVICES, withdrawn_at__isnull=True
    )
    return any(row.is_given or row.legal_basis != "consent" for row in rows)


def name_said(step: Step) -> bool:
    """A name is said, or why there is none."""
    return _is_said(step, _in_group("names"))


def place_said(step: Step) -> bool:
    """A place is said, or why there is none."""
    return _is_said(step, _PLACES)


def core_facts_said(step: Step) -> bool:
    """Name, sex, birth or age, and the separation are said, or why they are not."""
    wanted = (_in_group("names") if codes == ("names",) else codes for codes in _CORE)
    return all(_is_said(step, codes) for codes in wanted)


def tracing_agreed(step: Step) -> bool:
    """Tracing was agreed to, and the answer stands."""
    return is_agreed(step.file.record, purpose=Purpose.TRACING, on=step.on)


def contact_agreed(step: Step) -> bool:
    """Contact with the family was agreed to on the child's side, and the answer stands."""
    return is_agreed(step.file.record, purpose=Purpose.CONTACT, on=step.on)


def pair_said_same(step: Step) -> bool:
    """Two readers said of one pair that it is the same person, and none that it is not."""
    return joined_candidate(step.file) is not None


def both_agreed(step: Step) -> bool:
    """Verification was agreed to on both sides, and both answers stand."""
    pair = joined_candidate(step.file)
    asking = None if pair is None else inquirer_of(pair)
    if asking is None:
        return False
    purpose = Purpose.VERIFICATION
    return is_agreed(step.file.record, purpose=purpose, on=step.on) and is_agreed(
        asking, purpose=purpose, on=step.on
    )


def verification_positive(step: Step) -> bool:
    """Two officers found the relationship to be as told."""
    return _last_outcome(step.file) == "positive"


def verification_negative(step: Step) -> bool:
    """Two officers found the relationship not to be as told, or could not tell."""
    return _last_outcome(step.file) in ("negative", "inconclusive")


def interests_in_favour(step: Step) -> bool:
    """Reunification was found to be in the child's best interests."""
    last = last_best_interests(step.file)
    return last is not None and last.decision == "in_favour"


def interests_against(step: Step) -> bool:
    """Reunification was found not to be in the child's best interests."""
    last = last_best_interests(step.file)
    return last is not None and last.decision == "against"


def child_wishes_it(step: Step) -> bool:
    """The child's own view is written down and is not against it."""
    last = last_best_interests(step.file)
    return last is not None and last.childs_wish in ("wants", "cannot_say")


def child_declines(step: Step) -> bool:
    """The child said in the best interests procedure that they do not want to go."""
    last = last_best_interests(step.file)
    return last is not None and last.childs_wish == "does_not_want"


def reunification_signed(step: Step) -> bool:
    """The hand-over of the child is written down and signed by both sides."""
    rows = Reunification.objects.everywhere(why=_WHY)
    return bool(rows.filter(file=step.file, outcome="reunited").exists())


def contact_restored(step: Step) -> bool:
    """It is written down that contact, and no more, was restored."""
    rows = Reunification.objects.everywhere(why=_WHY)
    return bool(rows.filter(file=step.file, outcome="contact_restored_only").exists())


def child_seen_after(step: Step) -> bool:
    """The child was seen in a follow-up after the reunification."""
    reunited = (
        Reunification.objects.everywhere(why=_WHY)
        .filter(file=step.file, outcome="reunited")
        .order_by("-reunited_on")
        .first()
    )
    rows = FollowUp.objects.everywhere(why=_WHY).filter(file=step.file, was_child_seen=True)
    return reunited is not None and bool(
        rows.filter(visited_on__gte=reunited.reunited_on, visited_on__lte=step.on).exists()
    )


def is_adult(step: Step) -> bool:
    """A standing date of birth or age leaves no doubt that the person is 18."""
    return has_come_of_age(step.file.record, on=step.on)


def death_documented(step: Step) -> bool:
    """The death stands in a certain claim that a document supports."""
    rows = Claim.objects.everywhere(why=_WHY).standing()
    death = rows.filter(record=step.file.record, property="death_on", certainty="certain")
    return bool(death.filter(artifact__isnull=False).exclude(value="").exists())


def disclosure_approved(step: Step) -> bool:
    """A second person approved telling the other office."""
    rows = TwoPersonRequest.objects.everywhere(why=_WHY)
    return bool(
        rows.filter(record=step.file.record, kind="disclosure", decision="approved").exists()
    )


def other_file_is_same(step: Step) -> bool:
    """Two readers said that both files are about the same child."""
    other = step.file.duplicate_of
    if other is None or other.pk == step.file.pk:
        return False
    return is_same_person(standing_judgements(step.file.record_id, other.record_id))


def reason_given(step: Step) -> bool:
    """A reason is written down."""
    return step.reason.strip() != ""


def joined_candidate(file: ChildFile) -> Candidate | None:
    """Return the pair of this child with a sought person that readers joined, None if none."""
    pairs = Candidate.objects.everywhere(why=_WHY).filter(found=file.record_id)
    living = pairs.exclude(state__in=("rejected", "refuted", "superseded"))
    for pair in living.order_by("-state_at", "id"):
        if is_same_person(standing_judgements(pair.sought_id, pair.found_id)):
            return pair
    return None


def inquirer_of(pair: Candidate) -> Record | None:
    """Return the record of who asks for the sought person of a pair."""
    sought = getattr(pair.sought, "sought_in", None)
    return None if sought is None else sought.request.inquirer


def last_best_interests(file: ChildFile) -> BestInterests | None:
    """Return the newest decided best interests procedure that was not put off."""
    rows = BestInterests.objects.everywhere(why=_WHY).filter(file=file, decided_at__isnull=False)
    return rows.exclude(decision="deferred").order_by("-decided_at").first()


def _last_outcome(file: ChildFile) -> str:
    rows = Verification.objects.everywhere(why=_WHY).filter(file=file, seconded_at__isnull=False)
    last = rows.order_by("-seconded_at").first()
    return "" if last is None else str(last.outcome)


def _is_said(step: Step, codes: tuple[str, ...]) -> bool:
    rows = Claim.objects.everywhere(why=_WHY).standing()
    return bool(rows.filter(record=step.file.record_id, property__in=codes).exists())


def _in_group(group: str) -> tuple[str, ...]:
    return tuple(code for code, item in properties().items() if item.group == group)


GUARDS: dict[str, Guard] = {
    guard.__name__: guard
    for guard in (
        services_basis,
        name_said,
        place_said,
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
        reason_given,
    )
}


def sentence_of(guard: str) -> str:
    """Return what a guard asks for, in one sentence for people."""
    said: Any = GUARDS[guard].__doc__
    return str(said).splitlines()[0]
