"""How large is a picture, and what does its file say about when and with what it was taken?

Reads the head of the file and its EXIF, and checks that the pixels are within the limits. The words
in a picture are not read: somebody types what it shows.
"""

import io
import warnings
from collections.abc import Iterator
from typing import Any

from kintrace.documents.artifact import Artifact
from kintrace.documents.limits import DocumentBroken, Limits, check_most
from kintrace.documents.reading.told import Reading, Remark, ToldFact

# Source: CIPA DC-008 (Exif 3.0), sections 4.6.3 and 4.6.5.
_EXIF = 0x8769
_PLACE = 0x8825
_IN_MAIN = (
    (0x0132, "date", "DateTime"),
    (0x0110, "program", "Model"),
    (0x013B, "author", "Artist"),
)
_IN_EXIF = ((0x9003, "taken", "DateTimeOriginal"), (0x9004, "date", "DateTimeDigitized"))
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF")


def read_picture(data: bytes, *, artifact: Artifact, limits: Limits) -> Reading:
    """Read a picture's size and EXIF.  Raises: DocumentBroken, DocumentTooLarge."""
    image = opened(data, limits=limits)
    frames = frames_of(image, limits=limits)
    # Decoded once, so that a cut picture is found now and not by whoever opens it.
    for number in range(frames):
        load(image, frame=number, limits=limits)
    image.seek(0)
    size = ToldFact("size", f"{image.width} x {image.height}", "picture: width and height")
    exif = image.getexif()
    remarks = [Remark("picture", "a picture: what it shows has to be described by a person")]
    if exif.get_ifd(_PLACE):
        remarks.append(Remark("place", "the file says where it was taken: share a stripped copy"))
    return Reading(
        artifact,
        facts=(size, *_facts(exif)),
        remarks=tuple(remarks),
        pages=frames,
    )


def opened(data: bytes, *, limits: Limits) -> Any:
    """Open a picture whose head says that it is within the limits.

    Raises: DocumentBroken, DocumentTooLarge.
    """
    # Imported here because it is an extra.
    from PIL import Image

    # We check the size ourselves, by our own limit.
    Image.MAX_IMAGE_PIXELS = None
    warnings.simplefilter("ignore")
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except (OSError, ValueError, SyntaxError) as error:
        raise broken() from error
    check_most(image.width * image.height, most=limits.pixels, what="pixels")
    return image


def frames_of(image: Any, *, limits: Limits) -> int:
    """Return how many pictures the file holds.  Raises: DocumentBroken, DocumentTooLarge."""
    frames = 1
    try:
        # Counted one by one: a file can claim any number, or lead in a circle.
        while frames <= limits.frames:
            image.seek(frames)
            frames += 1
    except EOFError:
        image.seek(0)
        return frames
    except (OSError, ValueError, SyntaxError) as error:
        raise broken() from error
    check_most(frames, most=limits.frames, what="pictures in one file")
    return frames


def load(image: Any, *, frame: int, limits: Limits) -> None:
    """Decode one frame.  Raises: DocumentBroken, DocumentTooLarge."""
    try:
        image.seek(frame)
        check_most(image.width * image.height, most=limits.pixels, what="pixels")
        image.load()
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError) as error:
        raise broken() from error


def broken() -> DocumentBroken:
    """Return the refusal of a damaged picture."""
    return DocumentBroken(
        "the picture is cut short or damaged", hint="ask for the file again; keep this one as it is"
    )


def _facts(exif: Any) -> Iterator[ToldFact]:
    for table, rows in ((exif, _IN_MAIN), (exif.get_ifd(_EXIF), _IN_EXIF)):
        for tag, what, name in rows:
            text = str(table.get(tag) or "").strip("\x00 ")
            if text:
                yield ToldFact(what, text, f"EXIF {name}")
