"""Which keys does a person have, and what does everybody else know of them?

One X25519 key to receive by (age) and one Ed25519 key to sign with, made together and bound by a
signature of the second. Nothing here is written to disk: ``keys_file`` locks the private parts.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kintrace.letters import crypto, instants, strict
from kintrace.letters.fingerprint import WordScript, words_of
from kintrace.values.canonical import canonical
from kintrace.values.errors import KintraceError

KIND = "kintrace-keys"
TAG = b"kintrace-keys v1\n"
FIELDS: strict.Fields = {
    "holder": strict.line,
    "encryption": strict.RECIPIENT,
    "signing": strict.HASH,
    "made_at": strict.instant,
    "proof": strict.SIGNATURE,
}

Random = Callable[[int], bytes]


class KeysNotGenuine(KintraceError):
    """The two public keys of a person are not bound to each other by a signature that fits."""

    code = "K742"
    exit_code = 10


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """What others know of a person's keys.

    ``holder`` is what the office calls them; ``encryption`` an age recipient; ``signing`` 32 bytes
    in hex; ``proof`` the signature that binds all of it; ``fingerprint`` SHA-256 in hex of all but
    the proof: by this, records name who signed.
    """

    holder: str
    encryption: str
    signing: str
    made_at: str
    proof: str = field(repr=False)
    fingerprint: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Reckon the fingerprint once: every check of a signature looks keys up by it."""
        object.__setattr__(self, "fingerprint", hashlib.sha256(self._said()).hexdigest())

    def words(self, *, script: WordScript = WordScript.LATIN) -> tuple[str, ...]:
        """Return the fingerprint as eight words to compare by voice: 80 bits."""
        return words_of(self.fingerprint, script=script)

    def record(self) -> dict[str, Any]:
        """Return the record that others keep; ``read_public`` reads it."""
        return {
            "kind": KIND,
            "version": 1,
            "holder": self.holder,
            "encryption": self.encryption,
            "signing": self.signing,
            "made_at": self.made_at,
            "proof": self.proof,
        }

    def has_signed(self, message: bytes, signature: str) -> bool:
        """Whether a signature in hex is this person's on a message."""
        return crypto.is_signed(message, by=self.signing, signature=signature)

    def _said(self) -> bytes:
        return canonical({name: told for name, told in self.record().items() if name != "proof"})


@dataclass(frozen=True, slots=True)
class PrivateKeys:
    """A person's keys with their private parts, 32 bytes each, which no text shows."""

    public: PublicKeys
    encryption_seed: bytes = field(repr=False)
    signing_seed: bytes = field(repr=False)

    def sign(self, message: bytes) -> str:
        """Return this person's signature on a message, in hex."""
        return crypto.sign(message, seed=self.signing_seed)

    def decrypt(self, data: bytes) -> bytes | None:
        """Return what an age file holds; None if it is damaged or not for this person."""
        return crypto.decrypt(data, seed=self.encryption_seed)


def make_keys(holder: str, *, made_at: datetime, random: Random = os.urandom) -> PrivateKeys:
    """Make both keys of a person from 64 random bytes.

    >>> from datetime import UTC
    >>> keys = make_keys("Amina", made_at=datetime(2026, 11, 29, tzinfo=UTC))
    >>> keys.public.encryption[:4], keys.public.has_signed(b"word", keys.sign(b"word"))
    ('age1', True)
    """
    encryption_seed, signing_seed = random(crypto.SEED_BYTES), random(crypto.SEED_BYTES)
    return keys_of(
        holder,
        made_at=instants.written(made_at),
        encryption_seed=encryption_seed,
        signing_seed=signing_seed,
    )


def keys_of(
    holder: str, *, made_at: str, encryption_seed: bytes, signing_seed: bytes
) -> PrivateKeys:
    """Return the keys that two private parts make.  Raises: RecordNotUnderstood (the holder)."""
    unproven = PublicKeys(
        holder=holder,
        encryption=crypto.age_recipient(encryption_seed),
        signing=crypto.signing_key(signing_seed),
        made_at=made_at,
        proof="0" * 128,
    )
    strict.checked(unproven.record(), kind=KIND, fields=FIELDS)
    proof = crypto.sign(TAG + unproven._said(), seed=signing_seed)
    public = PublicKeys(**{**_told(unproven.record()), "proof": proof})
    return PrivateKeys(public, encryption_seed, signing_seed)


def read_public(record: Any) -> PublicKeys:
    """Return the public keys that a record says, if its proof fits.

    Raises: RecordNotUnderstood, KeysNotGenuine.
    """
    keys = PublicKeys(**strict.checked(record, kind=KIND, fields=FIELDS))
    is_proven = keys.has_signed(TAG + keys._said(), keys.proof)
    if not is_proven or not crypto.is_recipient(keys.encryption):
        raise KeysNotGenuine(
            "the public keys of a person do not fit their proof",
            hint="ask the person for them again, and compare the words by voice",
        )
    return keys


def _told(record: dict[str, Any]) -> dict[str, Any]:
    return {name: told for name, told in record.items() if name not in ("kind", "version")}
