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
from kintrace.casework.letter_thread import Thread, thread_of
from kintrace.registry.models import (
    ENDED,
    AccessGrant,
    Artifact,
    Candidate,
    ChildFile,
    EntryChild,
    FamilyMember,
    Letter,
    MovedChild,
    Note,
    Purpose,
    Relation,
    RosterLine,
    Sighting,
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
from kintrace.web.files.move_act import acts_from
from kintrace.web.files.movements import Leg, accounts_of, movements_of
from kintrace.web.files.route_strip import strip_of
from kintrace.web.files.story import story_of
from kintrace.web.files.told_pages import sightings_of
from kintrace.web.files.work import Work, work_of
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
    "verification.read",
    "family.join",
    "sighting.record",
    "movement.record",
    "artifact.receive",
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
    work = work_of(file, user=user, at=at)
    is_moved = {MovedChild, RosterLine} & work.there
    legs = movements_of(file, user=user, at=at) if is_moved else []
    may = policy.answers(user, {*ACTS, *acts_from(file)}, on=file)
    page = {
        "file": file,
        "child": title_from(row for row in reversed(standing) if row.property in CALLED_BY),
        "today": timezone.localdate(at),
        "has_ended": file.state in ENDED,
        "may": {act.replace(".", "_"): may[act] for act in ACTS},
        "may_move": any(may[act] for act in acts_from(file)),
        "spoken_of": work.of(EntryChild, lambda: spoken_of(file.record, user=user, at=at)),
        "flags": [one for one in work.flags if one.lowered_at is None],
        "alerts": work.of(AccessGrant, lambda: _alerts(file, user=user, at=at)),
        "groups": groups_of(claims),
        "sightings": work.of(Sighting, lambda: sightings_of(file, user=user, at=at)),
        "story": story_of(file, claims=claims, legs=legs, work=work),
        "tasks": work.tasks,
        "notes": work.of(Note, lambda: file.notes.select_related("written_by")),
        "thread": _thread(file, work, at=at),
        **_routes(legs, user=user, at=at),
        **_people(file, work, user=user, at=at),
        **_papers(file, work, user=user, at=at),
        **_work(file, work, user=user, at=at),
        "verifications": work.verifications if may["verification.read"] else [],
    }
    return render(request, "files/file.html", page)


def _thread(file: ChildFile, work: Work, *, at: datetime) -> Thread:
    has_letters = Letter in work.there
    return thread_of(file.record, on=timezone.localdate(at)) if has_letters else Thread((), 0)


def _alerts(file: ChildFile, *, user: User, at: datetime) -> Any:
    """Who opened this file from outside its caseload lately, for everybody else to see."""
    since = at - timedelta(days=ALERT_DAYS)
    rows = file.access_grants.filter(granted_at__gt=since).exclude(user=user)
    return rows.select_related("user", "seen_by").order_by("-granted_at")


def _routes(legs: list[Leg], *, user: User, at: datetime) -> dict[str, Any]:
    drawn = [(leg.start, leg.end, " – ".join(filter(None, (leg.departed, leg.arrived))))
             for leg in legs]  # fmt: skip
    return {
        "legs": list(zip(legs, accounts_of(legs, user=user, at=at), strict=True)),
        "strip": strip_of(drawn, is_mirrored=get_language_bidi()),
    }


def _people(file: ChildFile, work: Work, *, user: User, at: datetime) -> dict[str, Any]:
    """Matches, relatives, and the children who belong with this one."""
    pairs = work.of(Candidate, lambda: _pairs(file, user=user, at=at))
    relations = work.of(Relation, lambda: file.record.relations.select_related("relative"))
    near = work.of(FamilyMember, lambda: _near(file))
    people = [pair.sought for pair in pairs] + [one.relative for one in relations] + near
    called = titles_of(people, user=user)
    files = access.visible(ChildFile, user=user, at=at)
    by_record = {}
    if near:
        listed = files.filter(record__in=[one.pk for one in near])
        by_record = {one.record_id: one for one in listed}
    return {
        "pairs": [(pair, called[pair.sought_id]) for pair in pairs],
        "relatives": [(one, called[one.relative_id]) for one in relations],
        "siblings": [(by_record.get(one.pk), called[one.pk]) for one in near],
    }


def _pairs(file: ChildFile, *, user: User, at: datetime) -> Any:
    pairs = access.visible(Candidate, user=user, at=at).filter(found=file.record_id)
    return pairs.exclude(state="superseded").select_related("sought").order_by("-state_at")


def _near(file: ChildFile) -> list[Any]:
    """The records of the children who belong with this one."""
    families = file.record.memberships.values("family_id")
    members = FamilyMember.objects.everywhere(why="families of the record in hand").filter(
        family__in=families
    )
    others = members.exclude(record=file.record_id).select_related("record")
    return [one.record for one in others.order_by("added_at", "pk")]


def _papers(file: ChildFile, work: Work, *, user: User, at: datetime) -> dict[str, Any]:
    """Documents, and the answers about consent by purpose."""
    answers = work.consents
    standing = {one.purpose: one for one in answers if one.withdrawn_at is None}
    consents = [
        (gettext(str(label)), standing.get(code), [one for one in answers if one.purpose == code
                                                   and one.withdrawn_at is not None])
        for code, label in Purpose.choices
    ]  # fmt: skip
    return {
        "papers": work.of(Artifact, lambda: _shown(file, user=user, at=at)),
        "consents": [row for row in consents if row[1] or row[2]],
        "unanswered": [label for label, now, past in consents if not now and not past],
        # Only an answer that somebody gave for the child is asked anew.
        "is_adult": bool(answers) and is_adult(file.record, on=timezone.localdate()),
    }


def _shown(file: ChildFile, *, user: User, at: datetime) -> Any:
    papers = access.visible(Artifact, user=user, at=at).filter(record=file.record_id)
    return papers.select_related("source", "received_by").order_by("-received_at")


def _two_persons(file: ChildFile, *, user: User, at: datetime) -> Any:
    asked = access.visible(TwoPersonRequest, user=user, at=at).filter(record=file.record_id)
    return asked.select_related("asked_by", "decided_by")


def _work(file: ChildFile, work: Work, *, user: User, at: datetime) -> dict[str, Any]:
    return {
        "procedures": work.procedures,
        "reunifications": work.reunifications,
        "visits": work.visits,
        "cares": work.cares,
        "referrals": work.referrals,
        "transfers": work.transfers,
        "two_persons": work.of(TwoPersonRequest, lambda: _two_persons(file, user=user, at=at)),
        "looked": _looked(file, user=user),
    }


def _looked(file: ChildFile, *, user: User) -> list[Any] | None:
    """Who did what with this file last; None for whoever may not know."""
    try:
        rows = access.who_looked(file, user=user).select_related("actor")[:LOOKS_SHOWN]
    except policy.Refused:
        return None
    return [(row, gettext(policy.meanings().get(row.act, row.act))) for row in rows]
