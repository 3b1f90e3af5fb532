"""How long does a command take, and how much memory at most?

A contender runs in a process of its own and is measured from outside, so that start, reading,
preparation and writing count for all alike. This module imports only the standard library: Linux
counts the memory of the process that starts a command as the command's own, so a small one must.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """Seconds from start to end and the largest resident memory of the command, in GiB."""

    seconds: float
    gibibytes: float


def run(module: str, *words: str, limit: int = 3600) -> Cost:
    """Run ``python -m MODULE WORDS`` and wait; at most ``limit`` seconds.

    Raises:
        subprocess.CalledProcessError: the command failed.
        subprocess.TimeoutExpired: it ran longer than ``limit``.
    """
    command = [sys.executable, "-m", "benchmarks.metered", sys.executable, "-m", module, *words]
    told = subprocess.run(command, check=True, timeout=limit, stdout=subprocess.PIPE)
    return Cost(**json.loads(told.stdout))


def main() -> None:
    """Run the command in the arguments, its output on stderr, and print its cost."""
    started = time.perf_counter()
    child = subprocess.Popen(sys.argv[1:], stdout=sys.stderr)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - started
    if status:
        sys.exit(os.waitstatus_to_exitcode(status) % 256 or 1)
    json.dump({"seconds": seconds, "gibibytes": usage.ru_maxrss / 2**20}, sys.stdout)


if __name__ == "__main__":
    main()
