"""How is a letter sealed so that only who should can read it, and knows who wrote?

The sender signs envelope, receivers and content together; that is padded and encrypted with age to
the receiving caseworker and the office's recovery key. Opening takes nothing on trust: the bytes,
the outside, the receivers, the sender's key and the signature must all fit.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from kintrace.letters import crypto, instants, strict
from kintrace.letters.content import Content, read_content
from kintrace.letters.directory import NotInDirectory
from kintrace.letters.directory_check import Directories
from kintrace.letters.envelope import (
    OUTSIDE,
    Envelope,
    Form,
    Outside,
    envelope_of,
    outside_of,
)
from kintrace.letters.keys import PrivateKeys, PublicKeys, Random
from kintrace.letters.padding import class_of, padded, size_classes
from kintrace.values.canonical import canonical

KIND = "kintrace-sealed-letter"
TAG = b"kintrace-sealed-letter v1\n"
NUMBER_BYTES = 16
FIELDS: strict.Fields = {
    "outside": strict.anything,
    "sealed_at": strict.instant,
    "to": strict.RECIPIENT,
    "recovery": strict.RECIPIENT,
    "directory": strict.count,
    "content": strict.anything,
    "signature": strict.SIGNATURE,
}


@dataclass(frozen=True, slots=True)
class SealedLetter:
    """A sealed letter: the envelope that carriers see, and the age file in it."""

    envelope: Envelope
    data: bytes


@dataclass(frozen=True, slots=True)
class Inside:
    """What a sealed letter holds once decrypted, before anything is believed.

    ``to`` and ``recovery`` are the two age recipients that can open it. ``directory`` is the
    number of the version of the sender's office's directory when it was sealed: a reader with an
    older one may miss a revocation.
    """

    outside: Outside
    sealed_at: str
    to: str
    recovery: str
    directory: int
    content: Content
    signature: str = ""

    def message(self) -> bytes:
        """Return the bytes that the sender signs."""
        return TAG + canonical(self._told())

    def written(self) -> bytes:
        """Return the letter as it is encrypted, before padding."""
        return canonical({**self._told(), "signature": self.signature})

    def _told(self) -> dict[str, Any]:
        return {
            "kind": KIND,
            "version": 1,
            "outside": self.outside.told(),
            "sealed_at": self.sealed_at,
            "to": self.to,
            "recovery": self.recovery,
            "directory": self.directory,
            "content": self.content.told(),
        }


def seal(
    content: Content,
    *,
    sender: PrivateKeys,
    recipient: str,
    directories: Directories,
    at: datetime,
    to_office: str | None = None,
    random: Random = os.urandom,
) -> SealedLetter:
    """Seal a letter to a caseworker whom a directory lists under the name ``recipient``.

    ``random`` gives the letter's number; age takes its own. Needs the directories of both offices.
    Raises: NotInDirectory, RecordNotUnderstood, LetterTooLarge.
    """
    read_content(content.told())
    office, receiver = directories.person(recipient, office=to_office)
    from_office = office_of(sender.public, directories, at=instants.written(at))
    outside = Outside(
        letter=random(NUMBER_BYTES).hex(),
        form=Form.SEALED,
        from_office=from_office,
        to_office=office,
        recipient=recipient,
        closed_by=sender.public.fingerprint,
        size=1,
    )
    inside = Inside(
        outside=outside,
        sealed_at=instants.written(at),
        to=receiver.keys.encryption,
        recovery=directories.office(office).newest.recovery,
        directory=directories.office(from_office).newest.number,
        content=content,
    )
    signed = _signed(inside, sender)
    text = padded(signed.written(), to=signed.outside.size)
    data = crypto.encrypt(text, to=(receiver.keys.encryption, signed.recovery))
    return SealedLetter(envelope_of(signed.outside, content=data), data)


def office_of(sender: PublicKeys, directories: Directories, *, at: str) -> str:
    """Return the office whose directory lists the sender's keys, if it trusts them at an instant.

    Raises: NotInDirectory.
    """
    found = directories.entry(sender.fingerprint)
    if found is None or not found[1].is_trusted(at=at):
        raise NotInDirectory(
            "the sender's keys are in no directory, or are not trusted now",
            hint="the reader could not know who wrote: get the keys into the directory first",
        )
    return found[0]


def _signed(inside: Inside, sender: PrivateKeys) -> Inside:
    """Return the letter with its size and signature.

    The size is itself signed, so it is found with the longest size and signature in their places.
    """
    longest = replace(
        inside,
        outside=replace(inside.outside, size=size_classes()[-1]),
        signature="0" * 128,
    )
    sized = replace(inside, outside=replace(inside.outside, size=class_of(len(longest.written()))))
    return replace(sized, signature=sender.sign(sized.message()))


def read_inside(text: bytes) -> Inside:
    """Return the letter that decrypted bytes hold, unpadded.

    Raises: RecordNotUnderstood.
    """
    told = strict.parsed(text, kind=KIND, fields=FIELDS)
    outside = outside_of(strict.part(told["outside"], "letter's outside", OUTSIDE))
    content = read_content(told["content"])
    return Inside(**{**told, "outside": outside, "content": content})
