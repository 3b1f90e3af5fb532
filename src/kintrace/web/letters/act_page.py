"""How does a page ask for what one act on a letter needs, and do it?

Like the pages of acts on files: one form is one act. The subject is a letter, or the leg by which
somebody carries it, of whose letter only the outside is shown. Layer: web.
"""

from collections.abc import Callable
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kintrace.casework import access, letter_read, policy
from kintrace.registry.models import Letter, LetterLeg, User
from kintrace.web.act_form import OneActForm, answered
from kintrace.web.letters.words import outside_of


class PassphraseField(forms.CharField):
    """The passphrase of one's keys, which is kept nowhere."""

    def __init__(self, **more: Any) -> None:
        """Ask without letting the browser keep it."""
        told: dict[str, Any] = {
            "label": _("Your passphrase"),
            "help_text": _("It signs in your name. It is kept nowhere."),
            "widget": forms.PasswordInput({"autocomplete": "off", "dir": "auto"}),
            "strip": False,
            "max_length": 500,
        }
        super().__init__(**{**told, **more})


class LetterActForm(OneActForm):
    """One act on a letter, or by the leg that somebody carries."""

    template: ClassVar[str] = "letters/act.html"
    is_of_writer: ClassVar[bool] = False

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        user: User,
        at: Any,
        letter: Letter,
        leg: LetterLeg | None = None,
    ) -> None:
        """Ask on behalf of `user`; `leg` is by which they carry the letter, None in the office."""
        self.user, self.at, self.letter, self.leg = user, at, letter, leg
        self.said: dict[str, Any] = {"title": self.title, "button": self.button, "hint": self.hint}
        super().__init__(data, files)

    def back(self) -> str:
        """Where one came from, and goes afterwards."""
        if self.leg is not None:
            return reverse("letter_leg", args=[self.leg.pk])
        return reverse("letter", args=[self.letter.pk])

    def done(self, result: Any) -> str:
        """Where to go afterwards."""
        return self.back()


def letter_act_page(form_class: type[LetterActForm]) -> Callable[..., HttpResponse]:
    """Return the view of one act on a letter."""

    def view(request: HttpRequest, key: UUID) -> HttpResponse:
        at, user = timezone.now(), request.user
        try:
            letter = letter_read.get_letter(key, user=user, at=at)
        except access.NotThere as error:
            raise Http404 from error
        policy.require(user, form_class.act, letter)
        if form_class.is_of_writer:
            letter_read.require_writers_side(user, letter=letter)
        return _answer(request, form_class, at=at, letter=letter, leg=None)

    return view


def leg_act_page(form_class: type[LetterActForm]) -> Callable[..., HttpResponse]:
    """Return the view of one act by a leg."""

    def view(request: HttpRequest, key: UUID) -> HttpResponse:
        at, user = timezone.now(), request.user
        try:
            leg = access.get(LetterLeg, key, user=user, at=at)
        except access.NotThere as error:
            raise Http404 from error
        policy.require(user, form_class.act, leg)
        return _answer(request, form_class, at=at, letter=leg.letter, leg=leg)

    return view


def _answer(
    request: HttpRequest,
    form_class: type[LetterActForm],
    *,
    at: Any,
    letter: Letter,
    leg: LetterLeg | None,
) -> HttpResponse:
    is_sent = request.method == "POST"
    sent = (request.POST, request.FILES) if is_sent else (None, None)
    form = form_class(*sent, user=request.user, at=at, letter=letter, leg=leg)
    page = {"outside": outside_of(letter), "back": form.back(), "is_by_leg": leg is not None}
    return answered(request, form, page=page)
