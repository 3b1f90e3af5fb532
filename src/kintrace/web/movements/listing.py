"""Which movements are written down, and how is one named? Layer: web."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from kintrace.casework import access, movement, policy
from kintrace.casework.acting import NotNow
from kintrace.casework.place_meant import place_meant
from kintrace.registry.models import Movement, Source
from kintrace.web.files.act_page import NamesField
from kintrace.web.files.refusal import Refusal, refusal_of
from kintrace.web.movements.named import name_of

ON_A_PAGE = 50
WORDS = {"dir": "auto", "autocomplete": "off"}


class MovementForm(forms.Form):
    """A movement as far as nobody disputes it."""

    label = forms.CharField(
        label=_("A neutral name"), max_length=200, widget=forms.TextInput(WORDS),
        help_text=_("Places and a month. No party's word for it."),
    )  # fmt: skip
    from_text = forms.CharField(
        label=_("From where"), max_length=300, required=False, widget=forms.TextInput(WORDS)
    )
    to_text = forms.CharField(
        label=_("To where"), max_length=300, required=False, widget=forms.TextInput(WORDS)
    )
    departed = forms.CharField(
        label=_("When they left"), max_length=100, required=False, widget=forms.TextInput(WORDS)
    )
    arrived = forms.CharField(
        label=_("When they arrived"), max_length=100, required=False, widget=forms.TextInput(WORDS)
    )
    arranging_party = NamesField(
        of=Source, label=_("Said to be arranged by"), required=False, empty_label="—"
    )
    receiving_party = NamesField(
        of=Source, label=_("Said to be received by"), required=False, empty_label="—"
    )

    def __init__(self, data: Any = None, *, parties: Any) -> None:
        """Offer these parties."""
        super().__init__(data, auto_id="%s")
        for name in ("arranging_party", "receiving_party"):
            self.fields[name].queryset = parties

    def places(self) -> dict[str, Any]:
        """The places of the gazetteer that the words mean, where they mean one."""
        said = self.cleaned_data
        return {f"{end}_place": place_meant(said[f"{end}_text"]) for end in ("from", "to")}


@require_http_methods(["GET", "POST"])
def movements(request: HttpRequest) -> HttpResponse:
    """List the movements, and write a new one down."""
    user, at = request.user, timezone.now()
    policy.require(user, "movement.read")
    parties = access.visible(Source, user=user, at=at).exclude(kind="person")
    form = MovementForm(request.POST or None, parties=parties.order_by("-kind", "name"))
    refusal: Refusal | None = None
    if request.method == "POST":
        policy.require(user, "movement.record")
        if form.is_valid():
            try:
                made = movement.record(user, at=at, **form.cleaned_data, **form.places())
            except NotNow as error:
                refusal = refusal_of(error)
            else:
                return redirect("movement", key=made.pk)
    rows = access.visible(Movement, user=user, at=at).select_related(
        "from_place", "to_place", "from_institution", "to_institution"
    )
    page = Paginator(rows.order_by("-recorded_at", "pk"), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    shown = {
        "form": form,
        "refusal": refusal,
        "page": page,
        "lines": [(row, name_of(row)) for row in page],
        "may_record": policy.may(user, "movement.record"),
    }
    return render(request, "movements/movements.html", shown, status=409 if refusal else 200)
