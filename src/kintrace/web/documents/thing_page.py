"""How does a page ask for what one act on one thing needs, do it, and say calmly when it can't?

The same as the acts on a child's file, for things that have no file: a statement, an entry, a
movement, a document. Who may not do the act gets the answer for a page that isn't there.
Layer: web.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from kintrace.casework import access, policy
from kintrace.registry.models import User
from kintrace.web.act_form import OneActForm, answered


class ThingForm(OneActForm):
    """One act on one thing."""

    model: ClassVar[Any] = None
    template: ClassVar[str] = "documents/act.html"

    def __init__(self, data: Any = None, *, user: User, at: datetime, thing: Any) -> None:
        """Ask on behalf of `user` about `thing`."""
        self.user, self.at, self.thing = user, at, thing
        super().__init__(data)

    @classmethod
    def subject(cls, thing: Any) -> Any:
        """Return that on which the policy is asked."""
        return thing

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
        return answered(request, form, page={"thing": thing})

    return view


def got(model: Any, key: UUID, *, user: Any, at: datetime) -> Any:
    """Return a row that the user may read, or answer that there is nothing."""
    try:
        return access.get(model, key, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error
