"""How is a letter looked at before it goes, and how are its words read later?

What the program found stands marked in the text as a question; a person answers. A sealed letter
opens with a passphrase and its words are on no other page. Layer: web.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from kintrace.casework import access, letter_check, letter_draft, letter_open, letter_read, policy
from kintrace.letters.family_message_phrases import phrases
from kintrace.letters.family_message_questions import questions
from kintrace.registry.models import Letter, LetterKind, User
from kintrace.web.act_form import CALM
from kintrace.web.files.refusal import refusal_of
from kintrace.web.intake.forms import Chips
from kintrace.web.letters.act_page import PassphraseField
from kintrace.web.letters.words import CONCERNS

# Pictures of a sealed letter are in the answer itself and nowhere else, so they have no address.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
FIT = (("yes", _("It may go")), ("no", _("It is written anew")))


@dataclass(frozen=True)
class Piece:
    """A piece of a text, and why it is asked about ("" = it is not)."""

    text: str
    concern: Any


class CheckForm(forms.Form):
    """What the second person says."""

    is_fit = forms.ChoiceField(label=_("Your answer"), choices=FIT, widget=Chips)
    why = forms.CharField(
        label=_("What should be changed"),
        widget=forms.Textarea({"dir": "auto"}),
        max_length=2000,
        required=False,
    )


class OpenForm(forms.Form):
    """A passphrase, and nothing else."""

    passphrase = PassphraseField(help_text=_("It opens the letter for you alone."))


def check_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show a letter to who checks it, and take the answer."""
    at, user = timezone.now(), request.user
    letter = _letter(key, user=user, at=at)
    policy.require(user, "letter.check", letter)
    letter_read.require_writers_side(user, letter=letter)
    is_answer = request.method == "POST" and "is_fit" in request.POST
    form, refusal = CheckForm(request.POST if is_answer else None, auto_id="%s"), None
    if is_answer and form.is_valid():
        said = form.cleaned_data
        try:
            letter_check.check(
                user, at=at, letter=letter, is_fit=said["is_fit"] == "yes", why=said["why"]
            )
        except CALM as error:
            refusal = refusal_of(error)
        else:
            messages.info(request, gettext("Saved."))
            return redirect("letter", key=letter.pk)
    page = {"letter": letter, "form": form, "refusal": refusal, "is_check": True}
    if letter.kind == LetterKind.SEALED:
        page |= _draft(request, letter, at=at, refusal=refusal)
    elif letter_read.may_read_words(letter, user=user, at=at):
        page |= _words(letter, user=user, at=at)
    else:
        raise Http404
    return shown_once(request, "letters/check.html", page)


def words_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show what a letter says to who may read it; a sealed one asks for the passphrase."""
    at, user = timezone.now(), request.user
    letter = _letter(key, user=user, at=at)
    page: dict[str, Any] = {"letter": letter, "refusal": None, "is_check": False}
    if letter.kind != LetterKind.SEALED:
        try:
            page |= _words(letter, user=user, at=at)
        except access.NotThere as error:
            raise Http404 from error
        return render(request, "letters/words.html", page)
    if letter.closed_at is None:
        policy.require(user, "letter.open_draft", letter)
        letter_read.require_writers_side(user, letter=letter)
        page |= _draft(request, letter, at=at, refusal=None)
        return shown_once(request, "letters/words.html", page)
    if letter.to_owner_id != user.pk:
        raise Http404
    policy.require(user, "letter.open", letter)
    opening, refusal = OpenForm(request.POST or None, auto_id="%s"), None
    if request.method == "POST" and opening.is_valid():
        try:
            said = letter_open.open_letter(
                user, at=at, letter=letter, passphrase=opening.cleaned_data["passphrase"]
            )
            page |= shown(said)
        except CALM as error:
            refusal = refusal_of(error)
    page |= {"opening": None if "pieces" in page else opening, "refusal": refusal}
    return shown_once(request, "letters/words.html", page)


def shown_once(request: HttpRequest, template: str, page: dict[str, Any]) -> HttpResponse:
    """Answer with a page that may hold pictures of a sealed letter."""
    response = render(request, template, page, status=409 if page["refusal"] else 200)
    response.headers["Content-Security-Policy"] = POLICY
    return response


def shown(said: Any) -> dict[str, Any]:
    """Return what a page shows of an opened letter."""
    content = said.content
    return {
        "pieces": [Piece(content.text, "")],
        "pictures": [photo.told()["base64"] for photo in content.photos],
        "signed_by": said.sender.keys.holder,
        "warnings": [
            gettext("The sender's keys were revoked later: ask that office about this letter.")
        ]
        if said.warnings
        else [],
    }


def pieces_of(text: str) -> Iterator[Piece]:
    """Yield a text in pieces, those marked that somebody should look at."""
    at = 0
    for found in questions(text):
        yield Piece(text[at : found.start], "")
        yield Piece(text[found.start : found.end], CONCERNS[found.concern.value])
        at = found.end
    yield Piece(text[at:], "")


def _words(letter: Letter, *, user: User, at: Any) -> dict[str, Any]:
    content = letter_read.read_words(letter, user=user, at=at)
    pieces = list(pieces_of(content.text))
    language = get_language() or "en"
    from kintrace.casework.letter_message import MODES

    ticked = [one for one in phrases(MODES[letter.form]) if one.key in content.phrases]
    return {
        "pieces": pieces if content.text else [],
        "asked": sorted({str(one.concern) for one in pieces if one.concern}),
        "ticked": [one.in_language(language) for one in ticked],
        "enclosures": letter.enclosures.select_related("artifact"),
    }


def _draft(request: HttpRequest, letter: Letter, *, at: Any, refusal: Any) -> dict[str, Any]:
    """A sealed draft: a passphrase first, then its words on this one answer."""
    is_sent = request.method == "POST" and "passphrase" in request.POST
    opening = OpenForm(request.POST if is_sent else None, auto_id="%s")
    if is_sent and opening.is_valid():
        try:
            draft = letter_draft.open_draft(
                request.user,
                at=at,
                letter=letter,
                passphrase=opening.cleaned_data["passphrase"],
            )
        except CALM as error:
            return {"opening": opening, "refusal": refusal_of(error)}
        pieces = list(pieces_of(draft.text))
        return {
            "pieces": pieces,
            "asked": sorted({str(one.concern) for one in pieces if one.concern}),
            "pictures": [photo.told()["base64"] for photo in draft.photos],
            "opening": None,
            "refusal": refusal,
        }
    return {"opening": opening, "refusal": refusal}


def _letter(key: UUID, *, user: User, at: Any) -> Letter:
    try:
        return letter_read.get_letter(key, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error
