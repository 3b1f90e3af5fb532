"""What does each code of a page say about itself?

The bytes of a letter are cut in equal parts, spare parts are added, and each part is put in a
frame: mark, version, which letter, which part of how many, how long the whole is, the part, a
checksum. Frames come back in any order, some twice, up to the spare ones lost. Layer: letters.
"""

import hashlib
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from kintrace.letters.codes_spare import MOST_PARTS, restored, spare_parts
from kintrace.values import KintraceError

MARK = b"KL"
VERSION = 1
# Mark, version, letter, number of the part, count of data parts and of spare ones, whole length.
_HEAD = struct.Struct(">2sB8sBBBI")
_CHECK = struct.Struct(">I")
OVERHEAD = _HEAD.size + _CHECK.size


class TooLargeForPaper(KintraceError):
    """The letter has more bytes than its codes can number."""

    code = "K720"
    exit_code = 3


class CodesMixed(KintraceError):
    """The codes belong to more than one letter."""

    code = "K721"
    exit_code = 3


class CodesMissing(KintraceError):
    """Too few of the letter's codes could be read."""

    code = "K722"
    exit_code = 3


class CodesDamaged(KintraceError):
    """The codes were read, but together they are not the letter that was printed."""

    code = "K723"
    exit_code = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """One code's content; ``number`` counts from 0, spare parts after the data parts."""

    letter: bytes
    number: int
    data_count: int
    spare_count: int
    length: int
    part: bytes

    @property
    def count(self) -> int:
        """How many codes the letter has, with the spare ones."""
        return self.data_count + self.spare_count

    def packed(self) -> bytes:
        """The bytes that stand in the code."""
        numbers = (self.number, self.data_count, self.spare_count, self.length)
        framed = _HEAD.pack(MARK, VERSION, self.letter, *numbers) + self.part
        return framed + _CHECK.pack(zlib.crc32(framed))

    @property
    def family(self) -> tuple[bytes, int, int, int, int]:
        """What all codes of one letter have in common."""
        return (self.letter, self.data_count, self.spare_count, self.length, len(self.part))


def letter_mark(data: bytes) -> bytes:
    """The eight bytes by which codes of one letter know each other, from its SHA-256."""
    return hashlib.sha256(data).digest()[:8]


def frames(data: bytes, *, part_size: int, spare_count: int) -> list[Frame]:
    """Cut a letter in parts of ``part_size`` bytes, the last one filled up with zeros.

    Raises:
        TooLargeForPaper: when data and spare parts are more than 255.
    """
    data_count = max(1, -(-len(data) // part_size))
    if data_count + spare_count >= MOST_PARTS:
        raise TooLargeForPaper(
            f"the letter has {len(data):,} bytes, too many for paper codes",
            hint="leave out photographs, or send the letter as a file",
        )
    filled = data.ljust(data_count * part_size, b"\0")
    parts = [filled[at : at + part_size] for at in range(0, len(filled), part_size)]
    parts += spare_parts(parts, count=spare_count)
    shared = (data_count, spare_count, len(data))
    mark = letter_mark(data)
    return [Frame(mark, number, *shared, part) for number, part in enumerate(parts)]


def frame_of(code: bytes) -> Frame | None:
    """Read one code; None when it is no code of a letter, or damaged."""
    if len(code) <= OVERHEAD or _CHECK.pack(zlib.crc32(code[:-4])) != code[-4:]:
        return None
    mark, version, letter, number, data_count, spare_count, length = _HEAD.unpack_from(code)
    part = code[_HEAD.size : -_CHECK.size]
    is_sound = (
        (mark, version) == (MARK, VERSION)
        and number < data_count + spare_count < MOST_PARTS
        and max(0, data_count - 1) * len(part) <= length <= data_count * len(part)
        and data_count > 0
    )
    return Frame(letter, number, data_count, spare_count, length, part) if is_sound else None


def is_enough(got: Iterable[Frame]) -> bool:
    """Whether these frames of one letter are enough to put it together."""
    numbers = {frame.number: frame.data_count for frame in got}
    return bool(numbers) and len(numbers) >= next(iter(numbers.values()))


def joined(got: Iterable[Frame]) -> bytes:
    """Put a letter together from its frames, in any order, some of them twice.

    Raises:
        CodesMixed: when they are of two letters.
        CodesMissing: when more are lost than spare ones were printed; it names them.
        CodesDamaged: when what comes out is not what was printed.
    """
    seen = set(got)
    letters = {frame.letter for frame in seen}
    if len(letters) > 1:
        raise CodesMixed(
            f"the pictures show codes of {len(letters)} letters",
            hint="read the pages of one letter at a time: its number stands on each page",
        )
    if not seen:
        raise CodesMissing(
            "no code of a letter was found in the pictures",
            hint="photograph the page flat, in even light, so that it fills the picture",
        )
    by_number = {frame.number: frame for frame in seen}
    if len({frame.family for frame in seen}) > 1 or len(by_number) < len(seen):
        raise CodesDamaged("codes of the same letter contradict each other")
    any_frame = next(iter(by_number.values()))
    _refuse_missing(set(by_number), any_frame)
    parts = {number: frame.part for number, frame in by_number.items()}
    data = b"".join(restored(parts, count=any_frame.data_count))[: any_frame.length]
    if letter_mark(data) != any_frame.letter:
        raise CodesDamaged("the codes together are not the letter that was printed")
    return data


def _refuse_missing(numbers: set[int], frame: Frame) -> None:
    """Name the codes that weren't read, as they are numbered on paper, when too many are."""
    needed = frame.data_count - len(numbers)
    if needed <= 0:
        return
    lost = ", ".join(str(number + 1) for number in range(frame.count) if number not in numbers)
    raise CodesMissing(
        f"read {len(numbers)} of {frame.count} codes; not read: {lost}",
        hint=f"photograph again the page with those codes, at least {needed} of them",
    )
