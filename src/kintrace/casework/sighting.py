"""How is it written down that somebody saw or heard of a person?"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from kintrace.casework.acting import acting, earlier
from kintrace.casework.claim import save_new
from kintrace.casework.intake import make_record
from kintrace.casework.saying import Said, claims_of, partial
from kintrace.registry.models import (
    Artifact,
    ObservationKind,
    Record,
    RecordKind,
    Sighting,
    Source,
    User,
)


def record(
    user: User,
    *,
    at: datetime,
    source: Source,
    said: Sequence[Said],
    kind: ObservationKind | str,
    observed: str,
    reported_at: datetime,
    about: Record | None = None,
    certainty: str = "",
    has_made_contact: bool | None = None,
    is_safe_to_disclose: bool | None = None,
    source_reference: str = "",
    artifact: Artifact | None = None,
    key: UUID | None = None,
) -> Sighting:
    """Record a sighting; when it was observed (in words) and when it was reported stay apart.

    Raises: Refused, SayingFaults.
    """
    with acting(user, "sighting.record", at=at, on=about) as entry:
        known = earlier(Sighting, key, by="recorded_by", user=user, entry=entry)
        if known is not None:
            return known
        described = make_record(user, at=at, kind=RecordKind.SIGHTING, source=source, beside=about)
        save_new(claims_of(said, about=described, source=source, user=user, at=at))
        day = partial(observed, as_of=reported_at.date())
        sighting = Sighting.objects.create(
            id=key or uuid4(),
            record=described,
            about=about,
            kind=kind,
            certainty=certainty,
            observed_text=observed,
            observed_earliest=None if day is None else day.earliest,
            observed_latest=None if day is None else day.latest,
            reported_at=reported_at,
            has_made_contact=has_made_contact,
            is_safe_to_disclose=is_safe_to_disclose,
            source_reference=source_reference,
            artifact=artifact,
            recorded_by=user,
        )
        entry.detail = {"sighting": str(sighting.pk), "claims": len(said)}
        return sighting
