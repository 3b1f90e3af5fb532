"""How is a letter handed over, received, refused, and tried to be delivered?

The same forms serve the office's people, by the letter, and a messenger, by the leg they carry.
Every form works on a telephone and without scripts. Layer: web.
"""

import base64
import binascii
from pathlib import Path
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kintrace.casework import letter_attempt, letter_hand_over, letter_papers, letter_way
from kintrace.casework.acting import NotNow
from kintrace.casework.letter_hand_over import Passing
from kintrace.registry.models import AttemptOutcome, LetterKind, LetterLeg, MarkKind
from kintrace.web.files.act_page import WordChoice
from kintrace.web.intake.forms import Chips
from kintrace.web.letters.act_page import LetterActForm, PassphraseField
from kintrace.web.letters.people import PeopleField, receivers

LARGEST_BYTES = 12 * 1024 * 1024
PICTURES = {"accept": "image/*", "capture": "environment"}
DRAWING = "data:image/png;base64,"


def _line(label: Any, **more: Any) -> forms.CharField:
    widget = forms.TextInput({"dir": "auto", "autocomplete": "off"})
    return forms.CharField(label=label, widget=widget, **{"max_length": 200, **more})


def _of(form: LetterActForm) -> LetterLeg:
    """The leg of an act that is done by one.  Raises: NotNow."""
    if form.leg is None:
        raise NotNow("you do not have this letter now")
    return form.leg


def _picture(file: Any) -> letter_papers.Paper:
    """Keep an uploaded picture.  Raises: NotNow."""
    if file.size > LARGEST_BYTES:
        raise NotNow("a photo can't be read", hint="give a JPEG, PNG or WebP picture")
    return letter_papers.picture(file.read(), folder=Path(settings.MEDIA_ROOT))


class HandOverForm(LetterActForm):
    """Hand a letter to somebody."""

    title, act = _("Hand the letter over"), "letter.hand_over"
    hint = _("It counts once the other side has signed, or once their paper receipt is here.")
    button = _("Hand it over")
    receiver = PeopleField(
        label=_("Who receives it"), required=False, empty_label=_("Somebody without a device")
    )
    receiver_name = _line(
        _("Their name, if they have no device"), required=False,
        help_text=_("They sign on paper. Print the receipt on the next page."),
    )  # fmt: skip
    place = _line(_("Where it is handed over"))
    is_seal_broken = forms.BooleanField(
        label=_("The seal or the closing is broken"), required=False
    )
    passphrase = PassphraseField(required=False)

    def prepare(self) -> None:
        """Offer those who may receive it."""
        self.fields["receiver"].queryset = receivers(self.user, letter=self.letter)

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Hand it over."""
        passing = Passing(
            place=said["place"],
            receiver=said["receiver"],
            receiver_name=said["receiver_name"],
            is_seal_broken=said["is_seal_broken"],
            key=key,
        )
        more = {"passing": passing, "passphrase": said["passphrase"], "leg": self.leg}
        return letter_hand_over.offer(self.user, at=self.at, letter=self.letter, **more)

    def done(self, result: Any) -> str:
        """Go to the new leg, or back to the messenger's own."""
        return self.back() if self.leg is not None else reverse("letter_leg", args=[result.pk])


class FromPaperForm(LetterActForm):
    """Receive a letter from somebody who has no device."""

    title, act = _("Receive it from somebody without a device"), "letter.receive"
    hint = _("They sign the receipt on paper. You take a photo of it, and sign for that.")
    button = _("I have the letter")
    template = "letters/act_with_file.html"
    place = _line(_("Where it is handed over"))
    is_seal_broken = forms.BooleanField(
        label=_("The seal or the closing is broken"), required=False
    )
    receipt = forms.FileField(
        label=_("Photo of the signed receipt"), widget=forms.ClearableFileInput(PICTURES)
    )
    passphrase = PassphraseField()

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Receive it: begun and written down at once, or not at all."""
        if letter_way.holder_of(self.letter) is not None:
            raise NotNow("somebody else has this letter")
        paper = _picture(said["receipt"])
        passing = Passing(
            place=said["place"],
            receiver=self.user,
            is_seal_broken=said["is_seal_broken"],
            key=key,
        )
        more: dict[str, Any] = {"at": self.at, "passphrase": said["passphrase"]}
        with transaction.atomic():
            leg = letter_hand_over.offer(self.user, letter=self.letter, passing=passing, **more)
            return letter_hand_over.record_on_paper(self.user, leg=leg, paper=paper, **more)


class ReceiveForm(LetterActForm):
    """Sign for a letter that was handed to oneself."""

    title, act = _("Receive the letter"), "letter.receive"
    hint = _("Sign only for what you hold in your hands.")
    button = _("I have the letter")
    passphrase = PassphraseField()

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Sign."""
        return letter_hand_over.receive(
            self.user, at=self.at, leg=_of(self), passphrase=said["passphrase"]
        )


class RefuseForm(LetterActForm):
    """Do not receive a letter."""

    title, act = _("I do not receive it"), "letter.receive"
    hint = _("It stays with who gave it. A broken seal is said there, and then signed for.")
    button = _("I do not receive it")
    why = _line(_("Why"), max_length=300)

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Say so."""
        return letter_hand_over.refuse(self.user, at=self.at, leg=_of(self), why=said["why"])


class TakeBackForm(LetterActForm):
    """Take a hand-over back."""

    title, act = _("Take the hand-over back"), "letter.hand_over"
    button = _("Take it back")
    why = _line(_("Why"), max_length=300)

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Take it back."""
        leg = self.letter.legs.filter(received_at__isnull=True, ended_at__isnull=True).first()
        if leg is None:
            raise NotNow("this hand-over is over")
        return letter_hand_over.take_back(self.user, at=self.at, leg=leg, why=said["why"])


class PaperForm(LetterActForm):
    """Attach the signed receipt of who has no device."""

    title, act = _("Attach the paper receipt"), "letter.receive"
    hint = _("Sign only for a receipt that you have seen yourself.")
    button = _("Attach it")
    template = "letters/act_with_file.html"
    receipt = forms.FileField(
        label=_("Photo of the signed receipt"), widget=forms.ClearableFileInput(PICTURES)
    )
    passphrase = PassphraseField()

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Attach it."""
        leg = self.letter.legs.filter(received_at__isnull=True, ended_at__isnull=True).first()
        if leg is None:
            raise NotNow("this hand-over is over")
        return letter_hand_over.record_on_paper(
            self.user,
            at=self.at,
            leg=leg,
            paper=_picture(said["receipt"]),
            passphrase=said["passphrase"],
        )


class AttemptForm(LetterActForm):
    """Say what became of a try to deliver."""

    title, act = _("Deliver the letter"), "letter.attempt"
    button = _("Save")
    template = "letters/attempt.html"
    outcome = WordChoice(of=AttemptOutcome, label=_("What became of it"), widget=Chips)
    place = _line(_("Where"))
    mark_text = _line(
        _("Their name, typed by them"), required=False,
        help_text=_("Or a sign drawn below, or a photo of a thumbprint or signature."),
    )  # fmt: skip
    drawn = forms.CharField(widget=forms.HiddenInput({"data-drawn": ""}), required=False)
    mark = forms.FileField(
        label=_("Photo of a thumbprint or signature"),
        widget=forms.ClearableFileInput(PICTURES),
        required=False,
    )
    was_read_aloud = forms.BooleanField(label=_("It was read aloud"), required=False)
    told_by = _line(_("If not delivered: who told you"), required=False)
    new_address = _line(_("If they moved: where to"), max_length=500, required=False)
    note = forms.CharField(
        label=_("What else you were told"),
        widget=forms.Textarea({"dir": "auto", "rows": 3}),
        max_length=2000,
        required=False,
    )
    passphrase = PassphraseField(required=False)

    def context(self) -> dict[str, Any]:
        """Say whether it is a sealed letter, which no messenger delivers to a family."""
        return {"is_sealed": self.letter.kind == LetterKind.SEALED}

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Say it."""
        names = ("outcome", "place", "told_by", "new_address", "note", "was_read_aloud")
        told = letter_attempt.Told(
            **{name: said[name] for name in names}, **self._mark(said), key=key
        )
        more = {"told": told, "passphrase": said["passphrase"], "leg": self.leg}
        return letter_attempt.attempt(self.user, at=self.at, letter=self.letter, **more)

    def _mark(self, said: dict[str, Any]) -> dict[str, Any]:
        """The recipient's mark in one of its three forms; a photo goes before the others."""
        folder = Path(settings.MEDIA_ROOT)
        if said["mark"]:
            return {"mark_kind": MarkKind.THUMB, "paper": _picture(said["mark"])}
        if said["outcome"] != AttemptOutcome.DELIVERED:
            return {}
        if said["drawn"].startswith(DRAWING):
            paper = letter_papers.picture(_bytes(said["drawn"]), folder=folder)
            return {"mark_kind": MarkKind.DRAWN, "paper": paper}
        name = said["mark_text"].strip()
        if not name:
            return {}
        paper = letter_papers.typed(name, folder=folder)
        return {"mark_kind": MarkKind.TYPED, "mark_text": name, "paper": paper}


def _bytes(drawn: str) -> bytes:
    try:
        return base64.b64decode(drawn.removeprefix(DRAWING), validate=True)
    except binascii.Error:
        return b""
