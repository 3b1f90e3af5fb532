"""How does a page ask for what one act needs, do it, and say calmly when it can't be done now?

One form is one act: its fields, the act of the policy that opens it, and the one call into
casework. What the act is about (a file, a letter, one thing) and who gets its page is for the
forms and pages made from this. Layer: web.
"""

from typing import Any, ClassVar
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kintrace.casework.acting import KeyTaken, NotNow
from kintrace.casework.saying import SayingFaults
from kintrace.casework.state import StepRefused
from kintrace.web.files.refusal import Refusal, refusal_of

CALM = (NotNow, StepRefused, SayingFaults, KeyTaken)


class OneActForm(forms.Form):
    """The form of one act."""

    title: ClassVar[Any] = ""
    button: ClassVar[Any] = _("Save")
    hint: ClassVar[Any] = ""
    act: ClassVar[str] = ""
    template: ClassVar[str] = ""
    # Made with the page, so that a form sent twice does its act once.
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, files: Any = None) -> None:
        """Ask; what the form is about is set before."""
        super().__init__(data, files, initial={"key": uuid4()}, auto_id="%s")
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices that depend on what the act is about."""

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Call the act."""
        raise NotImplementedError

    def context(self) -> dict[str, Any]:
        """Return what else the page shows."""
        return {}

    def done(self, result: Any) -> str:
        """Where to go afterwards."""
        raise NotImplementedError


def answered(request: HttpRequest, form: OneActForm, *, page: dict[str, Any]) -> HttpResponse:
    """Do the act if its form was sent and is in order; else show ``page`` with the form."""
    refusal: Refusal | None = None
    if form.is_bound and form.is_valid():
        try:
            result = form.do(said=form.cleaned_data, key=form.cleaned_data["key"])
        except CALM as error:
            refusal = refusal_of(error)
        else:
            messages.info(request, gettext("Saved."))
            return redirect(form.done(result))
    shown = {"form": form, **page, "refusal": refusal, **form.context()}
    return render(request, form.template, shown, status=409 if refusal else 200)
