"""Is a picture that is shared the same picture, and nothing else?"""

import io

import pytest
from PIL import Image

from kintrace.documents.kinds import KindNotRead, kind_of
from kintrace.documents.reading import shareable
from tests.documents.made_files import pdf_file, picture


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_shared_picture_tells_nothing_about_who_took_it(kind) -> None:
    evidence = picture(kind)
    shared = shareable(evidence)
    assert kind_of(shared) == kind_of(evidence)
    image = Image.open(io.BytesIO(shared))
    assert not image.getexif().get_ifd(0x8825)
    assert b"Secret" in evidence
    assert not any(word in shared for word in (b"Secret", b"2024:01:02", b"Exif"))


@pytest.mark.parametrize(("turned", "size"), [(1, (32, 16)), (6, (16, 32)), (3, (32, 16))])
def test_a_shared_picture_stands_upright(turned, size) -> None:
    shared = shareable(picture(turned=turned))
    assert Image.open(io.BytesIO(shared)).size == size


def test_all_pages_of_a_scan_are_shared() -> None:
    out = io.BytesIO()
    pages = [Image.new("L", (8, 8), shade) for shade in (0, 90, 200)]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    assert Image.open(io.BytesIO(shareable(out.getvalue()))).n_frames == 3


def test_what_is_no_picture_is_not_shared_as_one() -> None:
    with pytest.raises(KindNotRead):
        shareable(pdf_file("One."))
