"""How is a file read that may have been made to harm?

In a child process that is told the bytes and gets nothing else: no environment, no files to write,
no network, and limits of memory, time and size. It answers in JSON through a pipe; whatever
happens to it, the parent says so in one clear refusal. What runs inside is ``confined.py``.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict
from typing import IO, Any, TypeVar

from kintrace.documents.kinds import KindNotRead
from kintrace.documents.limits import DocumentBroken, DocumentTooLarge, Limits, usual_limits
from kintrace.values.errors import KintraceError

Answer = TypeVar("Answer")

# Finds the package as the parent did, wherever it lies.
_START = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); "
    "from kintrace.documents.confined import answer; answer()"
)
# Only what a library needs to read text; no home, no secrets, one thread.
_ENVIRONMENT = {"LC_ALL": "C.UTF-8", "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
_PIECE = 1 << 20
_ASK_AGAIN = "ask for the file again, or for a copy saved as PDF; keep the original"


class EmptyDocument(KintraceError):
    """The document has no bytes."""

    code = "K505"
    exit_code = 3


class PartsMissing(KintraceError):
    """The parts that only reading documents needs are not installed."""

    code = "K504"
    exit_code = 8


_REFUSALS: dict[str, type[KintraceError]] = {
    kind.code: kind
    for kind in (DocumentBroken, DocumentTooLarge, EmptyDocument, KindNotRead, PartsMissing)
}


def ask(
    act: str,
    *,
    data: bytes,
    name: str,
    limits: Limits | None,
    understand: Callable[[dict[str, Any]], Answer],
) -> Answer:
    """Have a child process do one act on some bytes, and return what it answers, understood.

    Raises: EmptyDocument, KindNotRead, DocumentBroken, DocumentTooLarge, PartsMissing.
    """
    most = limits or usual_limits()
    if not data:
        raise EmptyDocument("the document is empty", hint="ask for the file again")
    if len(data) > most.file_bytes:
        raise DocumentTooLarge(
            f"the document has more than {most.file_bytes:,} bytes",
            hint="split it, or have the part that matters saved on its own; keep the original",
        )
    head = json.dumps({"act": act, "name": name, "limits": asdict(most)}).encode() + b"\n"
    said = _answer_of(head, data=data, limits=most)
    try:
        document = json.loads(said)
        if "refused" not in document:
            return understand(document["done"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DocumentBroken(
            "reading the document gave no answer that can be understood", hint=_ASK_AGAIN
        ) from error
    refused = document["refused"]
    kind = _REFUSALS.get(refused["code"], DocumentBroken)
    raise kind(refused["message"], hint=refused["hint"])


def _answer_of(head: bytes, *, data: bytes, limits: Limits) -> bytes:
    """Return what the child says.  Raises: DocumentTooLarge, DocumentBroken."""
    command = [sys.executable, "-I", "-B", "-c", _START, json.dumps(sys.path)]
    late = threading.Event()
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        start_new_session=True,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        timer = threading.Timer(limits.wall_seconds, _stop, (child, late))
        feeder = threading.Thread(target=_feed, args=(child.stdin, head, data), daemon=True)
        try:
            timer.start()
            feeder.start()
            said = _read_most(child.stdout, most=limits.answer_bytes)
        finally:
            if child.poll() is None:
                child.stdout.close()
                _wait_or_kill(child)
            timer.cancel()
            feeder.join()
    if said is not None and child.returncode == 0:
        return said
    raise _refusal(child.returncode, is_late=late.is_set(), is_long=said is None, limits=limits)


def _environment() -> dict[str, str]:
    """Return what the child knows of its surroundings."""
    # Without it Python does not start on Windows.
    needed = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return {**_ENVIRONMENT, **needed}


def _feed(pipe: IO[bytes], head: bytes, data: bytes) -> None:
    try:
        with pipe:
            pipe.write(head)
            pipe.write(data)
    except OSError:
        # The child ended early; how it ended says why.
        return


def _read_most(pipe: IO[bytes], *, most: int) -> bytes | None:
    """Return all that a pipe gives, None = more than that."""
    pieces: list[bytes] = []
    total = 0
    while piece := pipe.read(_PIECE):
        total += len(piece)
        if total > most:
            return None
        pieces.append(piece)
    return b"".join(pieces)


def _wait_or_kill(child: subprocess.Popen[bytes]) -> None:
    """End a child that has said what it had to say, or more than it may."""
    try:
        child.wait(timeout=2)
    except subprocess.TimeoutExpired:
        child.kill()


def _stop(child: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    child.kill()


def _refusal(code: int, *, is_late: bool, is_long: bool, limits: Limits) -> KintraceError:
    """Say in words how a child ended that gave no answer."""
    # Signals by number: not every system names them.
    is_out_of_time = is_late or -code == 24
    if is_out_of_time:
        return DocumentTooLarge(
            f"reading the document takes more than {limits.cpu_seconds} seconds of work",
            hint="split it, or have it saved as plain text; keep the original",
        )
    if is_long:
        return DocumentTooLarge(
            "the document has more text than is read", hint="split it; keep the original"
        )
    return DocumentBroken(
        "the document can't be read: its reader ended without an answer", hint=_ASK_AGAIN
    )
