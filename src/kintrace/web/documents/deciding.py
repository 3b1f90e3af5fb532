"""How does somebody say what a document says: confirm, correct, reject, split, nest or place?

Confirming and rejecting are one tap on the card; the others have a page of their own, with the
sentence before one's eyes. Layer: web.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from kintrace.casework import access, account, policy, receive, statement
from kintrace.casework.acting import NotNow
from kintrace.casework.statement import Correction
from kintrace.casework.statement_state import standing
from kintrace.documents.accounts_slots import slots
from kintrace.documents.statements import Polarity, SpeakerKind, Stance
from kintrace.registry.models import Movement, SaidPolarity, Source, Statement
from kintrace.web.documents.thing_page import ThingForm, got
from kintrace.web.documents.words import POLARITIES, SPEAKERS, STANCES, choices_of, said_of
from kintrace.web.files.act_page import NamesField, WordChoice
from kintrace.web.movements.named import name_of

WORDS = {"dir": "auto", "autocomplete": "off"}
# Nobody named stands behind what these say.
HIDDEN = (SpeakerKind.ANONYMOUS, SpeakerKind.UNATTRIBUTED)


@require_POST
def decide(request: HttpRequest, key: UUID) -> HttpResponse:
    """Confirm or reject one statement, and show its card again."""
    at, user = timezone.now(), request.user
    found = got(Statement, key, user=user, at=at)
    policy.require(user, "statement.decide", found)
    try:
        if request.POST.get("answer") == "confirm":
            statement.confirm(user, at=at, statement=found)
        else:
            why = request.POST.get("why", "")[:300]
            statement.reject(user, at=at, statement=found, why=why)
    except NotNow as error:
        messages.error(request, gettext(error.message))
    return redirect(card_url(found))


def card_url(row: Statement) -> str:
    """Return where a statement's card is."""
    return reverse("document", args=[row.layer.document_id]) + f"#s-{row.pk}"


class StatementForm(ThingForm):
    """One act on a statement."""

    model, act = Statement, "statement.decide"
    template = "documents/act_on_statement.html"

    def context(self) -> dict[str, Any]:
        """Show the statement and its sentence."""
        told = standing(self.thing).told
        return {"said": said_of(told), "sentence": told.sentence.of(self.thing.layer.text)}

    def back(self) -> str:
        """The statement's card."""
        return card_url(self.thing)


class CorrectForm(StatementForm):
    """Say what the text says instead."""

    title = _("Correct a statement")
    hint = _("Copy words from the sentence. What makes it less sure stays with it.")
    speaker = forms.CharField(
        label=_("Who speaks, in the words of the sentence"), max_length=500, required=False,
        widget=forms.TextInput(WORDS),
    )  # fmt: skip
    speaker_kind = forms.ChoiceField(label=_("How the speaker is told"))
    stands_for = forms.CharField(
        label=_("Who that is, if it is a capital, a pronoun or a short form"), max_length=300,
        required=False, widget=forms.TextInput(WORDS),
    )  # fmt: skip
    stance = forms.ChoiceField(label=_("What the speaker does"))
    polarity = forms.ChoiceField(label=_("Whether the speaker says that it is so"))
    content = forms.CharField(
        label=_("What is said, in the words of the sentence"), max_length=4000, required=False,
        widget=forms.Textarea({**WORDS, "rows": 3}),
    )  # fmt: skip
    why = forms.CharField(label=_("Why, if that needs saying"), max_length=300, required=False)

    def prepare(self) -> None:
        """Start from the statement as it stands."""
        told = standing(self.thing).told
        for name, words in (("speaker_kind", SPEAKERS), ("stance", STANCES),
                            ("polarity", POLARITIES)):  # fmt: skip
            self.fields[name].choices = choices_of(words)
        self.initial |= {
            "speaker": told.speaker.text,
            "speaker_kind": told.speaker.kind.value,
            "stands_for": told.speaker.stands_for or "",
            "stance": told.stance.value,
            "polarity": told.polarity.value,
            "content": "" if told.content is None else told.content.text,
        }

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Correct it."""
        correction = Correction(
            speaker=said["speaker"],
            speaker_kind=SpeakerKind(said["speaker_kind"]),
            stance=Stance(said["stance"]),
            polarity=Polarity(said["polarity"]),
            content=said["content"],
            stands_for=said["stands_for"],
        )
        return statement.correct(
            self.user, at=self.at, statement=self.thing, correction=correction, why=said["why"],
            key=key,
        )  # fmt: skip


class SplitForm(StatementForm):
    """Make several statements of one."""

    title = _("Split a statement")
    hint = _("Each part keeps the speaker and what makes it less sure, and waits for its answer.")
    button = _("Split it")
    after = forms.MultipleChoiceField(
        label=_("Before which words does another statement begin?"),
        widget=forms.CheckboxSelectMultiple,
    )

    def prepare(self) -> None:
        """Offer each word of what is said, with those after it."""
        content = standing(self.thing).told.content
        self.fields["after"].choices = [] if content is None else word_starts(content)

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Split it."""
        cuts = [int(one) for one in said["after"]]
        return statement.split(self.user, at=self.at, statement=self.thing, after=cuts, key=key)


class NestForm(StatementForm):
    """Say that a statement stands inside what another one says."""

    title = _("Put a statement inside another")
    hint = _("When somebody tells what somebody else said.")
    inside = forms.ChoiceField(label=_("Inside which statement?"), widget=forms.RadioSelect)

    def prepare(self) -> None:
        """Offer the other statements of the text."""
        rows = access.visible(Statement, user=self.user, at=self.at).filter(layer=self.thing.layer)
        self.others = {str(row.pk): row for row in rows.exclude(pk=self.thing.pk)}
        self.fields["inside"].choices = [
            (key, _apart(said_of(standing(row).told))) for key, row in self.others.items()
        ]

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Nest it."""
        inside = self.others[said["inside"]]
        return statement.nest(self.user, at=self.at, statement=self.thing, inside=inside, key=key)


class PlaceForm(StatementForm):
    """Put a confirmed statement in a slot of a movement, for a party."""

    title = _("Put into an account")
    act = "account.place"
    hint = _("Nobody's word becomes ours: it stands under the party that said it.")
    movement = NamesField(of=Movement, label=_("Which movement?"))
    slot = forms.ChoiceField(label=_("What does it say something about?"))
    polarity = WordChoice(of=SaidPolarity, label=_("Does it say so?"))
    lowest = forms.IntegerField(label=_("How many children, at least"), min_value=0, required=False)
    highest = forms.IntegerField(label=_("How many, at most"), min_value=0, required=False)
    party = NamesField(
        of=Source, label=_("Whose account is it?"), required=False, empty_label="—",
    )  # fmt: skip
    new_party = forms.CharField(
        label=_("Or a party that is not in the list"), max_length=300, required=False,
        widget=forms.TextInput(WORDS),
    )  # fmt: skip
    origin = forms.CharField(
        label=_("Who said it first, by name"), max_length=300, required=False,
        help_text=_("Empty if nobody is named. Texts that rest on one speaker count once."),
        widget=forms.TextInput(WORDS),
    )  # fmt: skip

    @classmethod
    def subject(cls, thing: Any) -> Any:
        """Whether one may place at all; the act asks again about the movement."""
        return None

    def prepare(self) -> None:
        """Offer movements, slots with their positions, and parties; propose whose words it is."""
        movements = access.visible(Movement, user=self.user, at=self.at)
        self.fields["movement"].queryset = movements.order_by("-recorded_at")
        self.fields["movement"].label_from_instance = name_of
        parties = access.visible(Source, user=self.user, at=self.at).exclude(kind="person")
        self.fields["party"].queryset = parties.order_by("-kind", "name")
        self.fields["slot"].choices = slot_choices()
        speaker = standing(self.thing).told.speaker
        called = speaker.stands_for or speaker.text
        self.initial["origin"] = "" if speaker.kind in HIDDEN else called
        known = parties.filter(name__in=[name for name in (called, speaker.text) if name]).first()
        self.initial["party"] = None if known is None else known.pk
        self.initial["new_party"] = "" if known or speaker.kind in HIDDEN else called

    def clean(self) -> dict[str, Any]:
        """Ask for one party."""
        said: dict[str, Any] = super().clean() or {}
        if not said.get("party") and not said.get("new_party", "").strip():
            self.add_error("party", gettext("Say whose account it is."))
        return said

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Place it."""
        slot, _sign, position = said["slot"].partition(":")
        party = said["party"] or receive.name_source(
            self.user, at=self.at, kind="party", name=said["new_party"].strip()
        )
        told = account.Said(
            slot=slot, position=position, polarity=said["polarity"], lowest=said["lowest"],
            highest=said["highest"], origin=said["origin"],
        )  # fmt: skip
        return account.place(
            self.user, at=self.at, movement=said["movement"], statement=self.thing, party=party,
            said=told, key=key,
        )  # fmt: skip

    def done(self, result: Any) -> str:
        """The accounts, where it stands now."""
        return reverse("movement_accounts", args=[result.movement_id]) + f"#e-{result.pk}"


def slot_choices() -> list[Any]:
    """Return slots, each with the ways in which it is answered."""
    # Nothing is chosen beforehand: a slot is somebody's judgement.
    chosen: list[Any] = [("", "—")]
    return chosen + [
        (
            gettext(slot.label),
            [(slot.code, gettext("%(slot)s, in its own words") % {"slot": gettext(slot.label)})]
            + [(f"{slot.code}:{code}", gettext(label)) for code, label in slot.positions.items()],
        )
        for slot in slots().values()
    ]


def word_starts(content: Any) -> list[tuple[str, str]]:
    """Return where each word but the first begins, with the words from there on."""
    text, start = content.text, content.span.start
    places = [at + 1 for at, letter in enumerate(text[:-1]) if letter.isspace()]
    starts = [at for at in places if not text[at].isspace()]
    return [(str(start + at), _apart(text[at : at + 60])) for at in starts]


def _apart(words: str) -> SafeString:
    """Return another's words, kept apart from the direction of the text around them."""
    return format_html('<bdi dir="auto">{}</bdi>', words)
