"""Who in the register has a name like the one that was just said?

Names alone, compared by the library that the matching uses, among the records that the user may
read. It says *have a look*, never *the same*. Layer: web.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from kintrace.casework import access, policy
from kintrace.names import NameReading, compare, read_name
from kintrace.registry.models import Claim, Record, RecordKind, User

NAMES = ("name", "other_name", "nickname", "name_as_in_document", "name_given_later")
TOLD = ("date_of_birth", "age", "birthplace", "found_place", "last_place", "current_place")
KINDS = (RecordKind.CHILD, RecordKind.SOUGHT, RecordKind.LIST_LINE)
# Comparing takes a third of a millisecond a name: the newest records are looked through.
LOOKED_THROUGH = 1500
SHOWN = 5
# Fewer bits than two common words agreeing bring are names like everybody's.
LEAST_BITS = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A record whose name is like another's, with what else is told of it."""

    record: Record
    name: Claim
    told: tuple[Claim, ...]
    number: str
    url: str
    bits: float


def alike(records: Iterable[Record], *, user: User, at: datetime) -> list[Alike]:
    """Return at most five other records with a name like one of these records', likest first."""
    own = list(records)
    theirs = [read_name(name.value) for name in _names(own, user=user)]
    if not theirs:
        return []
    others = list(_others(own, user=user, at=at))
    best: dict[UUID, tuple[float, Claim]] = {}
    for name in _names(others, user=user):
        bits = _bits(read_name(name.value), theirs)
        if bits >= LEAST_BITS and bits > best.get(name.record_id, (0.0, name))[0]:
            best[name.record_id] = (bits, name)
    ranked = sorted(best.items(), key=lambda one: -one[1][0])[:SHOWN]
    by_key = {record.pk: record for record in others}
    return [_shown(by_key[key], bits, name, user=user) for key, (bits, name) in ranked]


def _bits(name: NameReading, theirs: list[NameReading]) -> float:
    # A name of one word is like too many to be worth a look.
    return max((compare(name, one).bits for one in theirs if len(one.tokens) > 1), default=0.0)


def _others(own: list[Record], *, user: User, at: datetime) -> Iterator[Record]:
    rows = access.visible(Record, user=user, at=at).filter(
        kind__in=KINDS, withdrawn_at__isnull=True
    )
    yield from rows.exclude(pk__in=[one.pk for one in own]).order_by("-made_at")[:LOOKED_THROUGH]


def _names(records: list[Record], *, user: User) -> Iterator[Claim]:
    rows = access.claims_shown(records, user=user).standing()
    yield from rows.filter(property__in=NAMES).exclude(value="")


def _shown(record: Record, bits: float, name: Claim, *, user: User) -> Alike:
    told = access.claims_shown([record], user=user).standing().exclude(value="")
    number, url = _where(record, user=user)
    return Alike(
        record=record,
        name=name,
        told=tuple(told.filter(property__in=TOLD)[:3]),
        number=number,
        url=url,
        bits=bits,
    )


def _where(record: Record, *, user: User) -> tuple[str, str]:
    """By which number people call a record, and where it is read; "" where it has no page."""
    file = getattr(record, "file", None)
    if file is not None:
        return file.number, reverse("file", kwargs={"key": file.pk})
    sought = getattr(record, "sought_in", None)
    if sought is not None:
        return sought.request.number, reverse("request", kwargs={"key": sought.request_id})
    line = getattr(record, "import_row", None)
    if line is not None and policy.may(user, "import.read"):
        return record.label, reverse("list_import", kwargs={"key": line.whole_id})
    return record.label, ""
