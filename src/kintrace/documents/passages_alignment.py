"""Which stretches of words stand in a text twice, small edits aside?

Four words in a row are looked up where they last stood; stretches that keep their distance are
chained, with room for changed, added and missing words, and then drawn out word by word at both
ends. Each place is linked to one earlier place only, so the work grows with the text and not with
the number of its repeats. Knows words as numbers; what a repeat means is not asked here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from kintrace.documents.passages_numbers import number
from kintrace.documents.passages_tokens import Numbers

# How a copy may go on after a difference: words to pass over on each side, likeliest first.
_PASSES = sorted(
    ((left, right) for left in range(5) for right in range(5) if left or right),
    key=lambda pair: (max(pair), abs(pair[0] - pair[1])),
)
_AGREE = 3
# Words before a chain that are looked at: what repeats further has a chain of its own.
_FARTHEST = 400


@dataclass(frozen=True)
class Repeat:
    """Two stretches of words that are the same but for edits: [a, a_end) and, later, [b, b_end)."""

    a: int
    a_end: int
    b: int
    b_end: int
    matched: int

    @property
    def alike(self) -> float:
        """Share of the longer stretch's words that stand in both, in order."""
        return self.matched / max(self.a_end - self.a, self.b_end - self.b, 1)


Run = tuple[int, int, int]


def repeats(ids: Numbers) -> list[Repeat]:
    """Return the repeats within one sequence of words, in order of the later stretch."""
    places, earlier = earlier_places(grams(ids))
    return extended(chains(runs(places, earlier)), ids.tolist(), boundary=0)


def grams(ids: Numbers) -> NDArray[np.uint64]:
    """Return one number for each window of words; equal windows have equal numbers."""
    size = int(number("gram_tokens"))
    if len(ids) < size:
        return np.zeros(0, np.uint64)
    mixed = (ids.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(29)
    found = np.zeros(len(ids) - size + 1, np.uint64)
    for at in range(size):
        found = found * np.uint64(0xBF58476D1CE4E5B9) + mixed[at : at + len(found)]
    return found ^ (found >> np.uint64(31))


def earlier_places(marks: NDArray[np.uint64]) -> tuple[Numbers, Numbers]:
    """Return the places whose window stood before, and for each the nearest earlier place."""
    order = np.argsort(marks, kind="stable")
    is_same = marks[order[1:]] == marks[order[:-1]]
    earlier = np.full(len(marks), -1, np.int64)
    earlier[order[1:][is_same]] = order[:-1][is_same]
    places = np.flatnonzero(earlier >= 0)
    return places, earlier[places]


def runs(places: Numbers, earlier: Numbers) -> list[Run]:
    """Return the exact stretches as (earlier start, later start, words), in order of the later."""
    if not len(places):
        return []
    breaks = (np.diff(places) != 1) | (np.diff(earlier) != 1)
    first = np.concatenate(([0], np.flatnonzero(breaks) + 1))
    last = np.concatenate((first[1:], [len(places)]))
    lengths = last - first + int(number("gram_tokens")) - 1
    starts = (earlier[first].tolist(), places[first].tolist(), lengths.tolist())
    return list(zip(*starts, strict=True))


def chains(found: list[Run]) -> list[list[Run]]:
    """Return stretches that belong to one copy: near each other, at nearly the same distance."""
    gap, drift = int(number("gap_tokens")), int(number("drift_tokens"))
    open_chains: dict[int, list[Run]] = {}
    all_chains = []
    for run in found:
        bucket = (run[1] - run[0]) // drift
        best = None
        for near in (bucket, bucket - 1, bucket + 1):
            chain = open_chains.get(near)
            if chain is not None and _continues(chain[-1], run, gap=gap):
                best = chain
                break
        if best is None:
            best = []
            all_chains.append(best)
        best.append(run)
        open_chains[bucket] = best
    least = int(number("least_anchored"))
    return [chain for chain in all_chains if sum(run[2] for run in chain) >= least]


def _continues(last: Run, run: Run, *, gap: int) -> bool:
    after = run[1] - last[1] - last[2]
    is_later = run[0] > last[0] and run[1] > last[1]
    return is_later and after <= gap and run[0] - last[0] - last[2] <= gap


def extended(found: list[list[Run]], words: list[int], *, boundary: int) -> list[Repeat]:
    """Return each chain drawn out at both ends; the later stretch never reaches before boundary.

    ``boundary`` is 0 within one text, else the place where the second text begins.
    """
    drawn = []
    for chain in found:
        a, b, _ = chain[0]
        a_end, b_end = chain[-1][0] + chain[-1][2], chain[-1][1] + chain[-1][2]
        is_overlapping = a_end > b
        limit = boundary or (a_end if is_overlapping else b)
        a_more, b_more, after = _drawn(words, words, a_end, b_end, limit, len(words))
        nearest = max(boundary or a_end + a_more, b - _FARTHEST)
        back = words[max(0, a - _FARTHEST) : a][::-1], words[nearest:b][::-1]
        a_less, b_less, before = _drawn(*back, 0, 0, len(back[0]), len(back[1]))
        drawn.append(
            Repeat(
                a - a_less,
                a_end + a_more,
                b - b_less,
                b_end + b_more,
                before + _matched(chain, words) + after,
            )
        )
    return drawn


def _drawn(
    left: Sequence[int], right: Sequence[int], i: int, j: int, left_end: int, right_end: int
) -> tuple[int, int, int]:
    """Return how many words of each side still belong to a copy, and how many are the same."""
    start_i, start_j, same = i, j, 0
    while i < left_end and j < right_end:
        if left[i] == right[j]:
            i, j, same = i + 1, j + 1, same + 1
            continue
        passed = _passed(left, right, i, j, left_end, right_end)
        if passed is None:
            break
        i, j = i + passed[0], j + passed[1]
    return i - start_i, j - start_j, same


def _passed(
    left: Sequence[int], right: Sequence[int], i: int, j: int, left_end: int, right_end: int
) -> tuple[int, int] | None:
    """Return the shortest difference after which both sides agree again, or None."""
    for more_i, more_j in _PASSES:
        at_i, at_j = i + more_i, j + more_j
        room = min(left_end - at_i, right_end - at_j)
        if room < 1:
            continue
        need = min(_AGREE, room)
        if left[at_i : at_i + need] == right[at_j : at_j + need]:
            return more_i, more_j
    return None


def _matched(chain: list[Run], words: list[int]) -> int:
    """Return how many words of a chain are the same on both sides, gaps included."""
    total, a_end, b_end = 0, chain[0][0], chain[0][1]
    for a, b, length in chain:
        between = words[a_end:a], words[b_end:b]
        if all(between):
            total += LCSseq.similarity(*between)
        # Stretches on two distances may share words at their ends.
        shared = max(a_end - a, b_end - b, 0)
        total += max(length - shared, 0)
        a_end, b_end = max(a_end, a + length), max(b_end, b + length)
    return total
