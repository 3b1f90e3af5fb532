"""How do tests start the office as its users do, as a process of its own?"""

import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

KINTRACE = Path(sys.executable).parent / "kintrace"
OPEN = "the office is open at"


@dataclass(frozen=True)
class RunningOffice:
    """Where it answers, and what it said while it started, on both streams."""

    address: str
    said: str


def environment(home: Path, **more: str) -> dict[str, str]:
    """This process' environment, without what tests or the user set for other offices."""
    dropped = ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "KINTRACE_ADDRESS")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "KINTRACE_HOME": str(home), **more}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_office(home: Path, *arguments: str, **more: str) -> Iterator[RunningOffice]:
    """An office on this data folder, until the block ends."""
    port = free_port()
    command = [str(KINTRACE), "serve", "--port", str(port), *arguments]
    process = subprocess.Popen(
        command,
        env=environment(home, **more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield RunningOffice(f"http://localhost:{port}", _read_until_open(process, port))
    finally:
        process.terminate()
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            raise


def _read_until_open(process: subprocess.Popen[str], port: int) -> str:
    said = ""
    assert process.stdout is not None
    for line in process.stdout:
        said += line
        if OPEN in line:
            _wait_for(port, process)
            return said
    raise AssertionError(f"the office did not open: {said}")


def _wait_for(port: int, process: subprocess.Popen[str]) -> None:
    """Ask until it answers; the process says that it is open just before it listens."""
    while process.poll() is None:
        connection = http.client.HTTPConnection("localhost", port, timeout=30)
        try:
            connection.request("GET", "/account/login/")
            connection.getresponse().read()
            return
        except OSError:
            continue
        finally:
            connection.close()
    raise AssertionError("the office closed before it answered")
