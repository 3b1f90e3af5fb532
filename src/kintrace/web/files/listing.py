"""Which files may this person read, found by name, number or state?

A name is looked for by its sound, so that any script and spelling finds it. Each search is written
to the audit with its count, never with its words. Layer: web.
"""

from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kintrace.casework import access, heard, policy
from kintrace.registry.models import ChildFile, FileState, Record, User
from kintrace.web.files.act_page import spoken
from kintrace.web.files.known import titles_of

ON_A_PAGE = 25
# Letters within words are looked for by reading every name: among more files than this, only when
# nobody is heard.
SPELLED_UP_TO = 20_000
# A database takes a list of so many keys faster than it looks for them again, and no longer one.
FEW = 5000


class ListForm(forms.Form):
    """What to look for."""

    text = forms.CharField(label=_("Name or number"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False)
    mine = forms.BooleanField(label=_("My next step"), required=False)

    def __init__(self, data: Any) -> None:
        """Offer all states."""
        super().__init__(data, auto_id="%s")
        self.fields["state"].choices = [("", gettext("All")), *spoken(FileState.choices)]


def file_list(request: HttpRequest) -> HttpResponse:
    """List files in reach; whoever reads none has no such page."""
    at, user = timezone.now(), request.user
    policy.require(user, "file.read")
    form = ListForm(request.GET)
    rows = access.visible(ChildFile, user=user, at=at)
    if form.is_valid():
        rows = _filtered(rows, form.cleaned_data, user=user)
    page = Paginator(rows.order_by("-opened_at", "pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    if form.is_valid() and form.cleaned_data["text"]:
        access.note_read("search.run", user=user, at=at, count=page.paginator.count)
    files = list(page.object_list.select_related("record", "next_owner"))
    called = titles_of([row.record for row in files], user=user)
    shown = {
        "form": form,
        "page": page,
        "files": [(row, called[row.record_id]) for row in files],
        "today": timezone.localdate(at),
        "may_open": policy.may(user, "file.open_with_reason"),
    }
    return render(request, "files/list.html", shown)


def _filtered(rows: Any, said: dict[str, Any], *, user: User) -> Any:
    if said["state"]:
        rows = rows.filter(state=said["state"])
    if said["mine"]:
        rows = rows.filter(next_owner=user)
    if said["text"]:
        rows = _found(rows, said["text"].strip(), user=user)
    return rows


def _found(rows: Any, text: str, *, user: User) -> Any:
    """Files with this number, or with a standing name of these sounds or with these letters."""
    by_number = rows.filter(number__iexact=text)
    if by_number.exists():
        return by_number
    records = Record.objects.within(policy.reach_of(user, act="record.read"))
    sounding = heard.found(text, among=records)
    keys = heard.waiting(text, among=records)
    if sounding is not None:
        keys |= set(sounding.values_list("pk", flat=True)[: FEW + 1])
    found = Q(record__in=keys)
    if len(keys) > FEW:
        found = Q(record__in=sounding.values("pk"))
    if keys and rows.count() > SPELLED_UP_TO:
        return rows.filter(found)
    spelled = heard.names_of(records).filter(_holds(text))
    return rows.filter(found | Q(record__in=spelled.values("record_id")))


def _holds(text: str) -> Q:
    """A name with these letters, small or large: SQLite knows that only of the Latin ones."""
    ways = {text, text.lower(), text.upper(), text.title()}
    return reduce(or_, [Q(value__icontains=way) for way in sorted(ways)])
