"""What happens when a reader says something of a pair?

One act for each button, then the page again: with a fault beside its field, or with what was said
and the way to take it back.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from kintrace.casework import access, judge, pair, policy
from kintrace.casework.acting import NotNow
from kintrace.registry.models import Answer, Candidate
from kintrace.web.review.page import AskForm, DifferentForm, shown, standing_answer

DAYS = {"tomorrow": 1, "week": 7, "month": 30}


@require_POST
def answer(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say that the two are the same person, or not and why."""
    candidate = _got(request, key)
    if request.POST.get("answer") == Answer.SAME:
        return _acted(request, key, lambda: judge.judge(
            request.user, at=timezone.now(), candidate=candidate, answer=Answer.SAME
        ))  # fmt: skip
    policy.require(request.user, "candidate.judge", candidate)
    form = DifferentForm(request.POST, auto_id="different_%s")
    if not form.is_valid():
        return shown(request, key, faulty={"different": form})
    return _acted(request, key, lambda: judge.judge(
        request.user, at=timezone.now(), candidate=candidate, answer=Answer.DIFFERENT,
        reason=form.cleaned_data["reason"],
    ))  # fmt: skip


@require_POST
def ask(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask a question, which becomes a task on the child's file."""
    candidate = _got(request, key)
    policy.require(request.user, "candidate.review", candidate)
    file = getattr(candidate.found, "file", None)
    if file is None:
        raise Http404
    form = AskForm(request.POST, auto_id="ask_%s")
    if not form.is_valid():
        return shown(request, key, faulty={"asking": form})
    return _acted(request, key, lambda: pair.ask(
        request.user, at=timezone.now(), candidate=candidate, file=file,
        owner=file.owner or request.user, **form.cleaned_data,
    ), words=gettext("The question is a task on the child's file."))  # fmt: skip


@require_POST
def later(request: HttpRequest, key: UUID) -> HttpResponse:
    """Leave the pair until a later day."""
    candidate, at = _got(request, key), timezone.now()
    until = at.date() + timedelta(days=DAYS.get(request.POST.get("until", ""), 1))
    response = _acted(
        request,
        key,
        lambda: pair.put_off(request.user, at=at, candidate=candidate, until=until),
        words=gettext("The pair waits until then; others still see it."),
    )
    return response


@require_POST
def undo(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take one's own answer back."""
    candidate = _got(request, key)
    said = standing_answer(candidate, user=request.user)
    if said is None:
        raise Http404
    return _acted(request, key, lambda: judge.reverse(
        request.user, at=timezone.now(), judgement=said, reason=gettext("Taken back on the page."),
    ), words=gettext("Your answer is taken back."))  # fmt: skip


def _got(request: HttpRequest, key: UUID) -> Candidate:
    try:
        return access.get(Candidate, key, user=request.user, at=timezone.now())
    except access.NotThere as error:
        raise Http404 from error


def _acted(
    request: HttpRequest, key: UUID, act: Callable[[], Any], *, words: str = ""
) -> HttpResponse:
    """Do one act and show the pair again, with what kept the act from being done if anything."""
    try:
        act()
    except NotNow as error:
        messages.error(request, gettext(error.message))
    else:
        if words:
            messages.success(request, words)
    return redirect("pair", key=key)
