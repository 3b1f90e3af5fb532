"""What does the agency that was asked see, and how does it answer?

Of a referral, the statements that were shared; of a file offered, who offers it and why, and the
file itself only once it is accepted. Layer: web.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kintrace.casework import access, handover, policy
from kintrace.registry.models import CaseTransfer, ChildFile, HandoverState, Referral, User
from kintrace.web.act_form import CALM
from kintrace.web.files.known import statement_of
from kintrace.web.files.refusal import refusal_of


class AnswerForm(forms.Form):
    """What the other agency says."""

    words = forms.CharField(
        label=_("Answer"), widget=forms.Textarea, max_length=2000, required=False
    )


def handover_list(request: HttpRequest) -> HttpResponse:
    """List what other agencies ask of us, and what we asked of them."""
    at, user = timezone.now(), request.user
    policy.require(user, "handover.read")
    rows = [
        row
        for model in (Referral, CaseTransfer)
        for row in access.visible(model, user=user, at=at).select_related(
            "to_agency", "from_agency", "asked_by"
        )
    ]
    rows.sort(key=lambda row: (row.state != HandoverState.IN_PROGRESS, -row.asked_at.timestamp()))
    asked_of_us = [row for row in rows if row.to_agency_id == user.agency_id]
    asked_by_us = [row for row in rows if row.from_agency_id == user.agency_id]
    page = {"asked_of_us": asked_of_us, "asked_by_us": asked_by_us}
    return render(request, "handovers/list.html", page)


def referral_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show a referral with what it shares, and take an answer."""
    return _page(request, Referral, key, "referral", _answer_referral)


def transfer_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show a file that is offered, and take an answer."""
    return _page(request, CaseTransfer, key, "transfer", _answer_transfer)


def _page(
    request: HttpRequest, model: Any, key: UUID, name: str, answer: Callable[..., Any]
) -> HttpResponse:
    at, user = timezone.now(), request.user
    try:
        row = access.get(model, key, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error
    access.note_read("handover.read", user=user, at=at, on=row)
    form, refusal = AnswerForm(request.POST or None, auto_id="%s"), None
    if request.method == "POST" and form.is_valid():
        kind, words = request.POST.get("answer", ""), form.cleaned_data["words"]
        try:
            if kind == "take_back":
                handover.take_back(user, at=at, handover=row, reason=words)
            else:
                answer(user, at=at, row=row, kind=kind, words=words)
        except CALM as error:
            refusal = refusal_of(error)
        else:
            messages.info(request, gettext("Saved."))
            return redirect(name, key=row.pk)
    page = {"row": row, "form": form, "refusal": refusal, **_about(row, name, user=user, at=at)}
    return render(request, f"handovers/{name}.html", page, status=409 if refusal else 200)


def _about(row: Any, name: str, *, user: User, at: datetime) -> dict[str, Any]:
    is_ours_to_answer = row.to_agency_id == user.agency_id
    is_waiting = row.state == HandoverState.IN_PROGRESS
    may_answer = is_ours_to_answer and policy.may(user, f"{name}.answer", row)
    shared = row.claims.select_related("source") if name == "referral" else []
    return {
        "statements": [statement_of(one) for one in shared],
        "may_answer": may_answer and is_waiting,
        "may_finish": may_answer and name == "referral" and row.state == HandoverState.ACCEPTED,
        "may_take_back": is_waiting
        and not is_ours_to_answer
        and policy.may(user, f"{name}.ask", row),
        "file": access.visible(ChildFile, user=user, at=at).filter(pk=row.file_id).first(),
    }


def _answer_referral(user: User, *, at: datetime, row: Referral, kind: str, words: str) -> Any:
    if kind == "finish":
        return handover.finish_referral(user, at=at, referral=row, feedback=words)
    accept = kind == "accept"
    return handover.answer_referral(user, at=at, referral=row, accept=accept, answer=words)


def _answer_transfer(user: User, *, at: datetime, row: CaseTransfer, kind: str, words: str) -> Any:
    accept = kind == "accept"
    return handover.answer_transfer(user, at=at, transfer=row, accept=accept, answer=words)
