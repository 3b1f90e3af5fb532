"""How do the two tables look as arrays?

The columnar form that the compiled kernel reads. Words, names, codes and attribute values are
stored once each; records point to them. -1 always means: not known.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
Bytes = NDArray[np.uint8]


class Words(NamedTuple):
    """Every distinct word of a name in each role it has; ``form`` is the same for one spelling.

    ``phones[start[w]:start[w + 1]]`` are its sounds, ``groups[group_start[w]:group_start[w + 1]]``
    the given names it may be (rising), ``short`` which of them it is a short form of. ``bits`` has
    a row a word and a column a role.
    """

    form: Ints
    phones: Bytes
    start: Ints
    is_abjad: Bytes
    length: Floats
    length_beside_abjad: Floats
    is_initial: Bytes
    groups: Ints
    short: Bytes
    group_start: Ints
    bits: Floats


class Names(NamedTuple):
    """Every distinct name: word numbers and roles, a row a name, -1 after the last word."""

    words: Ints
    roles: Bytes
    size: Ints


class Codes(NamedTuple):
    """Rarity of each code by feature, and attribute values as letters."""

    bits: Floats
    letters: Ints
    start: Ints
    attribute_bits: Floats


class Side(NamedTuple):
    """The records of one table, a row a record.

    ``told_father`` is the father's name that the patronymic tells.
    """

    names: Ints
    mother: Ints
    father: Ints
    told_father: Ints
    relatives: Ints
    siblings: Ints
    sex: Ints
    blood: Ints
    days: Ints
    codes: Ints
    attributes: Ints


class Sounds(NamedTuple):
    """The phone tables as arrays."""

    swap: Floats
    gap: Floats
    gap_beside_abjad: Floats
