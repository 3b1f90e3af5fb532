"""Which codes does a picture of a page show?

A photograph, a scan or a PDF of scans. Each picture is first read as it is; if codes are lacking
it is read again with the light made even, enlarged, smoothed and in pieces. Pictures are taken for
what strangers send: size and pages are limited. Layer: letters.
"""

import io
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from kintrace.letters.codes_framing import Frame, frame_of, is_enough
from kintrace.letters.extras import not_installed
from kintrace.letters.paper_tables import limit
from kintrace.values import KintraceError

if TYPE_CHECKING:
    from PIL.Image import Image

_POINTS_OF_INCH = 72


class PictureNotRead(KintraceError):
    """A file is no picture that can be read, or is larger than any photograph."""

    code = "K726"
    exit_code = 3


def frames_in(pictures: Iterable[bytes]) -> list[Frame]:
    """Return the codes of a letter that the pictures show, read again while some are lacking.

    Raises: PictureNotRead, which says which of the files.
    """
    pages = _kept(pictures)
    got: set[Frame] = set()
    for look in _LOOKS:
        for page in pages:
            got.update(_frames(look(page)))
            if len({frame.letter for frame in got}) > 1:
                return list(got)
        if is_enough(got):
            break
    return list(got)


def codes_at_first_look(picture: bytes) -> int:
    """How many codes of a letter one picture shows before anything is done to it."""
    return len({f for page in _pages(picture, 1) for f in _frames(_as_it_is(page))})


def contents_in(pictures: Iterable[bytes]) -> list[bytes]:
    """Return what the codes in pictures hold, of whatever kind: of receipts and envelopes, say.

    In the order found, each once. Raises: PictureNotRead.
    """
    pages = _kept(pictures)
    found: dict[bytes, None] = {}
    for look in (_as_it_is, _even, _enlarged):
        for page in pages:
            found.update(dict.fromkeys(_contents(look(page))))
        if found:
            break
    return list(found)


def _kept(pictures: Iterable[bytes]) -> "list[Image]":
    """All pages, none larger than shows every module, and together no more than memory holds."""
    pages: list[Image] = []
    room = limit("pixels_at_once")
    for place, data in enumerate(pictures):
        for page in _pages(data, place + 1):
            side = min(max(page.size), limit("kept_side"))
            pages.append(_sized(page, side=side))
            room -= pages[-1].width * pages[-1].height
            if room < 0:
                raise PictureNotRead(
                    "the pictures are more than can be read at once",
                    hint="read the pages of one letter only, scanned at 300 dots per inch",
                )
    return pages


def _frames(page: "Iterable[Image]") -> Iterator[Frame]:
    for picture in page:
        for content in _contents([picture]):
            frame = frame_of(content)
            if frame is not None:
                yield frame


def _contents(pictures: "Iterable[Image]") -> Iterator[bytes]:
    try:
        import zxingcpp
    except ImportError as error:
        raise not_installed(error) from error
    for picture in pictures:
        codes = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
        for found in zxingcpp.read_barcodes(picture, formats=codes):
            yield bytes(found.bytes)


def _pages(data: bytes, number: int) -> "Iterator[Image]":
    if data[:5] == b"%PDF-":
        yield from _pages_of_pdf(data, number)
        return
    try:
        from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError
    except ImportError as error:
        raise not_installed(error) from error
    try:
        with Image.open(io.BytesIO(data)) as opened:
            _refuse_large(opened.size, number)
            for frame in islice(ImageSequence.Iterator(opened), limit("pages_of_file")):
                _refuse_large(frame.size, number)
                yield ImageOps.exif_transpose(frame).convert("L")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError) as error:
        raise _refused(number) from error


def _pages_of_pdf(data: bytes, number: int) -> "Iterator[Image]":
    try:
        import pypdfium2
    except ImportError as error:
        raise PictureNotRead(
            f"file {number} is a PDF, and the package that reads them is not installed",
            hint='pip install "kintrace[documents]", or save its pages as pictures',
        ) from error
    try:
        document = pypdfium2.PdfDocument(data)
        scale = limit("page_dpi") / _POINTS_OF_INCH
        for page in islice(document, limit("pages_of_file")):
            width, height = page.get_size()
            _refuse_large((int(width * scale), int(height * scale)), number)
            yield page.render(scale=scale, grayscale=True).to_pil().convert("L")
    except pypdfium2.PdfiumError as error:
        raise _refused(number) from error


def _refuse_large(size: tuple[int, int], number: int) -> None:
    if size[0] * size[1] > limit("picture_pixels"):
        raise PictureNotRead(
            f"picture {number} is larger than any photograph",
            hint="scan the page at 300 dots per inch",
        )


def _refused(number: int) -> PictureNotRead:
    return PictureNotRead(
        f"file {number} is no picture that can be read",
        hint="save it as JPEG, PNG, TIFF or PDF",
    )


def _as_it_is(page: "Image") -> "list[Image]":
    """No larger than shows every module, which keeps the first look quick."""
    return [_sized(page, side=min(max(page.size), limit("quick_side")))]


def _even(page: "Image") -> "list[Image]":
    """With the light made even: each place in proportion to what is white around it."""
    return [_lit(_as_it_is(page)[0])]


def _enlarged(page: "Image") -> "list[Image]":
    return [_sized(page, side=min(2 * max(page.size), limit("large_side")))]


def _enlarged_even(page: "Image") -> "list[Image]":
    return [_lit(picture) for picture in _enlarged(page)]


def _smoothed(page: "Image") -> "list[Image]":
    """Without grain, as a photograph by poor light has it."""
    from PIL import ImageFilter

    return [picture.filter(ImageFilter.GaussianBlur(1.2)) for picture in _enlarged_even(page)]


def _sharpened(page: "Image") -> "list[Image]":
    from PIL import ImageFilter

    unblurred = ImageFilter.UnsharpMask(radius=3, percent=200, threshold=0)
    return [picture.filter(unblurred) for picture in _enlarged_even(page)]


def _straightened(page: "Image") -> "list[Image]":
    """Turned a little both ways: codes at an angle are found at one of them."""
    return [page.rotate(angle, expand=True, fillcolor=255) for angle in (-6, 6, -12, 12)]


def _in_pieces(page: "Image") -> "list[Image]":
    """In nine pieces that overlap, so that few codes stand in each."""
    picture = _lit(page)
    wide, high = picture.size
    places = [(x, y) for y in (0.0, 0.25, 0.5) for x in (0.0, 0.25, 0.5)]
    boxes = [
        (int(wide * x), int(high * y), int(wide * (x + 0.5)), int(high * (y + 0.5)))
        for x, y in places
    ]
    side = limit("quick_side") // 2
    return [_sized(picture.crop(box), side=max(side, max(wide, high) // 2)) for box in boxes]


_LOOKS: "tuple[Callable[[Image], list[Image]], ...]" = (
    _as_it_is,
    _even,
    _enlarged,
    _enlarged_even,
    _smoothed,
    _sharpened,
    _straightened,
    _in_pieces,
)


def _sized(picture: "Image", *, side: int) -> "Image":
    from PIL import Image

    scale = side / max(picture.size)
    if scale == 1:
        return picture
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(size, Image.Resampling.BICUBIC)


def _lit(picture: "Image") -> "Image":
    """Divide by the white of the neighbourhood, seen on a small copy."""
    from PIL import Image, ImageChops, ImageFilter, ImageOps

    small = picture.resize((max(1, picture.width // 8), max(1, picture.height // 8)))
    white = small.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(8))
    around = white.resize(picture.size, Image.Resampling.BILINEAR)
    darker = ImageChops.subtract(around, picture)
    return ImageOps.autocontrast(ImageOps.invert(darker), cutoff=1)
