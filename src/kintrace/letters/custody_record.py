"""What does one record of a letter's way say, and how is it written and signed?

The plain record with its parties, receipt and signatures. ``custody`` makes records of events,
``custody_reading`` reads them, ``custody_check`` holds them against each other.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import Enum
from typing import Any

from kintrace.letters.keys import PublicKeys
from kintrace.values.canonical import canonical

KIND = "kintrace-custody"
TAG = "kintrace-custody v1"


class Act(Enum):
    """What a record is about."""

    HAND_OVER = "hand_over"
    ATTEMPT = "attempt"
    OPENED = "opened"


class Seal(Enum):
    """How the letter's closure looked to those who sign."""

    INTACT = "intact"
    BROKEN = "broken"


class Outcome(Enum):
    """How an attempt at delivery ended."""

    DELIVERED = "delivered"
    REFUSED = "refused"
    NOT_FOUND = "not_found"
    MOVED = "moved"
    UNSAFE = "unsafe"
    DECEASED = "deceased"


class SignedAs(Enum):
    """In which part somebody signed a record."""

    GIVER = "giver"
    RECEIVER = "receiver"
    RECORDER = "recorder"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who had the letter: by the fingerprint of their keys, "" = no device."""

    name: str
    key: str = ""

    def is_same(self, other: Party) -> bool:
        """Whether this is the other, by key; by name only where neither has one."""
        return self.key == other.key and (self.key != "" or self.name == other.name)


@dataclass(frozen=True, slots=True)
class Receipt:
    """A picture of a receipt or a mark, by the SHA-256 of its bytes."""

    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class CustodySignature:
    """One signature on a record: in which part, by which keys, in hex."""

    signed_as: SignedAs
    key: str
    signature: str


@dataclass(frozen=True, slots=True)
class Custody:
    """One event in a letter's way.

    ``giver`` is who had the letter before; ``receiver`` who has it after a hand-over, else None.
    ``at`` is when it happened, ``recorded_at`` when it was written down. ``outcome`` only of an
    attempt. ``receipt`` is the paper receipt, or at delivery the recipient's mark.
    """

    act: Act
    letter: str
    envelope: str
    number: int
    previous: str
    giver: Party
    receiver: Party | None
    place: str
    at: str
    recorded_at: str
    seal: Seal
    outcome: Outcome | None = None
    is_read_aloud: bool = False
    receipt: Receipt | None = None
    signatures: tuple[CustodySignature, ...] = ()

    @property
    def hash(self) -> str:
        """SHA-256 in hex of what the record says, which the next one names.

        Not of the signatures: one that comes later, for a paper receipt, breaks no link.
        """
        return hashlib.sha256(canonical(self._said())).hexdigest()

    @property
    def holder(self) -> Party:
        """Who has the letter after this event."""
        return self.giver if self.receiver is None else self.receiver

    def message(self, signed_as: SignedAs) -> bytes:
        """Return the bytes that somebody signs in one part."""
        return f"{TAG} {signed_as.value}\n".encode() + canonical(self._said())

    def written(self) -> bytes:
        """Return the record as a file holds it."""
        signed = [
            {"as": one.signed_as.value, "key": one.key, "signature": one.signature}
            for one in self.signatures
        ]
        return canonical({**self._said(), "signatures": signed})

    def missing(self) -> tuple[SignedAs, ...]:
        """Return the parts in which a signature is still missing; () = the record is complete."""
        have = {one.signed_as for one in self.signatures}
        return tuple(one for one in self.needed() if one not in have)

    def needed(self) -> list[SignedAs]:
        """Return the parts in which somebody must sign."""
        parties = [(SignedAs.GIVER, self.giver), (SignedAs.RECEIVER, self.receiver)]
        present = [(one, party) for one, party in parties if party is not None]
        needed = [one for one, party in present if party.key != ""]
        lacks_a_key = any(party.key == "" for _, party in present)
        return [*needed, *([SignedAs.RECORDER] if lacks_a_key else [])]

    def _said(self) -> dict[str, Any]:
        return {
            "kind": KIND,
            "version": 1,
            "act": self.act.value,
            "letter": self.letter,
            "envelope": self.envelope,
            "number": self.number,
            "previous": self.previous,
            "giver": _party_told(self.giver),
            "receiver": _party_told(self.receiver),
            "place": self.place,
            "at": self.at,
            "recorded_at": self.recorded_at,
            "seal": self.seal.value,
            "outcome": None if self.outcome is None else self.outcome.value,
            "is_read_aloud": self.is_read_aloud,
            "receipt": None
            if self.receipt is None
            else {"sha256": self.receipt.sha256, "media_type": self.receipt.media_type},
        }


def _party_told(party: Party | None) -> dict[str, str] | None:
    return None if party is None else {"name": party.name, "key": party.key}


def party_of(keys: PublicKeys) -> Party:
    """Return the party that the holder of these keys is."""
    return Party(keys.holder, keys.fingerprint)


def receipt_of(data: bytes, *, media_type: str) -> Receipt:
    """Return how a record names a picture of a receipt or a mark."""
    return Receipt(hashlib.sha256(data).hexdigest(), media_type)
