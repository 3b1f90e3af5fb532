"""How does somebody open a file of their agency that is not in their caseload?

With its number and a reason, for one working day; everybody who works on the file sees that.
A wrong number and a file that can't be opened have the same answer. Layer: web.
"""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kintrace.casework import access, policy
from kintrace.registry.models import ChildFile, User

NOT_THERE = _("No file of your agency has this number. Check it, or ask a supervisor.")


class OpenForm(forms.Form):
    """Which file, and why."""

    number = forms.CharField(label=_("Number of the file"), max_length=20)
    reason = forms.CharField(label=_("Why you need it"), widget=forms.Textarea, max_length=1000)


def file_open(request: HttpRequest) -> HttpResponse:
    """Ask for number and reason, and open the file."""
    at, user = timezone.now(), request.user
    policy.require(user, "file.open_with_reason")
    form = OpenForm(request.POST or None, auto_id="%s", initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        number, reason = form.cleaned_data["number"], form.cleaned_data["reason"]
        found = _in_reach(number, user=user)
        if found is None:
            form.add_error("number", NOT_THERE)
        else:
            if not access.visible(ChildFile, user=user, at=at).filter(pk=found.pk).exists():
                access.open_with_reason(found.pk, user=user, at=at, reason=reason)
            return redirect("file", key=found.pk)
    return render(request, "files/open.html", {"form": form})


def _in_reach(number: str, *, user: User) -> Any:
    rows = ChildFile.objects.within(policy.reach_of(user, act="file.open_with_reason"))
    return rows.filter(number=number.strip().upper()).first()
