"""What stands on the page of a child's file?

Opening it is written to the audit. Each section shows what the policy lets this person see, and
the buttons of the acts that are theirs. Layer: web.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language_bidi, gettext

from kintrace.casework import access, policy
from kintrace.casework.consent import is_adult
from kintrace.casework.letter_thread import thread_of
from kintrace.registry.models import (
    ENDED,
    Artifact,
    Candidate,
    CaseTransfer,
    ChildFile,
    Purpose,
    Referral,
    TwoPersonRequest,
    User,
)
from kintrace.web.files.known import (
    CALLED_BY,
    claims_of,
    groups_of,
    title_from,
    titles_of,
)
from kintrace.web.files.move_act import may_move
from kintrace.web.files.movements import Leg, accounts_of, movements_of
from kintrace.web.files.route_strip import strip_of
from kintrace.web.files.story import story_of
from kintrace.web.movements.spoken_of import spoken_of

ALERT_DAYS = 30
LOOKS_SHOWN = 30
ACTS = (
    "file.plan",
    "file.assign",
    "task.make",
    "note.write",
    "flag.raise",
    "care.record",
    "verification.open",
    "best_interests.open",
    "reunification.record",
    "follow_up.record",
    "referral.ask",
    "transfer.ask",
    "claim.add",
    "claim.strike",
    "consent.give",
    "consent.withdraw",
    "consent.hand_over",
    "disclosure.ask",
    "photo_publication.ask",
    "erasure.ask",
    "task.finish",
    "flag.lower",
    "best_interests.decide",
    "letter.write",
    "alert.see",
)


def file_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show one child's file."""
    at, user = timezone.now(), request.user
    try:
        file = access.open_file(key, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error
    claims = claims_of(file.record, user=user)
    standing = [row for row in claims if getattr(row, "struck_by", None) is None]
    legs = movements_of(file, user=user, at=at)
    page = {
        "file": file,
        "child": title_from(row for row in reversed(standing) if row.property in CALLED_BY),
        "today": timezone.localdate(at),
        "has_ended": file.state in ENDED,
        "may": may_of(file, user=user),
        "may_move": may_move(file, user=user),
        "spoken_of": spoken_of(file.record, user=user, at=at),
        "flags": file.flags.filter(lowered_at__isnull=True).select_related("raised_by"),
        "alerts": _alerts(file, user=user, at=at),
        "groups": groups_of(claims),
        "story": story_of(file, claims=claims, legs=legs, user=user, at=at),
        "tasks": file.tasks.select_related("owner", "done_by").order_by("done_at", "due_on"),
        "notes": file.notes.select_related("written_by"),
        "thread": thread_of(file.record, on=timezone.localdate(at)),
        **_routes(legs, user=user, at=at),
        **_people(file, user=user, at=at),
        **_papers(file, user=user, at=at),
        **_work(file, user=user, at=at),
    }
    return render(request, "files/file.html", page)


def may_of(file: ChildFile, *, user: User) -> dict[str, bool]:
    """Return what this person may do here, by act with _ for the dot.

    The file and its record are held by the same people, so acts of one reach have one answer and
    are asked once.
    """
    answers: dict[Any, bool] = {}
    found = {}
    for act in ACTS:
        reach = policy.reach_of(user, act=act)
        if reach not in answers:
            answers[reach] = policy.may(user, act, file)
        found[act.replace(".", "_")] = answers[reach]
    return found


def _alerts(file: ChildFile, *, user: User, at: datetime) -> Any:
    """Who opened this file from outside its caseload lately, for everybody else to see."""
    since = at - timedelta(days=ALERT_DAYS)
    rows = file.access_grants.filter(granted_at__gt=since).exclude(user=user)
    return rows.select_related("user", "seen_by").order_by("-granted_at")


def _routes(legs: list[Leg], *, user: User, at: datetime) -> dict[str, Any]:
    drawn = [(leg.start, leg.end, " – ".join(filter(None, (leg.departed, leg.arrived))))
             for leg in legs]  # fmt: skip
    return {
        "legs": [(leg, accounts_of(leg, user=user, at=at)) for leg in legs],
        "strip": strip_of(drawn, is_mirrored=get_language_bidi()),
    }


def _people(file: ChildFile, *, user: User, at: datetime) -> dict[str, Any]:
    """Matches, relatives, and the children who belong with this one."""
    pairs = access.visible(Candidate, user=user, at=at).filter(found=file.record_id)
    pairs = list(pairs.exclude(state="superseded").select_related("sought").order_by("-state_at"))
    relations = list(file.record.relations.select_related("relative"))
    families = file.record.memberships.values_list("family_id", flat=True)
    near = [
        member.record
        for membership in file.record.memberships.select_related("family")
        for member in membership.family.members.select_related("record")
        if member.record_id != file.record_id
    ]
    people = [pair.sought for pair in pairs] + [one.relative for one in relations] + near
    called = titles_of(people, user=user)
    files = access.visible(ChildFile, user=user, at=at).filter(record__in=[one.pk for one in near])
    by_record = {one.record_id: one for one in files}
    return {
        "pairs": [(pair, called[pair.sought_id]) for pair in pairs],
        "relatives": [(one, called[one.relative_id]) for one in relations],
        "siblings": [(by_record.get(one.pk), called[one.pk]) for one in near] if families else [],
    }


def _papers(file: ChildFile, *, user: User, at: datetime) -> dict[str, Any]:
    """Documents, and the answers about consent by purpose."""
    shown = access.visible(Artifact, user=user, at=at).filter(record=file.record_id)
    answers = list(file.record.consents.select_related("recorded_by", "withdrawal_recorded_by"))
    standing = {one.purpose: one for one in answers if one.withdrawn_at is None}
    consents = [
        (gettext(str(label)), standing.get(code), [one for one in answers if one.purpose == code
                                                   and one.withdrawn_at is not None])
        for code, label in Purpose.choices
    ]  # fmt: skip
    return {
        "papers": shown.select_related("source", "received_by").order_by("-received_at"),
        "consents": [row for row in consents if row[1] or row[2]],
        "unanswered": [label for label, now, past in consents if not now and not past],
        "is_adult": is_adult(file.record, on=timezone.localdate()),
    }


def _work(file: ChildFile, *, user: User, at: datetime) -> dict[str, Any]:
    looked = None
    if policy.may(user, "audit.read_file", file):
        rows = access.who_looked(file, user=user).select_related("actor")[:LOOKS_SHOWN]
        looked = [(row, gettext(policy.meanings().get(row.act, row.act))) for row in rows]
    return {
        "verifications": file.verifications.select_related("opened_by", "seconded_by")
        if policy.may(user, "verification.read", file)
        else [],
        "procedures": file.best_interests.select_related("opened_by", "decided_by"),
        "reunifications": file.reunifications.all(),
        "visits": file.follow_ups.select_related("recorded_by"),
        "cares": file.care_arrangements.select_related("recorded_by"),
        "referrals": _seen(Referral, user=user, at=at).filter(file=file),
        "transfers": _seen(CaseTransfer, user=user, at=at).filter(file=file),
        "two_persons": access.visible(TwoPersonRequest, user=user, at=at)
        .filter(record=file.record_id)
        .select_related("asked_by", "decided_by"),
        "looked": looked,
    }


def _seen(model: Any, *, user: User, at: datetime) -> Any:
    return access.visible(model, user=user, at=at).select_related("to_agency", "from_agency")
