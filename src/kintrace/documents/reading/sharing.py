"""How does a picture look without anything that its file tells about who took it, where and when?

The pixels are decoded, turned upright, put into the usual colours and written anew into an empty
file of the same kind (GIF becomes PNG). All pages of a TIFF are kept; of a moving picture only the
first is.
"""

import base64
import io
from typing import Any

from kintrace.documents.kinds import KindNotRead, kind_of
from kintrace.documents.limits import Limits
from kintrace.documents.reading.picture import frames_of, load, opened

_QUALITY = 92
_WRITTEN_AS = {"jpeg": "JPEG", "png": "PNG", "gif": "PNG", "webp": "WEBP", "tiff": "TIFF"}
_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": _QUALITY, "subsampling": 0},
    "PNG": {},
    "WEBP": {"quality": _QUALITY},
    "TIFF": {"compression": "tiff_adobe_deflate"},
}


def shared_record(data: bytes, *, limits: Limits) -> dict[str, str]:
    """Return the picture to share, in base64.

    Raises: KindNotRead, DocumentBroken, DocumentTooLarge.
    """
    kind = kind_of(data)
    if kind.name not in _WRITTEN_AS:
        raise KindNotRead(
            f"the file is {kind.called}, of which no stripped copy is made",
            hint=kind.hint or "share a text or a picture of it",
        )
    image = opened(data, limits=limits)
    frames = frames_of(image, limits=limits) if kind.name == "tiff" else 1
    pages = []
    for number in range(frames):
        load(image, frame=number, limits=limits)
        pages.append(_bare(image))
    written_as = _WRITTEN_AS[kind.name]
    more = {"save_all": True, "append_images": pages[1:]} if len(pages) > 1 else {}
    out = io.BytesIO()
    pages[0].save(out, format=written_as, **_OPTIONS[written_as], **more)
    return {"data": base64.b64encode(out.getvalue()).decode()}


def _bare(image: Any) -> Any:
    """Return the same pixels, upright and in sRGB, in an image that knows nothing else."""
    from PIL import Image, ImageOps

    upright = _usual_colours(ImageOps.exif_transpose(image))
    # Saving looks into an image's notes for profile, comment and resolution: a new one has none.
    bare = Image.new(upright.mode, upright.size)
    bare.paste(upright)
    return bare


def _usual_colours(image: Any) -> Any:
    """Return the image in grey, RGB or RGBA as sRGB, so that it needs no profile."""
    from PIL import ImageCms

    has_alpha = "A" in image.getbands() or "transparency" in image.info
    mode = "RGBA" if has_alpha else "L" if image.mode in ("1", "L", "I;16", "I", "F") else "RGB"
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            image = turned if turned is not None else image
        except (ImageCms.PyCMSError, OSError, ValueError):
            # A profile that can't be read changes nothing that anybody could have seen.
            pass
    return image if image.mode == mode else image.convert(mode)
