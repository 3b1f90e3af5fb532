"""How are relatives, brothers and sisters written onto a child's file? Layer: web."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kintrace.casework import access, told_on_file
from kintrace.registry.models import ChildFile
from kintrace.web.files.told_form import (
    ToldForm,
    choice_field,
    name_field,
    place_field,
    words_field,
)
from kintrace.web.intake.sayings import partial_without_day

TOLD = (
    ("current_place", "place"),
    ("current_telephone", "telephone"),
    ("relation_is_alive", "is_alive"),
    ("relation_lived_with_child", "lived_together"),
    ("child_agrees_to_contact", "child_agrees"),
    ("characteristics", "more"),
)


class RelativeForm(ToldForm):
    """Add a relative."""

    title, act, part = _("Add a relative"), "claim.add", "known"
    hint = _("Also a brother or sister who has no file here. Write it as it was said.")
    is_on_record = True
    asks_place = True
    relation_words = words_field(
        _("What this person is to the child, as it was said"), longest=60, is_needed=True
    )
    relation = choice_field("relation", label=_("Relation to the child"))
    name = name_field(_("Name, as it was said"))
    birth = words_field(_("Date of birth or age"), longest=100)
    place = place_field(_("Where this person is said to be"))
    telephone = words_field(_("Telephone number"), longest=100)
    is_alive = choice_field("relation_is_alive", label=_("Is this person alive?"))
    lived_together = choice_field(
        "relation_lived_with_child", label=_("Did this person live with the child before?")
    )
    child_agrees = choice_field(
        "child_agrees_to_contact", label=_("Does the child agree to contact with this person?")
    )
    more = words_field(_("What else was said of this person"), longest=2000)

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Add the relative."""
        birth = "date_of_birth" if partial_without_day(said["birth"]) else "age"
        return told_on_file.add_relative(
            self.user,
            at=self.at,
            file=self.file,
            teller=self.teller,
            relation=said["relation"],
            relation_words=said["relation_words"],
            named=self.told("name", by="name"),
            said=self.told_of(((birth, "birth"), *TOLD)),
            key=key,
        )


class SiblingForm(ToldForm):
    """Put two children's files together."""

    title, act, part = _("Add a brother or sister who has a file"), "family.join", "known"
    hint = _("Children of one family are traced and placed together.")
    is_on_record = True
    number = forms.CharField(
        label=_("Number of the other child's file"),
        max_length=40,
        widget=forms.TextInput({"dir": "ltr", "autocomplete": "off"}),
    )
    relation_words = words_field(
        _("What the other child is to this one, as it was said"), longest=60, is_needed=True
    )
    name = name_field(_("Name of the other child, as it was said"))

    def clean_number(self) -> ChildFile:
        """Find the other file among those that this person may read."""
        number = self.cleaned_data["number"].strip()
        rows = access.visible(ChildFile, user=self.user, at=self.at)
        other: ChildFile | None = rows.filter(number__iexact=number).first()
        if other is None or other.pk == self.file.pk:
            raise ValidationError(_("There is no other file of this number that you may read."))
        return other

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Put them together."""
        return told_on_file.add_sibling(
            self.user,
            at=self.at,
            file=self.file,
            other=said["number"],
            teller=self.teller,
            relation_words=said["relation_words"],
            named=self.told("sibling", by="name"),
            key=key,
        )
