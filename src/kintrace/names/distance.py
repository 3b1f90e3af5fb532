"""How far apart do two words sound?

A weighted edit distance over phones. The columnar engine has the same recurrence over arrays;
a property test holds the two together.
"""

from kintrace.names.phones import Phones, phone_table


def distance(a: Phones, b: Phones) -> float:
    """Return the cost of turning one word into the other: 0 = alike, 1 = one clear consonant.

    Vowels and glides cost little to leave out, next to nothing where one script writes none.
    """
    table = phone_table()
    gap = table.gap_beside_abjad if a.is_abjad or b.is_abjad else table.gap
    above = [0.0]
    for code in b.codes:
        above.append(above[-1] + gap[code])
    for code in a.codes:
        swap, row = table.swap[code], [above[0] + gap[code]]
        for k, other in enumerate(b.codes):
            row.append(min(above[k] + swap[other], above[k + 1] + gap[code], row[k] + gap[other]))
        above = row
    return above[-1]


def length(a: Phones, *, is_beside_abjad: bool = False) -> float:
    """Return how much sound a word has, in the same unit: its distance from nothing."""
    table = phone_table()
    gap = table.gap_beside_abjad if is_beside_abjad else table.gap
    return sum(gap[code] for code in a.codes)


def relative_distance(a: Phones, b: Phones) -> float:
    """Return the distance as a share of the mean length: 0 = alike, 2 = nothing in common.

    Two words without any sound give 0.
    """
    beside = a.is_abjad or b.is_abjad
    mean = (length(a, is_beside_abjad=beside) + length(b, is_beside_abjad=beside)) / 2
    return distance(a, b) / mean if mean > 0 else 0.0
