"""What can be done with one entry of an account?

Grade it, strike it, link it with a child, put it under a question.

Layer: web.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from kintrace.casework import access, account, policy
from kintrace.casework.account_reading import placed_statement
from kintrace.casework.acting import NotNow
from kintrace.documents.accounts_articles import articles
from kintrace.documents.accounts_grades import meanings
from kintrace.documents.accounts_slots import slots
from kintrace.registry.models import AccountEntry, ChecklistAnswer, ChildFile, EntryChild
from kintrace.web.documents.thing_page import ThingForm, got
from kintrace.web.files.known import titles_of
from kintrace.web.movements.named import name_of
from kintrace.web.movements.shown import line_of

NOT_THERE = _("No file of your agency has this number. Check it, or ask a supervisor.")


@require_GET
def entry(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show one entry: its words, its document, its grades, the children of whom it speaks."""
    at, user = timezone.now(), request.user
    row = got(AccountEntry, key, user=user, at=at)
    placed = placed_statement(row)
    access.note_read("movement.read", user=user, at=at, on=row.movement, entry=str(row.pk))
    page = {
        "entry": row,
        "line": None if placed is None else line_of(placed),
        "name": name_of(row.movement),
        "slot": gettext(slots()[row.slot].label),
        "document": row.statement.layer.document,
        "struck": getattr(row, "struck_by", None),
        "grades": row.grades.select_related("by").order_by("-at"),
        "grade_words": _grade_words(placed),
        "children": _children(row, user=user, at=at),
        "may": {act: policy.may(user, f"account.{act}", row.movement)
                for act in ("grade", "strike", "link_child", "fill_checklist")},
    }  # fmt: skip
    return render(request, "movements/entry.html", page)


@require_POST
def answer(request: HttpRequest, key: UUID) -> HttpResponse:
    """Put an entry under one question of a treaty article."""
    at, user = timezone.now(), request.user
    row = got(AccountEntry, key, user=user, at=at)
    policy.require(user, "account.fill_checklist", row.movement)
    item = request.POST.get("item", "")
    try:
        account.answer_item(user, at=at, entry=row, item=item)
    except NotNow as error:
        messages.error(request, gettext(error.message))
    code = item.rpartition(".")[0]
    if code not in articles():
        return redirect("entry", key=row.pk)
    return redirect(reverse("article", args=[row.movement_id, code]) + f"#{item}")


class EntryForm(ThingForm):
    """One act on an entry."""

    model = AccountEntry
    template = "movements/act_on_entry.html"

    @classmethod
    def subject(cls, thing: Any) -> Any:
        """The movement decides who may."""
        return thing.movement

    def context(self) -> dict[str, Any]:
        """Show what it says."""
        placed = placed_statement(self.thing)
        return {"line": None if placed is None else line_of(placed)}

    def back(self) -> str:
        """The entry."""
        return reverse("entry", args=[self.thing.pk])


class StrikeEntryForm(EntryForm):
    """Strike an entry for a reason."""

    title, act, button = _("Strike an entry"), "account.strike", _("Strike it")
    hint = _("It stays readable, with your reason, and counts no more.")
    reason = forms.CharField(label=_("Why it is struck"), max_length=300)

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Strike it."""
        return account.strike(self.user, at=self.at, entry=self.thing, reason=said["reason"])


class GradeForm(EntryForm):
    """Say how far one trusts the source, and what it said."""

    title, act = _("Grade an entry"), "account.grade"
    hint = _("Your own judgement, under your name. Nothing reckons a grade.")
    reliability = forms.ChoiceField(label=_("The source"), widget=forms.RadioSelect)
    credibility = forms.ChoiceField(label=_("What it said here"), widget=forms.RadioSelect)
    why = forms.CharField(label=_("Why"), max_length=300)

    def prepare(self) -> None:
        """Offer letters and figures with what they mean."""
        said = [
            (code, format_html("<bdi>{}</bdi> · {}", code, gettext(words)))
            for code, words in meanings().items()
        ]
        self.fields["reliability"].choices = [one for one in said if one[0].isalpha()]
        self.fields["credibility"].choices = [one for one in said if one[0].isdigit()]
        placed = placed_statement(self.thing)
        if placed is not None:
            self.initial["reliability"] = placed.grade.reliability
            self.initial["credibility"] = placed.grade.credibility

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Grade it."""
        grade = said["reliability"] + said["credibility"]
        return account.grade(
            self.user, at=self.at, entry=self.thing, grade=grade, why=said["why"], key=key
        )


class LinkForm(EntryForm):
    """Say that an entry speaks of a child who has a file."""

    title, act = _("Link with a child's file"), "account.link_child"
    hint = _("The entry then shows in the file, and the file here.")
    number = forms.CharField(label=_("Number of the file"), max_length=20)

    def clean_number(self) -> Any:
        """Find the file in one's reach."""
        rows = ChildFile.objects.within(policy.reach_of(self.user, act="record.read"))
        number = self.cleaned_data["number"].strip().upper()
        found = rows.filter(number=number).select_related("record").first()
        if found is None:
            raise forms.ValidationError(NOT_THERE)
        return found

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Link them."""
        record = said["number"].record
        return account.link_child(self.user, at=self.at, entry=self.thing, record=record, key=key)


class UnlinkForm(EntryForm):
    """Say that an entry does not speak of a child after all."""

    title, act, button = _("Take a link back"), "account.link_child", _("Take it back")
    model = EntryChild
    reason = forms.CharField(label=_("Why"), max_length=300)

    @classmethod
    def subject(cls, thing: Any) -> Any:
        """The movement decides who may."""
        return thing.entry.movement

    def context(self) -> dict[str, Any]:
        """Show what the entry says."""
        placed = placed_statement(self.thing.entry)
        return {"line": None if placed is None else line_of(placed)}

    def back(self) -> str:
        """The entry."""
        return reverse("entry", args=[self.thing.entry_id])

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Take it back."""
        return account.unlink_child(self.user, at=self.at, link=self.thing, reason=said["reason"])


class StrikeAnswerForm(UnlinkForm):
    """Take an entry from under a question."""

    title, act = _("Take a statement from under a question"), "account.fill_checklist"
    model = ChecklistAnswer

    def back(self) -> str:
        """The article."""
        code = self.thing.item.rpartition(".")[0]
        return reverse("article", args=[self.thing.movement_id, code]) + f"#{self.thing.item}"

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Take it back."""
        return account.strike_answer(
            self.user, at=self.at, answer=self.thing, reason=said["reason"]
        )


def _grade_words(placed: Any) -> tuple[str, str]:
    if placed is None:
        return ("", "")
    said = meanings()
    return gettext(said[placed.grade.reliability]), gettext(said[placed.grade.credibility])


def _children(row: AccountEntry, *, user: Any, at: Any) -> list[tuple[Any, Any, Any]]:
    """Links to children as this user may see them: the link, the file if it opens, and the name."""
    links = list(row.children.standing().select_related("record"))
    files = access.visible(ChildFile, user=user, at=at)
    by_record = {file.record_id: file for file in files.filter(
        record__in=[one.record_id for one in links])}  # fmt: skip
    seen = [one for one in links if policy.may(user, "record.read", one.record)]
    called = titles_of([one.record for one in seen], user=user)
    return [(one, by_record.get(one.record_id), called[one.record_id]) for one in seen]
