"""How does a page ask for what one act needs, do it, and say calmly when it can't be done now?

One form is one act: its fields, the act of the policy that opens it, and the one call into
casework. Who may not do the act gets the answer for a page that isn't there. Layer: web.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kintrace.casework import access, policy
from kintrace.casework.acting import KeyTaken, NotNow
from kintrace.casework.saying import SayingFaults
from kintrace.casework.state import StepRefused
from kintrace.registry.models import ChildFile, User
from kintrace.web.files.refusal import Refusal, refusal_of

CALM = (NotNow, StepRefused, SayingFaults, KeyTaken)


class Day(forms.DateInput):
    """A day, with the browser's own calendar."""

    input_type = "date"

    def format_value(self, value: Any) -> Any:
        """Return the day as browsers want it, whatever the language."""
        return value.isoformat() if hasattr(value, "isoformat") else value


class ActForm(forms.Form):
    """One act on a child's file, or on a thing of it."""

    title: ClassVar[Any] = ""
    button: ClassVar[Any] = _("Save")
    hint: ClassVar[Any] = ""
    act: ClassVar[str] = ""
    part: ClassVar[str] = ""
    template: ClassVar[str] = "files/act.html"
    is_on_record: ClassVar[bool] = False
    # Made with the page, so that a form sent twice does its act once.
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, data: Any = None, *, user: User, at: datetime, file: ChildFile, thing: Any = None
    ) -> None:
        """Ask on behalf of `user`; `thing` is what of the file the act is about, if anything."""
        self.user, self.at, self.file, self.thing = user, at, file, thing
        super().__init__(data, initial={"key": uuid4()}, auto_id="%s")
        self.prepare()

    @classmethod
    def load(cls, key: UUID, *, file: ChildFile, user: User, at: datetime) -> Any:
        """Return the thing of this file.  Raises: NotThere."""
        raise access.NotThere("this act is about the file itself")

    @classmethod
    def subject(cls, *, file: ChildFile, thing: Any) -> Any:
        """Return that on which the policy is asked."""
        return file.record if cls.is_on_record else thing or file

    def prepare(self) -> None:
        """Fill in choices that depend on the file."""

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Call the act."""
        raise NotImplementedError

    def context(self) -> dict[str, Any]:
        """Return what else the page shows."""
        return {}

    def done(self, result: Any) -> str:
        """Where to go afterwards."""
        return reverse("file", args=[self.file.pk]) + (f"#{self.part}" if self.part else "")


def act_page(form_class: type[ActForm]) -> Callable[..., HttpResponse]:
    """Return the view that shows and takes one act's form."""

    def view(request: HttpRequest, key: UUID, thing: UUID | None = None) -> HttpResponse:
        at, user = timezone.now(), request.user
        file, about = _loaded(form_class, key, thing, user=user, at=at)
        policy.require(user, form_class.act, form_class.subject(file=file, thing=about))
        data = request.POST if request.method == "POST" else None
        form = form_class(data, user=user, at=at, file=file, thing=about)
        refusal: Refusal | None = None
        if data is not None and form.is_valid():
            try:
                result = form.do(said=form.cleaned_data, key=form.cleaned_data["key"])
            except CALM as error:
                refusal = refusal_of(error)
            else:
                messages.info(request, gettext("Saved."))
                return redirect(form.done(result))
        page = {"form": form, "file": file, "thing": about, "refusal": refusal, **form.context()}
        return render(request, form.template, page, status=409 if refusal else 200)

    return view


def _loaded(
    form_class: type[ActForm], key: UUID, thing: UUID | None, *, user: Any, at: datetime
) -> tuple[ChildFile, Any]:
    """The file and the thing of it that the address names."""
    try:
        file = access.get(ChildFile, key, user=user, at=at)
        about = None if thing is None else form_class.load(thing, file=file, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error
    return file, about


def of_file(model: Any, key: UUID, *, file: ChildFile, user: User, at: datetime) -> Any:
    """Return a row that belongs to this file and that the user may read.  Raises: NotThere."""
    row = access.get(model, key, user=user, at=at)
    if getattr(row, "file_id", None) != file.pk and getattr(row, "record_id", "") != file.record_id:
        raise access.NotThere("this is of another file")
    return row


def colleagues(user: User) -> Any:
    """Who works in the same agency, by name."""
    return user.agency.users.filter(is_active=True).order_by("display_name")


class NamesSelect(forms.Select):
    """A choice among names, each in the direction of its own script."""

    def create_option(self, *args: Any, **more: Any) -> dict[str, Any]:
        """Return one option."""
        option: dict[str, Any] = super().create_option(*args, **more)
        option["attrs"]["dir"] = "auto"
        return option


class NamesField(forms.ModelChoiceField):
    """One of those that the page sets, by name."""

    def __init__(self, *, of: Any, **more: Any) -> None:
        """Start without any."""
        more = {"widget": NamesSelect, "empty_label": None, **more}
        super().__init__(queryset=of.objects.none(), **more)

    def label_from_instance(self, row: Any) -> str:
        """Its name."""
        return str(getattr(row, "name", row))


class ColleagueField(NamesField):
    """One colleague; the page sets which ones."""

    def __init__(self, **more: Any) -> None:
        """Start without anybody."""
        super().__init__(of=User, **more)


def spoken(choices: Any) -> list[tuple[str, str]]:
    """Choices of the register in the reader's language."""
    return [(code, gettext(str(label))) for code, label in choices]


class WordChoice(forms.ChoiceField):
    """A choice among codes of the register, shown in the reader's language."""

    def __init__(self, *, of: Any, **more: Any) -> None:
        """Offer all codes of `of`, an enumeration of the register."""
        self.of = of
        super().__init__(choices=lambda: spoken(of.choices), **more)
