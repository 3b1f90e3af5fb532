"""What stands on the outside of a letter, for whoever carries it?

The letter's number, from which office to which, for whom there, how large, who closed it, and the
hash of what is inside: nothing of what it says, and no child's name. A carrier reads this and no
more; every receipt names its hash.
"""

import hashlib
from dataclasses import dataclass
from enum import Enum
from typing import Any

from kintrace.letters import strict
from kintrace.values.canonical import canonical

KIND = "kintrace-envelope"
LETTER = strict.fits("[0-9a-f]{32}")


class Form(Enum):
    """The two kinds of letters, never to be confused."""

    SEALED = "sealed"
    OPEN = "open"


OUTSIDE: strict.Fields = {
    "letter": LETTER,
    "form": strict.one_of(*(form.value for form in Form)),
    "from_office": strict.line,
    "to_office": strict.line,
    "recipient": strict.line,
    "closed_by": strict.HASH,
    "size": strict.count,
}
FIELDS: strict.Fields = {**OUTSIDE, "content_sha256": strict.HASH}


@dataclass(frozen=True, slots=True)
class Outside:
    """What is known before the letter is closed, and is signed inside of a sealed one.

    ``recipient`` is who is to receive it there, as that office calls them; ``closed_by`` the
    fingerprint of the sender's keys; ``size`` in bytes, after padding.
    """

    letter: str
    form: Form
    from_office: str
    to_office: str
    recipient: str
    closed_by: str
    size: int

    def told(self) -> dict[str, Any]:
        """Return the fields as a record holds them."""
        return {
            "letter": self.letter,
            "form": self.form.value,
            "from_office": self.from_office,
            "to_office": self.to_office,
            "recipient": self.recipient,
            "closed_by": self.closed_by,
            "size": self.size,
        }


@dataclass(frozen=True, slots=True)
class Envelope:
    """The outside of a letter with the SHA-256 of its bytes, in hex."""

    outside: Outside
    content_sha256: str

    @property
    def letter(self) -> str:
        """The letter's number: 128 random bits in hex."""
        return self.outside.letter

    @property
    def hash(self) -> str:
        """SHA-256 in hex of the canonical envelope: what every receipt names."""
        return hashlib.sha256(self.written()).hexdigest()

    def holds(self, content: bytes) -> bool:
        """Whether these bytes are what this envelope was closed on."""
        return hashlib.sha256(content).hexdigest() == self.content_sha256

    def written(self) -> bytes:
        """Return the envelope as a file holds it."""
        told = {**self.outside.told(), "content_sha256": self.content_sha256}
        return canonical({"kind": KIND, "version": 1, **told})


def envelope_of(outside: Outside, *, content: bytes) -> Envelope:
    """Return the envelope of a closed letter, sealed or open.

    Raises: RecordNotUnderstood, if a field can't stand on an envelope.
    """
    envelope = Envelope(outside, hashlib.sha256(content).hexdigest())
    return read_envelope(envelope.written())


def read_envelope(data: bytes) -> Envelope:
    """Return the envelope that a file holds.  Raises: RecordNotUnderstood."""
    told = strict.parsed(data, kind=KIND, fields=FIELDS)
    content_sha256 = told.pop("content_sha256")
    return Envelope(outside_of(told), content_sha256)


def outside_of(told: dict[str, Any]) -> Outside:
    """Return the outside that checked fields tell."""
    return Outside(**{**told, "form": Form(told["form"])})
