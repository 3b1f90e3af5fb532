"""Is the relationship as told?

Two officers each take one side's answers, hidden from the other until both are locked. Then one
says what the answers show and another seconds it. Nobody who judged the pair takes part in that.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from kintrace.casework import guards
from kintrace.casework.acting import NotNow, acting, earlier, lock_row
from kintrace.casework.consent import is_agreed
from kintrace.registry.models import (
    Answer,
    AnswerKind,
    Candidate,
    CandidateState,
    ChildFile,
    Purpose,
    Side,
    User,
    Verification,
    VerificationAnswer,
    VerificationOutcome,
    VerificationSide,
)
from kintrace.registry.person import standing_judgements

_AFTER = {
    VerificationOutcome.POSITIVE: CandidateState.CONFIRMED,
    VerificationOutcome.NEGATIVE: CandidateState.REFUTED,
    VerificationOutcome.INCONCLUSIVE: CandidateState.PLAUSIBLE,
}


def open_verification(
    user: User, *, at: datetime, file: ChildFile, candidate: Candidate, key: UUID | None = None
) -> Verification:
    """Open the verification of a plausible pair, both sides having agreed.

    Raises: Refused, NotNow.
    """
    with acting(user, "verification.open", at=at, on=file) as entry:
        known = earlier(Verification, key, by="opened_by", user=user, entry=entry)
        if known is not None:
            return known
        pair = lock_row(candidate)
        asking = guards.inquirer_of(pair)
        if pair.found_id != file.record_id or pair.state != CandidateState.PLAUSIBLE:
            raise NotNow("this pair is not ready", hint="two readers must say it is the same")
        sides = [file.record] + ([] if asking is None else [asking])
        agreed = [is_agreed(row, purpose=Purpose.VERIFICATION, on=at.date()) for row in sides]
        if asking is None or not all(agreed):
            raise NotNow("both sides must agree to verification first", hint="ask the one left")
        opened = Verification.objects.create(
            id=key or uuid4(), file=file, candidate=pair, opened_at=at, opened_by=user
        )
        pair.state, pair.state_at = CandidateState.VERIFICATION_SENT, at
        pair.save()
        entry.detail = {"verification": str(opened.pk), "candidate": str(pair.pk)}
        return opened


def answer(
    user: User,
    *,
    at: datetime,
    verification: Verification,
    side: Side | str,
    question: str,
    answer: str = "",
    unknown: str = "",
    kind: AnswerKind | str = AnswerKind.QUESTION,
    language: str = "",
    key: UUID | None = None,
) -> VerificationAnswer:
    """Record one answer of one side; the first answer makes the user that side's officer.

    Raises: Refused, NotNow.
    """
    with acting(user, "verification.answer", at=at, on=verification) as entry:
        known = earlier(VerificationAnswer, key, by="recorded_by", user=user, entry=entry)
        if known is not None:
            return known
        lock_row(verification)
        interview = _side_of(user, verification, side=str(side), at=at)
        if (answer.strip() != "") is (unknown != ""):
            raise NotNow("write the answer, or why there is none")
        row = VerificationAnswer.objects.create(
            id=key or uuid4(),
            side=interview,
            kind=kind,
            question=question,
            answer=answer,
            unknown=unknown,
            language=language,
            recorded_at=at,
            recorded_by=user,
        )
        entry.file_id, entry.detail = verification.file_id, {"side": str(side)}
        return row


def lock_side(
    user: User, *, at: datetime, verification: Verification, side: Side | str
) -> VerificationSide:
    """Lock one side's answers; when both are locked, both can be read.  Raises: Refused, NotNow."""
    with acting(user, "verification.answer", at=at, on=verification) as entry:
        lock_row(verification)
        interview = _side_of(user, verification, side=str(side), at=at)
        if not interview.answers.exists():
            raise NotNow("there is no answer to lock yet")
        interview.locked_at = at
        interview.save()
        entry.file_id, entry.detail = verification.file_id, {"locked": str(side)}
        return interview


def answers_shown(user: User, *, verification: Verification) -> list[VerificationAnswer]:
    """Return the answers that a user may see, by side and time: one's own until both are locked."""
    rows = VerificationAnswer.objects.everywhere(why="the verification in hand")
    rows = rows.filter(side__verification=verification).select_related("side")
    if not is_locked(verification):
        rows = rows.filter(side__officer=user)
    return list(rows.order_by("side__side", "recorded_at", "id"))


def is_locked(verification: Verification) -> bool:
    """Whether both sides' answers are locked."""
    rows = VerificationSide.objects.everywhere(why="the verification in hand")
    locked = rows.filter(verification=verification, locked_at__isnull=False)
    return bool(locked.count() == len(Side))


def conclude(
    user: User,
    *,
    at: datetime,
    verification: Verification,
    outcome: VerificationOutcome | str,
    why: str,
) -> Verification:
    """Say what both sides' answers show; it counts when another officer seconds it.

    Raises: Refused, NotNow.
    """
    with acting(user, "verification.conclude", at=at, on=verification, reason=why) as entry:
        fresh = lock_row(verification)
        if not is_locked(fresh):
            raise NotNow("both sides' answers must be locked first")
        if fresh.seconded_at is not None:
            raise NotNow("this verification is finished")
        if not why.strip():
            raise NotNow("say what the answers show")
        _refuse_judges(user, fresh)
        fresh.outcome, fresh.outcome_why = outcome, why
        fresh.outcome_at, fresh.outcome_by = at, user
        fresh.save()
        entry.detail = {"outcome": str(outcome)}
        return fresh


def second(user: User, *, at: datetime, verification: Verification) -> Verification:
    """Agree with the other officer's outcome; the pair is then confirmed, refuted or open again.

    Raises: Refused, NotNow.
    """
    with acting(user, "verification.second", at=at, on=verification) as entry:
        fresh = lock_row(verification)
        if fresh.outcome_at is None or fresh.seconded_at is not None:
            raise NotNow("there is no outcome that waits for a second officer")
        if fresh.outcome_by_id == user.pk:
            raise NotNow("another officer must second this")
        _refuse_judges(user, fresh)
        fresh.seconded_at, fresh.seconded_by = at, user
        fresh.save()
        pair = lock_row(fresh.candidate)
        pair.state, pair.state_at = _AFTER[VerificationOutcome(fresh.outcome)], at
        pair.save()
        entry.detail = {"outcome": fresh.outcome}
        return fresh


def _refuse_judges(user: User, verification: Verification) -> None:
    pair = verification.candidate
    said = standing_judgements(pair.sought_id, pair.found_id)
    if user.pk in {row.by_id for row in said if row.answer == Answer.SAME}:
        raise NotNow("you proposed this match, so somebody else verifies it")


def _side_of(
    user: User, verification: Verification, *, side: str, at: datetime
) -> VerificationSide:
    rows = VerificationSide.objects.everywhere(why="the verification in hand")
    sides: Sequence[VerificationSide] = list(rows.filter(verification=verification))
    for row in sides:
        if row.side == side and row.officer_id != user.pk:
            raise NotNow("another officer takes this side")
        if row.side == side and row.locked_at is not None:
            raise NotNow("this side is locked")
        if row.side == side:
            return row
        if row.officer_id == user.pk:
            raise NotNow("you take the other side, so another officer must take this one")
    return VerificationSide.objects.create(
        verification=verification, side=side, officer=user, begun_at=at
    )
