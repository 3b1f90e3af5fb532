"""Which records are one person, as people have judged?

Derived from judgements each time and never stored, so that a reversed judgement takes its effect
back by itself. Two readers must agree before two records count as one person.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q

from kintrace.registry.models import Answer, CandidateState, Judgement, Record

# The rule that a match is for two people to confirm (design: roles, two-person acts).
READERS_NEEDED = 2


def standing_judgements(first: UUID, second: UUID) -> list[Judgement]:
    """Return each reader's last judgement on a pair that stands, oldest first.

    A judgement stands until it is reversed, or the pair is proposed anew because of new claims. A
    reader whose last word took an answer back has said nothing.
    """
    low, high = sorted((first, second))
    rows = _standing().filter(first_id=low, second_id=high)
    last = {row.by_id: row for row in rows.order_by("at", "id")}
    return [row for row in last.values() if row.reverses_id is None]


def is_same_person(judgements: Iterable[Judgement]) -> bool:
    """Whether these standing judgements join a pair: enough say same and none says different."""
    answers = [row.answer for row in judgements]
    return answers.count(Answer.SAME) >= READERS_NEEDED and Answer.DIFFERENT not in answers


def records_of_person(record: Record) -> frozenset[UUID]:
    """Return the keys of all records joined with this one, itself included; a query a step."""
    found, waiting = {record.pk}, {record.pk}
    while waiting:
        pairs: dict[tuple[UUID, UUID], dict[UUID, Judgement]] = defaultdict(dict)
        near = _standing().filter(Q(first__in=waiting) | Q(second__in=waiting))
        for row in near.order_by("at", "id"):
            pairs[row.first_id, row.second_id][row.by_id] = row
        joined = [pair for pair, said in pairs.items() if is_same_person(said.values())]
        waiting = {key for pair in joined for key in pair} - found
        found |= waiting
    return frozenset(found)


def _standing() -> Any:
    rows = Judgement.objects.everywhere(why="a person may have records in any agency")
    decided_anew = Q(candidate__isnull=False, candidate__state=CandidateState.SUPERSEDED)
    return rows.filter(reversed_by__isnull=True).exclude(decided_anew)
