"""How does the office keep its live index, and search it?

Every change of a record stands in a queue from the change's own transaction on; this takes it
into the index and counts anew how common values are when enough has changed. Nothing here is an
act: the index holds only what claims say already.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from threading import Lock
from uuid import UUID

from django.db import transaction

from kintrace.casework import heard, index_rows
from kintrace.casework.index_cells import described
from kintrace.casework.index_rows import OfficeRows, entries
from kintrace.matching.index import Found, Half, LiveIndex
from kintrace.matching.index_counts import Counts, counted, counts_from
from kintrace.matching.index_facts import index_version
from kintrace.registry.models import IndexState, Record

# Counted anew when this share of the index changed, and at least so many records.
SHARE_CHANGED, LEAST_CHANGED = 0.1, 20


class _Opened:
    """The index as this process has it open; counts are read again when they were made again."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.counted_at: datetime | None = None
        self.index = LiveIndex(OfficeRows(), Counts())


_opened = _Opened()


def live_index() -> LiveIndex:
    """Return the index with the counts as they were last taken; one query."""
    state = IndexState.objects.filter(pk=1).values_list("counted_at", flat=True).first()
    with _opened.lock:
        if state != _opened.counted_at:
            counts = IndexState.objects.get(pk=1).counts if state is not None else b""
            kept = counts_from(bytes(counts)) if counts else Counts()
            _opened.index, _opened.counted_at = LiveIndex(OfficeRows(), kept), state
        return _opened.index


def candidates(record: Record, *, among: Half | None = None) -> tuple[Found, ...]:
    """Return the likeliest records for one, of the other half or of ``among``, strongest first.

    Nothing is hidden here by agency: who may see a pair is asked where it is shown.
    """
    told = described(record.pk)
    if told is None:
        return ()
    return live_index().candidates(str(record.pk), told.cells, half=told.half, among=among)


@cache
def compile_engine() -> None:
    """Have the engine compiled before a transaction needs it; once a process.

    After an installation that takes half a minute, in which no other writer may have to wait.
    """
    live_index().candidates("nobody", {"name": "Nobody"}, half=Half.SOUGHT)


def take_in(keys: Iterable[UUID]) -> None:
    """Bring records into the index as they are now, or out of it, and by what they are heard.

    Each in a short transaction of its own: what takes time is done before, and people's acts go
    first. Whatever was not taken in when this stops stands in the queue still.
    """
    compile_engine()
    index = live_index()
    for key in keys:
        told = described(key)
        entry = None if told is None else index.entry_of(str(key), told.cells, half=told.half)
        with transaction.atomic():
            state = _locked_state()
            now = described(key)
            if now is None:
                index.withdraw(str(key))
            elif entry is not None and now == told:
                index.keep(entry)
            else:
                index.put(str(key), now.cells, half=now.half)
            heard.keep(key)
            state.changes += 1
            state.save(update_fields=["changes"])


def begin() -> None:
    """Make the index anew if its keys are made another way than by this version."""
    with transaction.atomic():
        state = _locked_state()
        if state.version != index_version():
            index_rows.clear()
            state.version, state.counts, state.counted_at = index_version(), b"", None
            state.changes = 0
            state.save()


def count_if_changed(*, at: datetime) -> bool:
    """Count how common values are, if enough has changed since; returns whether it did.

    Reads the whole index: a second for each few thousand records.
    """
    state = IndexState.objects.filter(pk=1).first()
    if state is None or not _is_due(state):
        return False
    halves = [list(entries().filter(half=half).values_list("cells", flat=True)) for half in Half]
    counts = counted(*halves).to_bytes()
    with transaction.atomic():
        fresh = _locked_state()
        fresh.counts, fresh.counted_at = counts, at
        fresh.changes = max(0, fresh.changes - state.changes)
        fresh.save()
    with _opened.lock:
        _opened.counted_at = None
    return True


def _is_due(state: IndexState) -> bool:
    if state.counted_at is None:
        return state.changes > 0
    least = max(LEAST_CHANGED, SHARE_CHANGED * entries().count())
    return bool(state.changes >= least)


def _locked_state() -> IndexState:
    """Return the one state, kept from other workers until the transaction ends."""
    IndexState.objects.get_or_create(pk=1, defaults={"version": ""})
    state: IndexState = IndexState.objects.select_for_update().get(pk=1)
    return state
