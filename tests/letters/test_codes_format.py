"""Do the codes keep to docs/formats/paper-codes.md, word for word and byte for byte?"""

import hashlib
import re
from itertools import combinations

from kintrace.letters.codes_compact import dictionaries, expanded
from kintrace.letters.codes_framing import frame_of, frames, joined
from kintrace.letters.codes_layout import layouts
from tests.tree import ROOT

PAGE = (ROOT / "docs" / "formats" / "paper-codes.md").read_text(encoding="utf-8")
PACKED, *FRAMES = (bytes.fromhex(found) for found in re.findall(r"^([0-9a-f]{30,})$", PAGE, re.M))
TEXT = "Мамо, у мене все добре."


def test_the_packed_bytes_of_the_vector_unpack_to_its_text() -> None:
    assert f"`{TEXT}`" in PAGE
    assert expanded(PACKED).decode() == TEXT


def test_the_frames_of_the_vector_are_those_that_are_printed() -> None:
    made = frames(PACKED, part_size=len(PACKED) // 2, spare_count=2)
    assert [frame.packed() for frame in made] == FRAMES


def test_any_two_frames_of_the_vector_give_its_text_back() -> None:
    read = [frame for code in FRAMES if (frame := frame_of(code)) is not None]
    assert all(expanded(joined(two)).decode() == TEXT for two in combinations(read, 2))


def test_the_dictionaries_are_the_frozen_ones() -> None:
    told = re.findall(r"^\| `(0\d)` \| `([0-9a-f]{64})` \|$", PAGE, re.M)
    held = {number.hex(): hashlib.sha256(words).hexdigest() for number, words in dictionaries()}
    assert dict(told) == held


def test_the_page_tells_what_the_densest_grid_carries() -> None:
    densest = layouts()[-1]
    carried = (densest.codes_a_page - 1) * densest.part_size
    assert f"carries {carried:,} bytes" in PAGE
    assert f"version {densest.version}," in PAGE
