"""How are both sides asked, unseen by each other, and what do two officers find?

The page shows only what `answers_shown` gives: one's own side until both are locked. Layer: web.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kintrace.casework import access, policy, verification
from kintrace.registry.models import (
    AnswerKind,
    Candidate,
    ChildFile,
    Side,
    User,
    Verification,
    VerificationOutcome,
)
from kintrace.values import Unknown
from kintrace.web.answers import AnswerField
from kintrace.web.files.act_page import ActForm, WordChoice, of_file
from kintrace.web.files.known import title_of
from kintrace.web.templatetags.components import name


def verification_page(request: HttpRequest, key: UUID, thing: UUID) -> HttpResponse:
    """Show both sides as far as this person may see them, and what can be done."""
    at, user = timezone.now(), request.user
    try:
        file = access.open_file(key, user=user, at=at)
        row = of_file(Verification, thing, file=file, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error
    sides = sides_of(row, user=user)
    page = {
        "file": file,
        "child": title_of(file, user=user),
        "verification": row,
        "sides": sides,
        "is_locked": verification.is_locked(row),
        "may": {
            act: policy.may(user, f"verification.{act}", row)
            for act in ("answer", "conclude", "second")
        },
    }
    return render(request, "files/verification.html", page)


def sides_of(row: Verification, *, user: User) -> list[dict[str, Any]]:
    """Return each side: who takes it, whether it is locked, and the answers that are shown."""
    taken = {side.side: side for side in row.sides.select_related("officer")}
    shown = verification.answers_shown(user, verification=row)
    is_on_one = any(side.officer_id == user.pk for side in taken.values())
    found = []
    for side in Side:
        one = taken.get(side.value)
        is_mine = one is not None and one.officer_id == user.pk
        found.append(
            {
                "side": side,
                "officer": one.officer if one else None,
                "is_locked": one is not None and one.locked_at is not None,
                "is_mine": is_mine,
                "is_open_to_me": (is_mine and one is not None and one.locked_at is None)
                or (one is None and not is_on_one),
                "answers": [answer for answer in shown if answer.side.side == side.value],
            }
        )
    return found


class OpenVerificationForm(ActForm):
    """Open the verification of a pair."""

    title, act, part = _("Open a verification"), "verification.open", "verifications"
    hint = _("Two officers who did not propose the match ask both sides apart from each other.")
    button = _("Open it")
    pair = forms.ModelChoiceField(
        label=_("Which match"),
        queryset=Candidate.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
    )

    def prepare(self) -> None:
        """Offer the pairs that two readers said are the same."""
        rows = access.visible(Candidate, user=self.user, at=self.at)
        plausible = rows.filter(found=self.file.record_id, state="plausible")
        self.fields["pair"].queryset = plausible
        self.fields["pair"].label_from_instance = self._called

    def _called(self, row: Candidate) -> str:
        sought = title_of(row.sought, user=self.user)
        return name(sought.text, sought.language)

    def context(self) -> dict[str, Any]:
        """Return whether there is a pair at all."""
        return {"is_impossible": not self.fields["pair"].queryset.exists(), "why_not": _(
            "No match is ready: two readers must first say of a pair that it is the same person."
        )}  # fmt: skip

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Open it."""
        more = {"candidate": said["pair"], "key": key}
        return verification.open_verification(self.user, at=self.at, file=self.file, **more)

    def done(self, result: Any) -> str:
        """Go to the verification."""
        return reverse("verification", args=[self.file.pk, result.pk])


class VerificationForm(ActForm):
    """An act on one verification."""

    template = "files/act_on_verification.html"

    @classmethod
    def load(cls, key: UUID, *, file: ChildFile, user: User, at: Any) -> Any:
        """Return the verification."""
        return of_file(Verification, key, file=file, user=user, at=at)

    def done(self, result: Any) -> str:
        """Stay with the verification."""
        return reverse("verification", args=[self.file.pk, self.thing.pk])


class SideForm(VerificationForm):
    """An act on one side."""

    act = "verification.answer"
    side = WordChoice(of=Side, label=_("Whose side"), widget=forms.RadioSelect)

    def prepare(self) -> None:
        """Start with the side that is this officer's, or is free."""
        open_sides = [one for one in sides_of(self.thing, user=self.user) if one["is_open_to_me"]]
        if open_sides:
            self.initial["side"] = open_sides[0]["side"].value


class AnswerForm(SideForm):
    """Write one answer down."""

    title = _("Write an answer down")
    hint = _("The first answer makes you this side's officer. The other side stays hidden.")
    kind = WordChoice(of=AnswerKind, label=_("How it was got"))
    question = forms.CharField(label=_("Question"), max_length=1000)
    answer = AnswerField(label=_("Answer"), said=forms.Textarea())

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Record it."""
        value = said["answer"]
        is_unknown = isinstance(value, Unknown)
        return verification.answer(
            self.user,
            at=self.at,
            verification=self.thing,
            side=said["side"],
            question=said["question"],
            kind=said["kind"],
            answer="" if is_unknown else value,
            unknown=value.name.lower() if is_unknown else "",
            key=key,
        )


class LockForm(SideForm):
    """Lock one side."""

    title = _("Lock a side's answers")
    hint = _("Locked answers can't be added to. When both sides are locked, both can be read.")
    button = _("Lock them")

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Lock it."""
        more = {"verification": self.thing, "side": said["side"]}
        return verification.lock_side(self.user, at=self.at, **more)


class ConcludeForm(VerificationForm):
    """Say what the answers show."""

    title, act = _("Say what the answers show"), "verification.conclude"
    hint = _("It counts when another officer agrees.")
    outcome = WordChoice(
        of=VerificationOutcome, label=_("What they show"), widget=forms.RadioSelect
    )
    why = forms.CharField(label=_("Why"), widget=forms.Textarea, max_length=3000)

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Conclude."""
        more = {"outcome": said["outcome"], "why": said["why"]}
        return verification.conclude(self.user, at=self.at, verification=self.thing, **more)


class SecondForm(VerificationForm):
    """Agree with the other officer."""

    title, act = _("Agree as second officer"), "verification.second"
    hint = _("You read both sides and come to the same answer. The match then stands or falls.")
    button = _("I agree")

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Second it."""
        return verification.second(self.user, at=self.at, verification=self.thing)
