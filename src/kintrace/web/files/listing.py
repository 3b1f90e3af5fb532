"""Which files may this person read, found by name, number or state?

A name is looked for by its sound, so that any script and spelling finds it. Each search is written
to the audit with its count, never with its words. Layer: web.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kintrace.casework import access, policy
from kintrace.names import skeleton
from kintrace.registry.models import ChildFile, FileState, Record, User
from kintrace.web.files.act_page import spoken
from kintrace.web.files.known import titles_of

ON_A_PAGE = 25
# Listening to every name takes about 10 microseconds a word; beyond this only letters are compared.
HEARD_UP_TO = 20_000
# A database takes a list of so many keys faster than it looks for them again.
FEW = 1000
# A sound of fewer consonants begins too many names.
LONG_ENOUGH = 3
PEOPLE_READ = ("name", "given_name", "family_name", "nickname", "other_name",
               "name_as_in_document", "name_given_later")  # fmt: skip


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
    """Files with this number, or with a standing name in which each word sounds like these."""
    by_number = rows.filter(number__iexact=text)
    if by_number.exists():
        return by_number
    records = Record.objects.within(policy.reach_of(user, act="record.read"))
    held = records.filter(pk__in=rows.values("record_id"))
    named = access.ordinary_claims(held, of=PEOPLE_READ).standing()
    found = Q(record__in=_few(named.filter(value__icontains=text).values_list("record_id")))
    if rows.count() <= HEARD_UP_TO:
        found |= Q(record__in=_heard(text, named.values_list("record_id", "value")))
    return rows.filter(found)


def _few(rows: Any) -> Any:
    """Return the keys themselves while they are few, as the page asks for them more than once."""
    keys = [key for (key,) in rows[: FEW + 1]]
    return keys if len(keys) <= FEW else rows


def _heard(text: str, names: Iterable[tuple[Any, str]]) -> set[Any]:
    """Whose names have, for each word looked for, a word that sounds like it or begins so."""
    wanted = sounds_of(text)
    told: dict[Any, set[str]] = {}
    for key, said in names:
        told.setdefault(key, set()).update(sounds_of(said))
    return {key for key, heard in told.items() if wanted and _is_heard(wanted, heard)}


def _is_heard(wanted: frozenset[str], heard: set[str]) -> bool:
    return all(
        word in heard or (len(word) >= LONG_ENOUGH and any(one.startswith(word) for one in heard))
        for word in wanted
    )


def sounds_of(text: str) -> frozenset[str]:
    """How the words of a name sound, in no script."""
    return frozenset(skeleton(word) for word in text.split() if any(map(str.isalpha, word)))
