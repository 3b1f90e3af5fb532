"""Which pairs does the engine put before people, as records come and change?

Works the queue of changed records off: brings each into the index, searches from it, and proposes
what is likely enough. A standing pair is proposed again only when new claims changed its evidence.
Killed at any point, it begins again where it was: a record leaves the queue last.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import numpy as np
from django.db.models import Q

from kintrace.casework import index, index_rows, pair
from kintrace.casework.index_cells import described, whom_to_index
from kintrace.casework.propose_evidence import Pair, evidence_of
from kintrace.matching.engine import TOP
from kintrace.matching.index import Found, Half
from kintrace.matching.model import default_model
from kintrace.matching.posterior import posteriors
from kintrace.registry.models import Candidate, CandidateState, Record

# A pair less likely than this would only tire who reviews.
LEAST = 0.02
# A row whose bits moved less than this says what it said before.
_MOVED = 0.1
_WHY = "the engine proposes over all agencies; whether two may meet is asked of each pair"


def work_off(*, at: datetime, most: int = index_rows.BATCH) -> int:
    """Take the oldest changes from the queue, propose what follows; returns how many it took."""
    waiting = index_rows.queued(most=most)
    keys = whom_to_index({record for _, record in waiting})
    index.take_in(keys)
    index.count_if_changed(at=at)
    for key in keys:
        propose_for(key, at=at)
    index_rows.done(number for number, _ in waiting)
    return len(waiting)


def propose_for(key: UUID, *, at: datetime) -> list[Candidate]:
    """Propose the likeliest pairs of one record, and look again at its open ones."""
    record = Record.objects.everywhere(why=_WHY).filter(pk=key).first()
    told = None if record is None else described(key)
    if record is None or told is None:
        return []
    found = index.live_index().candidates(str(key), told.cells, half=told.half)
    likely = [UUID(one.record_id) for one in _likely(found)]
    standing = _standing(key)
    others = dict.fromkeys([*likely, *(o for o, one in standing.items() if _is_open(one))])
    made = []
    for other in others:
        pair_of = (key, other) if told.half is Half.SOUGHT else (other, key)
        proposed = _propose(*pair_of, standing=standing.get(other), at=at)
        made += [] if proposed is None else [proposed]
    return made


def _likely(found: Sequence[Found]) -> list[Found]:
    """Return those likely enough, all candidates of the record and "none of them" seen together."""
    bits = np.array([one.bits for one in found], np.float64)
    present = default_model().present
    chances = posteriors(np.zeros(len(found), np.int64), bits, present=present)
    return [one for one, chance in zip(found, chances, strict=True) if chance >= LEAST][:TOP]


def _standing(key: UUID) -> Mapping[UUID, Candidate]:
    """Return the standing pairs of a record by the other one."""
    rows = Candidate.objects.everywhere(why=_WHY).exclude(state=CandidateState.SUPERSEDED)
    pairs = rows.filter(Q(sought=key) | Q(found=key))
    return {one.found_id if one.sought_id == key else one.sought_id: one for one in pairs}


def _is_open(standing: Candidate) -> bool:
    return standing.state not in (*pair.SETTLED, CandidateState.VERIFICATION_SENT)


def _propose(
    sought: UUID, found: UUID, *, standing: Candidate | None, at: datetime
) -> Candidate | None:
    sides = described(sought), described(found)
    if sides[0] is None or sides[1] is None:
        return None
    weighed = evidence_of(Pair(sides[0], sides[1]), context=index.live_index().context)
    if standing is not None and not _says_more(standing, weighed):
        return None
    records = Record.objects.everywhere(why=_WHY).in_bulk([sought, found])
    return pair.propose(at=at, sought=records[sought], found=records[found], evidence=weighed)


def _says_more(standing: Candidate, weighed: pair.Evidence) -> bool:
    """Whether new claims were weighed and any row's bits moved."""
    if not pair.new_claims(standing, evidence=weighed):
        return False
    before = _bits(standing.evidence)
    now = _bits(weighed.rows)
    return any(
        abs(before.get(feature, 0.0) - now.get(feature, 0.0)) >= _MOVED
        for feature in {*before, *now}
    )


def _bits(rows: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    return {row["feature"]: float(row["bits"]) for row in rows}
