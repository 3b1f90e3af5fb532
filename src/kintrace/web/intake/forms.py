"""How does a section become a form, and what was answered come back from it?

One field a question. Text may be unknown in three ways; a choice has the three as further taps.
Layer: web.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kintrace.values import Unknown
from kintrace.web.answers import UNKNOWNS, AnswerField
from kintrace.web.intake.languages import LANGUAGES
from kintrace.web.intake.questions import Question, Section

UNKNOWN_CODES = tuple(kind.name.lower() for kind, _word in UNKNOWNS)
UNKNOWN_CHOICES = tuple((kind.name.lower(), word) for kind, word in UNKNOWNS)
# The longest single answer, in characters: a page of text is 3,000.
LONGEST = 4000
WHO_ANSWERED = _("Tap who answered.")
NOTHING_TAPPED = _("Tap an answer.")


class Chips(forms.RadioSelect):
    """Radio buttons that look like chips, one tap each."""

    template_name = "intake/chips.html"


class LanguageSelect(forms.Select):
    """Languages by their own names, which nobody translates."""

    template_name = "intake/languages.html"


class SectionForm(forms.Form):
    """The questions of one section; ``sent`` is the key of one sending."""

    sent = forms.CharField(required=False, max_length=36, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, section: Section, **more: Any) -> None:
        """Ask what the section asks."""
        super().__init__(data, auto_id=f"{section.code}_%s", **more)
        self.section = section
        for question in section.questions:
            self.fields[question.code] = _field(question)
            if question.has_language:
                self.fields[f"{question.code}_language"] = _language()

    def clean_sent(self) -> str:
        """Return the key of this sending in one form, "" if it is no key."""
        try:
            return str(UUID(self.cleaned_data["sent"]))
        except ValueError:
            return ""

    def clean(self) -> dict[str, Any]:
        """Ask for what makes a section one that can be saved."""
        cleaned = dict(super().clean() or {})
        if self.section.code == "consent":
            purposes = [code for code in cleaned if code in ("services", "tracing")]
            if not any(cleaned[code] for code in purposes):
                self.add_error(purposes[-1], ValidationError(NOTHING_TAPPED))
            elif not cleaned.get("given_by"):
                self.add_error("given_by", ValidationError(WHO_ANSWERED))
        if self.section.code == "safe" and cleaned.get("is_safe_to_talk") not in ("yes", "no"):
            self.add_error("is_safe_to_talk", ValidationError(NOTHING_TAPPED))
        return cleaned

    def answers(self) -> dict[str, str]:
        """Return what was sent, as it can be kept and read again."""
        kept = {}
        for name in self.fields:
            for key in (name, f"{name}_unknown"):
                value = self.data.get(key, "")
                if value:
                    kept[key] = str(value)
        return kept


def form_of(section: Section, *, answers: Mapping[str, Any] | None = None) -> SectionForm:
    """Return a section's form with what was answered, or blank."""
    return SectionForm(answers, section=section) if answers else SectionForm(section=section)


def unknown_of(code: str) -> str:
    """Return the kind of unknown that a tapped choice stands for, "" if it is an answer."""
    return code if code in UNKNOWN_CODES else ""


def code_of(unknown: Unknown) -> str:
    """Return the code under which the register keeps a kind of unknown."""
    return unknown.name.lower()


def _field(question: Question) -> forms.Field:
    match question.form:
        case "consent" | "relation":
            return _chips(question, choices=question.choices)
        case "choice" if question.code == "is_safe_to_talk":
            return _chips(question, choices=question.choices)
        case "choice":
            return _chips(question, choices=(*question.choices, *UNKNOWN_CHOICES))
    return AnswerField(
        label=question.words, help_text=question.hint, said=_said(question), validators=[_short]
    )


def _short(value: Any) -> None:
    if isinstance(value, str) and len(value) > LONGEST:
        raise ValidationError(_("This is too long to keep in one answer."))


def _chips(question: Question, *, choices: Any) -> forms.Field:
    return forms.ChoiceField(
        label=question.words,
        help_text=question.hint,
        choices=choices,
        required=False,
        widget=Chips,
    )


def _said(question: Question) -> forms.Widget:
    attributes = {"dir": "auto", "autocomplete": "off", "spellcheck": "false"}
    match question.form:
        case "lines":
            return forms.Textarea({**attributes, "rows": 2})
        case "long":
            return forms.Textarea({**attributes, "rows": 4})
        case "place":
            return forms.TextInput({**attributes, "data-place": "", "list": "places"})
    return forms.TextInput(attributes)


def _language() -> forms.Field:
    return forms.ChoiceField(
        label=_("Language of the name"),
        choices=[("", _("not told")), *LANGUAGES],
        required=False,
        widget=LanguageSelect,
    )
