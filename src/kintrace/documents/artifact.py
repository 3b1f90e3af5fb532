"""Which bytes came in, and through whose hands have they gone?

An artifact is known by the SHA-256 of its bytes, which nobody touches. What was done with it is a
chain of lines, each of which holds the hash of the one before; whoever keeps the head of the chain
finds every line that was edited, removed, added or moved. Who and when are passed in.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from kintrace.documents.kinds import Kind, kind_of
from kintrace.values.canonical import NotCanonical, canonical, from_canonical
from kintrace.values.errors import KintraceError

NO_LINE = "0" * 64
OTHER_BYTES = "the bytes are not the ones that came in"
_NOT_KEPT = re.compile("[\x00\ud800-\udfff]")
_FIELDS = {"artifact", "at", "by", "event", "note", "number", "previous"}


class CustodyUnclear(KintraceError):
    """A custody event lacks its who or its when, or its line is no custody line."""

    code = "K506"
    exit_code = 4


class CustodyEvent(Enum):
    """What can happen to an artifact."""

    RECEIVED = "received"
    READ = "read"
    COPIED = "copied"
    SHARED = "shared"
    EXPORTED = "exported"


@dataclass(frozen=True, slots=True)
class Artifact:
    """Bytes as they came: their hash, how many, what they are by content, and the name given.

    ``file_name`` is what the bearer called the file, "" = no name; nothing is concluded from it.
    """

    sha256: str
    size: int
    media_type: str
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class CustodyHead:
    """How many lines a chain has and the hash of the last: enough to find any change in it."""

    count: int
    sha256: str


@dataclass(frozen=True, slots=True)
class CustodyFault:
    """A line (from 1; 0 = the artifact or the chain as a whole) and what is wrong with it."""

    line: int
    what: str


@dataclass(frozen=True, slots=True)
class Custody:
    """The chain of one artifact, oldest line first; never changed, only followed by a longer one.

    >>> chain = Custody("ab" * 32).then(CustodyEvent.RECEIVED, by="Amina", at="2024-05-01T09:00Z")
    >>> chain.head.count
    1
    """

    artifact: str
    lines: tuple[bytes, ...] = ()

    @property
    def head(self) -> CustodyHead:
        """What to keep elsewhere, so that this chain can be held against it."""
        return CustodyHead(len(self.lines), _hash_of(self.lines[-1]) if self.lines else NO_LINE)

    def then(self, event: CustodyEvent, *, by: str, at: str, note: str = "") -> "Custody":
        """Return the chain with one more line: ``by`` whom, ``at`` when, as ISO text.

        Raises: CustodyUnclear, where who or when is missing.
        """
        if not by.strip() or not at.strip():
            raise CustodyUnclear(
                "a custody event needs who and when", hint="name the person and the time"
            )
        line = canonical(
            {
                "artifact": self.artifact,
                "at": at,
                "by": by,
                "event": event.value,
                "note": note,
                "number": len(self.lines) + 1,
                "previous": self.head.sha256,
            }
        )
        return Custody(self.artifact, (*self.lines, line))


def artifact_of(data: bytes, *, name: str = "") -> Artifact:
    """Return the artifact that bytes are.

    >>> artifact_of(b"Dear mother, we are all well.").media_type
    'text/plain'
    """
    kind: Kind = kind_of(data)
    return Artifact(hashlib.sha256(data).hexdigest(), len(data), kind.media_type, keepable(name))


def keepable(text: str) -> str:
    """Return text that every database and every JSON can keep, as long as it was.

    Zeros and halves of characters become the sign of the unreadable.

    >>> keepable("a\\x00b")
    'a\ufffdb'
    """
    return _NOT_KEPT.sub("\ufffd", text)


def verify_custody(
    data: bytes, *, artifact: Artifact, lines: Sequence[bytes], head: CustodyHead | None
) -> tuple[CustodyFault, ...]:
    """Return every place where bytes or chain are not what they were; () = all is whole.

    ``head`` is the one kept elsewhere. Without it (None) a chain whose last lines were cut off or
    written anew can't be told from a whole one.
    """
    faults = []
    if hashlib.sha256(data).hexdigest() != artifact.sha256 or len(data) != artifact.size:
        faults.append(CustodyFault(0, OTHER_BYTES))
    previous = NO_LINE
    for number, line in enumerate(lines, start=1):
        what = _fault(line, number=number, previous=previous, artifact=artifact.sha256)
        if what:
            faults.append(CustodyFault(number, what))
        previous = _hash_of(line)
    if head is not None and head != CustodyHead(len(lines), previous):
        faults.append(CustodyFault(0, _fault_of_head(head, count=len(lines))))
    return tuple(faults)


def read_line(line: bytes) -> dict[str, Any]:
    """Return what one custody line says.  Raises: CustodyUnclear."""
    try:
        said = from_canonical(line)
    except NotCanonical as error:
        raise CustodyUnclear("a custody line is not as it was written") from error
    if not isinstance(said, dict) or set(said) != _FIELDS:
        raise CustodyUnclear("a custody line has other fields than a custody line has")
    texts = (said[field] for field in _FIELDS - {"number"})
    if not all(isinstance(text, str) for text in texts) or type(said["number"]) is not int:
        raise CustodyUnclear("a custody line has a field of the wrong kind")
    if said["event"] not in {event.value for event in CustodyEvent}:
        raise CustodyUnclear("a custody line tells of an event that is not known")
    return said


def _fault(line: bytes, *, number: int, previous: str, artifact: str) -> str:
    try:
        said = read_line(line)
    except CustodyUnclear as error:
        return error.message
    if said["artifact"] != artifact:
        return "the line is of another artifact"
    if said["previous"] != previous:
        return "the line before it is not the one that it was written after"
    if said["number"] != number:
        return f"it stands in line {number} and says that it is number {said['number']}"
    return ""


def _fault_of_head(head: CustodyHead, *, count: int) -> str:
    if head.count > count:
        return f"the chain has {count} lines and had {head.count}"
    if head.count < count:
        return f"the chain has {count} lines, of which {count - head.count} came after the head"
    return "the last line is not the one that it was"


def _hash_of(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()
