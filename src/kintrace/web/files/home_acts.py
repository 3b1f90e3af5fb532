"""How are best interests weighed, a hand-over recorded, and the child seen afterwards?"""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kintrace.casework import interests, reunification
from kintrace.registry.models import (
    BestInterests,
    BestInterestsDecision,
    BestInterestsKind,
    ChildFile,
    ChildsWish,
    FollowUpKind,
    ReunificationOutcome,
    User,
)
from kintrace.web.files.act_page import ActForm, Day, WordChoice, colleagues, of_file
from kintrace.web.in_order import NamesInOrder
from kintrace.web.templatetags.components import name

SAME_CAREGIVER = (("", _("not asked")), ("yes", _("yes")), ("no", _("no")))


class ColleaguesField(forms.ModelMultipleChoiceField):
    """Some colleagues, by name."""

    iterator = NamesInOrder

    def label_from_instance(self, row: User) -> str:
        """Their name."""
        return name(row.display_name)


class InterestsForm(ActForm):
    """Open a best interests procedure."""

    title, act, part = _("Weigh the child's best interests"), "best_interests.open", "interests"
    hint = _("A determination needs a panel of more than one person.")
    button = _("Open it")
    kind = WordChoice(of=BestInterestsKind, label=_("Assessment or determination"))
    panel = ColleaguesField(
        label=_("Who decides"),
        queryset=User.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    childs_wish = WordChoice(of=ChildsWish, label=_("What the child wants"))
    childs_view = forms.CharField(
        label=_("The child's view, in the child's words"), widget=forms.Textarea, max_length=5000
    )
    options = forms.CharField(
        label=_("The options weighed"), widget=forms.Textarea, max_length=5000
    )

    def prepare(self) -> None:
        """Offer those who may decide."""
        able = ("best_interests_member", "supervisor")
        rows = colleagues(self.user).filter(roles_held__role__in=able)
        self.fields["panel"].queryset = rows.distinct()

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Open it."""
        names = ("kind", "childs_wish", "childs_view", "options")
        more = {field: said[field] for field in names}
        panel = list(said["panel"])
        return interests.open_procedure(
            self.user, at=self.at, file=self.file, panel=panel, key=key, **more
        )


class DecideForm(ActForm):
    """Write the panel's decision."""

    title, act, part = _("Write the panel's decision"), "best_interests.decide", "interests"
    template = "files/act_on_interests.html"
    decision = WordChoice(of=BestInterestsDecision, label=_("Decision"), widget=forms.RadioSelect)
    why = forms.CharField(label=_("Why"), widget=forms.Textarea, max_length=5000)
    review_on = forms.DateField(label=_("When to look again"), widget=Day, required=False)

    @classmethod
    def load(cls, key: UUID, *, file: ChildFile, user: User, at: Any) -> Any:
        """Return the procedure."""
        return of_file(BestInterests, key, file=file, user=user, at=at)

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Decide."""
        more = {field: said[field] for field in ("decision", "why", "review_on")}
        return interests.decide(self.user, at=self.at, procedure=self.thing, **more)


class ReunificationForm(ActForm):
    """Record the hand-over, or what came of it."""

    title, act, part = _("Record the reunification"), "reunification.record", "home"
    outcome = WordChoice(of=ReunificationOutcome, label=_("What came of it"))
    reunited_on = forms.DateField(label=_("On which day"), widget=Day)
    place_text = forms.CharField(label=_("Where"), max_length=300)
    with_whom_text = forms.CharField(label=_("With whom"), max_length=300)
    relation = forms.CharField(label=_("What they are to the child"), max_length=60)
    handed_over_by = forms.CharField(label=_("Who handed the child over"), max_length=300)
    received_by = forms.CharField(label=_("Who received the child"), max_length=300)
    is_signed_by_giver = forms.BooleanField(label=_("Who handed over has signed"), required=False)
    is_signed_by_receiver = forms.BooleanField(label=_("Who received has signed"), required=False)
    escort = forms.CharField(label=_("Who went with the child"), max_length=300, required=False)
    childs_wish = forms.CharField(
        label=_("What the child said on that day"), widget=forms.Textarea, max_length=3000
    )
    documents_returned = forms.CharField(
        label=_("Papers given back"), required=False, max_length=1000
    )
    support_given = forms.CharField(label=_("Money or things given"), required=False,
                                    max_length=1000)  # fmt: skip
    legal_orders = forms.CharField(label=_("Court orders"), required=False, max_length=1000)
    address_text = forms.CharField(label=_("Address there"), max_length=300, required=False)
    follow_up_plan = forms.CharField(
        label=_("Who visits, and when"), widget=forms.Textarea, max_length=1000
    )

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Record it."""
        more = {field: value for field, value in said.items() if field != "key"}
        found = self.file.verifications.filter(seconded_at__isnull=False).first()
        return reunification.record(
            self.user, at=self.at, file=self.file, verification=found, key=key, **more
        )


class FollowUpForm(ActForm):
    """Record a visit."""

    title, act, part = _("Record a visit"), "follow_up.record", "home"
    hint = _("A file closes after a visit in which the child was seen.")
    kind = WordChoice(of=FollowUpKind, label=_("Why somebody visits"))
    visited_on = forms.DateField(label=_("On which day"), widget=Day)
    was_child_seen = forms.BooleanField(label=_("The child was seen"), required=False)
    why_not_seen = forms.CharField(
        label=_("If not seen: why"), widget=forms.Textarea, required=False, max_length=2000
    )
    childs_words = forms.CharField(
        label=_("What the child said"), widget=forms.Textarea, required=False, max_length=3000
    )
    is_with_same_caregiver = forms.ChoiceField(
        label=_("Still with the same people"), choices=SAME_CAREGIVER, required=False
    )
    school = forms.CharField(label=_("School"), required=False, max_length=1000)
    health = forms.CharField(label=_("Health"), required=False, max_length=1000)
    care = forms.CharField(label=_("Care"), required=False, max_length=1000)
    next_visit_on = forms.DateField(label=_("Next visit"), widget=Day, required=False)
    is_closure_recommended = forms.BooleanField(
        label=_("The visitor thinks the file can be closed"), required=False
    )

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Record it."""
        more = {field: value for field, value in said.items() if field != "key"}
        answer = more.pop("is_with_same_caregiver")
        more["is_with_same_caregiver"] = {"yes": True, "no": False}.get(answer)
        return reunification.follow_up(self.user, at=self.at, file=self.file, key=key, **more)
