"""Which files may this person read, found by name, number or state?

A name is looked for by its sound, so that any script and spelling finds it. Each search is written
to the audit with its count, never with its words. Layer: web.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import CharField
from django.db.models.functions import Cast
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
# Reading and hearing a name takes about 30 microseconds; beyond this only letters are compared.
HEARD_UP_TO = 20_000
# How many words, of all names, are kept with their sound: most names are of few words.
WORDS_KEPT = 50_000
# A database takes a list of so many keys faster than it looks for them again, and no longer one.
FEW = 5000
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
    keys = None
    if rows.count() <= HEARD_UP_TO:
        # As text, since making a key of each would take a third of the time.
        key = Cast("record_id", CharField())
        keys = _heard(text, named.order_by().values_list(key, "value"))
    if keys is None or len(keys) > FEW:
        return rows.filter(record__in=named.filter(value__icontains=text).values("record_id"))
    return rows.filter(record__in=keys)


def _heard(text: str, names: Iterable[tuple[Any, str]]) -> set[Any]:
    """Whose names hold these letters, or for each word one that sounds like it or begins so."""
    wanted, letters = sounds_of(text), text.casefold()
    found: set[Any] = set()
    told: dict[Any, set[str]] = {}
    for key, said in names:
        if letters in said.casefold():
            found.add(key)
        told.setdefault(key, set()).update(sounds_of(said))
    return found | {key for key, heard in told.items() if wanted and _is_heard(wanted, heard)}


def _is_heard(wanted: frozenset[str], heard: set[str]) -> bool:
    return all(
        word in heard or (len(word) >= LONG_ENOUGH and any(one.startswith(word) for one in heard))
        for word in wanted
    )


def sounds_of(text: str) -> frozenset[str]:
    """How the words of a name sound, in no script."""
    return frozenset(filter(None, map(_sound_of, text.split())))


@lru_cache(maxsize=WORDS_KEPT)
def _sound_of(word: str) -> str:
    return skeleton(word) if any(map(str.isalpha, word)) else ""
