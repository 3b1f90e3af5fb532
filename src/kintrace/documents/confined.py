"""What happens inside of the child process that reads one document?

It first gives up what it doesn't need (memory, time, files, network, other programs), then imports
the reader of the document's kind, and answers once, in JSON. Stands behind ``confine.py``, which
starts it; nothing else imports this.
"""

import ctypes
import importlib
import json
import os
import sys
from typing import Any

from kintrace.documents.limits import DocumentBroken, DocumentTooLarge, Limits
from kintrace.documents.system_calls import give_up_calls
from kintrace.values.errors import KintraceError

# Not in the module os before Python 3.12.
_NEW_USER = 0x10000000
_NEW_NETWORK = 0x40000000
_OPEN_FILES = 256
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "os.kill",
    "os.chmod",
    "os.link",
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.symlink",
    "os.truncate",
    "pty.",
    "ftplib.",
    "smtplib.",
    "urllib.",
    "shutil.",
)


def answer() -> None:
    """Read one request from standard input, and write one answer to standard output."""
    head, data = _request()
    limits = Limits(**head["limits"])
    out = sys.stdout.buffer
    # Whatever a library prints must not stand between us and the parent.
    sys.stdout = sys.stderr
    applied = confine(limits)
    try:
        said: dict[str, Any] = {"done": _act(head, data, limits, applied)}
    except KintraceError as error:
        said = _refused(error)
    except (MemoryError, RecursionError):
        said = _refused(_too_much())
    except ImportError:
        said = {
            "refused": {
                "code": "K504",
                "message": "the parts that read documents are not installed",
                "hint": 'pip install "kintrace[documents]"',
            }
        }
    except Exception as error:  # the edge: a reader may fail in any way on a hostile file
        said = _refused(_unread(error))
    out.write(_written(said))
    out.flush()
    # Nothing is left to do; a library's own ending could only hang.
    os._exit(0)


def confine(limits: Limits) -> tuple[str, ...]:
    """Give up all that reading doesn't need; return in words what holds from now on."""
    applied = [*_limit_resources(limits), _leave_network()]
    if give_up_calls():
        applied.append("system calls: the kernel refuses sockets, programs and changes of files")
    sys.addaudithook(_refuse_acts)
    applied.append("no files written, no other programs, no sockets from Python")
    return tuple(word for word in applied if word)


def _request() -> tuple[dict[str, Any], bytes]:
    head = json.loads(sys.stdin.buffer.readline())
    return head, sys.stdin.buffer.read()


def _act(head: dict[str, Any], data: bytes, limits: Limits, applied: tuple[str, ...]) -> Any:
    if head["act"] == "share":
        from kintrace.documents.reading.sharing import shared_record

        return shared_record(data, limits=limits)
    from kintrace.documents.reading.by_kind import read_here
    from kintrace.documents.reading.told import reading_record

    reading = read_here(data, name=head["name"], limits=limits)
    return {**reading_record(reading), "confined": list(applied)}


def _limit_resources(limits: Limits) -> list[str]:
    try:
        resource = importlib.import_module("resource")
    except ImportError:
        # This system has no such limits; the parent's clock still ends the child.
        return []
    for what, most, grace in (
        (resource.RLIMIT_AS, limits.memory_bytes, 0),
        # The first signal says that time is up, the second, a second later, can't be missed.
        (resource.RLIMIT_CPU, limits.cpu_seconds, 1),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        hard = resource.getrlimit(what)[1]
        bound = most + grace if hard == resource.RLIM_INFINITY else min(most + grace, hard)
        resource.setrlimit(what, (min(most, bound), bound))
    return ["memory", "time", "size of files"]


def _leave_network() -> str:
    """Move to a network namespace with nothing in it, where the system lets us; "" = it doesn't."""
    if sys.platform != "linux":
        return ""
    system = ctypes.CDLL(None, use_errno=True)
    for spaces in (_NEW_USER | _NEW_NETWORK, _NEW_NETWORK):
        if system.unshare(spaces) == 0:
            return "no network: a namespace of its own"
    return ""


def _refuse_acts(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse, for good, what reading a document never needs."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"not while a document is read: {event}")
    if event == "open" and len(arguments) > 2 and isinstance(arguments[2], int):
        mode, flags = arguments[1], arguments[2]
        if flags & _WRITING or (isinstance(mode, str) and set(mode) & set("wax+")):
            raise PermissionError("not while a document is read: writing")


def _refused(error: KintraceError) -> dict[str, Any]:
    return {"refused": {"code": error.code, "message": error.message, "hint": error.hint}}


def _too_much() -> DocumentTooLarge:
    return DocumentTooLarge(
        "reading the document takes more memory than one may",
        hint="split it, or have it saved as plain text; keep the original",
    )


def _unread(error: Exception) -> KintraceError:
    """Say that a reader failed; its own words may quote the document and are left out."""
    return DocumentBroken(
        f"the document is damaged or made in a way that can't be read ({type(error).__name__})",
        hint="ask for the file again, or for a copy saved as PDF; keep the original",
    )


def _written(said: dict[str, Any]) -> bytes:
    try:
        # Half characters, which some files hold, can't leave as UTF-8.
        return json.dumps(said, ensure_ascii=True).encode()
    except MemoryError:
        return json.dumps(_refused(_too_much())).encode()
