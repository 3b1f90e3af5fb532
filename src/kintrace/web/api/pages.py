"""How does somebody make a token, and read what the API can do?"""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from kintrace.casework import policy
from kintrace.casework.token import LONGEST_DAYS, end_token, make_token
from kintrace.web.api.office_api import described

SCOPE_WORDS = {
    "register": _("Register children and requests"),
    "claims": _("Read and add claims"),
    "candidates": _("Read proposed pairs"),
    "judgements": _("Judge pairs"),
}
USUAL_DAYS = 90


class TokenForm(forms.Form):
    """A new token."""

    name = forms.CharField(label=_("Which program is it for?"), max_length=100)
    scopes = forms.MultipleChoiceField(
        label=_("What may it do?"),
        choices=tuple(SCOPE_WORDS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.IntegerField(
        label=_("For how many days?"), min_value=1, max_value=LONGEST_DAYS, initial=USUAL_DAYS
    )


def tokens(request: HttpRequest) -> HttpResponse:
    """List one's tokens and make a new one, whose secret is shown this once."""
    policy.require(request.user, "token.make")
    form, secret = TokenForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        _token, secret = make_token(request.user, at=timezone.now(), **form.cleaned_data)
        form = TokenForm()
    shown = {"form": form, "secret": secret, "tokens": _listed(request.user)}
    return render(request, "api/tokens.html", shown)


def _listed(user: Any) -> list[dict[str, Any]]:
    now = timezone.now()
    return [
        {
            "token": one,
            "holds": one.ended_at is None and one.until > now,
            "scopes": [SCOPE_WORDS[scope] for scope in one.scopes.split()],
        }
        for one in user.api_tokens.all()
    ]


@require_POST
def token_end(request: HttpRequest, key: UUID) -> HttpResponse:
    """End one of one's tokens."""
    policy.require(request.user, "token.make")
    token = request.user.api_tokens.filter(pk=key, ended_at__isnull=True).first()
    if token is None:
        raise Http404
    end_token(request.user, at=timezone.now(), token=token)
    messages.success(request, gettext("The token ended; the program can do nothing any more."))
    return redirect("tokens")


def api_description(request: HttpRequest) -> HttpResponse:
    """Hand the OpenAPI description over."""
    return JsonResponse(described())


def api_page(request: HttpRequest) -> HttpResponse:
    """Show what a program can do, in a page without scripts."""
    paths = described()["paths"]
    calls = [
        {"method": method.upper(), "path": path, "does": call["description"]}
        for path, methods in paths.items()
        for method, call in methods.items()
    ]
    return render(request, "api/api.html", {"calls": calls})
