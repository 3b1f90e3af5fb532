"""What does a scanner or a telephone make of a printed page?

A simulation: the page is turned, seen a little aslant, sampled, blurred, lit from one side, made
grainy and kept as JPEG. Everything comes from the random source that is passed in.
"""

import io
import random
from dataclasses import dataclass

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

PRINTED_DPI = 450
PAPER, INK, TABLE = 240, 25, 90


@dataclass(frozen=True)
class Condition:
    """How pages are taken in; ranges are drawn from evenly.

    ``degrees`` is the largest turn either way; ``noise`` the standard deviation of the grain in
    grey levels of 255; ``blur`` the radius in pixels; ``dimmest`` the least light as a share of the
    most; ``aslant`` how much the far edge shrinks; ``stains`` how many codes are covered.
    """

    name: str
    dpi: int = 150
    degrees: float = 10
    noise: tuple[float, float] = (4, 16)
    blur: tuple[float, float] = (0.4, 0.8)
    dimmest: tuple[float, float] = (0.5, 0.9)
    aslant: float = 0.03
    jpeg: tuple[int, int] = (60, 90)
    stains: int = 0


ASKED = Condition("as asked: 150 dpi, turned up to 10 degrees, noisy")
STAINED = Condition("the same, one code covered by a stain", stains=1)
TWICE_STAINED = Condition("the same, two codes covered", stains=2)
CONDITIONS = (
    ASKED,
    STAINED,
    TWICE_STAINED,
    Condition("flat on a scanner, 300 dpi", 300, 2, (2, 6), (0.4, 0.8), (0.9, 1.0), 0.0, (80, 95)),
    Condition("turned up to 25 degrees", degrees=25),
    Condition("grainier and dimmer", noise=(16, 30), dimmest=(0.25, 0.5)),
    Condition("out of focus", blur=(1.0, 1.4)),
    Condition("held aslant", aslant=0.12),
    Condition("120 dpi", dpi=120),
)


def printed_pages(pdf: bytes) -> list[Image.Image]:
    """The pages as a printer puts them on paper."""
    scale = PRINTED_DPI / 72
    pages = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=scale, grayscale=True).to_pil().convert("L") for page in pages]


def softened(page: Image.Image, condition: Condition) -> Image.Image:
    """The page as a sensor sees it whose each pixel takes in the whole square it stands for."""
    return page.filter(ImageFilter.BoxBlur(PRINTED_DPI / condition.dpi / 2 - 0.5))


def scanned(page: Image.Image, condition: Condition, *, rng: random.Random) -> bytes:
    """A softened page as a JPEG of a scan under a condition."""
    seen = _seen(_stained(page, condition, rng), condition, rng)
    blurred = seen.filter(ImageFilter.GaussianBlur(rng.uniform(*condition.blur)))
    level = np.asarray(blurred, dtype=np.float32) / 255
    level = (INK + level * (PAPER - INK)) * _light(level.shape, condition, rng)
    grain = np.random.default_rng(rng.randrange(2**32)).normal(0, 1, level.shape)
    level += grain * rng.uniform(*condition.noise)
    picture = Image.fromarray(np.clip(level, 0, 255).astype(np.uint8))
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=rng.randint(*condition.jpeg))
    return kept.getvalue()


def _stained(page: Image.Image, condition: Condition, rng: random.Random) -> Image.Image:
    """Cover the middles of codes, each in another cell of a grid of three by four."""
    page = page.copy() if condition.stains else page
    for cell in rng.sample(range(12), condition.stains):
        row, column = divmod(cell, 3)
        x = int(page.width * (0.06 + 0.31 * column))
        y = int(page.height * (0.11 + 0.22 * row))
        side = page.width // 5
        page.paste(110, (x, y, x + side, y + side))
    return page


def _seen(page: Image.Image, condition: Condition, rng: random.Random) -> Image.Image:
    """Turn, slant and sample in one step; around the page lies a darker table."""
    step = PRINTED_DPI / condition.dpi
    angle = np.deg2rad(rng.uniform(-condition.degrees, condition.degrees))
    cos, sin = np.cos(angle) * step, np.sin(angle) * step
    wide = int((page.width * abs(np.cos(angle)) + page.height * abs(np.sin(angle))) / step) + 40
    high = int((page.height * abs(np.cos(angle)) + page.width * abs(np.sin(angle))) / step) + 40
    lean = [rng.uniform(-1, 1) * condition.aslant / max(wide, high) for _ in range(2)]
    from_middle = np.array([[1, 0, page.width / 2], [0, 1, page.height / 2], [0, 0, 1]])
    turned = np.array([[cos, sin, 0], [-sin, cos, 0], [lean[0], lean[1], 1]])
    to_middle = np.array([[1, 0, -wide / 2], [0, 1, -high / 2], [0, 0, 1]])
    matrix = from_middle @ turned @ to_middle
    matrix /= matrix[2, 2]
    return page.transform(
        (wide, high),
        Image.Transform.PERSPECTIVE,
        tuple(matrix.flatten()[:8]),
        Image.Resampling.BILINEAR,
        fillcolor=TABLE,
    )


def _light(
    shape: tuple[int, ...], condition: Condition, rng: random.Random
) -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
    """Light that falls off towards one side."""
    towards = rng.uniform(0, 2 * np.pi)
    down, across = np.mgrid[0 : shape[0], 0 : shape[1]]
    far = np.cos(towards) * across / shape[1] + np.sin(towards) * down / shape[0]
    far = (far - far.min()) / np.ptp(far)
    dimmest = rng.uniform(*condition.dimmest)
    return np.asarray(dimmest + (1 - dimmest) * far, dtype=np.float32)
