"""Where do the bytes of an artifact lie, and are they still what came in?

Each file is named by its SHA-256 in the attachments of the data folder, readable by the office
alone, and is written whole or not at all.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kintrace.casework.acting import NotNow
from kintrace.registry.models import Artifact

ONLY_OFFICE = 0o600
FOLDER_ONLY_OFFICE = 0o700


@dataclass(frozen=True, slots=True)
class KeptBytes:
    """Bytes that are kept: their hash, how many, and the name of their file."""

    sha256: str
    size: int
    stored_as: str


def keep_bytes(pieces: Iterable[bytes], *, folder: Path) -> KeptBytes:
    """Write bytes into a file named by their hash; bytes that are there stay as they are."""
    folder.mkdir(mode=FOLDER_ONLY_OFFICE, parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    # Made with a mode that only the office can read, and beside its place so that it can be moved.
    descriptor, name = tempfile.mkstemp(dir=folder, prefix=".coming-")
    unfinished = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            for piece in pieces:
                digest.update(piece)
                size += stream.write(piece)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.chmod(ONLY_OFFICE)
        unfinished.replace(folder / digest.hexdigest())
    finally:
        unfinished.unlink(missing_ok=True)
    return KeptBytes(digest.hexdigest(), size, digest.hexdigest())


def bytes_of(artifact: Artifact, *, folder: Path) -> bytes:
    """Return the bytes of an artifact as they came in.

    Raises: NotNow, where they are gone or are others.
    """
    path = folder / artifact.stored_as
    if not artifact.stored_as or not path.is_file():
        raise NotNow("the bytes of this document are not here any more")
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != artifact.sha256:
        raise NotNow("the bytes of this document are not the ones that came in")
    return data
