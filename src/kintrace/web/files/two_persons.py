"""What is asked of a second person, and what do they say?

Telling others, publishing a photo and erasing: one person asks on the file, another decides on a
page of its own. Layer: web.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kintrace.casework import access, policy, second_person
from kintrace.registry.models import Artifact, Claim, LegalBasis, Source, TwoPersonRequest, User
from kintrace.web.act_form import CALM
from kintrace.web.files.act_page import ActForm, NamesField, WordChoice
from kintrace.web.files.known import statement_of, title_of
from kintrace.web.files.refusal import refusal_of
from kintrace.web.templatetags.components import name
from kintrace.web.templatetags.words import property_word

ON_A_PAGE = 25


class ClaimsField(forms.ModelMultipleChoiceField):
    """Some of what was said of the child."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **more: Any) -> None:
        """Start without any."""
        super().__init__(queryset=Claim.objects.none(), **more)

    def label_from_instance(self, row: Claim) -> str:
        """What it is about and what was said."""
        one = statement_of(row)
        said = name(one.value, one.language) if one.value else "—"
        return format_html("{}: {}", property_word(row.property), said)


class AskForm(ActForm):
    """Ask a second person."""

    is_on_record, part = True, "two-persons"
    kind = ""
    button = _("Ask a second person")
    legal_basis = WordChoice(of=LegalBasis, label=_("Legal basis"))
    reason = forms.CharField(label=_("Why"), widget=forms.Textarea, max_length=2000)

    def prepare(self) -> None:
        """Offer what this person may see."""
        if "claims" in self.fields:
            rows = access.claims_shown([self.file.record], user=self.user).standing()
            self.fields["claims"].queryset = rows.filter(erasure__isnull=True)
        if "recipient" in self.fields:
            rows = access.visible(Source, user=self.user, at=self.at).exclude(kind="person")
            self.fields["recipient"].queryset = rows
        if "artifact" in self.fields:
            rows = access.visible(Artifact, user=self.user, at=self.at)
            photos = rows.filter(record=self.file.record_id, media_type__startswith="image/")
            self.fields["artifact"].queryset = photos

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Ask."""
        more = {field: value for field, value in said.items() if field != "key"}
        if "claims" in more:
            more["claims"] = list(more["claims"])
        return second_person.ask(
            self.user, at=self.at, kind=self.kind, record=self.file.record, key=key, **more
        )

    def done(self, result: Any) -> str:
        """Go to the question."""
        return reverse("two_persons", args=[result.pk])


class DiscloseForm(AskForm):
    """Ask to tell somebody."""

    title, act, kind = _("Ask to tell somebody outside"), "disclosure.ask", "disclosure"
    claims = ClaimsField(label=_("What is told"))
    recipient = NamesField(of=Source, label=_("To whom"))


class PhotoForm(AskForm):
    """Ask to publish a photo."""

    title, act = _("Ask to publish a photo"), "photo_publication.ask"
    kind = "photo_publication"
    artifact = NamesField(of=Artifact, label=_("Which photo"))


class EraseForm(AskForm):
    """Ask to erase claims."""

    title, act, kind = _("Ask to erase statements"), "erasure.ask", "erasure"
    hint = _("The words are emptied for good. That something was said, and by whom, stays.")
    claims = ClaimsField(label=_("What is erased"))


class AnswerForm(forms.Form):
    """The second person's decision."""

    why = forms.CharField(label=_("Why"), widget=forms.Textarea, max_length=2000)


def two_persons_list(request: HttpRequest) -> HttpResponse:
    """List what waits for a second person, then what was decided."""
    at, user = timezone.now(), request.user
    policy.require(user, "two_persons.read")
    rows = access.visible(TwoPersonRequest, user=user, at=at)
    rows = rows.select_related("asked_by", "decided_by").order_by("-decided_at", "-asked_at")
    waiting = rows.filter(decided_at__isnull=True).order_by("asked_at")
    decided = rows.filter(decided_at__isnull=False).order_by("-decided_at")
    page = Paginator(decided, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "files/two_persons_list.html", {"waiting": waiting, "page": page})


def two_persons_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show one question, and take the second person's decision or the word that it was done."""
    at, user = timezone.now(), request.user
    try:
        row = access.get(TwoPersonRequest, key, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error
    form, refusal = AnswerForm(request.POST or None, auto_id="%s"), None
    if request.method == "POST":
        answer = request.POST.get("answer", "")
        try:
            if answer == "done":
                second_person.say_done(user, at=at, request=row)
                return _saved(request, row)
            if form.is_valid():
                why = form.cleaned_data["why"]
                approve = answer == "approve"
                second_person.decide(user, at=at, request=row, approve=approve, why=why)
                return _saved(request, row)
        except CALM as error:
            refusal = refusal_of(error)
    page = {"asked": row, "form": form, "refusal": refusal, **_about(row, user=user, at=at)}
    return render(request, "files/two_persons.html", page, status=409 if refusal else 200)


def _about(row: TwoPersonRequest, *, user: User, at: Any) -> dict[str, Any]:
    """What it is about, as far as this person may see it, and what is theirs to do."""
    shown = access.claims_shown([row.record], user=user).filter(pk__in=row.claim_ids)
    is_waiting = row.decided_at is None
    is_open = row.decision == "approved" and row.done_at is None
    return {
        "child": title_of(row.record, user=user) if policy.may(user, "record.read", row.record)
        else None,
        "file": access.visible(type(row.record.file), user=user, at=at)
        .filter(record=row.record_id).first() if hasattr(row.record, "file") else None,
        "statements": [statement_of(one) for one in shown.select_related("source")],
        "hidden": len(row.claim_ids) - shown.count(),
        "may_decide": is_waiting and row.asked_by_id != user.pk
        and policy.may(user, f"{row.kind}.decide", row),
        "may_say_done": is_open and policy.may(user, f"{row.kind}.ask", row),
    }  # fmt: skip


def _saved(request: HttpRequest, row: TwoPersonRequest) -> HttpResponse:
    messages.info(request, gettext("Saved."))
    return redirect("two_persons", key=row.pk)
