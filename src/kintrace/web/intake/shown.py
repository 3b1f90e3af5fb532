"""What does the page of one intake show?

Each section with its form filled in as it was saved, what is still needed, and what is open.
Layer: web.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from kintrace.casework import access
from kintrace.registry.models import Claim, IntakeDraft, IntakeKind, Record, TracingRequest
from kintrace.web.intake.forms import SectionForm, form_of
from kintrace.web.intake.questions import Section, Words
from kintrace.web.intake.revising import answers_of, told_before
from kintrace.web.intake.saving import Opened, Saving, sought_key
from kintrace.web.intake.sections import MOST_SOUGHT, section_named, sections_of, sought_number


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSection:
    """One section of the page; ``sent`` is the key of its next sending."""

    section: Section
    form: SectionForm
    is_saved: bool
    is_open: bool
    sent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownIntake:
    """The whole page; ``next_sought`` is the number of one more sought person, 0 = no more."""

    saving: Saving
    opened: Opened | None
    sections: Sequence[ShownSection]
    missing: Sequence[Words]
    next_sought: int = 0

    @property
    def is_begun(self) -> bool:
        """Whether anything was saved."""
        return self.opened is not None or any(one.is_saved for one in self.sections)


def shown_intake(
    saving: Saving, *, faulty: SectionForm | None = None, more: int = 0
) -> ShownIntake:
    """Return the page; ``faulty`` is a form to show with its faults, ``more`` sought asked for."""
    opened, kept = saving.opened(), _answers(saving)
    numbers = [sought_number(code) for code in kept]
    sought = min(max([1, *numbers]) + more, MOST_SOUGHT)
    if faulty is not None:
        sought = max(sought, sought_number(faulty.section.code))
    sections = sections_of(saving.kind, sought=sought)
    missing = [] if opened else saving.missing(saving.forms(kept))
    shown = [_shown(section, kept=kept, faulty=faulty) for section in sections]
    titles = [section.title for section in sections if section.code in missing]
    is_request = saving.kind == IntakeKind.REQUEST
    return ShownIntake(
        saving=saving,
        opened=opened,
        sections=_with_one_open(shown, code=f"sought-{sought}" if more else ""),
        missing=titles,
        next_sought=sought + 1 if is_request and sought < MOST_SOUGHT else 0,
    )


def shown_section(saving: Saving, *, form: SectionForm) -> ShownSection:
    """Return one section after it was sent: with its faults, or as it was saved."""
    is_saved = form.is_valid()
    return ShownSection(
        section=form.section, form=form, is_saved=is_saved, is_open=not is_saved, sent=str(uuid4())
    )


def records_of(opened: Opened) -> list[Record]:
    """Return the records of those who are looked for or were found."""
    if isinstance(opened, TracingRequest):
        return [row.record for row in opened.sought.select_related("record")]
    return [opened.record]


def _shown(
    section: Section, *, kept: dict[str, dict[str, Any]], faulty: SectionForm | None
) -> ShownSection:
    is_faulty = faulty is not None and faulty.section.code == section.code
    answers = kept.get(section.code)
    form = faulty if faulty is not None and is_faulty else form_of(section, answers=answers)
    is_saved = bool(answers) and not is_faulty
    return ShownSection(
        section=section, form=form, is_saved=is_saved, is_open=is_faulty, sent=str(uuid4())
    )


def _with_one_open(sections: list[ShownSection], *, code: str) -> list[ShownSection]:
    """Open the section asked for or the first still needed, unless one is open for its faults."""
    if any(one.is_open for one in sections):
        return sections
    asked = [one for one in sections if one.section.code == code]
    needed = [one for one in sections if one.section.is_needed]
    first = next((one for one in [*asked, *needed, *sections] if not one.is_saved), None)
    return [
        ShownSection(
            section=one.section,
            form=one.form,
            is_saved=one.is_saved,
            is_open=one is first,
            sent=one.sent,
        )
        for one in sections
    ]


def _answers(saving: Saving) -> dict[str, dict[str, Any]]:
    """What was saved so far, by section: from claims if there is a file, and from drafts."""
    rows = access.visible(IntakeDraft, user=saving.user, at=saving.at)
    drafts = {row.section: row.answers for row in rows.filter(intake=saving.intake)}
    opened = saving.opened()
    if opened is None:
        return drafts
    told = _answers_of_child(saving, opened) if not isinstance(opened, TracingRequest) else (
        _answers_of_request(saving, opened)
    )  # fmt: skip
    return {**told, **drafts}


def _answers_of_child(saving: Saving, opened: Any) -> dict[str, dict[str, Any]]:
    record = opened.record
    told = _filled(saving, record, sections=sections_of(saving.kind))
    if opened.is_safe_to_talk is not None:
        told["safe"] = {"is_safe_to_talk": "yes" if opened.is_safe_to_talk else "no"}
    return told


def _answers_of_request(saving: Saving, opened: TracingRequest) -> dict[str, dict[str, Any]]:
    asking = [one for one in sections_of(saving.kind) if one.about == "inquirer"]
    told = _filled(saving, opened.inquirer, sections=asking)
    for row in opened.sought.select_related("record"):
        for number in range(1, MOST_SOUGHT + 1):
            if row.record_id == sought_key(saving.intake, number=number):
                section = section_named(saving.kind, code=f"sought-{number}")
                answers = _filled(saving, row.record, sections=[section] if section else [])
                for one in answers.values():
                    one["relation"] = row.relation
                told |= answers
    return told


def _filled(
    saving: Saving, record: Record, *, sections: Sequence[Section]
) -> dict[str, dict[str, Any]]:
    voice = record.source or record.speaks_as.first()
    claims: list[Claim] = told_before(record, voice=voice, user=saving.user) if voice else []
    filled: dict[str, dict[str, Any]] = {}
    for section in sections:
        told = (answers_of(question, claims=claims) for question in section.questions)
        answers = {name: text for one in told for name, text in one.items() if text}
        if section.code == "consent":
            answers = _consents(record)
        if answers:
            filled[section.code] = answers
    return filled


def _consents(record: Record) -> dict[str, str]:
    rows = record.consents.filter(withdrawn_at__isnull=True, handed_over_to__isnull=True)
    kept = {row.purpose: "yes" if row.is_given else "no" for row in rows}
    giver = next((row.given_by for row in rows), "")
    return {**kept, "given_by": giver} if kept else {}
