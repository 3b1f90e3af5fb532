"""How is a pair of records proposed, looked at and left?

The engine or a person proposes; people open, put off, ask. A pair that was rejected comes again
only when new claims were weighed, and says which. Judging is ``casework.judge``'s.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from kintrace.casework import policy
from kintrace.casework.acting import NotNow, acting, lock_row
from kintrace.casework.consent import is_agreed
from kintrace.registry.models import (
    Candidate,
    CandidateState,
    ChildFile,
    Purpose,
    Record,
    Review,
    Task,
    User,
)

SETTLED = (CandidateState.REJECTED, CandidateState.CONFIRMED, CandidateState.REFUTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the engine weighed: rows as shown, bits, the claims used, and the engine's versions."""

    rows: Sequence[Mapping[str, Any]]
    total_bits: float
    prior_bits: float = 0.0
    claim_ids: Sequence[UUID] = field(default_factory=tuple)
    engine: str
    engine_version: str
    model_version: str


def propose(
    *,
    at: datetime,
    sought: Record,
    found: Record,
    evidence: Evidence,
    user: User | None = None,
    key: UUID | None = None,
) -> Candidate | None:
    """Propose a pair; ``user`` None = the engine.

    Returns None when there is nothing new: the pair stands and no new claim was weighed, or the
    records are of two agencies and not both sides agreed to telling others. Raises: Refused.
    """
    with acting(user, "candidate.propose", at=at) as entry:
        if user is not None and not policy.may(user, "candidate.propose", found):
            policy.require(user, "candidate.propose", sought)
        standing = (
            Candidate.objects.everywhere(why="a pair stands once in the office")
            .filter(sought=sought, found=found)
            .exclude(state=CandidateState.SUPERSEDED)
            .first()
        )
        new = new_claims(standing, evidence=evidence)
        if (standing is not None and not new) or not may_meet(sought, found, on=at.date()):
            entry.is_repeat = True
            return None
        if standing is not None:
            if standing.state in (CandidateState.CONFIRMED, CandidateState.VERIFICATION_SENT):
                entry.is_repeat = True
                return None
            standing.state, standing.state_at = CandidateState.SUPERSEDED, at
            standing.save()
        proposed = Candidate.objects.create(
            id=key or uuid4(),
            sought=sought,
            found=found,
            evidence=[dict(row) for row in evidence.rows],
            total_bits=evidence.total_bits,
            prior_bits=evidence.prior_bits,
            claim_ids=[str(claim) for claim in evidence.claim_ids],
            new_claim_ids=new if standing is not None else [],
            engine=evidence.engine,
            engine_version=evidence.engine_version,
            model_version=evidence.model_version,
            state_at=at,
            proposed_at=at,
            replaces=standing,
        )
        entry.on = proposed
        entry.detail = {"sought": str(sought.pk), "found": str(found.pk), "new_claims": len(new)}
        return proposed


def new_claims(standing: Candidate | None, *, evidence: Evidence) -> list[str]:
    """Return the keys of claims weighed now and not when the standing pair was proposed."""
    before = set() if standing is None else set(standing.claim_ids)
    return [str(claim) for claim in evidence.claim_ids if str(claim) not in before]


def may_meet(sought: Record, found: Record, *, on: date) -> bool:
    """Whether two records may be shown side by side: one agency, or both sides agreed to it."""
    if sought.agency_id == found.agency_id:
        return True
    asking = getattr(getattr(sought, "sought_in", None), "request", None)
    records = (found, asking.inquirer if asking is not None else sought)
    return all(is_agreed(row, purpose=Purpose.OTHER_ORGANISATIONS, on=on) for row in records)


def open_review(user: User, *, at: datetime, candidate: Candidate) -> Review:
    """Open a pair for review by a reader, or return the review open already.

    Raises: Refused, NotNow.
    """
    with acting(user, "candidate.review", at=at, on=candidate) as entry:
        fresh = lock_row(candidate)
        review = _review_of(user, fresh)
        if review is not None:
            entry.is_repeat = True
            return review
        if fresh.state in (*SETTLED, CandidateState.SUPERSEDED):
            raise NotNow("this pair is settled", hint="it comes again when new claims are weighed")
        if fresh.state == CandidateState.PROPOSED:
            fresh.state, fresh.state_at = CandidateState.UNDER_REVIEW, at
            fresh.save()
        return Review.objects.create(candidate=fresh, by=user, opened_at=at)


def put_off(user: User, *, at: datetime, candidate: Candidate, until: date) -> Review:
    """Leave a pair until a day; it stays in the queue of other readers.  Raises: Refused."""
    review = open_review(user, at=at, candidate=candidate)
    with acting(user, "candidate.review", at=at, on=candidate) as entry:
        review.put_off_until = until
        review.save()
        entry.detail = {"put_off_until": until.isoformat()}
        return review


def ask(
    user: User,
    *,
    at: datetime,
    candidate: Candidate,
    question: str,
    file: ChildFile,
    owner: User,
    due_on: date,
) -> Task:
    """Ask a question whose answer would settle a pair; it becomes a task.  Raises: Refused, NotNow.

    ``file`` is the child's, where somebody can ask.
    """
    if not question.strip():
        raise NotNow("write the question")
    review = open_review(user, at=at, candidate=candidate)
    with acting(user, "candidate.review", at=at, on=candidate) as entry:
        policy.require(user, "task.make", file)
        review.asked = question
        review.save()
        task = Task.objects.create(
            file=file,
            candidate=candidate,
            kind="question",
            what=question[:300],
            due_on=due_on,
            owner=owner,
            made_at=at,
            made_by=user,
        )
        entry.file_id, entry.detail = file.pk, {"task": str(task.pk)}
        return task


def _review_of(user: User, candidate: Candidate) -> Review | None:
    rows = Review.objects.everywhere(why="the pair in hand")
    return rows.filter(candidate=candidate, by=user).first()
