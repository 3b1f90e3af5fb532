"""How is another agency asked for a service, or to take a file over?"""

from typing import Any
from uuid import UUID

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kintrace.casework import access, handover
from kintrace.registry.models import Agency
from kintrace.registry.vocabulary import properties
from kintrace.web.files.act_page import ActForm, Day, NamesField
from kintrace.web.files.two_persons import ClaimsField


class ReferForm(ActForm):
    """Ask another agency for a service."""

    title, act, part = _("Ask another agency for a service"), "referral.ask", "handovers"
    hint = _("The other agency sees what you tick here and no more.")
    button = _("Ask them")
    to_agency = NamesField(of=Agency, label=_("Which agency"))
    service = forms.CharField(label=_("Which service"), max_length=100)
    why = forms.CharField(label=_("Why"), widget=forms.Textarea, max_length=2000)
    claims = ClaimsField(label=_("What they may read"), required=False)
    feedback_due_on = forms.DateField(label=_("By when they answer"), widget=Day)

    def prepare(self) -> None:
        """Offer the other agencies, and what may be shared."""
        self.fields["to_agency"].queryset = others(self.file)
        never = [
            code
            for code, known in properties().items()
            if known.sensitivity in ("contact", "protected")
        ]
        rows = access.claims_shown([self.file.record], user=self.user).standing()
        self.fields["claims"].queryset = rows.exclude(property__in=never)

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Ask."""
        more = {name: said[name] for name in ("to_agency", "service", "why", "feedback_due_on")}
        claims = list(said["claims"])
        return handover.refer(self.user, at=self.at, file=self.file, claims=claims, key=key, **more)

    def done(self, result: Any) -> str:
        """Go to the referral."""
        return reverse("referral", args=[result.pk])


class TransferForm(ActForm):
    """Ask another agency to take the file over."""

    title, act, part = _("Ask another agency to take the file over"), "transfer.ask", "handovers"
    hint = _("Nothing changes until they accept. The child moves nowhere by this.")
    button = _("Ask them")
    to_agency = NamesField(of=Agency, label=_("Which agency"))
    why = forms.CharField(label=_("Why"), widget=forms.Textarea, max_length=2000)

    def prepare(self) -> None:
        """Offer the other agencies."""
        self.fields["to_agency"].queryset = others(self.file)

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Ask."""
        more = {"to_agency": said["to_agency"], "why": said["why"], "key": key}
        return handover.ask_transfer(self.user, at=self.at, file=self.file, **more)

    def done(self, result: Any) -> str:
        """Go to the question."""
        return reverse("transfer", args=[result.pk])


def others(file: Any) -> Any:
    """All agencies but the file's own."""
    return Agency.objects.exclude(pk=file.agency_id).order_by("name")
