"""Which documents tell one story in the same words, and which words are those?

Fingerprints of a few words in a row find pairs that share something; the pairs are then aligned
word by word, small edits aside, so that each stretch that one took from the other, or both from a
third, is known by its place. Documents that are mostly made of one text form a cluster: forty
copies of an agency's story count as one text. Who wrote first is not asked here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kintrace.documents.passages_alignment import Repeat, aligned, grams
from kintrace.documents.passages_numbers import number
from kintrace.documents.passages_tokens import Numbers, Tokens, tokens
from kintrace.documents.reuse_clusters import clusters
from kintrace.documents.span import Span

Marks = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Shared:
    """What two documents have in common, by their places in the sequence given.

    ``spans`` are stretches of the left and of the right, in order of the left. The shares are of
    each document's words, from 0 to 1. ``is_same_story``: enough of one stands in the other.
    """

    left: int
    right: int
    spans: tuple[tuple[Span, Span], ...]
    left_share: float
    right_share: float
    is_same_story: bool


@dataclass(frozen=True, slots=True)
class Reuse:
    """Pairs of documents that share words, and clusters that count as one text.

    Every document is in exactly one cluster, by its place; clusters and members are in order.
    """

    pairs: tuple[Shared, ...]
    clusters: tuple[tuple[int, ...], ...]


def reuse(texts: Sequence[str]) -> Reuse:
    """Return what documents share, and which of them count as one text.

    Documents that share less than a tenth of the shorter are not compared. Cost: near the length
    of all texts, and one alignment for each pair that shares words; of more than
    ``most_documents`` that share the same words, each is compared with its neighbours only.

    >>> reuse(["Only one text is here."]).clusters
    ((0,),)
    """
    numbers: dict[str, int] = {}
    words = [tokens(text, numbers=numbers) for text in texts]
    size = int(number("print_tokens"))
    candidates = _candidates([fingerprints(grams(one.ids, size=size)) for one in words])
    marks = [grams(one.ids) for one in words]
    found = (_shared(at, words, marks) for at in candidates)
    pairs = tuple(pair for pair in found if pair.spans)
    linked = [(one.left, one.right, one.left_share, one.right_share) for one in pairs]
    return Reuse(pairs, clusters(linked, count=len(texts)))


def fingerprints(marks: Marks) -> Marks:
    """Return a sample of a text's windows that two texts with enough in common both have.

    The least of each few neighbours is kept (winnowing). Source: Schleimer, Wilkerson, Aiken,
    "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003.
    """
    size = int(number("winnow_window"))
    if len(marks) <= size:
        return np.unique(marks)
    windows = np.lib.stride_tricks.sliding_window_view(marks, size)
    return np.unique(windows.min(axis=1))


def _candidates(samples: Sequence[Marks]) -> list[tuple[int, int]]:
    """Return pairs of documents that share enough fingerprints."""
    if not samples:
        return []
    prints = np.concatenate(samples)
    owners = np.repeat(np.arange(len(samples)), [len(sample) for sample in samples])
    order = np.lexsort((owners, prints))
    prints, owners = prints[order], owners[order]
    edges = np.flatnonzero(np.diff(prints)) + 1
    keys = [
        _pairs_of(owners[start:end], count=len(samples))
        for start, end in pairwise((0, *edges.tolist(), len(prints)))
        if end - start > 1
    ]
    if not keys:
        return []
    pairs, times = np.unique(np.concatenate(keys), return_counts=True)
    left, right = np.divmod(pairs, len(samples))
    sizes = np.array([len(sample) for sample in samples])
    shorter = np.minimum(sizes[left], sizes[right])
    least = np.maximum(number("least_fingerprints"), number("least_print_share") * shorter)
    enough = times >= least
    return list(zip(left[enough].tolist(), right[enough].tolist(), strict=True))


def _pairs_of(owners: Numbers, *, count: int) -> Numbers:
    """Return all pairs of a few owners, or only neighbours of many, each as one number."""
    if len(owners) <= number("most_documents"):
        left, right = np.triu_indices(len(owners), 1)
        return owners[left] * count + owners[right]
    return owners[:-1] * count + owners[1:]


def _shared(pair: tuple[int, int], words: Sequence[Tokens], marks: Sequence[Marks]) -> Shared:
    left, right = (words[at] for at in pair)
    repeats = _apart(aligned(left.ids, right.ids, marks=(marks[pair[0]], marks[pair[1]])))
    offset = len(left)
    spans = tuple(
        (_span(left, one.a, one.a_end), _span(right, one.b - offset, one.b_end - offset))
        for one in repeats
    )
    count = sum(one.matched for one in repeats)
    shares = count / max(len(left), 1), count / max(len(right), 1)
    is_enough = count >= number("story_words") and max(shares) >= number("story_share")
    return Shared(*pair, spans, min(shares[0], 1.0), min(shares[1], 1.0), is_enough)


def _apart(repeats: Sequence[Repeat]) -> list[Repeat]:
    """Return the longest repeats that share no word on either side, in order of the left."""
    kept: list[Repeat] = []
    alike, least = number("least_alike"), number("least_shared")
    for one in sorted(repeats, key=lambda repeat: (-repeat.matched, repeat.a, repeat.b)):
        if one.matched < least or one.alike < alike:
            continue
        if all(_is_apart(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda repeat: repeat.a)


def _is_apart(one: Repeat, other: Repeat) -> bool:
    on_left = one.a_end <= other.a or other.a_end <= one.a
    return on_left and (one.b_end <= other.b or other.b_end <= one.b)


def _span(words: Tokens, first: int, after: int) -> Span:
    return Span(words.begin(first), int(words.ends[after - 1]))
