"""What does a tracing request say, who is sought in it, and how is it closed?

The inquirer's contact shows only to those who may have it, never to who found the child.
Layer: web.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kintrace.casework import access, intake, letter_read, policy
from kintrace.registry.models import Candidate, TracingRequest, User
from kintrace.web.act_form import CALM
from kintrace.web.files.known import claims_of, groups_of, titles_of
from kintrace.web.files.refusal import refusal_of

ON_A_PAGE = 25


class CloseForm(forms.Form):
    """Why the request is closed."""

    why = forms.CharField(label=_("Why"), max_length=300)


def request_list(request: HttpRequest) -> HttpResponse:
    """List requests in reach, the newest first."""
    at, user = timezone.now(), request.user
    policy.require(user, "request.read")
    rows = access.visible(TracingRequest, user=user, at=at).order_by("-opened_at", "pk")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    listed = list(page.object_list.select_related("inquirer").prefetch_related("sought__record"))
    people = [row.inquirer for row in listed]
    people += [one.record for row in listed for one in row.sought.all()]
    called = titles_of(people, user=user)
    shown = [
        (row, called[row.inquirer_id], [called[one.record_id] for one in row.sought.all()])
        for row in listed
    ]
    return render(request, "requests/list.html", {"page": page, "requests": shown})


def request_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show one request: who asks, who is sought, and the matches of each."""
    at, user = timezone.now(), request.user
    try:
        row = access.open_request(key, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error
    sought = list(row.sought.select_related("record"))
    called = titles_of([row.inquirer, *(one.record for one in sought)], user=user)
    page = {
        "row": row,
        "inquirer": called[row.inquirer_id],
        "groups": groups_of(claims_of(row.inquirer, user=user)),
        "sought": [_sought(one, called, user=user, at=at) for one in sought],
        "consents": row.inquirer.consents.filter(withdrawn_at__isnull=True),
        "letters": letter_read.visible_letters(user, at=at)
        .filter(Q(sender=row.inquirer_id) | Q(recipient=row.inquirer_id))
        .order_by("written_at"),
        "may_write": policy.may(user, "letter.write", row.inquirer),
        "may_close": row.state == "open" and policy.may(user, "request.close", row),
    }
    return render(request, "requests/request.html", page)


def _sought(one: Any, called: dict[Any, Any], *, user: User, at: Any) -> dict[str, Any]:
    """One sought person with what is said of them and the pairs that were proposed."""
    pairs = access.visible(Candidate, user=user, at=at).filter(sought=one.record_id)
    listed = list(pairs.exclude(state="superseded").select_related("found").order_by("-state_at"))
    found = titles_of([pair.found for pair in listed], user=user)
    return {
        "person": one,
        "title": called[one.record_id],
        "groups": groups_of(claims_of(one.record, user=user)),
        "pairs": [(pair, found[pair.found_id]) for pair in listed],
    }


def request_close(request: HttpRequest, key: UUID) -> HttpResponse:
    """Close a request for a reason."""
    at, user = timezone.now(), request.user
    try:
        row = access.get(TracingRequest, key, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error
    policy.require(user, "request.close", row)
    form, refusal = CloseForm(request.POST or None, auto_id="%s"), None
    if request.method == "POST" and form.is_valid():
        try:
            intake.close_request(user, at=at, request=row, why=form.cleaned_data["why"])
        except CALM as error:
            refusal = refusal_of(error)
        else:
            messages.info(request, gettext("Saved."))
            return redirect("request", key=row.pk)
    page = {"row": row, "form": form, "refusal": refusal}
    return render(request, "requests/close.html", page, status=409 if refusal else 200)
