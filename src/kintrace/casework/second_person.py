"""What may nobody do alone?

Disclosure, publication of a photo and erasure: one person asks, another decides, and only then is
it done. Erasing empties the words of claims and leaves that something was said.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from kintrace.casework.acting import NotNow, acting, earlier, lock_row
from kintrace.casework.consent import is_agreed
from kintrace.registry.models import (
    Artifact,
    Claim,
    Decision,
    LegalBasis,
    Purpose,
    Record,
    Source,
    TwoPersonKind,
    TwoPersonRequest,
    User,
)


def ask(
    user: User,
    *,
    at: datetime,
    kind: TwoPersonKind | str,
    record: Record,
    reason: str,
    legal_basis: LegalBasis | str,
    claims: Sequence[Claim] = (),
    artifact: Artifact | None = None,
    recipient: Source | None = None,
    key: UUID | None = None,
) -> TwoPersonRequest:
    """Ask a second person to disclose claims, publish a photo or erase claims.

    Raises: Refused, NotNow.
    """
    with acting(user, f"{kind}.ask", at=at, on=record, reason=reason) as entry:
        known = earlier(TwoPersonRequest, key, by="asked_by", user=user, entry=entry)
        if known is not None:
            return known
        if not reason.strip():
            raise NotNow("say why")
        _require_whole(kind, record=record, claims=claims, artifact=artifact, recipient=recipient)
        _require_agreed(kind, record=record, recipient=recipient, basis=legal_basis, at=at)
        row = TwoPersonRequest.objects.create(
            id=key or uuid4(),
            kind=kind,
            record=record,
            claim_ids=[str(claim.pk) for claim in claims],
            artifact=artifact,
            recipient=recipient,
            legal_basis=legal_basis,
            reason=reason,
            asked_at=at,
            asked_by=user,
        )
        entry.detail = {"request": str(row.pk), "claims": len(claims)}
        return row


def decide(
    user: User, *, at: datetime, request: TwoPersonRequest, approve: bool, why: str
) -> TwoPersonRequest:
    """Approve or refuse what another person asked; an approved erasure is done at once.

    Raises: Refused, NotNow.
    """
    with acting(user, f"{request.kind}.decide", at=at, on=request, reason=why) as entry:
        fresh = lock_row(request)
        if fresh.asked_by_id == user.pk:
            raise NotNow("a second person must decide this")
        if fresh.decided_at is not None or not why.strip():
            raise NotNow("say why, once")
        fresh.decision = Decision.APPROVED if approve else Decision.REFUSED
        fresh.decision_why, fresh.decided_at, fresh.decided_by = why, at, user
        fresh.save()
        if approve and fresh.kind == TwoPersonKind.ERASURE:
            _erase(fresh)
            fresh.done_at = at
            fresh.save()
        entry.detail = {"decision": fresh.decision}
        return fresh


def say_done(user: User, *, at: datetime, request: TwoPersonRequest) -> TwoPersonRequest:
    """Say that an approved disclosure or publication was made.  Raises: Refused, NotNow."""
    with acting(user, f"{request.kind}.ask", at=at, on=request) as entry:
        fresh = lock_row(request)
        if fresh.decision != Decision.APPROVED or fresh.done_at is not None:
            raise NotNow("this is not approved, or done already")
        # Somebody may have changed their mind between the approval and now.
        _require_agreed(
            fresh.kind,
            record=fresh.record,
            recipient=fresh.recipient,
            basis=fresh.legal_basis,
            at=at,
        )
        fresh.done_at = at
        fresh.save()
        entry.detail = {"done": str(fresh.pk)}
        return fresh


def purpose_of(kind: str, *, recipient: Source | None) -> Purpose:
    """Return to which purpose somebody must have agreed."""
    if kind == TwoPersonKind.PHOTO_PUBLICATION:
        return Purpose.PUBLIC_PHOTO
    is_party = recipient is not None and recipient.kind == "party"
    return Purpose.ADVERSE_PARTY if is_party else Purpose.AUTHORITIES


def _require_whole(
    kind: str,
    *,
    record: Record,
    claims: Sequence[Claim],
    artifact: Artifact | None,
    recipient: Source | None,
) -> None:
    if any(claim.record_id != record.pk for claim in claims):
        raise NotNow("only claims of this record")
    missing = {
        TwoPersonKind.DISCLOSURE: not claims or recipient is None,
        TwoPersonKind.PHOTO_PUBLICATION: artifact is None or artifact.record_id != record.pk,
        TwoPersonKind.ERASURE: not claims,
    }
    if missing[TwoPersonKind(kind)]:
        raise NotNow("say what, and for a disclosure to whom")


def _require_agreed(
    kind: str, *, record: Record, recipient: Source | None, basis: str, at: datetime
) -> None:
    if kind == TwoPersonKind.ERASURE or basis != LegalBasis.CONSENT:
        return
    purpose = purpose_of(kind, recipient=recipient)
    if not is_agreed(record, purpose=purpose, on=at.date()):
        raise NotNow("nobody agreed to this, or the answer was withdrawn")


def _erase(request: TwoPersonRequest) -> None:
    rows = Claim.objects.everywhere(why="the claims that two people agreed to erase")
    rows.filter(pk__in=request.claim_ids, record=request.record, erasure__isnull=True).update(
        value="",
        withheld_why="",
        choice="",
        said_text="",
        how_known="",
        earliest=None,
        latest=None,
        place=None,
        artifact=None,
        span_start=None,
        span_end=None,
        erasure=request,
    )
