"""How does a lost code come back?

A Reed-Solomon code across the parts: each spare part is a sum of all the data parts, each times a
number of its own in the field of 256 elements, so that any ``n`` lost parts come back from any
``n`` spare ones. The numbers are a Cauchy matrix, all of whose squares can be solved. The field is
that of QR codes: polynomial 0x11d, generator 2. Layer: letters.
"""

from collections.abc import Mapping, Sequence
from functools import cache

_POLYNOMIAL = 0x11D
# Row and column numbers of the matrix are distinct elements of the field.
MOST_PARTS = 256


def spare_parts(parts: Sequence[bytes], *, count: int) -> list[bytes]:
    """Return ``count`` spare parts of equally long data parts; together at most 256."""
    return [_combined(_row(len(parts) + extra, len(parts)), parts) for extra in range(count)]


def restored(got: Mapping[int, bytes], *, count: int) -> list[bytes]:
    """Return the ``count`` data parts from any ``count`` parts, data or spare, by their number.

    Spare parts are numbered on from the data parts. Fewer parts than that is the caller's fault.
    """
    lost = [number for number in range(count) if number not in got]
    spare = sorted(number for number in got if number >= count)[: len(lost)]
    known = {number: part for number, part in got.items() if number < count}
    right = [_what_is_missing(got[number], number, known, count) for number in spare]
    left = [[_row(number, count)[column] for column in lost] for number in spare]
    found = dict(zip(lost, _solved(left, right), strict=True))
    return [known[number] if number in known else found[number] for number in range(count)]


def _what_is_missing(spare: bytes, number: int, known: Mapping[int, bytes], count: int) -> bytes:
    """What the lost parts together put into a spare part."""
    row = _row(number, count)
    rest = [spare, *(_times(part, row[column]) for column, part in known.items())]
    return _sum(rest)


def _solved(left: list[list[int]], right: list[bytes]) -> list[bytes]:
    """Solve by elimination; each square of a Cauchy matrix has a pivot in every column."""
    for column in range(len(left)):
        pivot = next(row for row in range(column, len(left)) if left[row][column])
        left[column], left[pivot] = left[pivot], left[column]
        right[column], right[pivot] = right[pivot], right[column]
        by = _inverse(left[column][column])
        left[column] = [_product(cell, by) for cell in left[column]]
        right[column] = _times(right[column], by)
        for row in range(len(left)):
            if row != column and left[row][column]:
                by = left[row][column]
                pairs = zip(left[row], left[column], strict=True)
                left[row] = [cell ^ _product(other, by) for cell, other in pairs]
                right[row] = _sum([right[row], _times(right[column], by)])
    return right


def _row(number: int, count: int) -> list[int]:
    return [_inverse(number ^ column) for column in range(count)]


def _combined(row: Sequence[int], parts: Sequence[bytes]) -> bytes:
    return _sum([_times(part, by) for part, by in zip(parts, row, strict=True)])


def _sum(parts: Sequence[bytes]) -> bytes:
    total = 0
    for part in parts:
        total ^= int.from_bytes(part)
    return total.to_bytes(len(parts[0]))


def _times(part: bytes, by: int) -> bytes:
    return part.translate(_multiples(by))


@cache
def _multiples(by: int) -> bytes:
    return bytes(_product(number, by) for number in range(256))


@cache
def _product(first: int, second: int) -> int:
    product = 0
    while second:
        if second & 1:
            product ^= first
        first = first << 1 ^ (_POLYNOMIAL if first & 0x80 else 0)
        second >>= 1
    return product


@cache
def _inverse(number: int) -> int:
    return next(other for other in range(1, 256) if _product(number, other) == 1)
