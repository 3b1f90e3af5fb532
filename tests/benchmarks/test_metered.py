"""Is a contender measured from outside, and its failure not taken for a result?"""

import subprocess
import sys

import pytest

from benchmarks.metered import Cost, run


def test_a_command_that_ends_well_has_a_cost() -> None:
    cost = run([sys.executable, "-c", "print('said')"])
    assert cost.seconds > 0
    assert cost.gibibytes > 0


def test_a_command_that_fails_is_no_result() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        run([sys.executable, "-c", "raise SystemExit(3)"])


def test_commands_one_after_another_add_time_and_not_memory() -> None:
    assert Cost(1.0, 2.0, 0.5).then(Cost(3.0, 4.0, 0.25)) == Cost(4.0, 6.0, 0.5)
