"""How is a step ended that a reading can do without, before it takes all of the time?

By the process's own clock of work, in the main thread, where the system has one; elsewhere the step
runs on and the reader as a whole is ended.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OutOfTime(BaseException):
    """The step took more than its share; no Exception, so that no library takes it for its own."""


# What a callback of the interpreter raises is lost, so the step is told again until it ends.
_TOLD_AGAIN_AFTER = 0.05


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise OutOfTime inside of the block once it has worked so long."""
    clock = getattr(signal, "ITIMER_VIRTUAL", None)
    if clock is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    runs = True

    def out_of_time(number: int, frame: FrameType | None) -> None:
        if runs:
            raise OutOfTime

    before = signal.signal(signal.SIGVTALRM, out_of_time)
    signal.setitimer(clock, seconds, _TOLD_AGAIN_AFTER)
    try:
        try:
            yield
        finally:
            runs = False
    finally:
        signal.setitimer(clock, 0)
        signal.signal(signal.SIGVTALRM, before)
