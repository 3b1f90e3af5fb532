"""What can be disputed about a movement, and which answers can't both hold?

Reads the tables of slots and positions. Labels are neutral and ours; a party's own word for a
movement appears only inside a statement of that party. Pure; stands above values.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cache

from kintrace.values import KintraceError
from kintrace.values.tables import rows

PACKAGE = "kintrace.documents"


class SlotNotKnown(KintraceError):
    """There is no such slot, or the slot has no such position."""

    code = "K560"
    exit_code = 4


class Values(Enum):
    """What a slot is answered with."""

    YES_NO = "yes_no"
    NUMBER = "number"
    POSITIONS = "positions"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Slot:
    """One disputable thing of a movement.

    ``positions`` are codes with their labels, {} = none; ``properties`` are the codes of the
    register's claims that belong here.
    """

    code: str
    label: str
    question: str
    values: Values
    properties: tuple[str, ...]
    positions: dict[str, str]


@cache
def slots() -> dict[str, Slot]:
    """Return every slot by its code, in the order in which pages show them.

    >>> list(slots())[:3]
    ['occurred', 'number', 'who_moved']
    """
    labels: dict[str, dict[str, str]] = {}
    for row in rows("positions.csv", package=PACKAGE):
        labels.setdefault(row["slot"], {})[row["position"]] = row["label"]
    return {
        row["slot"]: Slot(
            code=row["slot"],
            label=row["label"],
            question=row["question"],
            values=Values(row["values"]),
            properties=tuple(row["properties"].split()),
            positions=labels.get(row["slot"], {}),
        )
        for row in rows("slots.csv", package=PACKAGE)
    }


def slot(code: str, *, position: str = "") -> Slot:
    """Return one slot.  Raises: SlotNotKnown, also for a position that the slot lacks."""
    found = slots().get(code)
    if found is None or (position and position not in found.positions):
        raise SlotNotKnown(
            "this slot or position is none of the known ones",
            hint="see slots.csv and positions.csv for their codes",
        )
    return found


def exclude_each_other(slot_code: str, first: str, second: str) -> bool:
    """Whether two positions of a slot can't both hold.

    >>> exclude_each_other("consent_of_parents", "absent", "given")
    True
    >>> exclude_each_other("purpose", "safety", "health")
    False
    """
    return frozenset((first, second)) in _excluding().get(slot_code, frozenset())


@cache
def _excluding() -> dict[str, frozenset[frozenset[str]]]:
    found: dict[str, set[frozenset[str]]] = {}
    for row in rows("positions.csv", package=PACKAGE):
        for other in row["excludes"].split():
            found.setdefault(row["slot"], set()).add(frozenset((row["position"], other)))
    return {code: frozenset(pairs) for code, pairs in found.items()}
