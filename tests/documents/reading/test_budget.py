"""Does a step end when its time is over, and is nothing left behind?"""

import gc
import signal
import time
from collections.abc import Iterator

import pytest

from kintrace.documents.reading.budget import OutOfTime, at_most

SHARE = 0.05
AGES = 20 * SHARE


def work(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def work_after_a_collection(seconds: float) -> None:
    gc.collect(0)
    work(seconds)


@pytest.fixture
def slow_collections() -> Iterator[None]:
    """Each collection of garbage works on past the share; what is raised in it is lost."""
    slow = lambda phase, info: work(1.5 * SHARE)  # noqa: E731
    gc.callbacks.append(slow)
    yield
    gc.callbacks.remove(slow)


def test_a_step_that_takes_too_long_is_ended() -> None:
    with pytest.raises(OutOfTime), at_most(SHARE):
        work(AGES)


def test_a_step_within_its_time_is_left_alone_and_so_is_what_follows() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with at_most(SHARE):
        work(SHARE / 10)
    work(3 * SHARE)
    assert signal.getsignal(signal.SIGVTALRM) == before


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_step_is_ended_though_the_first_word_was_lost(slow_collections: None) -> None:
    with pytest.raises(OutOfTime), at_most(SHARE):
        work_after_a_collection(AGES)
