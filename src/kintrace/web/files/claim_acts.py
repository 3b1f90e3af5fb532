"""How is something that was said added to a file, and how is a statement struck?"""

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kintrace.casework import access, claim
from kintrace.casework.saying import Said
from kintrace.registry.models import Certainty, ChildFile, Source, User
from kintrace.registry.vocabulary import properties
from kintrace.values import Unknown
from kintrace.web.answers import AnswerField
from kintrace.web.files.act_page import ActForm, NamesField, NamesSelect, spoken
from kintrace.web.files.words import GROUPS

LANGUAGES = (("", "—"), ("uk", "українська"), ("ru", "русский"), ("en", "English"),
             ("ar", "العربية"))  # fmt: skip


class ClaimForm(ActForm):
    """Add what somebody said of the child."""

    title, act, part = _("Add what was said"), "claim.add", "known"
    hint = _("Write it as it was said, in its own language and script.")
    is_on_record = True
    property = forms.ChoiceField(label=_("What it is about"))
    value = AnswerField(label=_("What was said"))
    source = NamesField(of=Source, label=_("Who said it"))
    language = forms.ChoiceField(
        label=_("In which language"), choices=LANGUAGES, required=False, widget=NamesSelect
    )
    said_on = forms.CharField(label=_("When it was said"), max_length=100, required=False)
    how_known = forms.CharField(label=_("How they know"), max_length=300, required=False)
    certainty = forms.ChoiceField(label=_("How sure they are"), required=False)

    def prepare(self) -> None:
        """Offer the questions by group, and the speakers of this file."""
        self.fields["property"].choices = _questions()
        self.fields["certainty"].choices = [("", "—"), *spoken(Certainty.choices)]
        self.fields["source"].queryset = speakers(self.file, user=self.user, at=self.at)

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Add the claim."""
        value = said["value"]
        is_unknown = isinstance(value, Unknown)
        one = Said(
            property=said["property"],
            value="" if is_unknown else value,
            unknown=value.name.lower() if is_unknown else "",
            language=said["language"],
            said_on=said["said_on"],
            how_known=said["how_known"],
            certainty=said["certainty"],
            key=key,
        )
        record, source = self.file.record, said["source"]
        return claim.add(self.user, at=self.at, record=record, source=source, said=[one])


class StrikeForm(ActForm):
    """Strike a claim for a reason."""

    title, act, part = _("Strike a statement"), "claim.strike", "known"
    hint = _("It stays readable, struck through, with your reason. Nothing said is deleted.")
    button = _("Strike it")
    is_on_record = True
    template = "files/act_on_claim.html"
    reason = forms.CharField(label=_("Why it is struck"), max_length=300)
    instead = forms.CharField(
        label=_("What is said now, if anything"), max_length=2000, required=False
    )
    source = NamesField(of=Source, label=_("Who says so"))

    @classmethod
    def load(cls, key: UUID, *, file: ChildFile, user: User, at: Any) -> Any:
        """Return a claim that this user may see."""
        found = access.claims_shown([file.record], user=user).filter(pk=key, is_retraction=False)
        one = found.select_related("source").first()
        if one is None:
            raise access.NotThere("there is nothing here")
        return one

    def prepare(self) -> None:
        """Offer the speakers of this file."""
        self.fields["source"].queryset = speakers(self.file, user=self.user, at=self.at)
        self.initial["source"] = self.thing.source_id

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Strike it."""
        now, old = said["instead"].strip(), self.thing
        instead = (
            Said(property=old.property, value=now, item=old.item, language=old.language)
            if now
            else None
        )
        more = {"reason": said["reason"], "source": said["source"], "instead": instead}
        return claim.strike(self.user, at=self.at, claim=old, **more)


def speakers(file: ChildFile, *, user: User, at: Any) -> Any:
    """Who can be named as having said something on this file: its own people, then institutions."""
    rows = access.visible(Source, user=user, at=at)
    beside = [file.record_id, *file.record.relations.values_list("relative_id", flat=True)]
    spoke = set(access.claims_shown([file.record], user=user).values_list("source_id", flat=True))
    own = Q(record__in=beside) | Q(pk__in=spoke)
    return rows.filter(own | ~Q(kind="person")).order_by("-kind", "name")


def _questions() -> list[tuple[str, list[tuple[str, str]]]]:
    known = [item for item in properties().values() if item.about in ("person", "child", "record")]
    return [
        (gettext(title), [(one.code, gettext(one.label)) for one in known if one.group == group])
        for group, title in GROUPS.items()
        if any(one.group == group for one in known)
    ]
