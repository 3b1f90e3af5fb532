"""How are a sighting and a movement written down on the child's file? Layer: web."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kintrace.casework import access, told_on_file
from kintrace.casework.place_meant import place_meant
from kintrace.registry.models import ObservationKind, Source
from kintrace.web.files.act_page import Day, NamesField, WordChoice
from kintrace.web.files.told_form import ToldForm, choice_field, place_field, words_field

YES_NO = (("", _("not asked")), ("yes", _("yes")), ("no", _("no")))
MEANT = {"yes": True, "no": False}
ACCOUNT = (
    ("occurred", "words"),
    ("movement_kind", "movement_kind"),
    ("stated_reason", "stated_reason"),
    ("promised_return", "promised_return"),
    ("convoy_number", "convoy_number"),
)


class SightingForm(ToldForm):
    """Write down that somebody saw or heard of the child."""

    title, act, part = _("Write down a sighting"), "sighting.record", "movements"
    hint = _("When it was seen and when it was told stay apart. Write it as it was said.")
    is_on_record = True
    asks_place = True
    kind = WordChoice(of=ObservationKind, label=_("How they know of the child"))
    words = words_field(_("What was seen or heard"), longest=3000, is_needed=True)
    place = place_field(_("Where the child was seen"))
    observed = words_field(_("When the child was seen"), longest=100)
    reported_on = forms.DateField(label=_("On which day it was told to us"), widget=Day)
    has_made_contact = forms.ChoiceField(
        label=_("Did they speak with the child?"), choices=YES_NO, required=False
    )
    is_safe = forms.ChoiceField(
        label=_("Is it safe to tell others of this?"), choices=YES_NO, required=False
    )
    reference = words_field(_("Where it can be found: a page, a list, a number"), longest=500)

    def prepare(self) -> None:
        """Begin with today."""
        super().prepare()
        self.initial["reported_on"] = timezone.localdate(self.at)

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Write it down."""
        told = (("sighting_text", "words"), ("last_known_location", "place"))
        return told_on_file.add_sighting(
            self.user,
            at=self.at,
            file=self.file,
            teller=self.teller,
            said=self.told_of(told),
            kind=said["kind"],
            certainty=said["certainty"],
            observed=said["observed"],
            reported_at=self._reported(said["reported_on"]),
            has_made_contact=MEANT.get(said["has_made_contact"]),
            is_safe_to_disclose=MEANT.get(said["is_safe"]),
            source_reference=said["reference"],
            key=key,
        )

    def _reported(self, day: Any) -> datetime:
        """Today is now; of another day only the day is known, so noon stands for it."""
        if day == timezone.localdate(self.at):
            return self.at
        return timezone.make_aware(datetime.combine(day, time(12)))


class ChildMovementForm(ToldForm):
    """Write a movement of the child down."""

    title, act, part = _("Write down a movement"), "movement.record", "movements"
    hint = _(
        "Where from, where to, when: that is the movement. Why and how stays the word of who tells."
    )
    asks_place = True
    from_text = place_field(_("From where"))
    to_text = place_field(_("To where"))
    departed = words_field(_("When they left"), longest=100)
    arrived = words_field(_("When they arrived"), longest=100)
    arranging_party = NamesField(
        of=Source, label=_("Said to be arranged by"), required=False, empty_label="—"
    )
    receiving_party = NamesField(
        of=Source, label=_("Said to be received by"), required=False, empty_label="—"
    )
    words = words_field(_("What was said of it"), longest=3000, is_needed=True)
    movement_kind = choice_field("movement_kind", label=_("What kind of movement, as told"))
    stated_reason = words_field(_("The reason that was given"), longest=1000)
    promised_return = words_field(_("When the child was to come back"), longest=100)
    convoy_number = words_field(_("Number of the convoy"), longest=100)

    def prepare(self) -> None:
        """Offer parties, never persons."""
        super().prepare()
        parties = access.visible(Source, user=self.user, at=self.at).exclude(kind="person")
        for field in ("arranging_party", "receiving_party"):
            self.fields[field].queryset = parties.order_by("-kind", "name")

    def clean(self) -> dict[str, Any]:
        """Ask for one end of the way at least."""
        said = super().clean()
        if not (said.get("from_text") or said.get("to_text")):
            self.add_error("to_text", _("Say where from or where to."))
        return said

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Write it down."""
        names = ("from_text", "to_text", "departed", "arrived", "arranging_party",
                 "receiving_party")  # fmt: skip
        return told_on_file.add_movement(
            self.user,
            at=self.at,
            file=self.file,
            teller=self.teller,
            said=self.told_of(ACCOUNT),
            from_place=place_meant(said["from_text"]),
            to_place=place_meant(said["to_text"]),
            key=key,
            **{name: said[name] for name in names},
        )
