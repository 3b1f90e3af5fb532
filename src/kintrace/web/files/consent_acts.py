"""How is an answer about consent recorded, taken back, and handed over at 18?"""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kintrace.casework import consent
from kintrace.casework.consent import ConsentAnswer
from kintrace.registry.models import ChildFile, Consent, GivenBy, LegalBasis, Purpose, User
from kintrace.web.files.act_page import ActForm, Day, WordChoice, of_file

YES_NO = (("yes", _("Agrees")), ("no", _("Does not agree")))


class ConsentForm(ActForm):
    """Record one answer."""

    title, act, part = _("Record an answer about consent"), "consent.give", "consents"
    hint = _("A new answer to the same question ends the one before.")
    is_on_record = True
    purpose = WordChoice(of=Purpose, label=_("To what"))
    answer = forms.ChoiceField(label=_("Answer"), choices=YES_NO, widget=forms.RadioSelect)
    given_by = WordChoice(of=GivenBy, label=_("Who answered"))
    given_on = forms.DateField(label=_("On which day"), widget=Day)
    legal_basis = WordChoice(of=LegalBasis, label=_("Legal basis"))
    words = forms.CharField(
        label=_("In their own words"), widget=forms.Textarea, required=False, max_length=2000
    )
    is_written = forms.BooleanField(label=_("It is in writing"), required=False)
    valid_until = forms.DateField(label=_("Valid until, if it ends"), widget=Day, required=False)

    def prepare(self) -> None:
        """Start from today."""
        self.initial["given_on"] = self.at.date()

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Record it."""
        names = ("purpose", "given_by", "given_on", "legal_basis", "words", "is_written")
        more = {name: said[name] for name in (*names, "valid_until")}
        answer = ConsentAnswer(is_given=said["answer"] == "yes", key=key, **more)
        return consent.give(self.user, at=self.at, record=self.file.record, answer=answer)


class WithdrawForm(ActForm):
    """Take consent back."""

    title, act, part = _("Take consent back"), "consent.withdraw", "consents"
    hint = _("Nobody has to say why.")
    button = _("Record that it is taken back")
    is_on_record = True
    template = "files/act_on_consent.html"
    why = forms.CharField(label=_("Why, if they want to say"), required=False, max_length=2000)

    @classmethod
    def load(cls, key: UUID, *, file: ChildFile, user: User, at: Any) -> Any:
        """Return the consent."""
        return of_file(Consent, key, file=file, user=user, at=at)

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Record it."""
        return consent.withdraw(self.user, at=self.at, consent=self.thing, why=said["why"])


class HandOverForm(ActForm):
    """Ask a person who is now 18 anew."""

    title, act, part = _("Ask anew at 18"), "consent.hand_over", "consents"
    hint = _("What others agreed to ends. What the person does not answer ends as well.")
    is_on_record = True

    def prepare(self) -> None:
        """Put one question for each purpose."""
        choices = [*YES_NO, ("", gettext("No answer"))]
        for code, label in Purpose.choices:
            self.fields[code] = forms.ChoiceField(
                label=gettext(label), choices=choices, required=False, widget=forms.RadioSelect
            )
            self.initial[code] = ""

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Hand over."""
        answers = [
            ConsentAnswer(
                purpose=code,
                is_given=said[code] == "yes",
                given_by=GivenBy.SELF,
                given_on=self.at.date(),
            )
            for code in Purpose.values
            if said[code]
        ]
        return consent.hand_over(self.user, at=self.at, record=self.file.record, answers=answers)
