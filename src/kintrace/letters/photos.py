"""How does a photo go into a letter so that it shows what it shows and tells nothing else?

It is read, turned upright, made smaller if need be and written anew as JPEG, so that place, time,
camera, comments and thumbnails stay behind. What the picture itself shows is for people to judge.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
from dataclasses import dataclass, field
from typing import Any

from kintrace.letters import strict
from kintrace.letters.extras import not_installed
from kintrace.letters.tables import limit
from kintrace.values.errors import KintraceError

try:
    from PIL import Image, ImageOps, UnidentifiedImageError
except ImportError as error:
    raise not_installed(error) from error

FORMATS = ("JPEG", "PNG", "WEBP")
JPEG = "image/jpeg"
# A picture of more is refused before it is unpacked: it may be made to fill the memory.
MOST_PIXELS = 120_000_000
FIELDS: strict.Fields = {
    "media_type": strict.one_of(JPEG),
    "sha256": strict.HASH,
    "base64": strict.fits("[A-Za-z0-9+/=]+"),
}


class PhotoNotRead(KintraceError):
    """A photo for a letter is no picture, or of a kind that is not taken."""

    code = "K747"
    exit_code = 3


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture as a letter holds it: JPEG without metadata."""

    data: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """SHA-256 of the bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()

    def told(self) -> dict[str, Any]:
        """Return the fields as a record holds them."""
        text = base64.b64encode(self.data).decode("ascii")
        return {"media_type": JPEG, "sha256": self.sha256, "base64": text}


def cleaned(data: bytes) -> Photo:
    """Return a photo without metadata, upright, its longest side as ``limits.csv`` allows.

    Raises: PhotoNotRead.
    """
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise PhotoNotRead("a photo is too large", hint="make it smaller first")
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError) as error:
        raise PhotoNotRead(
            "a photo can't be read", hint="give a JPEG, PNG or WebP picture"
        ) from error
    upright.thumbnail((limit("photo_pixels"), limit("photo_pixels")))
    # A new picture from the bare pixels: what else came with the old one is not copied.
    bare = Image.frombytes("RGB", upright.size, upright.tobytes())
    written = io.BytesIO()
    bare.save(written, format="JPEG", quality=limit("photo_quality"), optimize=True)
    return Photo(written.getvalue())


def read_photo(told: dict[str, Any]) -> Photo:
    """Return the photo that a part of a letter holds.  Raises: RecordNotUnderstood."""
    try:
        photo = Photo(base64.b64decode(told["base64"], validate=True))
    except binascii.Error:
        photo = Photo(b"")
    if photo.told() != told:
        raise strict.RecordNotUnderstood(
            "a photo in a letter is not the one that was put in", hint="ask for the letter again"
        )
    return photo
