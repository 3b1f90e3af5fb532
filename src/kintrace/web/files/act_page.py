"""How does a page ask for an act on a child's file, or on a thing of it?

Who may not do the act gets the answer for a page that isn't there. Kinds of fields that other
pages use as well stand here, too. Layer: web.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from kintrace.casework import access, policy
from kintrace.registry.models import ChildFile, User
from kintrace.web.act_form import OneActForm, answered
from kintrace.web.in_order import NamesInOrder


class Day(forms.DateInput):
    """A day, with the browser's own calendar."""

    input_type = "date"

    def format_value(self, value: Any) -> Any:
        """Return the day as browsers want it, whatever the language."""
        return value.isoformat() if hasattr(value, "isoformat") else value


class ActForm(OneActForm):
    """One act on a child's file, or on a thing of it."""

    part: ClassVar[str] = ""
    template: ClassVar[str] = "files/act.html"
    is_on_record: ClassVar[bool] = False

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        user: User,
        at: datetime,
        file: ChildFile,
        thing: Any = None,
    ) -> None:
        """Ask on behalf of `user`; `thing` is what of the file the act is about, if anything."""
        self.user, self.at, self.file, self.thing = user, at, file, thing
        super().__init__(data, files)

    @classmethod
    def load(cls, key: UUID, *, file: ChildFile, user: User, at: datetime) -> Any:
        """Return the thing of this file.  Raises: NotThere."""
        raise access.NotThere("this act is about the file itself")

    @classmethod
    def subject(cls, *, file: ChildFile, thing: Any) -> Any:
        """Return that on which the policy is asked."""
        return file.record if cls.is_on_record else thing or file

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
        form = form_class(data, request.FILES or None, user=user, at=at, file=file, thing=about)
        return answered(request, form, page={"file": file, "thing": about})

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

    iterator = NamesInOrder

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
