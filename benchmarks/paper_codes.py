"""How often does a letter come back from a photograph of its page of codes?

A Ukrainian letter of some 3,000 characters is sealed as the office seals letters, printed as codes
and taken in many times under each condition of ``paper_scan``. Pictures are simulated, not taken.
"""

import random
import time
from collections.abc import Iterator
from datetime import date

import pypdfium2
from PIL import Image

from benchmarks import letter_cast as cast
from benchmarks.outcome import Goal, goals_table
from benchmarks.paper_scan import (
    ASKED,
    CONDITIONS,
    STAINED,
    Condition,
    printed_pages,
    scanned,
    softened,
)
from benchmarks.report import HERE, Cell, Report, Table, arguments
from kintrace.letters.codes import print_codes, read_codes
from kintrace.letters.codes_compact import compacted
from kintrace.letters.codes_framing import CodesMissing
from kintrace.letters.codes_layout import layouts
from kintrace.letters.codes_reading import codes_at_first_look
from kintrace.letters.content import Content
from kintrace.letters.sealed import seal

LETTER = HERE / "data" / "letter_uk.txt"
SEED = 20261129
WANTED = 0.99
# What a page of the densest grids holds; all of them are printed.
CODES = layouts()[-1].codes_a_page


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument(
        "--pages", type=int, default=150, help="pictures where a goal is set; a quarter elsewhere"
    )
    options = parser.parse_args()
    text = LETTER.read_text(encoding="utf-8").strip()
    data = sealed(text)
    pdf = print_codes(data, letter_number="KT-2026-0001", made_on=date(2026, 11, 29))
    page = printed_pages(pdf)[0]
    measured = [measure(page, data, one, pictures(one, options.pages)) for one in CONDITIONS]
    tables = [sizes(text, data, pdf), conditions(measured), goals(measured, pdf)]
    Report("paper_codes", tables, options.date).publish(options.results)


def pictures(condition: Condition, count: int) -> int:
    """Fewer where nothing was asked for: pictures take time."""
    return count if condition in (ASKED, STAINED) else max(1, count // 4)


def sealed(text: str) -> bytes:
    """The letter as the office seals it, padding and all."""
    letter = seal(
        Content(writer="Ганна", reader="Андрій", language="uk", text=text),
        sender=cast.AMINA,
        recipient="Carla",
        directories=cast.DIRECTORIES,
        at=cast.after(days=1),
        random=cast.fixed("paper codes"),
    )
    return letter.data


class Measured:
    """What came of one condition."""

    def __init__(self, condition: Condition) -> None:
        self.condition = condition
        self.letters: list[bool] = []
        self.codes: list[int] = []
        self.seconds: list[float] = []
        self.wrong = 0

    @property
    def share(self) -> float:
        return sum(self.letters) / len(self.letters)


def measure(page: Image.Image, data: bytes, condition: Condition, count: int) -> Measured:
    measured = Measured(condition)
    rng = random.Random(f"{SEED} {condition.name}")
    page = softened(page, condition)
    for _ in range(count):
        picture = scanned(page, condition, rng=rng)
        measured.codes.append(codes_at_first_look(picture))
        begun = time.perf_counter()
        try:
            read = read_codes([picture])
        except CodesMissing:
            read = None
        measured.seconds.append(time.perf_counter() - begun)
        measured.letters.append(read == data)
        measured.wrong += read not in (None, data)
    return measured


def sizes(text: str, data: bytes, pdf: bytes) -> Table:
    written = text.encode()
    rows: list[tuple[Cell, ...]] = [
        ("characters of the letter", len(text)),
        ("bytes of its text", len(written)),
        ("bytes of its text when compacted, as an open message is", len(compacted(written))),
        ("bytes sealed, with padding and signature", len(data)),
        ("bytes put in codes", len(compacted(data))),
        ("codes, with the spare ones", CODES),
        ("pages of codes", len(pypdfium2.PdfDocument(pdf))),
    ]
    return Table("The letter", ("what", "how many"), rows)


def conditions(measured: list[Measured]) -> Table:
    columns = (
        "condition",
        "pictures",
        "letters read",
        "read wrong",
        f"codes of {CODES} at first look",
        "seconds a page",
    )
    return Table(
        "Letters that came back",
        columns,
        list(_rows(measured)),
        "Simulated pictures of one page. A letter comes back whole or not at all.",
    )


def _rows(measured: list[Measured]) -> Iterator[tuple[Cell, ...]]:
    for one in measured:
        at_first = sum(one.codes) / len(one.codes)
        seconds = sum(one.seconds) / len(one.seconds)
        yield one.condition.name, len(one.letters), one.share, one.wrong, at_first, seconds


def goals(measured: list[Measured], pdf: bytes) -> Table:
    shares = {one.condition: one.share for one in measured}
    pages = float(len(pypdfium2.PdfDocument(pdf)))
    return goals_table(
        [
            Goal("letters read as asked", WANTED, shares[ASKED]),
            Goal("letters read with one code covered", WANTED, shares[STAINED]),
            Goal("pages for 3,000 characters, sealed", 1.0, pages, is_at_most=True),
        ]
    )


if __name__ == "__main__":
    main()
