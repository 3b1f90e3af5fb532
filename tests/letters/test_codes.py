"""Does a letter come back from pictures of its page of codes?"""

import os
import random
import subprocess
import sys
from datetime import date

import pypdfium2
import pytest
from PIL import Image

from benchmarks import letter_cast as cast
from benchmarks.paper_codes import LETTER, sealed
from benchmarks.paper_scan import ASKED, STAINED, Condition, printed_pages, scanned, softened
from kintrace.letters import codes_reading
from kintrace.letters.codes import contents_in, print_codes, read_codes
from kintrace.letters.codes_framing import OVERHEAD, CodesMissing, CodesMixed, TooLargeForPaper
from kintrace.letters.codes_layout import layout_for, layouts, spare_count
from kintrace.letters.codes_reading import PictureNotRead
from kintrace.letters.forms_receipt import ReceiptSlip, print_receipt
from kintrace.letters.opening import open_sealed
from kintrace.letters.qr import qr_picture

DAY = date(2026, 11, 29)
TEXT = LETTER.read_text(encoding="utf-8").strip()
CLEAR = Condition("clear", 150, 0, (0, 0), (0.4, 0.4), (1, 1), 0.0, (90, 90))


def printed(data: bytes, number: str = "KT-1") -> bytes:
    return print_codes(data, letter_number=number, made_on=DAY, language="uk", other_language="ar")


def scan_of(page: Image.Image, condition: Condition, *, rng: random.Random) -> bytes:
    return scanned(softened(page, condition), condition, rng=rng)


def picture(data: bytes, condition: Condition = CLEAR, seed: int = 1) -> list[bytes]:
    rng = random.Random(seed)
    return [scan_of(page, condition, rng=rng) for page in printed_pages(printed(data))]


def test_a_sealed_letter_of_three_thousand_characters_takes_one_page() -> None:
    assert len(TEXT) >= 3000
    assert len(pypdfium2.PdfDocument(printed(sealed(TEXT)))) == 1


def test_a_sealed_letter_goes_through_paper_and_is_opened_by_its_reader() -> None:
    letter = cast.letter()
    (page,) = printed_pages(printed(letter.data))
    for condition in (ASKED, STAINED):
        scan = scan_of(page, condition, rng=random.Random(7))
        assert read_codes([scan]) == letter.data
    opened = open_sealed(
        read_codes([scan]),
        envelope=letter.envelope,
        reader=cast.CARLA,
        directories=cast.DIRECTORIES,
    )
    assert opened.content.text.strip()


def test_pages_may_come_in_any_order_and_twice_and_as_pdf() -> None:
    data = random.Random(3).randbytes(12_000)
    pdf = printed(data)
    first, second = printed_pages(pdf)
    scans = [scan_of(page, CLEAR, rng=random.Random(2)) for page in (second, first, second)]
    assert read_codes(scans) == data
    assert read_codes([pdf]) == data


def test_what_lacks_is_named_and_two_letters_are_never_mixed() -> None:
    data = random.Random(4).randbytes(4700)
    covered = Condition("covered", 150, 0, (0, 0), (0.4, 0.4), (1, 1), 0.0, (90, 90), stains=3)
    with pytest.raises(CodesMissing, match=r"read \d of \d+ codes; not read: "):
        read_codes(picture(data, covered))
    with pytest.raises(CodesMixed):
        read_codes(picture(data) + picture(data[::-1]))


def test_what_is_no_picture_is_refused_by_its_place() -> None:
    with pytest.raises(PictureNotRead, match="file 2"):
        read_codes([*picture(b"news"), b"not a picture"])
    with pytest.raises(PictureNotRead, match="file 1"):
        read_codes([b"%PDF-1.7 nothing"])


def test_the_same_letter_and_day_give_the_same_bytes() -> None:
    assert printed(b"news") == printed(b"news")


@pytest.mark.parametrize("layout", layouts())
def test_a_code_holds_what_its_layout_says_and_no_more(layout: object) -> None:
    from kintrace.letters.codes_layout import Layout

    assert isinstance(layout, Layout)
    held = layout.part_size + OVERHEAD
    qr_picture(bytes(held), version=layout.version, level=layout.level, mask=0)
    with pytest.raises(TooLargeForPaper):
        qr_picture(bytes(held + 1), version=layout.version, level=layout.level, mask=0)


def test_the_coarsest_grid_that_fits_one_page_is_taken() -> None:
    sizes = [(one.codes_a_page - 1) * one.part_size for one in layouts()]
    assert sizes == sorted(sizes)
    assert [layout_for(size) for size in sizes] == list(layouts())


def test_spare_codes_fill_the_last_page() -> None:
    coarsest, densest = layouts()[0], layouts()[-1]
    assert spare_count(coarsest, size=1) == coarsest.codes_a_page - 1
    full = (densest.codes_a_page - 1) * densest.part_size
    assert spare_count(densest, size=full) == 1
    assert spare_count(densest, size=full + 1) == densest.codes_a_page


def test_the_code_of_a_receipt_is_read_from_its_photograph() -> None:
    record = b'{"kind":"kintrace custody","number":1}'
    pdf = print_receipt(ReceiptSlip("KT-1", 1, record=record, language="ar"), made_on=DAY)
    (page,) = printed_pages(pdf)
    assert contents_in([scan_of(page, ASKED, rng=random.Random(5))]) == [record]


def test_more_pictures_than_memory_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    small = {"pixels_at_once": 1000}
    known = codes_reading.limit
    monkeypatch.setattr(codes_reading, "limit", lambda name: small.get(name) or known(name))
    with pytest.raises(PictureNotRead, match="more than can be read at once"):
        read_codes(picture(b"news"))


def test_the_bytes_do_not_hang_on_the_order_of_sets() -> None:
    program = (
        "import sys; from datetime import date; from kintrace.letters.codes import print_codes; "
        "from hashlib import sha256; "
        "pdf = print_codes(b'news', letter_number='Лист', made_on=date(2026, 11, 29)); "
        "print(sha256(pdf).hexdigest())"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
