"""How does a form on a file ask who tells, in which language, and how sure they are? Layer: web."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kintrace.casework import policy
from kintrace.casework.saying import Said
from kintrace.casework.told_on_file import Teller
from kintrace.registry.models import Certainty, Source, SourceKind
from kintrace.registry.vocabulary import properties
from kintrace.values import Unknown
from kintrace.web.answers import AnswerField
from kintrace.web.files.act_page import ActForm, NamesField, NamesSelect, WordChoice, spoken
from kintrace.web.files.claim_acts import LANGUAGES, speakers
from kintrace.web.places.asking import WORDS, PlaceText

SOMEBODY = _("Say who told it: choose a name, or write one.")
ONE_TELLER = _("Choose a name or write one, not both.")
NEW = ("new_source", "new_kind")


class ToldForm(ActForm):
    """What somebody tells; fields of the teller come after those of the thing."""

    source = NamesField(of=Source, label=_("Who said it"), required=False, empty_label="—")
    new_source = forms.CharField(
        label=_("Somebody else: who"),
        help_text=_("Name and what they are, so that nobody takes them for another."),
        max_length=300,
        required=False,
        widget=forms.TextInput(WORDS),
    )
    new_kind = WordChoice(of=SourceKind, label=_("What sort of speaker that is"), required=False)
    language = forms.ChoiceField(
        label=_("In which language"), choices=LANGUAGES, required=False, widget=NamesSelect
    )
    said_on = forms.CharField(
        label=_("When it was said"), max_length=100, required=False, widget=forms.TextInput(WORDS)
    )
    how_known = forms.CharField(
        label=_("How they know"), max_length=300, required=False, widget=forms.TextInput(WORDS)
    )
    certainty = forms.ChoiceField(label=_("How sure they are"), required=False)

    def prepare(self) -> None:
        """Offer the speakers of this file; others may be named by those who may add a source."""
        self.fields["source"].queryset = speakers(self.file, user=self.user, at=self.at)
        self.fields["certainty"].choices = [("", "—"), *spoken(Certainty.choices)]
        self.initial["new_kind"] = SourceKind.PERSON
        if not policy.may(self.user, "source.name"):
            for field in NEW:
                del self.fields[field]
        teller = [*NEW, "source", "language", "said_on", "how_known", "certainty"]
        told = [name for name in self.fields if name not in teller]
        self.order_fields([*told, "source", *NEW])

    def clean(self) -> dict[str, Any]:
        """Ask for one teller."""
        said = dict(super().clean() or {})
        named = said.get("new_source", "").strip()
        if said.get("source") is None and not named and self.needs_teller:
            self.add_error("source", SOMEBODY)
        if said.get("source") is not None and named:
            self.add_error("new_source", ONE_TELLER)
        return said

    needs_teller = True

    @property
    def teller(self) -> Teller:
        """Who tells, once the form is in order."""
        said = self.cleaned_data
        return Teller(
            source=said["source"],
            name=said.get("new_source", ""),
            kind=said.get("new_kind") or SourceKind.PERSON,
        )

    def told(self, property: str, *, by: str) -> Said:
        """One answer of the form as a saying of the teller, with how they know and when."""
        value = self.cleaned_data[by]
        is_unknown = isinstance(value, Unknown)
        return Said(
            property=property,
            value="" if is_unknown else value,
            unknown=value.name.lower() if is_unknown else "",
            language=self.cleaned_data["language"],
            said_on=self.cleaned_data["said_on"],
            how_known=self.cleaned_data["how_known"],
            certainty=self.cleaned_data["certainty"],
        )

    def told_of(self, pairs: Iterable[tuple[str, str]]) -> list[Said]:
        """Those of these properties and fields that were answered, in their order."""
        return [self.told(code, by=field) for code, field in pairs if self._is_told(field)]

    def _is_told(self, field: str) -> bool:
        value = self.cleaned_data.get(field)
        return value not in (None, "", Unknown.NOT_ASKED)


def choice_field(property: str, *, label: Any) -> forms.ChoiceField:
    """A field for a property's own answers, in the reader's language; it may stay open."""
    known = properties()[property]
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=lambda: [("", "—"), *spoken(known.choices.items())],
    )


def name_field(label: Any) -> AnswerField:
    """A field for a name as it was said, which may be unknown."""
    return AnswerField(label=label, said=forms.TextInput(WORDS))


def place_field(label: Any) -> forms.CharField:
    """A field for a place, in the teller's words."""
    return forms.CharField(label=label, max_length=300, required=False, widget=PlaceText())


def words_field(label: Any, *, longest: int, hint: Any = "", is_needed: bool = False) -> Any:
    """A field for somebody's words."""
    long = forms.Textarea({**WORDS, "rows": 3}) if longest > 300 else forms.TextInput(WORDS)
    return forms.CharField(
        label=label, help_text=hint, max_length=longest, required=is_needed, widget=long
    )
