"""How does a child, or a family's request, come into the office?

Only what is needed to be safe and to begin is needed: whether it is safe to talk, an answer about
consent, a name and a place, each of which may be one of the three unknowns. The rest follows,
section by section, by ``claim.add``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from kintrace.casework.acting import NotNow, acting, earlier, lock_row
from kintrace.casework.claim import save_new
from kintrace.casework.consent import ConsentAnswer, save_answers
from kintrace.casework.numbers import number_of
from kintrace.casework.saying import Said, claims_of
from kintrace.registry.models import (
    ChildFile,
    Record,
    RecordKind,
    Relation,
    RequestState,
    SoughtPerson,
    Source,
    SourceKind,
    TracingRequest,
    User,
)
from kintrace.registry.vocabulary import properties
from kintrace.values import KintraceError

PLACES = ("found_place", "current_place", "present_address", "last_place", "separation_place")
# Tracing and care start within two days of identification: inter-agency practice.
FIRST_STEP_DAYS = 2


class IntakeIncomplete(KintraceError):
    """Something is missing without which a child or request can't be taken in."""

    code = "K416"
    exit_code = 4

    def __init__(self, missing: Sequence[str]) -> None:
        """Keep what is missing: codes out of safe, consent, name, place and sought."""
        super().__init__("not enough to begin: " + ", ".join(missing))
        self.missing = tuple(missing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """One person whom an inquirer looks for; ``relation`` is what they are to the inquirer."""

    said: Sequence[Said]
    relation: str = ""
    key: UUID | None = None


def register_child(
    user: User,
    *,
    at: datetime,
    said: Sequence[Said],
    consents: Sequence[ConsentAnswer],
    is_safe_to_talk: bool | None,
    source: Source | None = None,
    key: UUID | None = None,
    first_step: str = "Plan the first talk and the child's care",
) -> ChildFile:
    """Take a child in and return the file; a second sending with the same key returns the first.

    ``source`` is who tells, None = the child. Raises: Refused, IntakeIncomplete, SayingFaults.
    """
    with acting(user, "file.register", at=at) as entry:
        known = earlier(ChildFile, key, by="opened_by", user=user, entry=entry)
        if known is not None:
            return known
        _require(missing_of(said, consents=consents, is_safe_to_talk=is_safe_to_talk))
        record = make_record(user, at=at, kind=RecordKind.CHILD)
        speaks = source or own_voice(record, name="The child")
        save_new(claims_of(said, about=record, source=speaks, user=user, at=at))
        save_answers(consents, record=record, user=user, at=at)
        file_key = key or uuid4()
        opened = ChildFile.objects.create(
            id=file_key,
            number=number_of(file_key, letter="C"),
            record=record,
            agency=user.agency,
            team=user.team,
            owner=user,
            state_at=at,
            next_step=first_step,
            next_owner=user,
            next_due_on=at.date() + timedelta(days=FIRST_STEP_DAYS),
            is_safe_to_talk=is_safe_to_talk,
            opened_at=at,
            opened_by=user,
        )
        entry.on, entry.detail = opened, {"record": str(record.pk), "claims": len(said)}
        return opened


def open_request(
    user: User,
    *,
    at: datetime,
    inquirer: Sequence[Said],
    sought: Sequence[Sought],
    consents: Sequence[ConsentAnswer],
    source: Source | None = None,
    key: UUID | None = None,
) -> TracingRequest:
    """Take a family's request in; a second sending with the same key returns the first.

    ``source`` is who tells, None = the inquirer. Raises: Refused, IntakeIncomplete, SayingFaults.
    """
    with acting(user, "request.open", at=at) as entry:
        known = earlier(TracingRequest, key, by="opened_by", user=user, entry=entry)
        if known is not None:
            return known
        _require(_missing_of_request(inquirer, sought=sought, consents=consents))
        record = make_record(user, at=at, kind=RecordKind.INQUIRER)
        speaks = source or own_voice(record, name="The inquirer")
        save_new(claims_of(inquirer, about=record, source=speaks, user=user, at=at))
        save_answers(consents, record=record, user=user, at=at)
        request_key = key or uuid4()
        opened = TracingRequest.objects.create(
            id=request_key,
            number=number_of(request_key, letter="R"),
            inquirer=record,
            agency=user.agency,
            team=user.team,
            owner=user,
            opened_at=at,
            opened_by=user,
        )
        for position, one in enumerate(sought, start=1):
            _save_sought(one, request=opened, position=position, source=speaks, user=user, at=at)
        entry.on, entry.detail = opened, {"sought": len(sought)}
        return opened


def add_relative(
    user: User,
    *,
    at: datetime,
    record: Record,
    relation: str,
    said: Sequence[Said],
    source: Source,
    key: UUID | None = None,
) -> Record:
    """Describe a relative of a record's person, as a record of its own beside it.

    Raises: Refused, SayingFaults.
    """
    with acting(user, "claim.add", at=at, on=record) as entry:
        known = earlier(Record, key, by="made_by", user=user, entry=entry)
        if known is not None:
            return known
        relative = make_record(user, at=at, kind=RecordKind.RELATIVE, key=key, beside=record)
        save_new(claims_of(said, about=relative, source=source, user=user, at=at))
        Relation.objects.create(
            record=record,
            relative=relative,
            relation=relation,
            source=source,
            recorded_at=at,
            recorded_by=user,
        )
        entry.detail = {"relative": str(relative.pk)}
        return relative


def make_record(
    user: User,
    *,
    at: datetime,
    kind: RecordKind,
    key: UUID | None = None,
    source: Source | None = None,
    beside: Record | TracingRequest | None = None,
) -> Record:
    """Save an empty record, held by the user or by whoever holds the one ``beside`` it."""
    holder = beside if beside is not None else user
    return Record.objects.create(
        id=key or uuid4(),
        kind=kind,
        agency_id=holder.agency_id,
        team_id=holder.team_id,
        owner_id=user.pk if beside is None else beside.owner_id,
        source=source,
        made_at=at,
        made_by=user,
    )


def own_voice(record: Record, *, name: str) -> Source:
    """Save and return the source by which a record's own person speaks."""
    return Source.objects.create(
        kind=SourceKind.PERSON, name=name, agency_id=record.agency_id, record=record
    )


def missing_of(
    said: Iterable[Said], *, consents: Sequence[ConsentAnswer], is_safe_to_talk: bool | None
) -> list[str]:
    """Return what a child's intake still lacks: safe, consent, name, place; [] = nothing."""
    told = {one.property for one in said}
    names = {code for code, item in properties().items() if item.group == "names"}
    missing = [] if is_safe_to_talk is not None else ["safe"]
    missing += [] if consents else ["consent"]
    missing += [] if told & names else ["name"]
    return missing + ([] if told & set(PLACES) else ["place"])


def _missing_of_request(
    inquirer: Sequence[Said], *, sought: Sequence[Sought], consents: Sequence[ConsentAnswer]
) -> list[str]:
    names = {code for code, item in properties().items() if item.group == "names"}
    missing = [] if {one.property for one in inquirer} & names else ["name"]
    missing += [] if consents else ["consent"]
    named = [{said.property for said in one.said} & names for one in sought]
    return missing + ([] if named and all(named) else ["sought"])


def _require(missing: Sequence[str]) -> None:
    if missing:
        raise IntakeIncomplete(missing)


def _save_sought(
    one: Sought,
    *,
    request: TracingRequest,
    position: int,
    source: Source,
    user: User,
    at: datetime,
) -> None:
    record = make_record(user, at=at, kind=RecordKind.SOUGHT, key=one.key, source=source)
    save_new(claims_of(one.said, about=record, source=source, user=user, at=at))
    SoughtPerson.objects.create(
        request=request, record=record, relation=one.relation, position=position
    )


def close_request(user: User, *, at: datetime, request: TracingRequest, why: str) -> TracingRequest:
    """Close a request for a reason; its records stay.  Raises: Refused, NotNow."""
    with acting(user, "request.close", at=at, on=request, reason=why):
        fresh = lock_row(request)
        if fresh.state == RequestState.CLOSED or not why.strip():
            raise NotNow("say why, once")
        fresh.state, fresh.closed_at, fresh.closed_why = RequestState.CLOSED, at, why
        fresh.save()
        return fresh
