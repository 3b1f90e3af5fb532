"""What does the office do while nobody asks it anything?

Takes changed records into the live index and proposes pairs. On SQLite a thread of the server
does it, on PostgreSQL the command ``kintrace worker``. Whatever waits stands in the database's own
queue, so that stopping or dying at any moment loses nothing. Layer: site.
"""

import logging
import os
import time
from threading import Event, Thread

from django.conf import settings
from django.db import close_old_connections, connection
from django.utils import timezone

from kintrace.casework import index, index_rows
from kintrace.casework.propose import work_off
from kintrace.web.front import filling

# Set by `kintrace serve`; other servers of the same application leave the work to the command.
VARIABLE = "KINTRACE_WORKS"
PAUSE, FIRST_PAUSE, AFTER_FAULT = 1.0, 3.0, 10.0
_log = logging.getLogger("kintrace.background")


def start_if_wanted() -> None:
    """Start the thread if this process serves an office on SQLite."""
    if os.environ.get(VARIABLE) == "1" and connection.vendor == "sqlite":
        Thread(target=work, name="background", args=(Event(),), daemon=True).start()


def work(stop: Event) -> None:
    """Work until told to stop; leaves people who use the office half of the time."""
    stop.wait(FIRST_PAUSE)
    while not stop.is_set():
        begun = time.monotonic()
        try:
            close_old_connections()
            pause = 0.0 if _may_work() and turn() else PAUSE
        except Exception as error:  # the edge: a fault of one record must not end the work
            _log.error("background work failed: %s", type(error).__name__)
            pause = AFTER_FAULT
        stop.wait(max(pause, time.monotonic() - begun))


def turn() -> bool:
    """Do a little of what waits; returns whether there was anything."""
    index.begin()
    try:
        return work_off(at=timezone.now()) > 0
    except Exception:
        _one_by_one()
        raise


def _may_work() -> bool:
    """Whether nobody fills the demo, whose stories propose their own pairs."""
    return not (settings.IS_DEMO and filling.progress(settings.HOME.path) is not None)


def _one_by_one() -> None:
    """Work the oldest changes off singly, and put those that fail behind all others."""
    for number, _ in index_rows.queued(most=index_rows.BATCH):
        try:
            work_off(at=timezone.now(), most=1)
        except Exception:  # reported by who called
            index_rows.put_last(number)
