"""Which repeats of a text are copies by damage, and which of the two stretches goes?

A newspaper repeats names, quotations and refrains on purpose; a damaged copy breaks off within a
sentence, begins again, or says at length what was said. What goes always stays elsewhere: no words
are lost from the clean text.
"""

from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

import numpy as np

from kintrace.documents.passages_alignment import Repeat, repeats
from kintrace.documents.passages_numbers import number
from kintrace.documents.passages_tokens import Tokens

Words = tuple[int, int]


@dataclass(frozen=True)
class Copy:
    """A stretch of words that goes, the one that stays for it, and what happened where they join.

    ``is_later`` says that the stretch that goes is the later one. ``stray`` are words at the joint
    that belong to neither, or None. ``fragments`` are broken sentences, each with the first word
    of the other stretch at which it can be looked up whole. ``glue`` are the words at which the
    text was restarted or cut.
    """

    gone: Words
    stays: Words
    matched: int
    is_later: bool
    stray: Words | None
    fragments: tuple[tuple[Words, Words], ...]
    glue: tuple[int, ...]


def copies(words: Tokens) -> tuple[Copy, ...]:
    """Return the copies of a text, in order of the stretches that go."""
    taken = [fitted for repeat in repeats(words.ids) if (fitted := _fitted(words, repeat))]
    places = _Places(len(words))
    found = []
    for repeat in sorted(
        _without_refrains(_distinct(taken)), key=lambda one: (-one.matched, one.b)
    ):
        prefers_later = _later_goes(words, repeat)
        for is_later in (prefers_later, not prefers_later):
            copy = _copy(words, repeat, is_later=is_later)
            if places.let_go(copy):
                found.append(replace(copy, stays=places.standing_for(copy.gone)))
                break
    return tuple(sorted(found, key=lambda copy: copy.gone))


class _Places:
    """Where the words of a text can be read: each at its own place, or at another that stays."""

    def __init__(self, count: int) -> None:
        self._stand_in = np.arange(count)
        self._gone = np.zeros(count, np.bool_)

    def let_go(self, copy: Copy) -> bool:
        """Let a stretch go, if most of it is still there and its words stay elsewhere."""
        (start, end), (first, last) = copy.gone, copy.stays
        if self._gone[start:end].mean() > 0.5:
            return False
        at = first + np.arange(end - start) * (last - first) // (end - start)
        while self._gone[at].any():
            further = self._stand_in[at]
            if (further == at).all():
                break
            at = further
        if ((start <= at) & (at < end)).mean() > 0.1:
            return False
        self._stand_in[start:end] = at
        self._gone[start:end] = True
        if copy.stray is not None:
            self._gone[slice(*copy.stray)] = True
        return True

    def standing_for(self, words: Words) -> Words:
        """Return where a stretch that went can be read."""
        at = self._stand_in[slice(*words)]
        return int(at.min()), int(at.max()) + 1


def _fitted(words: Tokens, repeat: Repeat) -> Repeat | None:
    """Return a repeat fitted to sentences if it is a copy by damage, else None."""
    if repeat.a_end > repeat.b:
        return _unit(words, repeat)
    if repeat.matched < number("least_beside_broken") - number("snap_tokens"):
        return None
    repeat = _snapped(words, repeat)
    is_short = repeat.matched < number("short_tokens")
    least_alike = number("least_alike_short" if is_short else "least_alike")
    if repeat.alike < least_alike or repeat.matched < number("least_beside_broken"):
        return None
    if repeat.matched < _least(words, repeat):
        return None
    held = words.ids[repeat.b : repeat.b_end]
    return repeat if len(np.unique(held)) >= number("least_distinct") else None


def _least(words: Tokens, repeat: Repeat) -> float:
    """Return how many words a repeat needs to be taken for a copy."""
    opens, a, a_end, b, b_end = words.opens, repeat.a, repeat.a_end, repeat.b, repeat.b_end
    is_beside = _is_beside(words, repeat)
    crosses = any(words.opens_after_mark[b + 1 : b_end])
    if not is_beside and not crosses:
        return number("least_apart")
    broken = int(number("broken_tokens"))
    is_cut = opens[a_end] != opens[b_end] and not _is_quoted(words, b_end)
    starts_within = (not opens[b] or not opens[a]) and not _is_quoted(words, b)
    if is_beside:
        restarts = opens[a] and b - a_end <= number("stray_tokens")
        if (crosses and (starts_within or is_cut)) or b == a_end or (restarts and not opens[b]):
            return number("least_beside_broken")
        if opens[a] and opens[b]:
            is_whole = opens[a_end] or crosses
            return number("least_beside" if is_whole else "least_beside_rows")
        return number("least_beside_within")
    # A word or two before or after whole sentences may be the same by chance.
    is_cut = is_cut and not any(opens[b_end - broken : b_end])
    starts_within = starts_within and not any(opens[b + 1 : b + 1 + broken])
    if starts_within or is_cut:
        return number("least_apart_broken")
    return number("least_apart")


def _is_beside(words: Tokens, repeat: Repeat) -> bool:
    """Whether a copy begins where the other ends, or a few words on in the same sentence."""
    is_near = repeat.b - repeat.a_end <= number("join_tokens")
    return is_near and not any(words.follows_mark[repeat.a_end + 1 : repeat.b + 1])


def _is_quoted(words: Tokens, at: int) -> bool:
    """Whether a quotation begins or ends at the joint before a word."""
    before = int(words.ends[at - 1]) if at else 0
    after = int(words.starts[at]) if at < len(words) else len(words.text)
    return any(mark in words.text[before:after] for mark in '"“”«»„:')


def _unit(words: Tokens, repeat: Repeat) -> Repeat | None:
    """Return a stretch that follows itself again and again as one and all its copies, or None."""
    period = repeat.b - repeat.a
    if repeat.alike < number("least_alike_rows") or period < number("least_beside"):
        return None
    if len(np.unique(words.ids[repeat.a : repeat.b])) < number("least_distinct"):
        return None
    return replace(repeat, a_end=repeat.b)


def _snapped(words: Tokens, repeat: Repeat) -> Repeat:
    """Move the ends of an edited copy over changed words up to where sentences begin and end."""
    if repeat.matched == max(repeat.a_end - repeat.a, repeat.b_end - repeat.b):
        return repeat
    opens, a, a_end, b, b_end = words.opens, repeat.a, repeat.a_end, repeat.b, repeat.b_end
    ends = words.may_open
    for i, j in _steps():
        if a_end + i <= b and b_end + j <= len(words) and ends[a_end + i] and ends[b_end + j]:
            a_end, b_end = a_end + i, b_end + j
            break
    if len(words) - b_end <= number("leftover_tokens") and not opens[b_end]:
        b_end = len(words)
    for i, j in _steps():
        if a - i >= 0 and b - j >= a_end and opens[a - i] and opens[b - j]:
            a, b = a - i, b - j
            break
    return replace(repeat, a=a, a_end=a_end, b=b, b_end=b_end)


@cache
def _steps() -> tuple[Words, ...]:
    """Return by how many words each side may be moved, the least first."""
    most = int(number("snap_tokens"))
    evenly = [(step, step) for step in range(most + 1)]
    return (*evenly, *((step, step + 1) for step in range(1, most)), *((s + 1, s) for s in (1,)))


def _distinct(taken: list[Repeat]) -> list[Repeat]:
    """Leave out repeats that lie within another at nearly the same distance."""
    drift = int(number("drift_tokens"))
    widest: dict[int, Repeat] = {}
    kept = []
    for repeat in sorted(taken, key=lambda one: (one.b, -one.b_end)):
        place = (repeat.b - repeat.a) // drift
        others = (widest.get(near) for near in (place - 1, place, place + 1))
        if any(other and repeat.b_end <= other.b_end for other in others):
            continue
        widest[place] = repeat
        kept.append(repeat)
    return kept


def _without_refrains(taken: list[Repeat]) -> list[Repeat]:
    """Leave out short whole sentences that stand apart again and again."""
    least, longest = number("refrain_times"), number("refrain_tokens")
    by_start = sorted(taken, key=lambda repeat: repeat.b)
    starts = {repeat.b: repeat for repeat in by_start}
    times: dict[int, int] = {}
    root: dict[int, int] = {}
    for repeat in by_start:
        before = next((at for at in range(repeat.a - 2, repeat.a + 3) if at in starts), None)
        first = repeat.a if before is None else root.get(before, before)
        root[repeat.b] = first
        times[first] = times.get(first, 1) + 1
    return [
        repeat
        for repeat in by_start
        if times[root[repeat.b]] < least or repeat.matched >= longest or repeat.b == repeat.a_end
    ]


def _later_goes(words: Tokens, repeat: Repeat) -> bool:
    """Whether the later stretch goes: unless the earlier is the one that breaks off."""
    opens = words.opens
    if _is_beside(words, repeat):
        # The earlier breaks off within a sentence that the later one ends.
        is_one = repeat.b_end - repeat.b <= 2 * (repeat.a_end - repeat.a)
        return not (is_one and opens[repeat.a] and not opens[repeat.b_end])
    earlier = _oddness(words, repeat.a) + _oddness(words, repeat.a_end)
    later = _oddness(words, repeat.b) + _oddness(words, repeat.b_end)
    return later >= earlier - 0.5


def _oddness(words: Tokens, at: int) -> float:
    """Return how odd the text is at the joint before a word, from 0 to 1."""
    if at == 0:
        return 0.0
    if at == len(words):
        return 0.0 if set(words.text[int(words.ends[-1]) :]) & set(".!?…") else 0.6
    first = words.text[int(words.starts[at])]
    if words.follows_mark[at]:
        return 1.0 if first.islower() else 0.0
    if words.opens[at]:
        return 0.6
    return 0.1 if first.isupper() else 0.0


def _copy(words: Tokens, repeat: Repeat, *, is_later: bool) -> Copy:
    earlier, later = (repeat.a, repeat.a_end), (repeat.b, repeat.b_end)
    gone, stays = (later, earlier) if is_later else (earlier, later)
    is_beside = _is_beside(words, repeat)
    stray = _stray(words, repeat, is_later=is_later)
    if is_beside:
        ends = _broken_end(words, earlier, later), _broken_start(words, later, earlier)
        # One stretch may follow itself many times: each time is a joint.
        period = repeat.b - repeat.a if repeat.a_end == repeat.b else repeat.b_end - repeat.b
        glue = list(range(repeat.b, repeat.b_end - int(number("least_beside")), max(period, 1)))
        glue = glue or [repeat.b]
        if is_later and repeat.b_end < len(words) and words.opens[repeat.a_end]:
            # The earlier was whole: what follows the copy is a cut of its own.
            glue += [repeat.b_end] if not words.opens[repeat.b_end] else []
    else:
        ends = _broken_start(words, gone, stays), _broken_end(words, gone, stays)
        glue = [at for at in gone if 0 < at < len(words)]
    fragments = tuple(end for end in ends if end is not None)
    return Copy(gone, stays, repeat.matched, is_later, stray, fragments, tuple(glue))


def _stray(words: Tokens, repeat: Repeat, *, is_later: bool) -> Words | None:
    """Return words at the joint that belong to neither copy; None = there are none."""
    a_end, b, most = repeat.a_end, repeat.b, number("stray_tokens")
    if _is_beside(words, repeat):
        return (a_end, b) if 0 < b - a_end <= most else None
    if is_later and not words.opens[b] and not words.opens[repeat.a]:
        start, _ = words.sentence(b)
        goes_on = repeat.b_end < len(words) and not words.opens[repeat.b_end]
        if not goes_on and 0 < b - start <= most and start >= a_end:
            return start, b
    return None


def _broken_start(words: Tokens, broken: Words, whole: Words) -> tuple[Words, Words] | None:
    """Return the sentence that a stretch begins in the middle of, if the other has more of it."""
    if words.opens[whole[0]]:
        return None
    _, end = words.sentence(broken[0])
    return (broken[0], min(end, broken[1])), _outside(words.sentence(whole[0]), broken)


def _broken_end(words: Tokens, broken: Words, whole: Words) -> tuple[Words, Words] | None:
    """Return the sentence that a stretch breaks off in, if the other has more of it."""
    if words.opens[whole[1]]:
        return None
    start, _ = words.sentence(broken[1] - 1)
    sentence = _outside(words.sentence(whole[1] - 1), broken)
    return (max(start, broken[0]), broken[1]), sentence


def _outside(sentence: Words, broken: Words) -> Words:
    """Return the part of a sentence that a broken copy, run into it, is not."""
    start, end = sentence
    if start < broken[1] < end:
        start = broken[1]
    elif start < broken[0] < end:
        end = broken[0]
    return start, end


def gone_words(found: tuple[Copy, ...]) -> list[Words]:
    """Return all words that go, copies and strays, as stretches in order that don't touch."""
    stretches = sorted([copy.gone for copy in found] + [c.stray for c in found if c.stray])
    merged: list[Words] = []
    for start, end in stretches:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def kept_words(gone: list[Words], *, count: int) -> list[Words]:
    """Return the stretches between those that go."""
    edges = [0, *(edge for stretch in gone for edge in stretch), count]
    pairs = list(pairwise(edges))[::2]
    return [(start, end) for start, end in pairs if start < end]
