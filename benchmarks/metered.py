"""How long does a command take, and how much memory at most?

A contender runs in a process of its own and is measured from outside, so that start, reading,
preparation and writing count for all alike. This module imports only the standard library: Linux
counts the memory of the process that starts a command as the command's own, so a small one must.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# The command as a user types it, out of the environment that runs the benchmark.
KINTRACE = str(Path(sys.executable).with_name("kintrace"))


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds on the clock and of processors, largest memory in GiB."""

    seconds: float
    cpu_seconds: float
    gibibytes: float

    def then(self, next_: "Cost") -> "Cost":
        """This command and another after it."""
        return Cost(
            self.seconds + next_.seconds,
            self.cpu_seconds + next_.cpu_seconds,
            max(self.gibibytes, next_.gibibytes),
        )


def module(name: str, *words: str | Path) -> list[str]:
    """The command that runs a module of this interpreter."""
    return [sys.executable, "-m", name, *map(str, words)]


def run(command: Sequence[str], *, limit: float = 3600) -> Cost:
    """Run a command and wait at most ``limit`` seconds; what it prints is shown if it fails.

    Raises:
        subprocess.CalledProcessError: the command failed.
        subprocess.TimeoutExpired: it ran longer than ``limit``, and was ended.
    """
    meter = subprocess.Popen(
        module("benchmarks.metered", *command),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )
    try:
        told, said = meter.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        os.killpg(meter.pid, signal.SIGKILL)
        meter.communicate()
        raise
    if meter.returncode:
        print(said, file=sys.stderr)
        raise subprocess.CalledProcessError(meter.returncode, list(command))
    return Cost(**json.loads(told))


def main() -> None:
    """Run the command in the arguments, its output on stderr, and print its cost."""
    started = time.perf_counter()
    child = subprocess.Popen(sys.argv[1:], stdout=sys.stderr)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - started
    if status:
        sys.exit(os.waitstatus_to_exitcode(status) % 256 or 1)
    cost = Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 2**20)
    json.dump(vars(cost), sys.stdout)


if __name__ == "__main__":
    main()
