"""What do auditors and data protection officers see and do?

Auditors see that something was done, when, and its hash; data protection officers also who did it
in their agency. Nobody sees here why, since reasons may hold words of a case. Layer: web.
"""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from kintrace.casework import access, audit, checkpoints, policy
from kintrace.registry.models import AuditCheckpoint, AuditEvent, User
from kintrace.registry.scope import Level
from kintrace.web.audit.keys import signing_key

ON_A_PAGE = 50
CHECKPOINTS_SHOWN = 10


def audit_page(request: HttpRequest) -> HttpResponse:
    """Show the chain, newest event first, to those who may read or check it."""
    user, at = request.user, timezone.now()
    may_read = policy.may(user, "audit.read")
    if not may_read:
        policy.require(user, "audit.verify")
    number = request.GET.get("page")
    shown = {
        "page": _events(user, at=at, number=number) if may_read else None,
        "shows_people": policy.reach_of(user, act="audit.read").level is Level.AGENCY,
        "may_verify": policy.may(user, "audit.verify"),
        "checkpoints": AuditCheckpoint.objects.order_by("-at")[:CHECKPOINTS_SHOWN],
        "meanings": policy.meanings(),
    }
    return render(request, "audit/audit.html", shown)


def _events(user: User, *, at: datetime, number: str | None) -> Any:
    rows = access.visible(AuditEvent, user=user, at=at).order_by("-sequence")
    # The cells that may hold words of a case aren't even read.
    columns = ("sequence", "at", "act", "hash", "previous_hash", "actor")
    page = Paginator(rows.select_related("actor"), ON_A_PAGE).get_page(number)
    page.object_list = [
        {name: getattr(row, name) for name in columns}
        | {"meaning": gettext(policy.meanings().get(row.act, row.act))}
        for row in page.object_list.defer("reason", "detail")
    ]
    return page


@require_POST
def audit_verify(request: HttpRequest) -> HttpResponse:
    """Walk the whole chain and say whether it holds."""
    policy.require(request.user, "audit.verify")
    breaks = audit.verify()
    access.note_read("audit.verify", user=request.user, at=timezone.now(), breaks=len(breaks))
    if breaks:
        words = ngettext(
            "The chain is broken at %(number)d place, first at event %(first)d.",
            "The chain is broken at %(number)d places, first at event %(first)d.",
            len(breaks),
        ) % {"number": len(breaks), "first": breaks[0].sequence}
        messages.error(request, words)
    else:
        messages.success(request, gettext("The chain is whole."))
    return redirect("audit")


@require_POST
def audit_checkpoint(request: HttpRequest) -> HttpResponse:
    """Sign where the chain stands, as a file to hand to another office."""
    policy.require(request.user, "audit.verify")
    at = timezone.now()
    access.note_read("audit.verify", user=request.user, at=at, is_checkpoint=True)
    document = checkpoints.sign(signing_key(), office=request.user.agency.name, at=at)
    name = f"checkpoint-{at:%Y%m%dT%H%M%S}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(document, content_type="application/json", headers=headers)
