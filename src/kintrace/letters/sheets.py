"""How is a line of any script put on a sheet of paper?

A sheet knows millimetres, lines, boxes, squares to tick and codes; it folds text to a width and
writes it from the side its script begins on. What stands on a form is for ``forms``. The bytes
depend on the day given and on nothing else. Layer: letters.
"""

import io
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from kintrace.letters.directions import Direction, direction_of_text, pieces_of_line
from kintrace.letters.extras import not_installed
from kintrace.letters.fonts import BOLD, REGULAR, font_path, printable

if TYPE_CHECKING:
    from fpdf import FPDF

WIDTH, HEIGHT = 210.0, 297.0
MARGIN = 12.0
_MM_OF_POINT = 25.4 / 72
# Room between lines that Arabic marks above and below need.
_LEADING = 1.42


@dataclass(frozen=True, slots=True)
class Hand:
    """How a text looks: size in points, weight, and how dark (0 is black, 255 white)."""

    size: float = 9.0
    is_bold: bool = False
    grey: int = 0

    @property
    def line(self) -> float:
        """The height of a line in millimetres."""
        return self.size * _MM_OF_POINT * _LEADING

    def of_size(self, size: float) -> "Hand":
        """The same hand in another size."""
        return replace(self, size=size)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the sheet, in millimetres from the upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def inside(self, by: float) -> "Area":
        """The same area with a margin on all sides."""
        return Area(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def below(self, y: float) -> "Area":
        """What is left of it from a height on."""
        return Area(self.x, y, self.width, self.bottom - y)


class Sheets:
    """A document of A4 sheets."""

    def __init__(self, *, made_on: date, title: str) -> None:
        """Begin an empty document; it is dated with the day given, at midnight."""
        try:
            import fpdf
            import uharfbuzz  # noqa: F401
        except ImportError as error:
            raise not_installed(error) from error
        pdf: FPDF = fpdf.FPDF(format="A4")
        pdf.set_creation_date(datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC))
        pdf.set_producer("Kintrace")
        pdf.set_title(title)
        pdf.set_auto_page_break(False)
        pdf.c_margin = 0
        pdf.add_font("sans", "", font_path(REGULAR))
        pdf.add_font("sans", "B", font_path(BOLD))
        self._pdf = pdf
        self._widths: dict[tuple[str, Direction, Hand], float] = {}

    def add(self) -> None:
        """Begin the next sheet."""
        self._pdf.add_page()

    def pdf(self) -> bytes:
        """The whole document."""
        return bytes(self._pdf.output())

    def write(
        self,
        text: str,
        *,
        area: Area,
        hand: Hand,
        base: Direction | None = None,
        side: Direction | None = None,
    ) -> None:
        """Write one line at the top of an area.

        ``base`` is which way the line runs, None for what its letters say; ``side`` is from which
        side it begins, None for that of ``base``.
        """
        shown = printable(text).replace("\n", " ").strip()
        base = base or direction_of_text(shown)
        pieces = pieces_of_line(shown, base=base)
        width = sum(self._width(piece, way, hand) for piece, way in pieces)
        x = area.right - width if (side or base) is Direction.RTL else area.x
        self._put(pieces, x, area.y, hand)

    def write_centred(self, text: str, *, area: Area, hand: Hand) -> None:
        """Write one line in the middle of the top of an area."""
        width = self.width(text, hand=hand)
        at = Area(area.x + (area.width - width) / 2, area.y, width, area.height)
        self.write(text, area=at, hand=hand, side=Direction.LTR)

    def width(self, text: str, *, hand: Hand) -> float:
        """How wide a line is, in millimetres."""
        shown = printable(text)
        pieces = pieces_of_line(shown, base=direction_of_text(shown))
        return sum(self._width(piece, way, hand) for piece, way in pieces)

    def folded(self, text: str, *, width: float, hand: Hand) -> list[str]:
        """Fold text into lines of a width; an empty line parts paragraphs as it was written."""
        folded = [self._folded(line, width, hand) for line in printable(text).strip().split("\n")]
        return [line for lines in folded for line in lines]

    def rule(self, x: float, y: float, width: float, *, grey: int = 150) -> None:
        """Draw a thin line to write on."""
        self._pdf.set_draw_color(grey)
        self._pdf.set_line_width(0.2)
        self._pdf.line(x, y, x + width, y)

    def fold_line(self, y: float) -> None:
        """Draw the broken line at which the sheet is cut or folded."""
        self._pdf.set_draw_color(120)
        self._pdf.set_line_width(0.2)
        self._pdf.set_dash_pattern(dash=1.5, gap=1.5)
        self._pdf.line(0, y, WIDTH, y)
        self._pdf.set_dash_pattern()

    def box(self, area: Area, *, grey: int = 110) -> None:
        """Draw the edge of an area."""
        self._pdf.set_draw_color(grey)
        self._pdf.set_line_width(0.25)
        self._pdf.rect(area.x, area.y, area.width, area.height)

    def tick_box(self, x: float, y: float, *, size: float, is_ticked: bool) -> None:
        """Draw a square to tick, ticked or not."""
        self._pdf.set_draw_color(0)
        self._pdf.set_line_width(0.3)
        self._pdf.rect(x, y, size, size)
        if is_ticked:
            self._pdf.set_line_width(0.6)
            self._pdf.line(x + 0.6, y + 0.6, x + size - 0.6, y + size - 0.6)
            self._pdf.line(x + 0.6, y + size - 0.6, x + size - 0.6, y + 0.6)

    def picture(self, png: bytes, *, area: Area) -> None:
        """Put a picture in an area."""
        self._pdf.image(io.BytesIO(png), x=area.x, y=area.y, w=area.width, h=area.height)

    def _folded(self, line: str, width: float, hand: Hand) -> list[str]:
        space = self._width(" ", Direction.LTR, hand)
        lines, here, used = [], "", 0.0
        for word in self._short_enough(line.split(), width, hand):
            wide = self.width(word, hand=hand)
            if here and used + space + wide > width:
                lines.append(here)
                here, used = word, wide
            else:
                here, used = (f"{here} {word}", used + space + wide) if here else (word, wide)
        return [*lines, here]

    def _short_enough(self, words: list[str], width: float, hand: Hand) -> list[str]:
        """Cut words that are wider than a whole line."""
        short: list[str] = []
        for word in words:
            while self.width(word, hand=hand) > width and len(word) > 1:
                cut = max(1, int(len(word) * width / self.width(word, hand=hand)) - 1)
                short.append(word[:cut])
                word = word[cut:]
            short.append(word)
        return short

    def _width(self, piece: str, way: Direction, hand: Hand) -> float:
        known = self._widths.get((piece, way, hand))
        if known is None:
            self._take(hand, way)
            known = float(self._pdf.get_string_width(piece))
            self._widths[piece, way, hand] = known
        return known

    def _put(self, pieces: list[tuple[str, Direction]], x: float, y: float, hand: Hand) -> None:
        self._pdf.set_text_color(hand.grey)
        for piece, way in pieces:
            width = self._width(piece, way, hand)
            self._take(hand, way)
            self._pdf.set_xy(x, y)
            self._pdf.cell(width, hand.line, piece)
            x += width

    def _take(self, hand: Hand, way: Direction) -> None:
        self._pdf.set_font("sans", "B" if hand.is_bold else "", hand.size)
        self._pdf.set_text_shaping(True, direction=way.value)
