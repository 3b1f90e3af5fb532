"""What does somebody say of a pair of records, and how is that taken back?

Each reader judges without seeing what another said. Two that say "same" make the pair plausible,
which opens verification and nothing more; one "different" with a reason rejects it.
"""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Exists, OuterRef

from kintrace.casework.acting import NotNow, acting, earlier, lock_row
from kintrace.registry.models import Answer, Candidate, CandidateState, Judgement, User
from kintrace.registry.person import is_same_person, standing_judgements

OPEN = (CandidateState.PROPOSED, CandidateState.UNDER_REVIEW, CandidateState.PLAUSIBLE)


def judge(
    user: User,
    *,
    at: datetime,
    candidate: Candidate,
    answer: Answer | str,
    reason: str = "",
    key: UUID | None = None,
) -> Judgement:
    """Say of a pair: same, different (for a reason) or unsure.  Raises: Refused, NotNow."""
    with acting(user, "candidate.judge", at=at, on=candidate, reason=reason) as entry:
        known = earlier(Judgement, key, by="by", user=user, entry=entry)
        if known is not None:
            return known
        fresh = lock_row(candidate)
        if fresh.state not in OPEN:
            raise NotNow("this pair is settled", hint="it comes again when new claims are weighed")
        if answer == Answer.DIFFERENT and not reason.strip():
            raise NotNow("say what tells these two apart", hint="one sentence is enough")
        first, second = sorted((fresh.sought_id, fresh.found_id))
        judgement = Judgement.objects.create(
            id=key or uuid4(),
            first_id=first,
            second_id=second,
            candidate=fresh,
            answer=answer,
            reason=reason,
            by=user,
            at=at,
        )
        _settle(fresh, at=at)
        entry.detail = {"judgement": str(judgement.pk), "answer": str(answer)}
        return judgement


def reverse(user: User, *, at: datetime, judgement: Judgement, reason: str) -> Judgement:
    """Take one's own judgement back; what follows from it is taken back too.

    Returns the reversing judgement (unsure). Raises: Refused, NotNow.
    """
    with acting(user, "candidate.reverse", at=at, on=judgement, reason=reason) as entry:
        fresh = lock_row(judgement.candidate)
        if judgement.by_id != user.pk:
            raise NotNow("only who judged can take it back", hint="judge the pair yourself")
        if fresh.state in (CandidateState.VERIFICATION_SENT, CandidateState.CONFIRMED):
            raise NotNow("verification began", hint="it decides now")
        if Judgement.objects.everywhere(why="the judgement in hand").filter(reverses=judgement):
            raise NotNow("this judgement was taken back already")
        reversing = Judgement.objects.create(
            first_id=judgement.first_id,
            second_id=judgement.second_id,
            candidate=fresh,
            answer=Answer.UNSURE,
            reason=reason,
            by=user,
            at=at,
            reverses=judgement,
        )
        _settle(fresh, at=at)
        entry.detail = {"reversed": str(judgement.pk)}
        return reversing


def _settle(candidate: Candidate, *, at: datetime) -> None:
    said = standing_judgements(candidate.sought_id, candidate.found_id)
    against = [row for row in said if row.answer == Answer.DIFFERENT]
    state, why = CandidateState.UNDER_REVIEW, ""
    if against:
        state, why = CandidateState.REJECTED, str(against[-1].reason)
    elif is_same_person(said):
        state = CandidateState.PLAUSIBLE
    if candidate.state != state:
        candidate.state, candidate.state_why, candidate.state_at = state, why, at
        candidate.save()


def answers_of(user: User) -> Any:
    """Return a reader's own answers that stand: neither taken back, nor before one that was."""
    said = Judgement.objects.everywhere(why="a reader's own judgements").filter(
        by=user, candidate__isnull=False
    )
    taken_back = said.filter(
        candidate=OuterRef("candidate"), reverses__isnull=False, at__gte=OuterRef("at")
    )
    return said.filter(reverses__isnull=True, reversed_by__isnull=True).exclude(Exists(taken_back))


def shown_to(user: User, candidate: Candidate) -> list[Judgement]:
    """Return the judgements on a pair that a reader may see: none until they have judged.

    Whoever took their answer back reads anew, and sees none again until they have answered anew.
    """
    said = standing_judgements(candidate.sought_id, candidate.found_id)
    own = [row for row in said if row.by_id == user.pk]
    return said if own or candidate.state not in OPEN else []
