"""What does a filled-in section say, as claims and consents?

A section that is needed says even that something was not asked; of others only answers, and what
somebody does not know or does not want to say, are kept. Layer: web. Writes nothing.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from kintrace.casework.consent import ConsentAnswer
from kintrace.casework.saying import Said, partial
from kintrace.values import Unknown
from kintrace.web.intake.forms import SectionForm, code_of, unknown_of
from kintrace.web.intake.questions import Question

PURPOSES = ("services", "tracing")


def said_in(form: SectionForm, *, intake: UUID, on: date) -> list[Said]:
    """Return what a valid form says of its person, in the order of its questions.

    The same sending gives the same keys, so that it can be saved twice and be there once.
    """
    said = [one for question in form.section.questions for one in _said(question, form=form, on=on)]
    if not said and form.section.is_needed:
        first = next(iter(_asked(form)), None)
        said = [] if first is None else [Said(property=first.code, unknown="not_asked")]
    sent = form.cleaned_data.get("sent", "")
    return [_keyed(one, place=place, form=form, intake=intake, sent=sent)
            for place, one in enumerate(said)]  # fmt: skip


def consents_in(form: SectionForm, *, intake: UUID, on: date) -> list[ConsentAnswer]:
    """Return the answers about consent that a valid form holds; [] if it asks for none."""
    if form.section.code != "consent":
        return []
    sent = form.cleaned_data.get("sent", "")
    return [
        ConsentAnswer(
            purpose=purpose,
            is_given=form.cleaned_data[purpose] == "yes",
            given_by=form.cleaned_data["given_by"],
            given_on=on,
            key=uuid5(intake, f"consent/{purpose}/{form.cleaned_data[purpose]}/{sent}"),
        )
        for purpose in PURPOSES
        if form.cleaned_data.get(purpose)
    ]


def is_safe_in(form: SectionForm) -> bool | None:
    """Return whether the form says that it is safe to talk, None if it does not say."""
    return {"yes": True, "no": False}.get(form.cleaned_data.get("is_safe_to_talk", ""))


def relation_in(form: SectionForm) -> str:
    """Return what the sought person is to the inquirer, "" if not said."""
    return str(form.cleaned_data.get("relation", ""))


def _asked(form: SectionForm) -> Iterator[Question]:
    """The questions whose answers are claims."""
    for question in form.section.questions:
        if question.form not in ("consent", "relation"):
            yield question


def _said(question: Question, *, form: SectionForm, on: date) -> Iterator[Said]:
    if question.form in ("consent", "relation"):
        return
    answer: Any = form.cleaned_data.get(question.code) or Unknown.NOT_ASKED
    unknown = code_of(answer) if isinstance(answer, Unknown) else ""
    if question.form == "choice" and not unknown:
        unknown = unknown_of(answer)
    if unknown:
        if unknown != code_of(Unknown.NOT_ASKED):
            yield Said(property=question.code, unknown=unknown)
        return
    language = form.cleaned_data.get(f"{question.code}_language", "")
    for value in _values(answer, question=question):
        property = _property(value, question=question, on=on)
        yield Said(property=property, value=value, language=language)


def _values(answer: str, *, question: Question) -> list[str]:
    if question.form != "lines":
        return [answer]
    # A line said twice is said once.
    return list(dict.fromkeys(line.strip() for line in answer.splitlines() if line.strip()))


def _property(value: str, *, question: Question, on: date) -> str:
    """An age is what can only be read by the day on which it was told."""
    if question.form != "birth":
        return question.code
    is_date = partial_without_day(value)
    return "age" if not is_date and partial(value, as_of=on) is not None else "date_of_birth"


def partial_without_day(text: str) -> bool:
    """Whether words are a date by themselves, and no age."""
    early, late = date(1950, 1, 1), date(2050, 1, 1)
    first, second = partial(text, as_of=early), partial(text, as_of=late)
    return first is not None and second is not None and first.earliest == second.earliest


def _keyed(one: Said, *, place: int, form: SectionForm, intake: UUID, sent: str) -> Said:
    name = "/".join((form.section.code, one.property, str(place), one.value, one.unknown, sent))
    return Said(
        property=one.property,
        value=one.value,
        unknown=one.unknown,
        language=one.language,
        key=uuid5(intake, name),
    )
