"""How is a letter written, written anew, and answered?

One page for all forms of it, laid out as the paper is: who writes, who it is for, what it says.
Layer: web.
"""

from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from kintrace.casework import access, letter_write, policy
from kintrace.casework.letter_papers import picture
from kintrace.casework.letter_write import Envelope, Words
from kintrace.letters.family_message import Correspondent, MessageMode
from kintrace.letters.family_message_names import name_in_other_script
from kintrace.letters.family_message_phrases import phrases
from kintrace.letters.family_message_words import WORDS_OF_RESTRICTED_FORM
from kintrace.letters.photos import PhotoNotRead, cleaned
from kintrace.registry.models import (
    Agency,
    Candidate,
    Letter,
    LetterForm,
    LetterKind,
    Record,
    User,
)
from kintrace.values import PersonName
from kintrace.web.act_form import CALM
from kintrace.web.files.act_page import NamesField, NamesSelect, WordChoice
from kintrace.web.files.known import title_of, titles_of
from kintrace.web.files.refusal import refusal_of
from kintrace.web.in_order import NamesInOrder
from kintrace.web.intake.forms import Chips, LanguageSelect
from kintrace.web.intake.languages import LANGUAGES
from kintrace.web.letters.act_page import LetterActForm
from kintrace.web.letters.people import PeopleField, checkers, readers

LARGEST_BYTES = 12 * 1024 * 1024
# Pairs that people have joined: their other side may be written to.
JOINED = ("plausible", "verification_sent", "confirmed")


def sentences(mode: MessageMode) -> list[tuple[str, str]]:
    """The sentences of a form that can be ticked, in the reader's language."""
    language = get_language() or "en"
    # The table of forms says them in each language, so no translator meets them here.
    said = [(one.key, one.in_language(language)) for one in phrases(mode)]
    return [(key, format_html("<bdi>{}</bdi>", sentence)) for key, sentence in said]


def _line(label: Any, *, longest: int = 200, **more: Any) -> forms.CharField:
    widget = forms.TextInput({"dir": "auto", "autocomplete": "off"})
    return forms.CharField(label=label, max_length=longest, widget=widget, **more)


class RecipientField(forms.ModelChoiceField):
    """Somebody of a pair that was joined; the page sets who."""

    iterator = NamesInOrder
    titles: ClassVar[dict[Any, str]] = {}

    def label_from_instance(self, row: Any) -> str:
        """How they are called."""
        return self.titles.get(row.pk, str(row.pk))


class WordsForm(forms.Form):
    """What a letter says."""

    text = forms.CharField(
        label=_("What they want to say"),
        help_text=_("Family news only, in their own words. Authorities may read an open letter."),
        widget=forms.Textarea({"dir": "auto", "rows": 10, "data-words": ""}),
        max_length=8000,
        required=False,
    )
    well = forms.MultipleChoiceField(
        label=_("Safe and well: tick what is true"),
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: sentences(MessageMode.SAFE_AND_WELL),
        required=False,
    )
    anxious = forms.MultipleChoiceField(
        label=_("Anxious for news: tick what they ask"),
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: sentences(MessageMode.ANXIOUS_FOR_NEWS),
        required=False,
    )
    photo = forms.FileField(
        label=_("A photo to go with it"),
        help_text=_("Place, time and camera are taken out of it."),
        widget=forms.ClearableFileInput({"accept": "image/jpeg,image/png,image/webp"}),
        required=False,
    )

    def clean_photo(self) -> Any:
        """Refuse what is no picture."""
        file = self.cleaned_data["photo"]
        if not file:
            return None
        try:
            if file.size > LARGEST_BYTES:
                raise PhotoNotRead("")
            return cleaned(file.read()).data
        except PhotoNotRead as error:
            raise forms.ValidationError(_("This is no photo that can be sent.")) from error


class ComposeForm(WordsForm):
    """A whole letter."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    kind = WordChoice(of=LetterKind, label=_("Who may read it on the way"), widget=Chips)
    form = WordChoice(of=LetterForm, label=_("Which form"), widget=Chips)
    sender_name = _line(_("Who writes"))
    sender_name_also = _line(_("The same name in another script"), required=False)
    sender_place = _line(
        _("Where an answer goes"),
        longest=300,
        help_text=_("The office's address, where theirs must stay unknown."),
    )
    recipient = RecipientField(
        queryset=Record.objects.none(),
        label=_("Known here as"),
        required=False,
        widget=NamesSelect,
    )
    recipient_name = _line(_("Who it is for"))
    recipient_name_also = _line(_("The same name in another script"), required=False)
    recipient_address = forms.CharField(
        label=_("Where they are, or how to find them"),
        widget=forms.Textarea({"dir": "auto", "rows": 3}),
        max_length=500,
    )
    to_agency = NamesField(of=Agency, label=_("Which agency delivers it"))
    to_owner = PeopleField(
        label=_("Who opens it there"), required=False, empty_label=_("Nobody is known yet")
    )
    checker = PeopleField(
        label=_("Who checks it before it is sealed"), required=False, empty_label="—"
    )
    language = forms.ChoiceField(
        label=_("In which language it is written"), choices=LANGUAGES, widget=LanguageSelect
    )
    is_to_be_read_aloud = forms.BooleanField(label=_("Read it aloud to them"), required=False)

    def __init__(
        self, *sent: Any, user: User, at: Any, sender: Record, reply_to: Letter | None = None
    ) -> None:
        """Ask for a letter from the person of a record."""
        self.user, self.sender, self.reply_to = user, sender, reply_to
        super().__init__(*sent, initial=_start(user, sender, reply_to), auto_id="%s")
        self.fields["to_agency"].queryset = Agency.objects.order_by("name")
        self.fields["to_owner"].queryset = readers()
        self.fields["checker"].queryset = checkers(user)
        known: Any = self.fields["recipient"]
        people = _joined(sender, user=user, at=at)
        known.titles = {key: str(title) for key, title in titles_of(people, user=user).items()}
        known.queryset = Record.objects.everywhere(why="sides of joined pairs in reach").filter(
            pk__in=[one.pk for one in people]
        )
        if not people:
            del self.fields["recipient"]

    def do(self, *, at: Any) -> Letter:
        """Write it."""
        said = self.cleaned_data
        names = ("sender_name", "sender_place", "recipient_name", "recipient_address",
                 "to_agency", "language", "is_to_be_read_aloud")  # fmt: skip
        recipient = said.get("recipient")
        if self.reply_to is not None:
            recipient = self.reply_to.sender
        outside = Envelope(
            sender_name_also=said["sender_name_also"] or _across(said, "sender_name"),
            recipient_name_also=said["recipient_name_also"] or _across(said, "recipient_name"),
            recipient=recipient,
            to_owner=said["to_owner"],
            **{name: said[name] for name in names},
        )
        is_sealed = said["kind"] == LetterKind.SEALED
        words = words_in(said, form=said["form"], is_sealed=is_sealed)
        return letter_write.write(
            self.user,
            at=at,
            sender=self.sender,
            envelope=outside,
            words=words,
            kind=said["kind"],
            form=LetterForm.MESSAGE if is_sealed else said["form"],
            checker=said["checker"] if is_sealed else None,
            reply_to=self.reply_to,
            key=said["key"],
        )


class RewriteForm(LetterActForm, WordsForm):
    """Write a letter anew that was turned back."""

    title, act, is_of_writer = _("Write the letter anew"), "letter.write", True
    template = "letters/rewrite.html"
    checker = PeopleField(label=_("Who checks it before it is sealed"), required=False)

    def prepare(self) -> None:
        """Begin with what an open letter says."""
        if self.letter.kind == LetterKind.SEALED:
            self.fields["checker"].queryset = checkers(self.user)
            del self.fields["well"], self.fields["anxious"]
            return
        del self.fields["checker"]
        form = self.letter.form
        gone = {"safe_and_well": ("text", "anxious"), "anxious_for_news": ("text", "well")}
        for name in gone.get(form, ("well", "anxious")):
            del self.fields[name]
        if self.letter.written_by_id == self.user.pk:
            content = self.letter.content
            self.initial |= {"text": content.text, "well": content.phrases,
                             "anxious": content.phrases}  # fmt: skip

    def context(self) -> dict[str, Any]:
        """Say why it was turned back."""
        last = self.letter.checks.filter(is_fit=False).order_by("at").last()
        is_writer = self.letter.written_by_id == self.user.pk
        limit = WORDS_OF_RESTRICTED_FORM if self.letter.form == LetterForm.WORDS_25 else None
        return {"turned_back": last if is_writer else None, "limit": limit}

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Write it."""
        is_sealed = self.letter.kind == LetterKind.SEALED
        words = words_in(said, form=self.letter.form, is_sealed=is_sealed)
        return letter_write.rewrite(
            self.user, at=self.at, letter=self.letter, words=words, checker=said.get("checker")
        )


def words_in(said: dict[str, Any], *, form: str, is_sealed: bool) -> Words:
    """Return what was written or ticked, as the form has it."""
    photo = said.get("photo")
    if is_sealed:
        return Words(text=said.get("text", ""), photos=[photo] if photo else [])
    ticked = {"safe_and_well": "well", "anxious_for_news": "anxious"}.get(form, "")
    enclosed = [picture(photo, folder=Path(settings.MEDIA_ROOT))] if photo else []
    if ticked:
        return Words(phrases=said.get(ticked, []), enclosures=enclosed)
    return Words(text=said.get("text", ""), enclosures=enclosed)


def letter_write_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Write a letter for the person of a record."""
    at, user = timezone.now(), request.user
    try:
        sender = access.get(Record, key, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error
    policy.require(user, "letter.write", sender)
    return _compose(request, at=at, sender=sender, reply_to=None)


def letter_reply_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Answer a letter for who it was for."""
    from kintrace.casework.letter_read import get_letter

    at, user = timezone.now(), request.user
    try:
        letter = get_letter(key, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error
    if letter.recipient is None or letter.to_agency_id != user.agency_id:
        raise Http404
    policy.require(user, "letter.write", letter.recipient)
    return _compose(request, at=at, sender=letter.recipient, reply_to=letter)


def _compose(
    request: HttpRequest, *, at: Any, sender: Record, reply_to: Letter | None
) -> HttpResponse:
    user, refusal = request.user, None
    sent = (request.POST, request.FILES) if request.method == "POST" else (None,)
    form = ComposeForm(*sent, user=user, at=at, sender=sender, reply_to=reply_to)
    if request.method == "POST" and form.is_valid():
        try:
            letter = form.do(at=at)
        except CALM as error:
            refusal = refusal_of(error)
        else:
            messages.info(request, gettext("Saved."))
            return redirect("letter", key=letter.pk)
    page = {
        "form": form,
        "who": title_of(sender, user=user),
        "refusal": refusal,
        "answers": reply_to,
        "limit": WORDS_OF_RESTRICTED_FORM,
    }
    return render(request, "letters/write.html", page, status=409 if refusal else 200)


def _start(user: User, sender: Record, reply_to: Letter | None) -> dict[str, Any]:
    """What the page begins with."""
    who = title_of(sender, user=user)
    start: dict[str, Any] = {
        "key": uuid4(),
        "kind": LetterKind.OPEN,
        "form": LetterForm.MESSAGE,
        "sender_name": who.text if who.is_known else "",
        "sender_place": user.agency.name,
        "to_agency": user.agency_id,
        "language": who.language or get_language() or "en",
    }
    if reply_to is not None:
        start |= {
            "kind": reply_to.kind,
            "sender_name": reply_to.recipient_name,
            "sender_name_also": reply_to.recipient_name_also,
            "recipient_name": reply_to.sender_name,
            "recipient_name_also": reply_to.sender_name_also,
            "recipient_address": reply_to.sender_place,
            "to_agency": reply_to.agency_id,
            "to_owner": reply_to.owner_id,
            "language": reply_to.language or start["language"],
        }
    return start


def _joined(record: Record, *, user: User, at: Any) -> list[Record]:
    """The other sides of pairs of this record that people joined, as far as they are in reach."""
    pairs = access.visible(Candidate, user=user, at=at).filter(state__in=JOINED)
    request = getattr(record, "request", None)
    if request is not None:
        sought = request.sought.values("record")
        return [pair.found for pair in pairs.filter(sought__in=sought).select_related("found")]
    rows = pairs.filter(found=record).select_related("sought__sought_in__request__inquirer")
    asking = (getattr(pair.sought, "sought_in", None) for pair in rows)
    return [one.request.inquirer for one in asking if one is not None]


def _across(said: dict[str, Any], name: str) -> str:
    """The name in the other script, where that needs no person ("" = it does)."""
    person = Correspondent(PersonName(said[name]), language=said["language"])
    return name_in_other_script(person, reader=said["language"]) or ""
