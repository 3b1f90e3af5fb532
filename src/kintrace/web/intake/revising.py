"""What changes when a section is saved again with other answers?

The same words change nothing; other words strike what the same person said before; a blank answer
takes it back. Nothing is overwritten. Layer: web.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kintrace.casework import access
from kintrace.casework import claim as claims
from kintrace.casework.consent import ConsentAnswer
from kintrace.casework.saying import Said
from kintrace.registry.models import Claim, Record, Source, User
from kintrace.web.intake.forms import SectionForm
from kintrace.web.intake.questions import Question

REASON = "Corrected during the intake."


def revise(
    user: User,
    *,
    at: datetime,
    record: Record,
    voice: Source,
    form: SectionForm,
    said: Sequence[Said],
) -> None:
    """Bring the standing claims of one voice to what a section says now.  Raises: Refused."""
    standing = told_before(record, voice=voice, user=user)
    more: Any = {"at": at, "source": voice}
    new: list[Said] = []
    for question in form.section.questions:
        told = [one for one in said if one.property in question.properties]
        old = [one for one in standing if one.property in question.properties]
        added = [one for one in told if not any(_is_same(one, row) for row in old)]
        dropped = [row for row in old if not any(_is_same(one, row) for one in told)]
        while dropped:
            instead = added.pop(0) if added else None
            claims.strike(user, claim=dropped.pop(0), reason=REASON, instead=instead, **more)
        new += added
    if new:
        claims.add(user, record=record, said=new, **more)


def told_before(record: Record, *, voice: Source, user: User) -> list[Claim]:
    """Return what stands of a voice about a record, as far as the user may see it."""
    rows = access.claims_shown([record], user=user).standing().filter(source=voice)
    return list(rows.order_by("recorded_at", "id"))


def answers_of(question: Question, *, claims: Sequence[Claim]) -> dict[str, str]:
    """Return how a form was filled in that said these claims."""
    told = [one for one in claims if one.property in question.properties]
    values = [one.value for one in told if one.value]
    unknown = next((one.unknown for one in told if one.unknown), "")
    if question.form == "choice":
        return {question.code: (told[-1].choice or unknown) if told else ""}
    if not values:
        return {f"{question.code}_unknown": unknown} if unknown else {}
    text = "\n".join(values) if question.form == "lines" else values[-1]
    kept = {question.code: text}
    if question.has_language:
        kept[f"{question.code}_language"] = told[-1].language
    return kept


def is_consent_new(record: Record, *, answer: ConsentAnswer) -> bool:
    """Whether an answer about consent differs from the one that stands."""
    rows: Any = record.consents.filter(
        purpose=answer.purpose, withdrawn_at__isnull=True, handed_over_to__isnull=True
    )
    return not rows.filter(is_given=answer.is_given, given_by=answer.given_by).exists()


def _is_same(said: Said, told: Claim) -> bool:
    is_unsaid_language = said.language in ("", told.language)
    return (said.property, said.value, said.unknown) == (
        told.property,
        told.value,
        told.unknown,
    ) and is_unsaid_language
