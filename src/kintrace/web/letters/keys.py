"""Who has keys for letters, in which words are they compared, and who signs for them?

Layer: web.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from kintrace.casework import access, letter_keys, letter_recovery, policy
from kintrace.letters.directory_check import DirectoryNotGenuine
from kintrace.letters.fingerprint import WordScript, words_of
from kintrace.registry.models import LetterDirectory, LetterKey, LetterRecovery, User
from kintrace.web.act_form import CALM
from kintrace.web.files.refusal import refusal_of
from kintrace.web.in_order import in_order
from kintrace.web.letters.act_page import PassphraseField
from kintrace.web.letters.people import PeopleField

SCRIPTS = {"uk": WordScript.CYRILLIC, "ru": WordScript.CYRILLIC, "ar": WordScript.ARABIC}


class MakeForm(forms.Form):
    """A new passphrase, twice."""

    passphrase = PassphraseField(
        label=_("A new passphrase"),
        help_text=_("Six words that nobody would guess together. Nobody can tell it to you again."),
    )
    again = PassphraseField(label=_("The same once more"), help_text="")

    def clean(self) -> dict[str, Any]:
        """Ask for the same twice."""
        said = dict(super().clean() or {})
        if said.get("passphrase") and said.get("again") and said["passphrase"] != said["again"]:
            self.add_error("again", _("These are two different passphrases."))
        return said


class SignForm(forms.Form):
    """A passphrase, to sign the directory with."""

    passphrase = PassphraseField()


class RecoveryForm(forms.Form):
    """Who keeps the other half."""

    other = PeopleField(label=_("The other keeper"), empty_label=None)


class RevokeForm(forms.Form):
    """Why keys are revoked."""

    why = forms.CharField(label=_("Why"), max_length=200)


def keys_page(request: HttpRequest) -> HttpResponse:
    """Show one's own keys, the directory and what waits for a signature."""
    return _page(request)


def keys_make(request: HttpRequest) -> HttpResponse:
    """Make one's keys."""
    form = MakeForm(request.POST or None, auto_id="make_%s")
    return _act(request, "letter_key.make", form, "make",
                lambda user, at, said: letter_keys.make(user, at=at,
                                                        passphrase=said["passphrase"]))  # fmt: skip


def directory_propose(request: HttpRequest) -> HttpResponse:
    """Write the next edition of the directory and sign it first."""
    form = SignForm(request.POST or None, auto_id="propose_%s")
    return _act(
        request,
        "letter_directory.sign",
        form,
        "propose",
        lambda user, at, said: letter_keys.propose_directory(
            user, at=at, office=user.agency.name, passphrase=said["passphrase"]
        ),
    )


def directory_second(request: HttpRequest) -> HttpResponse:
    """Sign the edition that waits."""
    form = SignForm(request.POST or None, auto_id="second_%s")
    return _act(
        request,
        "letter_directory.sign",
        form,
        "second",
        lambda user, at, said: letter_keys.second_directory(
            user, at=at, passphrase=said["passphrase"]
        ),
    )


def directory_throw_away(request: HttpRequest) -> HttpResponse:
    """Throw away the edition that waits."""
    form = forms.Form(request.POST or None)
    return _act(
        request,
        "letter_directory.sign",
        form,
        "throw_away",
        lambda user, at, said: letter_keys.throw_away_directory(user, at=at),
    )


def recovery_make(request: HttpRequest) -> HttpResponse:
    """Make the recovery key for two keepers."""
    form = RecoveryForm(request.POST or None, auto_id="recovery_%s")
    form.fields["other"].queryset = _officers(request.user)
    return _act(
        request,
        "letter_recovery_key.make",
        form,
        "recovery",
        lambda user, at, said: letter_recovery.make_recovery_key(user, at=at, other=said["other"]),
    )


def keys_revoke(request: HttpRequest, key: UUID) -> HttpResponse:
    """Revoke one's own keys, or a colleague's."""
    at, user = timezone.now(), request.user
    try:
        row = access.get(LetterKey, key, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error
    policy.require(user, "letter_key.revoke", row)
    form, refusal = RevokeForm(request.POST or None, auto_id="%s"), None
    if request.method == "POST" and form.is_valid():
        try:
            letter_keys.revoke(user, at=at, key=row, why=form.cleaned_data["why"])
        except CALM as error:
            refusal = refusal_of(error)
        else:
            messages.info(request, gettext("Saved."))
            return redirect("letter_keys")
    page = {"row": row, "form": form, "refusal": refusal, "words": _words(row.fingerprint)}
    return render(request, "letters/revoke.html", page, status=409 if refusal else 200)


def _act(request: HttpRequest, act: str, form: Any, name: str, do: Any) -> HttpResponse:
    """Do one act of this page; what can't be done now is said on it."""
    policy.require(request.user, act)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            do(request.user, timezone.now(), form.cleaned_data)
        except CALM as error:
            refusal = refusal_of(error)
        else:
            messages.info(request, gettext("Saved."))
            return redirect("letter_keys")
    return _page(request, refusal=refusal, **{name: form})


def _page(request: HttpRequest, *, refusal: Any = None, **forms_in_use: Any) -> HttpResponse:
    at, user = timezone.now(), request.user
    policy.require(user, "letter_key.read")
    visible = access.visible(LetterKey, user=user, at=at).select_related("owner", "agency")
    mine = visible.filter(owner=user, revoked_at__isnull=True).first()
    is_officer = policy.may(user, "letter_directory.sign")
    waiting = LetterDirectory.objects.filter(second_by__isnull=True).first()
    recovery = RecoveryForm(auto_id="recovery_%s")
    recovery.fields["other"].queryset = _officers(user)
    asked = LetterRecovery.objects.everywhere(why="what one keeper asks of the other")
    page = {
        "mine": mine,
        "mine_words": _words(mine.fingerprint) if mine else (),
        "keys": [
            (row, _words(row.fingerprint))
            for row in in_order(visible, name=lambda key: key.owner.display_name)
        ],
        "is_officer": is_officer,
        "is_listed": letter_keys.is_listed(user) if mine else False,
        "waiting": waiting if is_officer else None,
        "is_second": waiting is not None and waiting.first_by_id != user.pk,
        "has_recovery": letter_keys.recovery_key() is not None,
        "asked": asked.filter(agreed_at__isnull=True).select_related("letter", "asked_by")
        if is_officer
        else [],
        "may_make": policy.may(user, "letter_key.make") and mine is None,
        "refusal": refusal,
        "make": MakeForm(auto_id="make_%s"),
        "propose": SignForm(auto_id="propose_%s"),
        "second": SignForm(auto_id="second_%s"),
        "recovery": recovery,
        **_directory(),
        **forms_in_use,
    }
    return render(request, "letters/keys.html", page, status=409 if refusal else 200)


def _directory() -> dict[str, Any]:
    try:
        found = letter_keys.directory()
    except DirectoryNotGenuine:
        return {"edition": None, "is_false": True}
    if found is None:
        return {"edition": None, "is_false": False}
    return {
        "edition": found.newest.number,
        "office_words": _words(found.first.hash),
        "signed": LetterDirectory.objects.filter(edition=found.newest.number).first(),
        "is_false": False,
    }


def _officers(user: User) -> Any:
    able = policy.table()["letter_recovery_key.make"]
    rows = User.objects.filter(is_active=True, roles_held__role__in=able).exclude(pk=user.pk)
    return rows.order_by("display_name").distinct()


def _words(digest: str) -> str:
    """A fingerprint in words, in letters that the reader reads."""
    script = SCRIPTS.get(get_language() or "en", WordScript.LATIN)
    return " ".join(words_of(digest, script=script))
