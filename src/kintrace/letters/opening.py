"""When is a sealed letter opened, and when is it refused?

Opened is only what was closed on this envelope, for this reader, by a sender whom the directories
list and trusted when it was sealed. Each refusal has its own code; nothing is shown before all is
checked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kintrace.letters.content import Content
from kintrace.letters.directory import Entry
from kintrace.letters.directory_check import Directories
from kintrace.letters.envelope import Envelope, Form
from kintrace.letters.keys import PrivateKeys
from kintrace.letters.padding import unpadded
from kintrace.letters.sealed import Inside, read_inside
from kintrace.values.errors import KintraceError

BROKEN = 10


class LetterRefused(KintraceError):
    """A sealed letter is not opened, because something about it does not fit."""

    code = "K750"
    exit_code = BROKEN


class WrongLetter(LetterRefused):
    """The bytes are not those that the envelope was closed on."""

    code = "K751"


class LetterNotForKey(LetterRefused):
    """The key that was tried does not decrypt the letter, or the letter is damaged."""

    code = "K752"


class EnvelopeChanged(LetterRefused):
    """The outside that the sender signed is not the one on the envelope."""

    code = "K753"


class LetterForwarded(LetterRefused):
    """The letter was written to somebody else, perhaps sealed again to this reader."""

    code = "K754"


class SenderUnknown(LetterRefused):
    """No directory lists the sender's keys, or it is another office's than the envelope says."""

    code = "K755"


class SenderRevoked(LetterRefused):
    """The sender's keys were not trusted any more when the letter was sealed."""

    code = "K756"


class SignatureFalse(LetterRefused):
    """The signature inside the letter is not the sender's on what it says."""

    code = "K757"


class PaddingChanged(LetterRefused):
    """The letter does not have the size of its class."""

    code = "K758"


@dataclass(frozen=True, slots=True)
class OpenedLetter:
    """A letter that was opened, from whom it is, and what the reader should still know.

    ``is_by_recovery`` says that the office's recovery key opened it, not who it was written to.
    """

    content: Content
    sender: Entry
    sealed_at: str
    warnings: tuple[str, ...] = ()
    is_by_recovery: bool = False


def open_sealed(
    data: bytes, *, envelope: Envelope, reader: PrivateKeys, directories: Directories
) -> OpenedLetter:
    """Open a letter with the keys of the receiving caseworker, or with the office's recovery key.

    Raises: LetterRefused in one of its kinds, RecordNotUnderstood.
    """
    inside = read_inside(_decrypted(data, envelope, reader))
    mine = reader.public.encryption
    # A directory could list this reader's key to read with under another's name as well.
    is_named = mine != inside.to or inside.outside.recipient == reader.public.holder
    if mine not in (inside.to, inside.recovery) or not is_named:
        raise LetterForwarded(
            "the letter was written to another reader",
            hint="if somebody sealed it again, they have read it: tell the sender's office",
        )
    opened = _opened(inside, envelope, directories)
    return replace(opened, is_by_recovery=mine != inside.to)


def _decrypted(data: bytes, envelope: Envelope, reader: PrivateKeys) -> bytes:
    if envelope.outside.form is not Form.SEALED or not envelope.holds(data):
        raise WrongLetter(
            "what is in the envelope is not what it was closed on",
            hint="look for the right file; if there is none, the letter was swapped or damaged",
        )
    filled = reader.decrypt(data)
    if filled is None:
        raise LetterNotForKey(
            "this key does not open the letter",
            hint="the envelope says for whom it is; two officers can open it for the office",
        )
    text = unpadded(filled)
    if text is None or len(filled) != envelope.outside.size:
        raise PaddingChanged(
            "the letter does not have the size its envelope says",
            hint="ask the sender's office for it again",
        )
    return text


def _opened(inside: Inside, envelope: Envelope, directories: Directories) -> OpenedLetter:
    outside = envelope.outside
    if inside.outside != outside:
        raise EnvelopeChanged(
            "the outside of the letter is not what the sender signed",
            hint="somebody changed the envelope: ask the sender's office",
        )
    found = directories.entry(outside.closed_by)
    if found is None or found[0] != outside.from_office:
        raise SenderUnknown(
            "no directory of that office lists who sealed this letter",
            hint="get the office's newest directory, and compare its words by voice",
        )
    office, sender = found
    if not sender.is_trusted(at=inside.sealed_at):
        raise SenderRevoked(
            "the sender's keys were not trusted when the letter was sealed",
            hint="ask the sender's office whether it knows of this letter",
        )
    if not sender.keys.has_signed(inside.message(), inside.signature):
        raise SignatureFalse(
            "the signature inside the letter does not fit",
            hint="don't rely on what it says; ask the sender's office",
        )
    warnings = []
    if sender.revoked_at != "":
        warnings.append("the sender's keys were revoked later: ask that office about this letter")
    if inside.directory > directories.office(office).newest.number:
        warnings.append("your copy of that office's directory is older than the letter")
    return OpenedLetter(inside.content, sender, inside.sealed_at, tuple(warnings))
