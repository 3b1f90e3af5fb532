"""What was told of a child's relative, and who saw the child?

A relative's statements have a page of their own; sightings stand on the file, each with its teller.
Layer: web. It only reads.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kintrace.casework import access
from kintrace.registry.models import ChildFile, Record, Relation, Sighting, User
from kintrace.web.files.known import Group, Statement, claims_of, groups_of, statement_of, title_of


@dataclass(frozen=True)
class Seen:
    """A sighting, and what was said of it and may be seen by whoever asks."""

    sighting: Sighting
    said: tuple[Statement, ...]


def sightings_of(file: ChildFile, *, user: User, at: datetime) -> list[Seen]:
    """Return who saw or heard of the child, the last told first; one query where nobody did."""
    rows = access.visible(Sighting, user=user, at=at).filter(about=file.record_id)
    listed = list(rows.select_related("record__source", "recorded_by"))
    if not listed:
        return []
    claims = access.claims_shown([one.record for one in listed], user=user)
    chosen = claims.filter(is_retraction=False).select_related(
        "source", "recorded_by", "struck_by", "place"
    )
    said: dict[UUID, list[Statement]] = {}
    for row in chosen.prefetch_related("place__names").order_by("recorded_at", "id"):
        said.setdefault(row.record_id, []).append(statement_of(row))
    return [Seen(one, tuple(said.get(one.record_id, ()))) for one in listed]


@require_GET
def relative(request: HttpRequest, key: UUID, thing: UUID) -> HttpResponse:
    """Show all that was said of one relative of a child."""
    at, user = timezone.now(), request.user
    try:
        file = access.get(ChildFile, key, user=user, at=at)
        relation = access.get(Relation, thing, user=user, at=at)
        if relation.record_id != file.record_id:
            raise access.NotThere("this is of another file")
        record = access.get(Record, relation.relative_id, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error
    access.note_read("record.read", user=user, at=at, on=record)
    shown = {
        "file": file,
        "relation": relation,
        "who": title_of(record, user=user),
        "groups": _told(record, user=user),
    }
    return render(request, "files/relative.html", shown)


def _told(record: Record, *, user: User) -> list[Group]:
    return groups_of(claims_of(record, user=user))
