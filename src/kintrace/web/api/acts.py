"""What can a program do?

Each function calls one act or reads through the one way to objects, as the pages do. Layer: web.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from kintrace.casework import access, claim, intake, judge
from kintrace.casework.acting import NotNow
from kintrace.casework.consent import ConsentAnswer
from kintrace.casework.saying import Said
from kintrace.registry.models import Candidate, Judgement, Record, Source
from kintrace.web.api.bearer import Bearer
from kintrace.web.api.words import (
    CandidateOut,
    CandidatePage,
    CandidateWhole,
    ChildIn,
    ClaimOut,
    ClaimsIn,
    ConsentIn,
    JudgementIn,
    JudgementOut,
    Opened,
    RequestIn,
    SaidIn,
)

ON_A_PAGE = 50
router = Router()


@router.post("children/", response={201: Opened}, auth=Bearer("register", act="file.register"))
def api_register_child(request: HttpRequest, child: ChildIn) -> Any:
    """Register a child and open their file."""
    opened = intake.register_child(
        _user(request),
        at=timezone.now(),
        said=_said(child.said),
        consents=_consents(child.consents),
        is_safe_to_talk=child.is_safe_to_talk,
        key=child.key,
    )
    return Status(201, {"key": opened.pk, "number": opened.number, "records": [opened.record_id]})


@router.post("requests/", response={201: Opened}, auth=Bearer("register", act="request.open"))
def api_open_request(request: HttpRequest, asked: RequestIn) -> Any:
    """Open a family's request; records are the inquirer's and then those sought."""
    opened = intake.open_request(
        _user(request),
        at=timezone.now(),
        inquirer=_said(asked.inquirer),
        sought=[
            intake.Sought(said=_said(one.said), relation=one.relation, key=one.key)
            for one in asked.sought
        ],
        consents=_consents(asked.consents),
        key=asked.key,
    )
    sought = opened.sought.order_by("position").values_list("record_id", flat=True)
    records = [opened.inquirer_id, *sought]
    return Status(201, {"key": opened.pk, "number": opened.number, "records": records})


@router.get(
    "records/{uuid:key}/claims/",
    response=list[ClaimOut],
    auth=Bearer("claims", act="record.read", of=Record),
)
def api_claims(request: HttpRequest, key: UUID) -> Any:
    """Read what is said of a record, as far as the user may see it."""
    user, at = _user(request), timezone.now()
    record = access.get(Record, key, user=user, at=at)
    access.note_read("record.read", user=user, at=at, on=record)
    rows = access.claims_shown([record], user=user).select_related("struck_by")
    return [_claim(row) for row in rows.order_by("recorded_at", "id")]


@router.post(
    "records/{uuid:key}/claims/",
    response={201: list[ClaimOut]},
    auth=Bearer("claims", act="claim.add", of=Record),
)
def api_add_claims(request: HttpRequest, key: UUID, told: ClaimsIn) -> Any:
    """Add what a source says of a record; nothing is ever overwritten."""
    user, at = _user(request), timezone.now()
    record = access.get(Record, key, user=user, at=at)
    if told.source is not None:
        source = access.get(Source, told.source, user=user, at=at)
    else:
        source = record.speaks_as.first()
    if source is None:
        raise NotNow("nobody speaks for this record yet", hint="name the source")
    added = claim.add(user, at=at, record=record, source=source, said=_said(told.said))
    return Status(201, [_claim(row) for row in added])


@router.get("candidates/", response=CandidatePage, auth=Bearer("candidates", act="candidate.read"))
def api_candidates(request: HttpRequest, state: str = "", after: UUID | None = None) -> Any:
    """List proposed pairs by key, some at a time; ``after`` is the last key of the page before."""
    user = _user(request)
    rows = access.visible(Candidate, user=user, at=timezone.now()).exclude(state="superseded")
    if state:
        rows = rows.filter(state=state)
    if after is not None:
        rows = rows.filter(pk__gt=after)
    found = list(rows.order_by("pk")[: ON_A_PAGE + 1])
    judged = _judged(found, user=user)
    shown = [_candidate(row, judged=judged) for row in found[:ON_A_PAGE]]
    return {"candidates": shown, "next": str(shown[-1]["key"]) if len(found) > ON_A_PAGE else ""}


@router.get(
    "candidates/{uuid:key}/",
    response=CandidateWhole,
    auth=Bearer("candidates", act="candidate.read", of=Candidate),
)
def api_candidate(request: HttpRequest, key: UUID) -> Any:
    """Read one pair with its evidence; that it was read is written down."""
    user = _user(request)
    row = access.open_pair(key, user=user, at=timezone.now())
    return {**_candidate(row, judged=_judged([row], user=user)), "evidence": row.evidence}


@router.post(
    "candidates/{uuid:key}/judgements/",
    response={201: JudgementOut},
    auth=Bearer("judgements", act="candidate.judge", of=Candidate),
)
def api_judge(request: HttpRequest, key: UUID, said: JudgementIn) -> Any:
    """Say of a pair that it is the same person, is not, or that one can't tell."""
    user, at = _user(request), timezone.now()
    row = access.get(Candidate, key, user=user, at=at)
    made = judge.judge(
        user, at=at, candidate=row, answer=said.answer, reason=said.reason, key=said.key
    )
    row.refresh_from_db()
    return Status(201, {"key": made.pk, "answer": made.answer, "state": row.state})


def _user(request: Any) -> Any:
    return request.auth


def _said(told: Iterable[SaidIn]) -> list[Said]:
    return [Said(**one.model_dump()) for one in told]


def _consents(told: Iterable[ConsentIn]) -> list[ConsentAnswer]:
    return [ConsentAnswer(**one.model_dump()) for one in told]


def _claim(row: Any) -> dict[str, Any]:
    copied = ("property", "value", "unknown", "language", "script", "certainty", "said_text")
    return {
        **{name: getattr(row, name) for name in copied},
        "key": row.pk,
        "source": row.source_id,
        "recorded_at": row.recorded_at,
        "is_struck": getattr(row, "struck_by", None) is not None,
    }


def _judged(rows: Iterable[Candidate], *, user: Any) -> set[UUID]:
    """Return which of these pairs the user has ever judged: who took it back saw the total."""
    own = Judgement.objects.everywhere(why="a reader's own judgements").filter(by=user)
    keys = [row.pk for row in rows]
    return set(own.filter(candidate__in=keys).values_list("candidate_id", flat=True))


def _candidate(row: Candidate, *, judged: set[UUID]) -> dict[str, Any]:
    shown: CandidateOut | dict[str, Any] = {
        "key": row.pk,
        "sought": row.sought_id,
        "found": row.found_id,
        "state": row.state,
        "proposed_at": row.proposed_at,
        "total_bits": row.total_bits if row.pk in judged else None,
        "prior_bits": row.prior_bits,
    }
    return dict(shown)
