"""Which files were opened from outside their caseload, and who has seen that?

Whoever supervises reads who opened a file, why and what they did there, and marks it as seen with
what was done about it. What was seen stays and is found by its words. Layer: web.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kintrace.casework import access, alert, policy
from kintrace.registry.models import AccessGrant, ChildFile, User
from kintrace.web.act_form import OneActForm, answered
from kintrace.web.files.known import titles_of

ON_A_PAGE = 25
ACTS_SHOWN = 50
SEARCHED = ("file__number", "user__display_name", "reason", "seen_note", "seen_by__display_name")


class SearchForm(forms.Form):
    """What to look for."""

    text = forms.CharField(label=_("Number, name or words"), required=False, max_length=100)


class SeenForm(OneActForm):
    """That an alert was seen, and what came of it."""

    act, template = "alert.see", "front/alert.html"
    button = _("Mark as seen")
    note = forms.CharField(
        label=_("What was done, if anything"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )

    def __init__(self, data: Any = None, *, user: User, at: datetime, opened: AccessGrant) -> None:
        """Ask about one alert."""
        self.user, self.at, self.opened = user, at, opened
        super().__init__(data)

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Mark it."""
        return alert.see(self.user, at=self.at, alert=self.opened, note=said["note"])

    def done(self, result: Any) -> str:
        """Go back to those that wait."""
        return reverse("alerts")


def unseen(user: User, *, at: datetime) -> Any:
    """Return what nobody has seen yet and this person may, oldest first."""
    rows = access.visible(AccessGrant, user=user, at=at).filter(seen_at__isnull=True)
    return rows.exclude(user=user).order_by("granted_at", "pk")


def alerts(request: HttpRequest) -> HttpResponse:
    """List what nobody has seen, oldest first; or what was seen, newest first."""
    at, user = timezone.now(), request.user
    policy.require(user, "alert.read")
    shows_seen = request.GET.get("show") == "seen"
    form = SearchForm(request.GET, auto_id="%s")
    waiting = unseen(user, at=at)
    seen = access.visible(AccessGrant, user=user, at=at).filter(seen_at__isnull=False)
    rows = seen.order_by("-seen_at", "pk") if shows_seen else waiting
    if form.is_valid():
        rows = _with_words(rows, form.cleaned_data["text"])
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    listed = list(page.object_list.select_related("file__record", "user", "seen_by"))
    called = titles_of([row.file.record for row in listed], user=user)
    shown = {
        "form": form,
        "page": page,
        "rows": [(row, called[row.file.record_id]) for row in listed],
        "shows_seen": shows_seen,
        "waiting": waiting.count(),
        "seen": seen.count(),
    }
    return render(request, "front/alerts.html", shown)


def _with_words(rows: Any, text: str) -> Any:
    for word in text.split():
        found = Q()
        for column in SEARCHED:
            found |= Q(**{f"{column}__icontains": word})
        rows = rows.filter(found)
    return rows


def alert_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show one alert with what was done in the file, and let it be marked as seen."""
    at, user = timezone.now(), request.user
    try:
        opened = access.get(AccessGrant, key, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error
    data = request.POST if request.method == "POST" else None
    if data is None:
        access.note_read("alert.read", user=user, at=at, on=opened)
    policy.require(user, "alert.see", opened)
    form = SeenForm(data, user=user, at=at, opened=opened)
    return answered(request, form, page=_about(opened, user=user, at=at))


def _about(opened: AccessGrant, *, user: User, at: datetime) -> dict[str, Any]:
    acts = []
    if policy.may(user, "audit.read_file", opened.file):
        events = access.who_looked(opened.file, user=user).filter(
            actor=opened.user_id, at__gte=opened.granted_at, at__lte=opened.until
        )
        acts = [
            (event, gettext(policy.meanings().get(event.act, event.act)))
            for event in events.order_by("sequence")[:ACTS_SHOWN]
        ]
    return {
        "opened": opened,
        "child": titles_of([opened.file.record], user=user)[opened.file.record_id],
        "file": access.visible(ChildFile, user=user, at=at).filter(pk=opened.file_id).first(),
        "acts": acts,
        "may_see": opened.seen_at is None and opened.user_id != user.pk,
    }
