"""How do words that somebody said become a claim?

Checks each saying against the vocabulary, gathers all faults, keeps the words as they are and adds
the normal form where the words have one. It writes nothing: acts save what it returns.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from kintrace.registry.models import Artifact, Claim, Movement, Record, Source, User
from kintrace.registry.models.claims import Certainty, Stance, UnknownKind
from kintrace.registry.vocabulary import Property, properties
from kintrace.values import DateNotUnderstood, KintraceError, PartialDate, Sex, script_of


class SayingFaults(KintraceError):
    """Some of what was said can't be kept as it came; ``faults`` says which and why."""

    code = "K415"
    exit_code = 4

    def __init__(self, faults: Sequence[tuple[str, str]]) -> None:
        """Keep the faults: pairs of a property's code and what is wrong."""
        super().__init__(f"{len(faults)} of the answers can't be kept as they are")
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One value as somebody said it, or why it is not there (``unknown``: not_asked...)."""

    property: str
    value: str = ""
    unknown: str = ""
    withheld_why: str = ""
    item: str = ""
    language: str = ""
    certainty: str = ""
    stance: str = ""
    how_known: str = ""
    said_on: str = ""
    artifact: Artifact | None = None
    span: tuple[int, int] | None = None
    key: UUID | None = None


def claims_of(
    said: Iterable[Said],
    *,
    about: Record | Movement,
    source: Source,
    user: User,
    at: datetime,
) -> list[Claim]:
    """Return unsaved claims, in the order of ``said``.  Raises: SayingFaults with all faults."""
    listed = list(said)
    if source.agency_id not in (None, about.agency_id):
        raise SayingFaults([("source", "this source is not known here")])
    faults = [(one.property, what) for one in listed for what in faults_of(one, about=about)]
    if faults:
        raise SayingFaults(faults)
    return [_claim(one, about=about, source=source, user=user, at=at) for one in listed]


def faults_of(one: Said, *, about: Record | Movement) -> list[str]:
    """Return what keeps one saying from being a claim, in words; [] = nothing."""
    known = properties().get(one.property)
    if known is None:
        return ["there is no such property"]
    faults = []
    if (known.about == "movement") is not isinstance(about, Movement):
        faults.append("this is not said of such a thing")
    if (one.value.strip() != "") is (one.unknown != ""):
        faults.append("say a value, or why there is none")
    if one.unknown not in ("", *UnknownKind.values):
        faults.append("there is no such kind of unknown")
    if one.value.strip() and known.choices and choice_of(one.value, known=known) == "":
        faults.append("this is none of the answers to choose from")
    if one.certainty not in ("", *Certainty.values) or one.stance not in ("", *Stance.values):
        faults.append("certainty or stance is none of the known ones")
    if one.withheld_why and one.unknown != UnknownKind.WITHHELD:
        faults.append("only what is withheld has a reason for it")
    return faults


def choice_of(value: str, *, known: Property) -> str:
    """Return the code of the choice that a value names, "" if it names none."""
    word = value.strip()
    if word in known.choices:
        return word
    if known.code == "sex":
        sex = Sex.parse(word)
        return sex.value if isinstance(sex, Sex) else ""
    return ""


def _claim(
    one: Said, *, about: Record | Movement, source: Source, user: User, at: datetime
) -> Claim:
    said_on = partial(one.said_on, as_of=at.date())
    known = properties()[one.property]
    claim = Claim(
        id=one.key or uuid4(),
        record=about if isinstance(about, Record) else None,
        movement=about if isinstance(about, Movement) else None,
        property=one.property,
        item=one.item,
        value=one.value.strip(),
        unknown=one.unknown,
        withheld_why=one.withheld_why,
        script=script_of(one.value).value if one.value.strip() else "",
        language=one.language,
        source=source,
        certainty=one.certainty,
        stance=one.stance,
        how_known=one.how_known,
        artifact=one.artifact,
        said_text=one.said_on,
        recorded_at=at,
        recorded_by=user,
    )
    if one.span is not None:
        claim.span_start, claim.span_end = one.span
    if said_on is not None:
        claim.said_earliest, claim.said_latest = said_on.earliest, said_on.latest
    _normal_form(claim, known=known, as_of=claim.said_latest or at.date())
    return claim


def _normal_form(claim: Any, *, known: Property, as_of: date) -> None:
    if known.choices and claim.value:
        claim.choice = choice_of(claim.value, known=known)
    if known.kind in ("date", "age") and claim.value:
        told = partial(claim.value, as_of=as_of)
        if told is not None:
            claim.earliest, claim.latest = told.earliest, told.latest
            claim.precision = told.precision.value


def partial(text: str, *, as_of: date) -> PartialDate | None:
    """Return the days that words about a date or age allow, None if no rule reads them."""
    try:
        return PartialDate.parse(text, as_of=as_of) if text.strip() else None
    except DateNotUnderstood:
        return None
