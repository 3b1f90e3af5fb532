"""How is another agency asked for help, or to take a file over?

A referral shares named claims and nothing more. A case transfer moves the file only when the other
agency accepts. A child is moved by neither.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from kintrace.casework.acting import NotNow, acting, earlier, lock_row
from kintrace.casework.consent import is_agreed
from kintrace.casework.desk import hold
from kintrace.registry.models import (
    Agency,
    CaseTransfer,
    ChildFile,
    Claim,
    HandoverState,
    Purpose,
    Referral,
    User,
)
from kintrace.registry.vocabulary import properties

WAITING = HandoverState.IN_PROGRESS
_NEVER_SHARED = ("contact", "protected")
FIRST_STEP_DAYS = 2


def refer(
    user: User,
    *,
    at: datetime,
    file: ChildFile,
    to_agency: Agency,
    service: str,
    why: str,
    claims: Sequence[Claim],
    feedback_due_on: date,
    key: UUID | None = None,
) -> Referral:
    """Ask another agency for a service, sharing these claims of the child.

    Raises: Refused, NotNow (no consent to tell others, or a claim that is never shared).
    """
    with acting(user, "referral.ask", at=at, on=file, reason=why) as entry:
        known = earlier(Referral, key, by="asked_by", user=user, entry=entry)
        if known is not None:
            return known
        _require_other_agency(file, to_agency, at=at)
        kinds = properties()
        if any(claim.record_id != file.record_id for claim in claims):
            raise NotNow("only claims of this child can be shared")
        if any(kinds[claim.property].sensitivity in _NEVER_SHARED for claim in claims):
            raise NotNow("contacts and protected claims are not shared in a referral")
        row = Referral.objects.create(
            id=key or uuid4(),
            file=file,
            from_agency_id=file.agency_id,
            to_agency=to_agency,
            service=service,
            why=why,
            feedback_due_on=feedback_due_on,
            asked_at=at,
            asked_by=user,
        )
        row.claims.set(claims)
        entry.detail = {"referral": str(row.pk), "claims": len(claims)}
        return row


def answer_referral(
    user: User, *, at: datetime, referral: Referral, accept: bool, answer: str
) -> Referral:
    """Accept or reject a referral to one's own agency.  Raises: Refused, NotNow."""
    with acting(user, "referral.answer", at=at, on=referral, reason=answer) as entry:
        fresh = lock_row(referral)
        _answer(fresh, user=user, at=at, accept=accept, answer=answer)
        entry.file_id, entry.detail = fresh.file_id, {"state": fresh.state}
        return fresh


def finish_referral(user: User, *, at: datetime, referral: Referral, feedback: str) -> Referral:
    """Tell the asking agency what came of an accepted referral.  Raises: Refused, NotNow."""
    with acting(user, "referral.answer", at=at, on=referral) as entry:
        fresh = lock_row(referral)
        if fresh.to_agency_id != user.agency_id or fresh.state != HandoverState.ACCEPTED:
            raise NotNow("only the agency that accepted can finish this")
        if not feedback.strip():
            raise NotNow("say what came of it")
        fresh.state, fresh.feedback = HandoverState.DONE, feedback
        fresh.save()
        entry.file_id = fresh.file_id
        return fresh


def ask_transfer(
    user: User,
    *,
    at: datetime,
    file: ChildFile,
    to_agency: Agency,
    why: str,
    key: UUID | None = None,
) -> CaseTransfer:
    """Ask another agency to own a file; nothing changes until it accepts.

    Raises: Refused, NotNow.
    """
    with acting(user, "transfer.ask", at=at, on=file, reason=why) as entry:
        known = earlier(CaseTransfer, key, by="asked_by", user=user, entry=entry)
        if known is not None:
            return known
        lock_row(file)
        _require_other_agency(file, to_agency, at=at)
        waiting = CaseTransfer.objects.everywhere(why="the file in hand")
        if waiting.filter(file=file, state=WAITING).exists():
            raise NotNow("another agency was asked already", hint="take that back first")
        row = CaseTransfer.objects.create(
            id=key or uuid4(),
            file=file,
            from_agency_id=file.agency_id,
            to_agency=to_agency,
            why=why,
            asked_at=at,
            asked_by=user,
        )
        entry.detail = {"transfer": str(row.pk)}
        return row


def answer_transfer(
    user: User, *, at: datetime, transfer: CaseTransfer, accept: bool, answer: str
) -> CaseTransfer:
    """Accept or reject a file; accepting makes it one's own agency's.  Raises: Refused, NotNow."""
    with acting(user, "transfer.answer", at=at, on=transfer, reason=answer) as entry:
        fresh = lock_row(transfer)
        _answer(fresh, user=user, at=at, accept=accept, answer=answer)
        if accept:
            file = lock_row(fresh.file)
            if file.next_owner_id is not None:
                file.next_owner, file.next_step = user, "Read the file that was handed over"
                file.next_due_on = at.date() + timedelta(days=FIRST_STEP_DAYS)
            hold(file, agency_id=fresh.to_agency_id, team_id=user.team_id, owner=user)
        entry.file_id, entry.detail = fresh.file_id, {"state": fresh.state}
        return fresh


def take_back(
    user: User, *, at: datetime, handover: Referral | CaseTransfer, reason: str
) -> Referral | CaseTransfer:
    """Take a question to another agency back while it waits.  Raises: Refused, NotNow."""
    act = "referral.ask" if isinstance(handover, Referral) else "transfer.ask"
    with acting(user, act, at=at, on=handover, reason=reason) as entry:
        fresh = lock_row(handover)
        if fresh.state != WAITING or fresh.from_agency_id != user.agency_id:
            raise NotNow("this was answered already")
        fresh.state = HandoverState.REVOKED
        fresh.save()
        entry.file_id = fresh.file_id
        return fresh


def _require_other_agency(file: ChildFile, to_agency: Agency, *, at: datetime) -> None:
    if to_agency.pk == file.agency_id:
        raise NotNow("this is the file's own agency", hint="give the file to another owner")
    purpose = Purpose.OTHER_ORGANISATIONS
    if not is_agreed(file.record, purpose=purpose, on=at.date()):
        raise NotNow("nobody agreed to telling other organisations", hint="ask the child first")


def _answer(
    handover: Referral | CaseTransfer, *, user: User, at: datetime, accept: bool, answer: str
) -> None:
    if handover.to_agency_id != user.agency_id:
        raise NotNow("only the agency that was asked can answer")
    if handover.state != WAITING:
        raise NotNow("this was answered already")
    if not accept and not answer.strip():
        raise NotNow("say why not")
    handover.state = HandoverState.ACCEPTED if accept else HandoverState.REJECTED
    handover.answered_at, handover.answered_by, handover.answer = at, user, answer
    handover.save()
