"""Which documents count as one text, when it is known how much of each stands in others?

Two documents that are mostly the same are one text, and so is a shortened copy with the whole. A
collection that holds several stories joins none of them to another.
"""

from collections import Counter
from collections.abc import Sequence

from kintrace.documents.passages_numbers import number

Link = tuple[int, int, float, float]


def clusters(links: Sequence[Link], *, count: int) -> tuple[tuple[int, ...], ...]:
    """Return clusters of the documents 0 to count - 1, from pairs with the share of each side.

    >>> clusters([(0, 2, 0.9, 0.8)], count=4)
    ((0, 2), (1,), (3,))
    """
    first = list(range(count))
    least = number("text_share")
    mutual = [link for link in links if min(link[2:]) >= least]
    partial = [link for link in links if max(link[2:]) >= least > min(link[2:])]
    for left, right, _, _ in mutual:
        _join(first, left, right)
    sizes = Counter(_first(first, at) for at in range(count))
    for left, right, _, _ in sorted(partial, key=lambda link: -max(link[2:])):
        one, other = _first(first, left), _first(first, right)
        # Two stories that stand by themselves are not one because something holds both.
        if one != other and min(sizes[one], sizes[other]) == 1:
            size = sizes[one] + sizes[other]
            sizes[_join(first, one, other)] = size
    found: dict[int, list[int]] = {}
    for at in range(count):
        found.setdefault(_first(first, at), []).append(at)
    return tuple(tuple(members) for members in found.values())


def _first(first: list[int], at: int) -> int:
    while first[at] != at:
        first[at] = first[first[at]]
        at = first[at]
    return at


def _join(first: list[int], left: int, right: int) -> int:
    """Join two clusters under their first document, and return it."""
    one, other = sorted((_first(first, left), _first(first, right)))
    first[other] = one
    return one
