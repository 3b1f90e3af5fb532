"""How are tasks, notes, flags, the next step and the owner of a file set?"""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kintrace.casework import care, desk, state
from kintrace.casework.state import NextStep
from kintrace.registry.models import CareKind, ChildFile, Flag, FlagKind, Task, User
from kintrace.web.files.act_page import (
    ActForm,
    ColleagueField,
    Day,
    WordChoice,
    colleagues,
    of_file,
)


class PlanForm(ActForm):
    """Set the next step."""

    title, act, part = _("Set the next step"), "file.plan", ""
    what = forms.CharField(label=_("What is to be done next"), max_length=200)
    owner = ColleagueField(label=_("Who does it"))
    due_on = forms.DateField(label=_("By which day"), widget=Day)

    def prepare(self) -> None:
        """Offer colleagues, and what stands now."""
        self.fields["owner"].queryset = colleagues(self.user)
        self.initial |= {
            "what": self.file.next_step,
            "owner": self.file.next_owner_id or self.user.pk,
            "due_on": self.file.next_due_on,
        }

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Set it."""
        step = NextStep(what=said["what"], owner=said["owner"], due_on=said["due_on"])
        return state.plan(self.user, at=self.at, file=self.file, next_step=step)


class TaskForm(ActForm):
    """Make a task."""

    title, act, part = _("Make a task"), "task.make", "tasks"
    what = forms.CharField(label=_("What is to be done"), max_length=300)
    owner = ColleagueField(label=_("Who does it"))
    due_on = forms.DateField(label=_("By which day"), widget=Day)
    is_safety_step = forms.BooleanField(label=_("The child's safety depends on it"), required=False)

    def prepare(self) -> None:
        """Offer colleagues."""
        self.fields["owner"].queryset = colleagues(self.user)
        self.initial["owner"] = self.user.pk

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Make it."""
        names = ("what", "owner", "due_on", "is_safety_step")
        more = {name: said[name] for name in names}
        return desk.make_task(self.user, at=self.at, file=self.file, key=key, **more)


class FinishTaskForm(ActForm):
    """Say that a task is done."""

    title, act, part = _("Say that a task is done"), "task.finish", "tasks"
    template = "files/act_on_task.html"
    button = _("It is done")
    outcome = forms.CharField(
        label=_("What came of it"), widget=forms.Textarea, required=False, max_length=2000
    )

    @classmethod
    def load(cls, key: UUID, *, file: ChildFile, user: User, at: Any) -> Any:
        """Return the task."""
        return of_file(Task, key, file=file, user=user, at=at)

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Finish it."""
        return desk.finish_task(self.user, at=self.at, task=self.thing, outcome=said["outcome"])


class NoteForm(ActForm):
    """Write a note."""

    title, act, part = _("Write a note"), "note.write", "notes"
    hint = _("A note decides nothing. What somebody said of the child is a statement: add that.")
    text = forms.CharField(label=_("Note"), widget=forms.Textarea, max_length=5000)

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Write it."""
        text = said["text"]
        return desk.write_note(self.user, at=self.at, file=self.file, text=text, key=key)


class FlagForm(ActForm):
    """Raise a flag."""

    title, act = _("Raise a flag"), "flag.raise"
    hint = _("Everybody who opens the file sees it until it is taken down.")
    kind = WordChoice(of=FlagKind, label=_("What it warns of"))
    text = forms.CharField(label=_("What to watch for"), max_length=300)

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Raise it."""
        more = {"kind": said["kind"], "text": said["text"], "key": key}
        return desk.raise_flag(self.user, at=self.at, file=self.file, **more)


class LowerFlagForm(ActForm):
    """Take a flag down."""

    title, act = _("Take a flag down"), "flag.lower"
    template = "files/act_on_flag.html"
    button = _("Take it down")
    why = forms.CharField(label=_("Why"), max_length=300)

    @classmethod
    def load(cls, key: UUID, *, file: ChildFile, user: User, at: Any) -> Any:
        """Return the flag."""
        return of_file(Flag, key, file=file, user=user, at=at)

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Take it down."""
        return desk.lower_flag(self.user, at=self.at, flag=self.thing, why=said["why"])


class AssignForm(ActForm):
    """Give the file to another owner."""

    title, act = _("Give the file to another owner"), "file.assign"
    owner = ColleagueField(label=_("New owner"))
    reason = forms.CharField(label=_("Why"), max_length=300)

    def prepare(self) -> None:
        """Offer colleagues."""
        self.fields["owner"].queryset = colleagues(self.user)

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Assign it."""
        more = {"owner": said["owner"], "reason": said["reason"]}
        return desk.assign(self.user, at=self.at, file=self.file, **more)


class CareForm(ActForm):
    """Record a care arrangement."""

    title, act, part = _("Record who cares for the child"), "care.record", "care"
    kind = WordChoice(of=CareKind, label=_("Sort of care"))
    started = forms.CharField(
        label=_("Since when, as it was said"), max_length=100, help_text=_("May 2026, last autumn")
    )
    care_agency = forms.CharField(label=_("Who is responsible"), max_length=200, required=False)
    knows_family = forms.CharField(
        label=_("What the caregiver knows of the family"), max_length=300, required=False
    )
    reason_for_change = forms.CharField(
        label=_("Why the care changed"), max_length=300, required=False
    )

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Record it."""
        names = ("kind", "started", "care_agency", "knows_family", "reason_for_change")
        more = {name: said[name] for name in names}
        return care.record(self.user, at=self.at, file=self.file, key=key, **more)
