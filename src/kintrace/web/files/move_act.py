"""How does a file go on to another state, and what is missing where it can't yet?

The ways are those that casework offers to this person; each way that can't be gone names what must
be true first and leads to where that is written down. Layer: web.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kintrace.casework import access, state
from kintrace.casework.guards import sentence_of
from kintrace.casework.state import NextStep, edges
from kintrace.registry.models import ENDED, ChildFile, FileState, User
from kintrace.web.files.act_page import ActForm, ColleagueField, Day, colleagues

# Where what a guard asks for is written down: a page of the file.
MENDED_AT = {
    "services_basis": "file_consent",
    "tracing_agreed": "file_consent",
    "contact_agreed": "file_consent",
    "both_agreed": "file_consent",
    "name_said": "file_claim_add",
    "place_said": "file_claim_add",
    "core_facts_said": "file_claim_add",
    "is_adult": "file_claim_add",
    "death_documented": "file_claim_add",
    "verification_positive": "file_verification_open",
    "verification_negative": "file_verification_open",
    "interests_in_favour": "file_best_interests",
    "interests_against": "file_best_interests",
    "child_wishes_it": "file_best_interests",
    "child_declines": "file_best_interests",
    "reunification_signed": "file_reunification",
    "contact_restored": "file_reunification",
    "child_seen_after": "file_follow_up",
    "disclosure_approved": "file_disclose",
}

NEXT_STEP = ("what", "owner", "due_on")


@dataclass(frozen=True)
class Missing:
    """One thing that must be true first, and where it is written down ("" = elsewhere)."""

    sentence: str
    url: str


@dataclass(frozen=True)
class Way:
    """One way on: to which state, and what is missing."""

    to: str
    word: str
    missing: tuple[Missing, ...]
    is_side_exit: bool


def ways_of(file: ChildFile, *, user: User, at: Any) -> list[Way]:
    """Return the ways on from here, those along the middle first."""
    found = [
        Way(
            to=edge.to_state,
            word=gettext(str(FileState(edge.to_state).label)),
            missing=tuple(
                Missing(gettext(sentence_of(guard)), _where(guard, file)) for guard in refusing
            ),
            is_side_exit=edge.act == "file.leave",
        )
        for edge, refusing in state.ways(file, user=user, at=at)
    ]
    return sorted(found, key=lambda way: way.is_side_exit)


def _where(guard: str, file: ChildFile) -> str:
    route = MENDED_AT.get(guard)
    if route == "file_verification_open":
        begun = file.verifications.filter(seconded_at__isnull=True).first()
        if begun is not None:
            return reverse("verification", args=[file.pk, begun.pk])
    return reverse(route, args=[file.pk]) if route else ""


class MoveForm(ActForm):
    """Bring a file to another state."""

    title, act, part = _("Bring the file on"), "file.plan", ""
    button = _("Bring it on")
    template = "files/move.html"
    to = forms.ChoiceField(label=_("To which state"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Why"), required=False, max_length=2000)
    other_number = forms.CharField(
        label=_("Number of the other file, if this one is its duplicate"),
        required=False,
        max_length=20,
    )
    what = forms.CharField(
        label=_("What is to be done next"),
        max_length=200,
        required=False,
        help_text=_("A file that goes on needs a next step."),
    )
    owner = ColleagueField(label=_("Who does it"), required=False)
    due_on = forms.DateField(label=_("By which day"), widget=Day, required=False)

    def prepare(self) -> None:
        """Offer the ways that are open."""
        self.ways = ways_of(self.file, user=self.user, at=self.at)
        opened = [way for way in self.ways if not way.missing or self._needs_other(way)]
        self.fields["to"].choices = [(way.to, way.word) for way in opened]
        if not any(way.to == FileState.DUPLICATE_OF for way in opened):
            del self.fields["other_number"]
        if all(way.to in ENDED for way in opened):
            for name in NEXT_STEP:
                del self.fields[name]
            return
        self.fields["owner"].queryset = colleagues(self.user)
        self.initial["owner"] = self.file.next_owner_id or self.user.pk

    def _needs_other(self, way: Way) -> bool:
        # Whether two files are one child can only be said once the other one is named.
        return way.to == FileState.DUPLICATE_OF

    def clean(self) -> dict[str, Any]:
        """A file that goes on needs a next step with a day."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("to") not in (None, *ENDED):
            for name in NEXT_STEP:
                if not said.get(name):
                    self.add_error(name, _("A file that goes on needs this."))
        return said

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Move it."""
        step = None
        if said["to"] not in ENDED:
            step = NextStep(what=said["what"], owner=said["owner"], due_on=said["due_on"])
        return state.move(
            self.user,
            at=self.at,
            file=self.file,
            to=said["to"],
            next_step=step,
            reason=said["reason"],
            duplicate_of=self._other(said.get("other_number", "")),
        )

    def _other(self, number: str) -> ChildFile | None:
        rows = access.visible(ChildFile, user=self.user, at=self.at)
        return rows.filter(number=number.strip().upper()).first() if number.strip() else None

    def context(self) -> dict[str, Any]:
        """Return the ways that can't be gone yet, with what is missing."""
        refused = [way for way in self.ways if way.missing and not self._needs_other(way)]
        return {
            "on": [way for way in refused if not way.is_side_exit],
            "aside": [way for way in refused if way.is_side_exit],
            "is_open": bool(self.fields["to"].choices),
        }


def acts_from(file: ChildFile) -> frozenset[str]:
    """Return the acts that bring a file on from where it is."""
    return frozenset(edge.act for (start, _to), edge in edges().items() if start == file.state)
