"""Which stretches of words stand in a text twice, small edits aside?

Four words in a row are looked up where they last stood; stretches that keep their distance are
chained, with room for changed, added and missing words, and then drawn out word by word at both
ends. Each place is linked to one earlier place only, so the work grows with the text and not with
the number of its repeats. Knows words as numbers; what a repeat means is not asked here.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from kintrace.documents.passages_drawing import drawn
from kintrace.documents.passages_numbers import number
from kintrace.documents.passages_tokens import Numbers

# Words beyond a chain that are looked at: what repeats further has a chain of its own.
_NEAR, _FARTHEST = 16, 400
_MOSTLY, _VARIED = 0.8, 4


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


def aligned(
    left: Numbers, right: Numbers, *, marks: tuple[NDArray[np.uint64], NDArray[np.uint64]]
) -> list[Repeat]:
    """Return the repeats between two sequences; words of the second count on from the first's.

    ``marks`` are the ``grams`` of both.
    """
    known, last = np.unique(marks[0][::-1], return_index=True)
    if not len(known) or not len(marks[1]):
        return []
    at = np.minimum(np.searchsorted(known, marks[1]), len(known) - 1)
    places = np.flatnonzero(known[at] == marks[1])
    earlier = len(marks[0]) - 1 - last[at[places]]
    words = [*left.tolist(), *right.tolist()]
    found = chains(runs(places + len(left), earlier), least=number("least_anchored_apart"))
    return extended(found, words, boundary=len(left))


def grams(ids: Numbers, *, size: int | None = None) -> NDArray[np.uint64]:
    """Return one number for each window of words; equal windows have equal numbers.

    ``size`` is the window's words; None = as many as repeats are looked up by.
    """
    size = int(number("gram_tokens")) if size is None else size
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


def chains(found: list[Run], *, least: float | None = None) -> list[list[Run]]:
    """Return stretches that belong to one copy: near each other, at nearly the same distance.

    ``least`` words must be in a chain; None = as many as a repeat within a text needs.
    """
    least = number("least_anchored") if least is None else least
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
    return [chain for chain in all_chains if sum(run[2] for run in chain) >= least]


def _continues(last: Run, run: Run, *, gap: int) -> bool:
    after = run[1] - last[1] - last[2]
    is_later = run[0] > last[0] and run[1] > last[1]
    return is_later and after <= gap and run[0] - last[0] - last[2] <= gap


def extended(found: list[list[Run]], words: list[int], *, boundary: int) -> list[Repeat]:
    """Return each chain's good stretches, drawn out at both ends.

    ``boundary`` is 0 within one text, else the place where the second text begins: the later
    stretch never reaches before it, and the earlier never over it.
    """
    varied = (chain for chain in found if _is_varied(chain, words))
    good = (piece for chain in varied for piece in _pieces(chain, words))
    return [_extended(piece, words, boundary) for piece in good]


def _is_varied(piece: list[Run], words: list[int]) -> bool:
    """Whether a stretch holds more than a few words again and again."""
    start = piece[0][1]
    end = min(piece[-1][1] + piece[-1][2], start + _FARTHEST)
    return len(set(words[start:end])) >= _VARIED


def _pieces(chain: list[Run], words: list[int]) -> list[list[Run]]:
    """Return the stretches of a chain in which the two sides keep agreeing.

    Sides that agree only now and then, as two sentences of one pattern do, are taken apart.
    """
    if len(chain) == 1:
        return [chain]
    cost, give_up = number("difference_cost"), number("difference_most")
    pieces: list[list[Run]] = []
    piece: list[Run] = []
    best = score = 0.0
    best_length = 0
    for run in chain:
        if piece:
            same, other = _between(piece[-1], run, words)
            score += same - cost * other
        if piece and (score <= 0 or score < best - give_up):
            pieces.append(piece[:best_length])
            piece, best, score = [], 0.0, 0.0
        piece.append(run)
        score += run[2]
        if score >= best:
            best, best_length = score, len(piece)
    pieces.append(piece[:best_length])
    least = number("least_anchored")
    apart = map(_apart, pieces)
    return [piece for piece in apart if sum(run[2] for run in piece) >= least]


def _apart(piece: list[Run]) -> list[Run]:
    """Cut a stretch whose end was linked to its own copy, so that the two sides stand apart.

    What follows itself again and again is left as it is.
    """
    start = piece[0][1]
    within = [(a, b, min(length, start - a)) for a, b, length in piece if a < start]
    is_periodic = sum(run[2] for run in within) < _MOSTLY * sum(run[2] for run in piece)
    return piece if is_periodic else within


def _between(last: Run, run: Run, words: list[int]) -> tuple[int, int]:
    """Return how many words between two runs are the same on both sides, and how many not."""
    a_end, b_end = last[0] + last[2], last[1] + last[2]
    left, right = words[a_end : run[0]], words[b_end : run[1]]
    same = LCSseq.similarity(left, right) if left and right else 0
    # Runs on two distances may share words at their ends: these count once.
    shared = max(a_end - run[0], b_end - run[1], 0)
    longer = max(len(left), len(right), abs((run[1] - run[0]) - (last[1] - last[0])))
    return same - shared, longer - same


def _extended(piece: list[Run], words: list[int], boundary: int) -> Repeat:
    a, b, _ = piece[0]
    a_end, b_end = piece[-1][0] + piece[-1][2], piece[-1][1] + piece[-1][2]
    limit = boundary or (b if a_end <= b else len(words))
    for far in (_NEAR, _FARTHEST):
        left, right = words[a_end : min(limit, a_end + far)], words[b_end : b_end + far]
        a_more, b_more, after = drawn(left, right)
        if max(a_more, b_more) < _NEAR // 2:
            break
    nearest = boundary or a_end + a_more
    for far in (_NEAR, _FARTHEST):
        left, right = words[max(0, a - far) : a][::-1], words[max(nearest, b - far) : b][::-1]
        a_less, b_less, before = drawn(left, right)
        if max(a_less, b_less) < _NEAR // 2:
            break
    matched = sum(run[2] for run in piece)
    matched += sum(_between(*pair, words)[0] for pair in pairwise(piece))
    return Repeat(a - a_less, a_end + a_more, b - b_less, b_end + b_more, before + matched + after)
