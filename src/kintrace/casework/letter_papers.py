"""How are a paper receipt and a recipient's mark kept?

A photo is written anew without place, time and camera before anything names its hash; a name that
somebody typed as their mark is kept as text. Both are artifacts of the writer's agency.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kintrace.casework.acting import NotNow
from kintrace.casework.kept_bytes import KeptBytes, keep_bytes
from kintrace.letters.custody import Receipt
from kintrace.letters.photos import JPEG, PhotoNotRead, cleaned
from kintrace.registry.models import Artifact, Letter, User

KIND = "letter_paper"
TEXT = "text/plain"


@dataclass(frozen=True, slots=True)
class Paper:
    """One picture or typed mark whose bytes are kept."""

    kept: KeptBytes
    media_type: str

    @property
    def receipt(self) -> Receipt:
        """How a custody record names it."""
        return Receipt(self.kept.sha256, self.media_type)


def picture(data: bytes, *, folder: Path) -> Paper:
    """Keep a photo or drawing without its metadata.  Raises: NotNow."""
    try:
        photo = cleaned(data)
    except PhotoNotRead as error:
        raise NotNow("a photo can't be read", hint="give a JPEG, PNG or WebP picture") from error
    return Paper(keep_bytes([photo.data], folder=folder), JPEG)


def typed(name: str, *, folder: Path) -> Paper:
    """Keep the name that somebody typed as their mark."""
    return Paper(keep_bytes([name.strip().encode()], folder=folder), TEXT)


def artifact_of(paper: Paper, *, letter: Letter, user: User, at: datetime, name: str) -> Artifact:
    """Make the artifact of a paper in the transaction of its act."""
    made: Artifact = Artifact.objects.create(
        sha256=paper.kept.sha256,
        size=paper.kept.size,
        media_type=paper.media_type,
        name=f"{letter.number} {name}",
        stored_as=paper.kept.stored_as,
        kind=KIND,
        agency_id=letter.agency_id,
        received_at=at,
        received_by=user,
    )
    return made
