"""What does somebody see who looks at one pair?

Both records side by side, what each feature weighs, and what can be said of them. The total and
what others said show only after this reader's own first answer.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kintrace.casework import access, judge, policy
from kintrace.casework import pair as pairs
from kintrace.registry.models import (
    Answer,
    Candidate,
    CandidateState,
    Claim,
    Judgement,
    Task,
    User,
)
from kintrace.web.files.known import titles_of
from kintrace.web.front.desk import waiting_pairs
from kintrace.web.review.queue import NEAR_BITS, chance, in_order, number_of
from kintrace.web.review.rows import rows_of

OPEN = (CandidateState.PROPOSED, CandidateState.UNDER_REVIEW, CandidateState.PLAUSIBLE)
ASK_DAYS = 7


class Day(forms.DateInput):
    """A day, with the browser's own calendar."""

    input_type = "date"


class DifferentForm(forms.Form):
    """Why two records are of two persons."""

    reason = forms.CharField(
        label=_("What tells them apart?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500
    )


class AskForm(forms.Form):
    """A question whose answer would settle the pair."""

    question = forms.CharField(label=_("What do you need to know?"), max_length=300)
    due_on = forms.DateField(label=_("Until when"), widget=Day)


@require_GET
def pair(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show one pair, and write down who looked."""
    return shown(request, key)


def shown(
    request: HttpRequest, key: UUID, *, faulty: Mapping[str, forms.Form] | None = None
) -> HttpResponse:
    """Draw the page of one pair; ``faulty`` are forms that came back, by name."""
    user, at = request.user, timezone.now()
    try:
        candidate = access.open_pair(key, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error
    context = {
        **_about(candidate, user=user, at=at),
        **_acts(candidate, user=user, at=at),
        **(faulty or {}),
    }
    return render(request, "review/pair.html", context, status=400 if faulty else 200)


def _about(candidate: Candidate, *, user: User, at: Any) -> dict[str, Any]:
    records = (candidate.sought, candidate.found)
    called = titles_of(records, user=user)
    rows = rows_of(candidate, user=user)
    has_answered = _answers(user).filter(candidate=candidate).exists()
    file = getattr(candidate.found, "file", None)
    return {
        "candidate": candidate,
        "sought": called[candidate.sought_id],
        "found": called[candidate.found_id],
        "sought_number": number_of(candidate.sought),
        "found_number": number_of(candidate.found),
        "file": file if file is not None and policy.may(user, "file.read", file) else None,
        "rows": rows,
        "scale_of": [*(row.bits for row in rows), candidate.prior_bits]
        + ([candidate.total_bits] if has_answered else []),
        "has_answered": has_answered,
        "judgements": judge.shown_to(user, candidate),
        "own": standing_answer(candidate, user=user),
        "before": candidate.replaces,
        "new_claims": _new_claims(candidate, user=user),
        **_others(candidate, user=user, at=at),
    }


def _acts(candidate: Candidate, *, user: User, at: Any) -> dict[str, Any]:
    is_open = candidate.state in OPEN
    own = standing_answer(candidate, user=user)
    may_judge = is_open and own is None and policy.may(user, "candidate.judge", candidate)
    may_review = is_open and own is None and policy.may(user, "candidate.review", candidate)
    file = getattr(candidate.found, "file", None)
    settled = (CandidateState.VERIFICATION_SENT, CandidateState.CONFIRMED)
    return {
        "may_judge": may_judge,
        "may_put_off": may_review,
        "may_ask": may_review and file is not None and policy.may(user, "task.make", file),
        "may_undo": own is not None
        and candidate.state not in settled
        and policy.may(user, "candidate.reverse", own),
        "may_verify": candidate.state == CandidateState.PLAUSIBLE
        and file is not None
        and policy.may(user, "verification.open", file),
        "different": DifferentForm(auto_id="different_%s"),
        "asking": AskForm(
            auto_id="ask_%s",
            initial={"due_on": (at.date() + timedelta(days=ASK_DAYS)).isoformat()},
        ),
        "questions": access.visible(Task, user=user, at=at)
        .filter(candidate=candidate, made_by=user, kind="question")
        .select_related("done_by", "owner")
        .order_by("made_at"),
        "next": _next(candidate, user=user, at=at),
    }


def _answers(user: User) -> Any:
    rows = Judgement.objects.everywhere(why="a reader's own judgements")
    return rows.filter(by=user, reverses__isnull=True)


def standing_answer(candidate: Candidate, *, user: User) -> Judgement | None:
    """Return what this reader said of this very proposal and did not take back."""
    own = judge.answers_of(user).filter(candidate=candidate)
    said: Judgement | None = own.exclude(answer=Answer.UNSURE).order_by("at").last()
    return said


def _new_claims(candidate: Candidate, *, user: User) -> list[Claim]:
    """Return the claims because of which the pair comes again, as far as this reader sees them."""
    shown = access.claims_shown([candidate.sought, candidate.found], user=user)
    rows = shown.filter(pk__in=candidate.new_claim_ids).select_related("source", "strikes")
    return list(rows.order_by("recorded_at", "id"))


def _others(candidate: Candidate, *, user: User, at: Any) -> dict[str, Any]:
    """Return the other records proposed for the same sought person: runner-up, and those near."""
    rows = access.visible(Candidate, user=user, at=at).filter(sought=candidate.sought_id)
    left = rows.exclude(pk=candidate.pk).exclude(
        state__in=(CandidateState.SUPERSEDED, *pairs.SETTLED)
    )
    others = list(left.select_related("found__file", "found__source").order_by("-total_bits", "pk"))
    called = titles_of([one.found for one in others], user=user)
    near = [one for one in others if abs(one.total_bits - candidate.total_bits) < NEAR_BITS]
    near.sort(key=lambda one: chance(user, one.pk))

    def named(one: Candidate) -> dict[str, Any]:
        return {"pair": one, "title": called[one.found_id], "number": number_of(one.found)}

    return {
        "runner_up": named(others[0]) if others else None,
        "near": [named(one) for one in near],
    }


def _next(candidate: Candidate, *, user: User, at: Any) -> Any:
    """Return the key of the next pair that waits for this reader, None if there is none."""
    rows = waiting_pairs(user, at=at).exclude(pk=candidate.pk)
    listed = list(rows.values_list("pk", "sought_id", "total_bits"))
    same = [row for row in listed if row[1] == candidate.sought_id]
    ordered = in_order(same or listed, user=user)
    return ordered[0][0] if ordered else None
