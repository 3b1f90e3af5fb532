"""How does a letter lie on disk, so that whoever carries it can look at it?

As a folder ``NAME.letter``: ``envelope.json``; what is in it, ``letter.age`` (sealed) or
``letter.open``; ``custody/0001.json`` and so on; ``receipts/`` with pictures named by their hash.
All but what is in a sealed letter can be read by anybody who has the folder.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from kintrace.letters.custody import Custody, Receipt
from kintrace.letters.envelope import Envelope, Form, read_envelope
from kintrace.letters.photos import JPEG, cleaned
from kintrace.letters.strict import RecordNotUnderstood
from kintrace.values.errors import KintraceError

ENVELOPE = "envelope.json"
# Twice the largest class of letters.
MOST_BYTES = 1 << 25
CONTENTS = {Form.SEALED: "letter.age", Form.OPEN: "letter.open"}


class FolderNotALetter(KintraceError):
    """A folder is not a letter's, or a part of it can't be read or written."""

    code = "K762"
    exit_code = 3


@dataclass(frozen=True, slots=True)
class LetterFolder:
    """A letter's folder on disk."""

    path: Path

    def envelope(self) -> Envelope:
        """Return the letter's envelope.  Raises: FolderNotALetter, RecordNotUnderstood."""
        return read_envelope(self._bytes(ENVELOPE))

    def content(self) -> bytes:
        """Return the bytes in the envelope.  Raises: FolderNotALetter."""
        return self._bytes(CONTENTS[self.envelope().outside.form])

    def records(self) -> list[bytes]:
        """Return the custody records as they lie there, in order of their files' names."""
        return [_read(path) for path in sorted((self.path / "custody").glob("*.json"))]

    def receipts(self) -> dict[str, bytes]:
        """Return the pictures of receipts and marks by the hash in their names."""
        kept = sorted((self.path / "receipts").glob("*.*"))
        return {path.stem: _read(path) for path in kept}

    def put_record(self, record: Custody) -> None:
        """Write one record under its number; an older state of it is replaced."""
        self._put(f"custody/{record.number:04}.json", record.written())

    def put_receipt(self, picture: bytes) -> Receipt:
        """Keep a picture of a receipt or a mark, without its metadata.  Raises: PhotoNotRead.

        Where and with what it was taken stays behind: whoever carries the letter could read it.
        """
        photo = cleaned(picture)
        receipt = Receipt(photo.sha256, JPEG)
        self._put(f"receipts/{receipt.sha256}.jpg", photo.data)
        return receipt

    def _bytes(self, name: str) -> bytes:
        try:
            return _read(self.path / name)
        except OSError as error:
            raise FolderNotALetter(
                f"this is no letter's folder: {name} can't be read",
                hint="name the folder that ends in .letter",
            ) from error

    def _put(self, name: str, data: bytes) -> None:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # Written aside and moved, so that a record is never half there.
        aside = path.with_name(path.name + ".part")
        aside.write_bytes(data)
        os.replace(aside, path)


def _read(path: Path) -> bytes:
    """Return a file that somebody brought; it may be a link to another, or without end."""
    if path.is_symlink() or not path.is_file() or path.stat().st_size > MOST_BYTES:
        raise FolderNotALetter(
            f"{path.name} in the letter's folder is not a file of its own, or is too large",
            hint="don't use this folder; ask where it comes from",
        )
    return path.read_bytes()


def make_folder(path: Path, *, envelope: Envelope, content: bytes) -> LetterFolder:
    """Write a closed letter into a new folder.  Raises: FolderNotALetter, if there is one."""
    if not envelope.holds(content):
        raise RecordNotUnderstood("an envelope was to be put on what it was not closed on")
    try:
        path.mkdir(parents=True)
    except FileExistsError as error:
        raise FolderNotALetter(
            "there is a folder of that name already", hint="choose another name for the letter"
        ) from error
    folder = LetterFolder(path)
    folder._put(CONTENTS[envelope.outside.form], content)
    folder._put(ENVELOPE, envelope.written())
    return folder
