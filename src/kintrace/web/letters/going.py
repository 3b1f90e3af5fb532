"""How is a letter closed, taken up at the other end, and opened by two persons?

Layer: web.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kintrace.casework import access, letter_arrive, letter_close, letter_recovery, policy
from kintrace.registry.models import (
    ChildFile,
    LetterKind,
    LetterRecovery,
    Record,
    TracingRequest,
)
from kintrace.web.act_form import CALM
from kintrace.web.files.act_page import NamesSelect
from kintrace.web.files.known import titles_of
from kintrace.web.files.refusal import refusal_of
from kintrace.web.in_order import NamesInOrder
from kintrace.web.letters.act_page import LetterActForm, PassphraseField
from kintrace.web.letters.checking import OpenForm, shown, shown_once

# As many as somebody looks through to find the one a letter is for.
OFFERED = 200


# What the page says where it seals.
SEALING = {
    "title": _("Seal the letter"),
    "button": _("Seal it"),
    "hint": _("It opens for its reader alone, or for two officers together. The draft is gone."),
}


class CloseForm(LetterActForm):
    """Close an open letter, or seal a sealed one."""

    title, act, is_of_writer = _("Close the letter"), "letter.close", True
    hint = _("From now on nothing of it can change, and each hand-over is signed for.")
    button = _("Close it")
    passphrase = PassphraseField()

    def prepare(self) -> None:
        """Only a seal needs the passphrase."""
        if self.letter.kind != LetterKind.SEALED:
            del self.fields["passphrase"]
        else:
            self.said = SEALING

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Close it."""
        passphrase = said.get("passphrase", "")
        return letter_close.close(self.user, at=self.at, letter=self.letter, passphrase=passphrase)


class RecordField(forms.ModelChoiceField):
    """A child or family by name and number; the page sets which ones."""

    iterator = NamesInOrder
    titles: dict[Any, str] = {}

    def label_from_instance(self, row: Any) -> str:
        """How they are called."""
        return self.titles.get(row.pk, "")


class TakeUpForm(LetterActForm):
    """Take a letter up at the other end."""

    title, act = _("Take the letter up"), "letter.take_up"
    hint = _("You become its reader. Say whose file it belongs to, if you know.")
    button = _("Take it up")
    recipient = RecordField(
        queryset=Record.objects.none(), label=_("For whom it is"), required=False,
        empty_label=_("Not known yet"), widget=NamesSelect,
    )  # fmt: skip

    def prepare(self) -> None:
        """Offer the children and families in reach, the newest first."""
        files = access.visible(ChildFile, user=self.user, at=self.at).select_related("record")
        asked = access.visible(TracingRequest, user=self.user, at=self.at)
        named = [(file.record, file.number) for file in files.order_by("-opened_at")[:OFFERED]]
        requests = asked.select_related("inquirer").order_by("-opened_at")[:OFFERED]
        named += [(request.inquirer, request.number) for request in requests]
        called = titles_of([record for record, _number in named], user=self.user)
        field: Any = self.fields["recipient"]
        field.titles = {record.pk: f"{called[record.pk]} · {number}" for record, number in named}
        rows = Record.objects.everywhere(why="files and requests in reach")
        field.queryset = rows.filter(pk__in=list(field.titles))

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Take it up."""
        return letter_arrive.take_up(
            self.user, at=self.at, letter=self.letter, recipient=said["recipient"]
        )


class RecoverForm(LetterActForm):
    """Ask the other keeper to open a letter."""

    title, act = _("Open it by the recovery key"), "letter.recover"
    hint = _("Where its reader can't open it. The other keeper must agree, and then reads it.")
    button = _("Ask the other keeper")
    reason = forms.CharField(label=_("Why"), widget=forms.Textarea, max_length=2000)
    passphrase = PassphraseField()

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Ask."""
        return letter_recovery.ask(
            self.user,
            at=self.at,
            letter=self.letter,
            reason=said["reason"],
            passphrase=said["passphrase"],
        )


def recovery_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show what the other keeper asks, and open the letter once one agrees."""
    at, user = timezone.now(), request.user
    policy.require(user, "letter.recover")
    rows = LetterRecovery.objects.everywhere(why="two keepers of one key for the office")
    asked = rows.filter(pk=key).select_related("letter", "asked_by").first()
    if asked is None or not policy.may(user, "letter.recover", asked.letter):
        raise Http404
    form = OpenForm(request.POST or None, auto_id="%s")
    page: dict[str, Any] = {"asked": asked, "letter": asked.letter, "refusal": None}
    if request.method == "POST" and form.is_valid():
        passphrase = form.cleaned_data["passphrase"]
        try:
            said = letter_recovery.agree(user, at=at, recovery=asked, passphrase=passphrase)
            page |= shown(said)
            messages.info(request, gettext("Saved."))
        except CALM as error:
            page["refusal"] = refusal_of(error)
    is_mine = asked.asked_by_id == user.pk
    page["opening"] = None if is_mine or asked.agreed_at or "pieces" in page else form
    return shown_once(request, "letters/recovery.html", page)
