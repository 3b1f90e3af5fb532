"""How is one section saved, so that sending it twice or losing the line half way loses nothing?

It is kept as a draft at once; then, in one transaction, all drafts become claims if there is a file
or enough to open one. A repeat finds its own keys there and changes nothing. Layer: web.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from kintrace.casework import access, consent, draft, intake, intake_later
from kintrace.casework.intake import Sought
from kintrace.registry.models import ChildFile, IntakeKind, Record, TracingRequest, User
from kintrace.web.intake.forms import SectionForm, form_of
from kintrace.web.intake.revising import is_consent_new, revise
from kintrace.web.intake.sayings import consents_in, is_safe_in, relation_in, said_in
from kintrace.web.intake.sections import section_named, sought_number

Opened = ChildFile | TracingRequest
NEEDED: dict[IntakeKind, tuple[str, ...]] = {
    IntakeKind.CHILD: ("safe", "consent", "name", "place"),
    IntakeKind.REQUEST: ("consent", "inquirer", "sought-1"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """Whose intake is saved, which one and when."""

    user: User
    at: datetime
    intake: UUID
    kind: str

    def section(self, form: SectionForm) -> Opened | None:
        """Save one valid section and return what is open then, None while it is a draft.

        Raises: Refused, KeyTaken, SayingFaults.
        """
        draft.keep(
            self.user,
            at=self.at,
            intake=self.intake,
            kind=self.kind,
            section=form.section.code,
            answers=form.answers(),
        )
        return draft.settle(self.user, intake=self.intake, make=self._make)

    def opened(self) -> Opened | None:
        """Return the file or request of this intake if it is open and the user's to read."""
        return (
            access.visible(_model(self.kind), user=self.user, at=self.at)
            .filter(pk=self.intake)
            .first()
        )

    def forms(self, sections: Mapping[str, Mapping[str, Any]]) -> list[SectionForm]:
        """Return the valid forms of kept sections, sought persons in their order."""
        named = [(section_named(self.kind, code=code), kept) for code, kept in sections.items()]
        forms = [form_of(section, answers=kept) for section, kept in named if section is not None]
        forms.sort(key=lambda form: sought_number(form.section.code))
        return [form for form in forms if form.is_bound and form.is_valid()]

    def missing(self, forms: list[SectionForm]) -> list[str]:
        """Return which needed sections are not there yet, by their codes."""
        there = {form.section.code for form in forms}
        return [code for code in NEEDED[IntakeKind(self.kind)] if code not in there]

    def _make(self, sections: dict[str, Any]) -> Opened | None:
        forms, there = self.forms(sections), self.opened()
        if there is not None:
            for form in forms:
                self._add(form, there=there)
            return there
        if self.missing(forms):
            return None
        return self._child(forms) if self.kind == IntakeKind.CHILD else self._request(forms)

    def _child(self, forms: list[SectionForm]) -> ChildFile:
        safe = [is_safe_in(form) for form in forms if form.section.code == "safe"]
        return intake.register_child(
            self.user,
            at=self.at,
            said=[one for form in forms for one in self._said(form)],
            consents=[one for form in forms for one in self._consents(form)],
            is_safe_to_talk=safe[0],
            key=self.intake,
        )

    def _request(self, forms: list[SectionForm]) -> TracingRequest:
        asking = [form for form in forms if form.section.about == "inquirer"]
        sought = [form for form in forms if form.section.about == "sought"]
        return intake.open_request(
            self.user,
            at=self.at,
            inquirer=[one for form in asking for one in self._said(form)],
            sought=[self._sought(form) for form in sought],
            consents=[one for form in asking for one in self._consents(form)],
            key=self.intake,
        )

    def _add(self, form: SectionForm, *, there: Opened) -> None:
        """Add a section to what is open already."""
        if isinstance(there, ChildFile):
            record = there.record
            is_safe = is_safe_in(form)
            if is_safe is not None and is_safe is not there.is_safe_to_talk:
                intake_later.say_if_safe(self.user, at=self.at, file=there, is_safe=is_safe)
        elif form.section.about == "sought":
            voice = there.inquirer.speaks_as.first()
            sought = self._sought(form)
            record = self._sought_record(there, key=sought.key)
            if record is None:
                intake_later.add_sought(
                    self.user, at=self.at, request=there, sought=sought, source=voice
                )
                return
        else:
            record = there.inquirer
        self._change(record, form=form)

    def _change(self, record: Record, *, form: SectionForm) -> None:
        voice = record.source or record.speaks_as.first()
        said = self._said(form)
        revise(self.user, at=self.at, record=record, voice=voice, form=form, said=said)
        for answer in self._consents(form):
            if is_consent_new(record, answer=answer):
                consent.give(self.user, at=self.at, record=record, answer=answer)

    def _sought_record(self, request: TracingRequest, *, key: UUID | None) -> Record | None:
        row = request.sought.filter(record=key).first()
        return None if row is None else row.record

    def _sought(self, form: SectionForm) -> Sought:
        return Sought(
            said=self._said(form),
            relation=relation_in(form),
            key=sought_key(self.intake, number=sought_number(form.section.code)),
        )

    def _said(self, form: SectionForm) -> Any:
        return said_in(form, intake=self.intake, on=self.at.date())

    def _consents(self, form: SectionForm) -> Any:
        return consents_in(form, intake=self.intake, on=self.at.date())


def _model(kind: str) -> Any:
    return ChildFile if kind == IntakeKind.CHILD else TracingRequest


def sought_key(intake_key: UUID, *, number: int) -> UUID:
    """Return the key of the record of a request's sought person, counted from 1."""
    return uuid5(intake_key, f"sought-{number}")
