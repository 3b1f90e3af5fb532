"""How does a page ask for what one act on one thing needs, do it, and say calmly when it can't?

The same as the acts on a child's file, for things that have no file: a statement, an entry, a
movement, a document. Who may not do the act gets the answer for a page that isn't there.
Layer: web.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kintrace.casework import access, policy
from kintrace.casework.acting import KeyTaken, NotNow
from kintrace.registry.models import User
from kintrace.web.files.refusal import Refusal, refusal_of


class ThingForm(forms.Form):
    """One act on one thing."""

    title: ClassVar[Any] = ""
    button: ClassVar[Any] = _("Save")
    hint: ClassVar[Any] = ""
    act: ClassVar[str] = ""
    model: ClassVar[Any] = None
    template: ClassVar[str] = "documents/act.html"
    # Made with the page, so that a form sent twice does its act once.
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, user: User, at: datetime, thing: Any) -> None:
        """Ask on behalf of `user` about `thing`."""
        self.user, self.at, self.thing = user, at, thing
        super().__init__(data, initial={"key": uuid4()}, auto_id="%s")
        self.prepare()

    @classmethod
    def subject(cls, thing: Any) -> Any:
        """Return that on which the policy is asked."""
        return thing

    def prepare(self) -> None:
        """Fill in choices that depend on the thing."""

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Call the act."""
        raise NotImplementedError

    def context(self) -> dict[str, Any]:
        """Return what else the page shows."""
        return {}

    def back(self) -> str:
        """Where the thing itself is."""
        raise NotImplementedError

    def done(self, result: Any) -> str:
        """Where to go afterwards."""
        return self.back()


def thing_page(form_class: type[ThingForm]) -> Callable[..., HttpResponse]:
    """Return the view that shows and takes one act's form."""

    def view(request: HttpRequest, key: UUID) -> HttpResponse:
        at, user = timezone.now(), request.user
        thing = got(form_class.model, key, user=user, at=at)
        policy.require(user, form_class.act, form_class.subject(thing))
        data = request.POST if request.method == "POST" else None
        form = form_class(data, user=user, at=at, thing=thing)
        refusal: Refusal | None = None
        if data is not None and form.is_valid():
            try:
                result = form.do(said=form.cleaned_data, key=form.cleaned_data["key"])
            except (NotNow, KeyTaken) as error:
                refusal = refusal_of(error)
            else:
                messages.info(request, gettext("Saved."))
                return redirect(form.done(result))
        page = {"form": form, "thing": thing, "refusal": refusal, **form.context()}
        return render(request, form.template, page, status=409 if refusal else 200)

    return view


def got(model: Any, key: UUID, *, user: Any, at: datetime) -> Any:
    """Return a row that the user may read, or answer that there is nothing."""
    try:
        return access.get(model, key, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error
