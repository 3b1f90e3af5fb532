"""Whose key is whose, as an office says it?

An office's directory lists the public keys of its people, with what each may do and since when a
key is no longer trusted. Each version is signed by two officers of the version before and names
its hash; one file holds all versions, a line each. ``directory_check`` says whether it holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Any

from kintrace.letters import instants, strict
from kintrace.letters.fingerprint import WordScript, words_of
from kintrace.letters.keys import PrivateKeys, PublicKeys, read_public
from kintrace.values.canonical import canonical
from kintrace.values.errors import KintraceError

KIND = "kintrace-directory"
TAG = b"kintrace-directory v1\n"


class KeyRole(Enum):
    """What the holder of a key may sign."""

    OFFICER = "officer"
    CASEWORKER = "caseworker"
    COURIER = "courier"


class NotInDirectory(KintraceError):
    """A directory was asked for a person or a key that it does not list."""

    code = "K745"
    exit_code = 6


ENTRY: strict.Fields = {
    "keys": strict.anything,
    "role": strict.one_of(*(role.value for role in KeyRole)),
    "revoked_at": strict.instant_or_empty,
    "revoked_why": strict.line_or_empty,
}
SIGNED: strict.Fields = {"key": strict.HASH, "signature": strict.SIGNATURE}
FIELDS: strict.Fields = {
    "office": strict.line,
    "number": strict.count,
    "previous": strict.HASH_OR_EMPTY,
    "made_at": strict.instant,
    "recovery": strict.RECIPIENT,
    "entries": strict.anything,
    "signatures": strict.anything,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One person's keys in a directory.

    ``revoked_at`` is since when the keys are not trusted, "" = they are; it may lie before the
    day somebody noticed.
    """

    keys: PublicKeys
    role: KeyRole
    revoked_at: str = ""
    revoked_why: str = ""

    def is_trusted(self, *, at: str) -> bool:
        """Whether a signature made at this instant counts."""
        return self.keys.made_at <= at and (self.revoked_at == "" or at < self.revoked_at)

    def told(self) -> dict[str, Any]:
        """Return the fields as a record holds them."""
        return {
            "keys": self.keys.record(),
            "role": self.role.value,
            "revoked_at": self.revoked_at,
            "revoked_why": self.revoked_why,
        }


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature in hex, and the fingerprint of the keys that made it."""

    key: str
    signature: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a directory; ``recovery`` is the office's recovery key, an age recipient."""

    office: str
    number: int
    previous: str
    made_at: str
    recovery: str
    entries: tuple[Entry, ...]
    signatures: tuple[Signature, ...] = ()

    @property
    def hash(self) -> str:
        """SHA-256 in hex of the whole version, signatures included."""
        return hashlib.sha256(self.written()).hexdigest()

    def entry(self, fingerprint: str) -> Entry | None:
        """Return the entry of the keys with this fingerprint, None if there is none."""
        return next((one for one in self.entries if one.keys.fingerprint == fingerprint), None)

    def officers(self) -> tuple[str, ...]:
        """Return the fingerprints of those who may sign the next version."""
        return tuple(
            one.keys.fingerprint
            for one in self.entries
            if one.role is KeyRole.OFFICER and one.revoked_at == ""
        )

    def message(self) -> bytes:
        """Return the bytes that officers sign."""
        return TAG + canonical({**self._head(), "entries": [one.told() for one in self.entries]})

    def written(self) -> bytes:
        """Return the version as its line in the file, without the line's end."""
        signed = [{"key": one.key, "signature": one.signature} for one in self.signatures]
        entries = [one.told() for one in self.entries]
        return canonical({**self._head(), "entries": entries, "signatures": signed})

    def _head(self) -> dict[str, Any]:
        return {
            "kind": KIND,
            "version": 1,
            "office": self.office,
            "number": self.number,
            "previous": self.previous,
            "made_at": self.made_at,
            "recovery": self.recovery,
        }


def first_version(
    office: str, *, entries: Iterable[Entry], recovery: str, made_at: datetime
) -> Version:
    """Return an office's first version, still without signatures."""
    return Version(office, 1, "", instants.written(made_at), recovery, tuple(entries))


def next_version(
    version: Version,
    *,
    made_at: datetime,
    added: Iterable[Entry] = (),
    recovery: str | None = None,
) -> Version:
    """Return the version after this one with people added, still without signatures."""
    return replace(
        version,
        number=version.number + 1,
        previous=version.hash,
        made_at=instants.written(made_at),
        recovery=recovery or version.recovery,
        entries=(*version.entries, *added),
        signatures=(),
    )


def revoked(
    version: Version, fingerprint: str, *, since: datetime, why: str, made_at: datetime
) -> Version:
    """Return the version after this one, in which a key is not trusted since an instant.

    Raises: NotInDirectory.
    """
    if version.entry(fingerprint) is None:
        raise NotInDirectory("the directory does not list this key", hint="look at its words")
    following = next_version(version, made_at=made_at)
    entries = tuple(
        replace(one, revoked_at=instants.written(since), revoked_why=why)
        if one.keys.fingerprint == fingerprint
        else one
        for one in following.entries
    )
    return replace(following, entries=entries)


def sign(version: Version, *, by: PrivateKeys) -> Version:
    """Return the version with one officer's signature added, in order of fingerprints."""
    mine = Signature(by.public.fingerprint, by.sign(version.message()))
    others = [one for one in version.signatures if one.key != mine.key]
    return replace(version, signatures=tuple(sorted((*others, mine), key=lambda one: one.key)))


def office_words(version: Version, *, script: WordScript = WordScript.LATIN) -> tuple[str, ...]:
    """Return the words of an office's first version, by which another office comes to trust it."""
    return words_of(version.hash, script=script)


def read_version(data: bytes) -> Version:
    """Return the version that one line holds; whether it is genuine is another question.

    Raises: RecordNotUnderstood, KeysNotGenuine.
    """
    told = strict.parsed(data, kind=KIND, fields=FIELDS)
    entries = strict.parts(told["entries"], "directory's entry", ENTRY)
    signed = strict.parts(told["signatures"], "directory's signature", SIGNED)
    read = tuple(
        Entry(
            read_public(one["keys"]),
            KeyRole(one["role"]),
            one["revoked_at"],
            one["revoked_why"],
        )
        for one in entries
    )
    signatures = tuple(Signature(**one) for one in signed)
    return Version(**{**told, "entries": read, "signatures": signatures})
