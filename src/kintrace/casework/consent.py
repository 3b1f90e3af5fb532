"""To what did somebody agree, and how do they take it back?

One answer for each purpose. A new answer ends the one before. At 18 the person answers anew, and
what others agreed to for them ends with that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from kintrace.casework.acting import NotNow, acting, earlier, lock_row
from kintrace.registry.models import Artifact, Claim, Consent, GivenBy, LegalBasis, Record, User

ADULT_AT_YEARS = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentAnswer:
    """One answer about one purpose (``purpose`` and ``legal_basis``: codes of the register)."""

    purpose: str
    is_given: bool
    given_by: str
    given_on: date
    legal_basis: str = LegalBasis.CONSENT
    words: str = ""
    is_written: bool = False
    artifact: Artifact | None = None
    valid_until: date | None = None
    key: UUID | None = None


def give(user: User, *, at: datetime, record: Record, answer: ConsentAnswer) -> Consent:
    """Record one answer; the standing answer for the same purpose ends.  Raises: Refused."""
    with acting(user, "consent.give", at=at, on=record) as entry:
        known = earlier(Consent, answer.key, by="recorded_by", user=user, entry=entry)
        if known is not None:
            return known
        (consent,) = save_answers([answer], record=record, user=user, at=at)
        entry.file_id = getattr(getattr(record, "file", None), "pk", None)
        entry.detail = {"consent": str(consent.pk), "purpose": answer.purpose}
        return consent


def withdraw(user: User, *, at: datetime, consent: Consent, why: str = "") -> Consent:
    """Record that consent is taken back; nobody has to say why.  Raises: Refused, NotNow."""
    with acting(user, "consent.withdraw", at=at, on=consent.record, reason=why) as entry:
        standing = lock_row(consent)
        if standing.withdrawn_at is not None:
            raise NotNow("this consent was withdrawn already")
        _end(standing, user=user, at=at, why=why)
        entry.detail = {"consent": str(consent.pk), "purpose": consent.purpose}
        return standing


def hand_over(
    user: User, *, at: datetime, record: Record, answers: Iterable[ConsentAnswer]
) -> list[Consent]:
    """Take the answers of a person who is now 18; what others agreed to for them ends.

    Purposes that the person does not answer end as well. Raises: Refused, NotNow.
    """
    with acting(user, "consent.hand_over", at=at, on=record) as entry:
        lock_row(record)
        if not is_adult(record, on=at.date()):
            raise NotNow(
                "no standing claim says that this person is 18",
                hint="add the date of birth, or strike the one that is wrong",
            )
        listed = list(answers)
        if any(answer.given_by != GivenBy.SELF for answer in listed):
            raise NotNow("only the person can answer now", hint="choose: the adult")
        old = list(_standing(record).exclude(given_by=GivenBy.SELF))
        for consent in old:
            _end(consent, user=user, at=at, why="The person is 18 and answers for themself.")
        new = save_answers(listed, record=record, user=user, at=at)
        by_purpose = {consent.purpose: consent for consent in new}
        for consent in old:
            consent.handed_over_to = by_purpose.get(consent.purpose)
            consent.save()
        entry.detail = {"ended": len(old), "given": len(new)}
        return new


def is_agreed(record: Record, *, purpose: str, on: date) -> bool:
    """Whether a standing answer agrees to a purpose on a day; no answer is no."""
    rows = _standing(record).filter(purpose=purpose, is_given=True)
    return any(row.valid_until is None or row.valid_until >= on for row in rows)


def is_adult(record: Record, *, on: date) -> bool:
    """Whether a standing birth date or age leaves no doubt that the person is 18."""
    told = Claim.objects.everywhere(why="the record in hand").standing()
    births = told.filter(record=record, property__in=("date_of_birth", "age"), latest__isnull=False)
    latest = [claim.latest for claim in births]
    return bool(latest) and all(
        (on.year - day.year - ((on.month, on.day) < (day.month, day.day))) >= ADULT_AT_YEARS
        for day in latest
    )


def save_answers(
    answers: Iterable[ConsentAnswer], *, record: Record, user: User, at: datetime
) -> list[Consent]:
    """Save answers, each ending the one that stood for its purpose."""
    saved = []
    for answer in answers:
        for standing in _standing(record).filter(purpose=answer.purpose):
            _end(standing, user=user, at=at, why="A later answer.")
        saved.append(
            Consent.objects.create(
                id=answer.key or uuid4(),
                record=record,
                purpose=answer.purpose,
                is_given=answer.is_given,
                legal_basis=answer.legal_basis,
                given_by=answer.given_by,
                words=answer.words,
                is_written=answer.is_written,
                artifact=answer.artifact,
                given_on=answer.given_on,
                valid_until=answer.valid_until,
                recorded_at=at,
                recorded_by=user,
            )
        )
    return saved


def _standing(record: Record) -> Any:
    return Consent.objects.everywhere(why="the record in hand").filter(
        record=record, withdrawn_at__isnull=True, handed_over_to__isnull=True
    )


def _end(consent: Consent, *, user: User, at: datetime, why: str) -> None:
    consent.withdrawn_at, consent.withdrawal_recorded_by, consent.withdrawn_why = at, user, why
    consent.save()
