"""Does a photo in a letter show the picture and tell nothing else?"""

import io

import pytest
from PIL import Image

from kintrace.letters.photos import PhotoNotRead, cleaned, read_photo
from kintrace.letters.strict import RecordNotUnderstood


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20)) -> bytes:
    """A picture with a place, a comment and a turned side in its metadata."""
    exif = Image.Exif()
    exif[0x010E] = "school number four"
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (46.0, 38.0, 0.0)})
    image, file = Image.new("RGB", size, "white"), io.BytesIO()
    image.putpixel((0, 0), (200, 0, 0))
    extra = {"comment": b"taken by Oksana"} if kind == "JPEG" else {}
    image.save(file, kind, exif=exif, **extra)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_metadata_stays_behind(kind: str) -> None:
    photo = cleaned(picture(kind))
    again = Image.open(io.BytesIO(photo.data))
    assert dict(again.getexif()) == {}
    assert not {"exif", "comment", "icc_profile", "xmp"} & set(again.info)
    assert b"Oksana" not in photo.data
    assert b"school" not in photo.data


def test_a_turned_picture_is_upright() -> None:
    assert Image.open(io.BytesIO(cleaned(picture()).data)).size == (20, 40)


def test_a_large_picture_becomes_smaller() -> None:
    again = Image.open(io.BytesIO(cleaned(picture(size=(3200, 1600))).data))
    assert max(again.size) == 1600


@pytest.mark.parametrize("data", [b"", b"no picture", picture()[:200], b"GIF89a"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(PhotoNotRead):
        cleaned(data)


def test_a_photo_that_does_not_fit_its_hash_is_refused() -> None:
    photo = cleaned(picture())
    assert read_photo(photo.told()) == photo
    with pytest.raises(RecordNotUnderstood):
        read_photo(photo.told() | {"sha256": "0" * 64})
