"""What do people's decisions make of a proposed statement?

Derived from the decisions each time and never stored: the last confirmation, correction, rejection
or split stands, and the last nesting says inside which statement it stands. Without one, a
proposal is a proposal and counts for nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from kintrace.casework.statement_kept import statement_of
from kintrace.documents.statements import Statement as Told
from kintrace.registry.models import Statement, StatementAnswer, StatementDecision

COUNTS = (StatementAnswer.CONFIRM, StatementAnswer.CORRECT)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a statement stands: its words, the decision that stands (None = open), and in what."""

    told: Told
    decision: StatementDecision | None
    parent_id: UUID | None

    @property
    def answer(self) -> str:
        """The standing answer, "" = nobody decided yet."""
        return "" if self.decision is None else str(self.decision.answer)

    @property
    def counts(self) -> bool:
        """Whether a person confirmed or corrected it."""
        return self.answer in COUNTS


def standings(statements: Iterable[Statement]) -> dict[UUID, Standing]:
    """Return how each of these statements stands; one query."""
    listed = list(statements)
    rows = StatementDecision.objects.everywhere(why="statements that were already got")
    decided: dict[UUID, list[StatementDecision]] = {}
    chosen = rows.filter(statement__in=[one.pk for one in listed]).select_related("by")
    for row in chosen.order_by("at", "id"):
        decided.setdefault(row.statement_id, []).append(row)
    return {one.pk: _standing(one, decided.get(one.pk, [])) for one in listed}


def standing(statement: Statement) -> Standing:
    """Return how one statement stands; one query."""
    return standings([statement])[statement.pk]


def _standing(statement: Any, decisions: list[StatementDecision]) -> Standing:
    nested = [row for row in decisions if row.answer == StatementAnswer.NEST]
    others = [row for row in decisions if row.answer != StatementAnswer.NEST]
    last = others[-1] if others else None
    # A correction stands under a later confirmation: who confirms has read the corrected words.
    corrected = [row.told for row in others if row.answer == StatementAnswer.CORRECT]
    told = statement_of(corrected[-1] if corrected else statement.told)
    parent = nested[-1].inside_id if nested else statement.parent_id
    return Standing(told, last, parent)
