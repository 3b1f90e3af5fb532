"""Which letters are there, and what does each wait for?

Envelopes only, within the person's reach; what lies in somebody's own hands comes first.
Layer: web.
"""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kintrace.casework import access, letter_read, policy
from kintrace.registry.models import LetterLeg, LetterState
from kintrace.web.letters.words import outside_of

ON_A_PAGE = 25
# The order in which letters need somebody, and under which title.
GROUPS = (
    (LetterState.DRAFT, _("To be checked")),
    (LetterState.CHECKED, _("Checked, to be closed")),
    (LetterState.OPEN, _("Ready to go")),
    (LetterState.SEALED, _("Ready to go, sealed")),
    (LetterState.UNDELIVERABLE, _("Came back")),
    (LetterState.IN_CUSTODY, _("On their way")),
)
DONE = (LetterState.DELIVERED, LetterState.REPLIED, LetterState.BACK_DELIVERED)
SHOWN = 50


def letter_list(request: HttpRequest) -> HttpResponse:
    """List letters by what they wait for, then those that arrived."""
    at, user = timezone.now(), request.user
    policy.require(user, "letter.read")
    rows = letter_read.visible_letters(user, at=at).select_related("agency", "to_agency")
    groups = [
        (title, list(rows.filter(state=state).order_by("state_at")[:SHOWN]))
        for state, title in GROUPS
    ]
    done = rows.filter(state__in=DONE).order_by("-state_at", "pk")
    page = {
        "handed": handed_to(user, at=at),
        "groups": [(title, letters) for title, letters in groups if letters],
        "page": Paginator(done, ON_A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "letters/list.html", page)


def carrying(request: HttpRequest) -> HttpResponse:
    """Show a messenger what was handed to them and what they carry: outsides, and nothing else."""
    at, user = timezone.now(), request.user
    policy.require(user, "letter_leg.read")
    own = _own(user, at=at)
    carried = own.filter(received_at__isnull=False, ended_at__isnull=True)
    past = own.filter(ended_at__isnull=False, received_at__isnull=False).order_by("-ended_at")
    page = {
        "handed": handed_to(user, at=at),
        "carried": _shown(carried.order_by("received_at")),
        "past": _shown(past[:ON_A_PAGE]),
    }
    return render(request, "letters/carrying.html", page)


def handed_to(user: Any, *, at: Any) -> list[tuple[LetterLeg, Any]]:
    """Return the hand-overs that wait for somebody's signature."""
    rows = _own(user, at=at).filter(received_at__isnull=True, ended_at__isnull=True)
    return _shown(rows.order_by("offered_at"))


def _own(user: Any, *, at: Any) -> Any:
    legs = access.visible(LetterLeg, user=user, at=at).filter(owner=user)
    return legs.select_related("letter__agency", "letter__to_agency", "letter__to_owner")


def _shown(legs: Any) -> list[tuple[LetterLeg, Any]]:
    return [(leg, outside_of(leg.letter)) for leg in legs]
