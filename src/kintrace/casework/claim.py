"""How does what somebody says come into a record, and how is it corrected?

By a new claim, always: a correction strikes the old claim and leaves it standing in the story.
"""

from collections.abc import Iterable
from datetime import datetime

from kintrace.casework.acting import NotNow, acting, lock_row
from kintrace.casework.place_meant import point_to_places
from kintrace.casework.saying import Said, claims_of
from kintrace.registry.models import Claim, Movement, Record, Source, User


def add(
    user: User, *, at: datetime, record: Record, source: Source, said: Iterable[Said]
) -> list[Claim]:
    """Add what a source says of a record; claims whose key is there already are left as they are.

    Raises: Refused, SayingFaults.
    """
    with acting(user, "claim.add", at=at, on=record) as entry:
        claims = save_new(claims_of(said, about=record, source=source, user=user, at=at))
        entry.file_id = getattr(getattr(record, "file", None), "pk", None)
        entry.detail = {"claims": [str(claim.pk) for claim in claims]}
        entry.is_repeat = not claims
        return claims


def add_account(
    user: User, *, at: datetime, movement: Movement, source: Source, said: Iterable[Said]
) -> list[Claim]:
    """Add one party's account of a movement: claims in its slots.

    Raises: Refused, SayingFaults.
    """
    with acting(user, "account.add", at=at, on=movement) as entry:
        claims = save_new(claims_of(said, about=movement, source=source, user=user, at=at))
        entry.detail = {"claims": [str(claim.pk) for claim in claims]}
        entry.is_repeat = not claims
        return claims


def strike(
    user: User,
    *,
    at: datetime,
    claim: Claim,
    reason: str,
    source: Source,
    instead: Said | None = None,
) -> Claim:
    """Strike a claim for a reason; ``instead`` is what the source says now, None if nothing.

    Returns the claim that strikes. Raises: Refused, NotNow, SayingFaults.
    """
    on = claim.record or claim.movement
    with acting(user, "claim.strike", at=at, on=on, reason=reason) as entry:
        lock_row(on)
        if not reason.strip():
            raise NotNow("say why the claim is struck", hint="one sentence is enough")
        if Claim.objects.everywhere(why="the claim in hand").filter(strikes=claim).exists():
            raise NotNow("this claim is struck already", hint="open the file again to see by what")
        striking = _retraction(claim, source=source, user=user, at=at)
        if instead is not None:
            (striking,) = claims_of([instead], about=on, source=source, user=user, at=at)
        point_to_places([striking])
        striking.strikes, striking.strike_reason = claim, reason
        striking.save(force_insert=True)
        entry.detail = {"struck": str(claim.pk), "by": str(striking.pk)}
        return striking


def _retraction(claim: Claim, *, source: Source, user: User, at: datetime) -> Claim:
    return Claim(
        record=claim.record,
        movement=claim.movement,
        property=claim.property,
        item=claim.item,
        source=source,
        is_retraction=True,
        recorded_at=at,
        recorded_by=user,
    )


def save_new(claims: list[Claim]) -> list[Claim]:
    """Save the claims whose key is not there yet, and return those.

    One about a place points to the place that its words name, if they name one alone.
    """
    keys = [claim.pk for claim in claims]
    rows = Claim.objects.everywhere(why="keys are one for the office").filter(pk__in=keys)
    there = set(rows.values_list("pk", flat=True))
    new = [claim for claim in claims if claim.pk not in there]
    point_to_places(new)
    Claim.objects.bulk_create(new)
    return new
