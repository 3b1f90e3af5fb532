"""Which documents go in and out of the API?

Codes are those of the register (docs/reference/api.md). Extra fields are refused, so that a
misspelt one doesn't go lost unseen. Layer: web.
"""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field


class Strict(Schema):
    """A document that holds what it names, and nothing else."""

    model_config = ConfigDict(extra="forbid")


class SaidIn(Strict):
    """One value as somebody said it, or why there is none."""

    property: str
    value: str = ""
    unknown: Literal["", "not_asked", "does_not_know", "withheld"] = ""
    withheld_why: str = ""
    language: str = ""
    certainty: str = ""
    how_known: str = ""
    said_on: str = ""
    key: UUID | None = None


class ConsentIn(Strict):
    """One answer about one purpose."""

    purpose: str
    is_given: bool
    given_by: str
    given_on: date
    legal_basis: str = "consent"
    words: str = ""
    is_written: bool = False


class ChildIn(Strict):
    """A child to register; send the same ``key`` again and nothing is made twice."""

    key: UUID
    said: list[SaidIn] = Field(max_length=200)
    consents: list[ConsentIn] = Field(max_length=20)
    is_safe_to_talk: bool


class SoughtIn(Strict):
    """Somebody whom a family seeks, and what they are to the inquirer."""

    said: list[SaidIn] = Field(max_length=200)
    relation: str = ""
    key: UUID | None = None


class RequestIn(Strict):
    """A family's request; send the same ``key`` again and nothing is made twice."""

    key: UUID
    inquirer: list[SaidIn] = Field(max_length=200)
    sought: list[SoughtIn] = Field(max_length=30)
    consents: list[ConsentIn] = Field(max_length=20)


class Opened(Schema):
    """What was opened: its key, its number, and the keys of its records."""

    key: UUID
    number: str
    records: list[UUID]


class ClaimsIn(Strict):
    """What is said of a record, by its own person or by a source that is known here."""

    said: list[SaidIn] = Field(min_length=1, max_length=200)
    source: UUID | None = None


class ClaimOut(Schema):
    """One claim: who said what, in which words, and whether it was struck."""

    key: UUID
    property: str
    value: str
    unknown: str
    language: str
    script: str
    certainty: str
    source: UUID
    said_text: str
    recorded_at: datetime
    is_struck: bool


class CandidateOut(Schema):
    """A proposed pair; the total comes once its reader has judged it, so it can't lead them."""

    key: UUID
    sought: UUID
    found: UUID
    state: str
    proposed_at: datetime
    total_bits: float | None
    prior_bits: float


class CandidateWhole(CandidateOut):
    """A proposed pair with its evidence, row by row, in bits."""

    evidence: list[dict[str, Any]]


class CandidatePage(Schema):
    """Some proposed pairs, and where the next ones are ("" = there are none)."""

    candidates: list[CandidateOut]
    next: str


class JudgementIn(Strict):
    """What the user says of a pair; *different* needs a reason."""

    key: UUID
    answer: Literal["same", "different", "unsure"]
    reason: str = ""


class JudgementOut(Schema):
    """What was said, and the state of the pair after it."""

    key: UUID
    answer: str
    state: str


class Refusal(Schema):
    """What went wrong, in words and by its code (docs/reference/errors.md)."""

    code: str
    message: str
    hint: str
    faults: list[str] = []
