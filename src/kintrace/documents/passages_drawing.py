"""How far does a copy go on beyond the words at which it was found?

The two sides are aligned word by word in a narrow band: a word that agrees counts for the copy, one
that was changed, added or left out counts against it, and the copy ends where it stood best. The
work ends soon after the two sides part.
"""

from rapidfuzz.distance import LCSseq

# Words by which one side may run ahead; how far the count may fall before the sides have parted.
_BAND, _FALL = 5, 5
# Two words of the next few must agree, or nothing can be won.
_AHEAD, _AGREEING = 5, 2
_NOWHERE = (-(10**6), 0)


def drawn(left: list[int], right: list[int]) -> tuple[int, int, int]:
    """Return how many words of each side still belong to a copy, and how many are the same.

    >>> drawn([1, 2, 9, 3, 4, 5, 50, 51], [1, 2, 3, 4, 5, 60, 61])
    (6, 5, 5)
    """
    same = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        same += 1
    more = _aligned(left[same:], right[same:])
    return same + more[0], same + more[1], same + more[2]


def _aligned(left: list[int], right: list[int]) -> tuple[int, int, int]:
    """Return the stretch at whose end the count of agreeing words stood best."""
    if LCSseq.similarity(left[:_AHEAD], right[:_AHEAD]) < _AGREEING:
        return 0, 0, 0
    # A cell is the count so far and how many words agree; its place on the row is j - i + _BAND.
    row = [_NOWHERE] * _BAND + [(-j, 0) for j in range(_BAND + 1)] + [_NOWHERE]
    best, found = 0, (0, 0, 0)
    for i in range(1, len(left) + 1):
        row = _next_row(row, left[i - 1], right, i)
        count, at = max((cell[0], -at) for at, cell in enumerate(row))
        if count > best:
            best, found = count, (i, i - at - _BAND, row[-at][1])
        if count < best - _FALL:
            break
    return found


def _next_row(
    row: list[tuple[int, int]], word: int, right: list[int], i: int
) -> list[tuple[int, int]]:
    cells = []
    before = _NOWHERE
    for at in range(2 * _BAND + 1):
        j = i + at - _BAND
        if not 0 <= j <= len(right):
            before = _NOWHERE
        else:
            passed, agreed = row[at]
            if j and word == right[j - 1]:
                here = (passed + 1, agreed + 1)
            else:
                here = (passed - 1, agreed) if j else _NOWHERE
            skipped = row[at + 1]
            before = max(here, (skipped[0] - 1, skipped[1]), (before[0] - 1, before[1]))
        cells.append(before)
    return [*cells, _NOWHERE]
