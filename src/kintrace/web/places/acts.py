"""How is a place, or another name for one, added to the gazetteer? Layer: web."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kintrace.casework import place, policy
from kintrace.casework.place_meant import place_meant
from kintrace.registry.models import Place, PlaceKind, PlaceNameKind, User
from kintrace.web.act_form import OneActForm, answered
from kintrace.web.files.act_page import NamesSelect, WordChoice
from kintrace.web.intake.languages import LANGUAGES
from kintrace.web.places.asking import PlaceText
from kintrace.web.places.found import called
from kintrace.web.places.looking import place_of

WORDS = {"dir": "auto", "autocomplete": "off", "spellcheck": "false"}
EARLIEST, LATEST = 1000, 2100


def _from_where() -> forms.CharField:
    return forms.CharField(
        label=_("Where you have it from"),
        help_text=_("A map, a decree, a paper that came."),
        max_length=300,
        widget=forms.TextInput(WORDS),
    )


class PlaceForm(OneActForm):
    """What both acts ask."""

    template: ClassVar[str] = "places/act.html"
    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(WORDS))
    language = forms.ChoiceField(
        label=_("In which language"),
        choices=(("", "—"), *LANGUAGES),
        required=False,
        widget=NamesSelect,
    )

    def __init__(
        self, data: Any = None, *, user: User, at: datetime, place: Place | None = None
    ) -> None:
        """Ask on behalf of `user`; `place` is the one to get a name."""
        self.user, self.at, self.place = user, at, place
        super().__init__(data)

    def back(self) -> str:
        """Where the way back leads."""
        return reverse("places") if self.place is None else reverse("place", args=[self.place.pk])

    def done(self, result: Any) -> str:
        """To the place."""
        made = result if self.place is None else self.place
        return reverse("place", args=[made.pk])


class AddPlaceForm(PlaceForm):
    """Add a place."""

    title, act, button = _("Add a place"), "place.add", _("Add it")
    asks_place = True
    hint = _("All agencies of this office see it. Write nothing of who asked, or for whom.")
    kind = WordChoice(of=PlaceKind, label=_("What sort of place"), initial=PlaceKind.SETTLEMENT)
    within = forms.CharField(
        label=_("What it lies in"),
        help_text=_("A district, region or country of the gazetteer."),
        max_length=300,
        required=False,
        widget=PlaceText(),
    )
    source = _from_where()

    def clean_within(self) -> Place | None:
        """Find the place above."""
        said = self.cleaned_data["within"].strip()
        above = place_meant(said) if said else None
        if said and above is None:
            raise ValidationError(_("No one place of the gazetteer has this name. Look it up."))
        return above

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Add it."""
        more = {field: said[field] for field in ("name", "language", "kind", "within", "source")}
        return place.add(self.user, at=self.at, key=key, **more)


class AddNameForm(PlaceForm):
    """Add a name to a place."""

    title, act = _("Add a name to this place"), "place.name"
    button = _("Add the name")
    hint = AddPlaceForm.hint
    kind = WordChoice(of=PlaceNameKind, label=_("What sort of name"), initial=PlaceNameKind.OLD)
    until_year = forms.IntegerField(
        label=_("Until which year, if it is an old name"),
        min_value=EARLIEST,
        max_value=LATEST,
        required=False,
    )
    source = _from_where()

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Add it."""
        names = ("name", "language", "kind", "source", "until_year")
        more = {field: said[field] for field in names}
        return place.add_name(self.user, at=self.at, place=self.place, **more)  # type: ignore[arg-type]

    def context(self) -> dict[str, Any]:
        """Return what the place is called."""
        return {} if self.place is None else {"called": called(self.place)}


def add_place(request: HttpRequest) -> HttpResponse:
    """Show and take the form of a new place."""
    policy.require(request.user, AddPlaceForm.act)
    form = AddPlaceForm(_sent(request), user=request.user, at=timezone.now())
    return answered(request, form, page={})


def add_name(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show and take the form of another name."""
    policy.require(request.user, AddNameForm.act)
    one = place_of(key, user=request.user)
    form = AddNameForm(_sent(request), user=request.user, at=timezone.now(), place=one)
    return answered(request, form, page={})


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
