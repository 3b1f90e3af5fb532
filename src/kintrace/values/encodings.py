"""Which encoding are these bytes written in?

A byte order mark answers at once, then validity as UTF-8, then the zero bytes of UTF-16. For the
one-byte encodings of Cyrillic, Arabic and Latin papers, each reading is scored by how usual its
pairs of letters are (``data/letter_pairs.csv``); charset-normalizer is asked when none is usual.
Reads at most a few samples of a file, wherever it stops being plain ASCII.
"""

import codecs
import csv
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from kintrace.values.errors import KintraceError

# Of two readings as good as each other the first is taken: the more common one.
ONE_BYTE = (
    "cp1251",
    "koi8_u",
    "cp1252",
    "cp1256",
    "cp1250",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp866",
    "iso8859_5",
)
BLOCK = 1 << 20
SAMPLE = 1 << 12
SAMPLES = 4
# Log2 shares: a pair of two scripts, an unseen pair of one script, a usual sign, and a sign that no
# table of names holds.
MIXED = -20.0
UNSEEN = -15.0
USUAL_SIGN = -9.0
NOT_TEXT = -30.0
# Below this mean, no reading looks like names, and charset-normalizer is asked.
UNUSUAL = -18.0
WRONG_SHARE = 0.05

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf_8_sig"),
    (codecs.BOM_UTF32_LE, "utf_32"),
    (codecs.BOM_UTF32_BE, "utf_32"),
    (codecs.BOM_UTF16_LE, "utf_16"),
    (codecs.BOM_UTF16_BE, "utf_16"),
)
_WORDS = re.compile(r"[^\W\d_]+")
_SIGNS = re.compile(r"[^\x00-\x7f]")
_USUAL_SIGNS = frozenset("«»“”„‘’–—№…،؛؟\xa0\xad\u200c\u200d\u200e\u200f")
# Between two letters only an apostrophe and a joiner are at home.
_SIGNS_INSIDE = re.compile(r"(?<=[^\W\d_])[^\x00-\x7f\w’ʼ\u200c\xad](?=[^\W\d_])")
# Vowel marks belong to the Arabic or Hebrew letter before them.
_VOWEL_MARKS = re.compile("(?<=[\u05d0-\u05ea\u0621-\u06d2])[\u05b0-\u05c2\u064b-\u0652]+")


class EncodingUnknown(KintraceError):
    """The name given for an encoding is not one that Python knows."""

    code = "K201"
    exit_code = 2


@dataclass(frozen=True)
class Encoding:
    """An encoding by Python's name, and ``how`` it was found out, in words."""

    name: str
    how: str


def encoding_named(name: str) -> Encoding:
    """Return the encoding a user asked for.

    Raises: EncodingUnknown.

    >>> encoding_named("windows-1251").name
    'cp1251'
    """
    try:
        found = codecs.lookup(name)
    except LookupError:
        found = None
    if found is None or not found._is_text_encoding:
        raise EncodingUnknown(
            f"no encoding is called {name!r}",
            hint="usual ones are utf-8, utf-16, cp1251, koi8-u, cp1256, cp1252",
        )
    return Encoding(found.name.replace("-", "_"), "as you told")


def encoding_of(path: Path) -> Encoding:
    """Return the most likely encoding of a file of text; reads no more than it must."""
    with path.open("rb") as stream:
        head = stream.read(SAMPLE)
    with path.open("rb") as stream:
        return encoding_of_head(head) or encoding_of_samples(list(_samples(stream)))


def encoding_of_bytes(data: bytes) -> Encoding:
    """Return the most likely encoding of a text that is in memory.

    >>> encoding_of_bytes("Привіт".encode()).name
    'utf_8'
    """
    return encoding_of_head(data[:SAMPLE]) or encoding_of_samples(list(_samples(BytesIO(data))))


def encoding_of_head(head: bytes) -> Encoding | None:
    """Return the encoding that the first bytes give away: a mark or zeros; None if neither."""
    for mark, name in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return Encoding(name, "byte order mark")
    return _utf16_without_mark(head)


def encoding_of_samples(samples: list[bytes]) -> Encoding:
    """Return the most likely encoding of bytes known to be no UTF-16; none = plain ASCII."""
    if not samples:
        return Encoding("utf_8", "plain ASCII")
    if _is_utf8(samples):
        return Encoding("utf_8", "valid UTF-8")
    scores = {name: _usualness(samples, name) for name in ONE_BYTE}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] >= UNUSUAL:
        return Encoding(best, "usual pairs of letters")
    return _second_opinion(samples) or Encoding(best, "usual pairs of letters, weakly")


def _samples(stream: BinaryIO) -> Iterator[bytes]:
    """Yield pieces of the text that begin where it stops being plain ASCII."""
    found = 0
    while (block := stream.read(BLOCK)) and found < SAMPLES:
        if block.isascii():
            continue
        found += 1
        at = re.search(rb"[\x80-\xff]", block)
        start = at.start() if at else 0
        # The letters before the first one beyond ASCII are its context.
        yield block[max(0, start - 64) : start + SAMPLE]


def _utf16_without_mark(head: bytes) -> Encoding | None:
    """Tell UTF-16 by its high bytes: zero, or one of a few values for one script."""
    if len(head) < 8:
        return None
    for name, high, low in (("utf_16_le", head[1::2], head[0::2]), ("utf_16_be", head, head[1::2])):
        top = high if name == "utf_16_le" else head[0::2]
        usual = sum(top.count(value) for value in (0, 4, 5, 6))
        if top.count(0) > 1 and usual > 0.95 * len(top) and low.count(0) < 0.01 * len(low) + 1:
            return Encoding(name, "high bytes of UTF-16")
    return None


def _is_utf8(samples: list[bytes]) -> bool:
    """Tell whether nearly all characters beyond ASCII are whole UTF-8 sequences."""
    whole = wrong = 0
    for sample in samples:
        # A block may begin or end inside a character: that is no fault of the file.
        text = sample.lstrip(bytes(range(0x80, 0xC0))).decode("utf-8", "replace")
        text = text.rstrip("�")
        wrong += text.count("�")
        whole += sum(not char.isascii() for char in text) - text.count("�")
    return wrong <= WRONG_SHARE * (whole + wrong) and whole > 0


@cache
def _counts() -> list[dict[str, str]]:
    text = files("kintrace.values").joinpath("data", "letter_pairs.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def _shares() -> dict[str, float]:
    """Return the log2 share of each known pair within its script."""
    totals = {row["script"]: int(row["count"]) for row in _counts() if not row["pair"]}
    return {
        row["pair"]: math.log2(int(row["count"]) / totals[row["script"]])
        for row in _counts()
        if row["pair"]
    }


@cache
def _script_of_letter() -> dict[str, str]:
    """Return the script of each letter of the table, with the letters of ASCII as Latin."""
    script = {letter: row["script"] for row in _counts() for letter in row["pair"].strip()}
    return script | dict.fromkeys("abcdefghijklmnopqrstuvwxyz", "latin")


def _unseen(pair: str) -> float:
    """Return the share of a pair that the table doesn't hold."""
    scripts = {_script_of_letter().get(letter) for letter in pair.strip()}
    return UNSEEN if len(scripts) == 1 and None not in scripts else MIXED


def _usualness(samples: list[bytes], name: str) -> float:
    """Score one reading: mean log2 share of its pairs beyond ASCII; higher is more usual."""
    text = " ".join(sample.decode(name, "replace") for sample in samples)
    text = _VOWEL_MARKS.sub("", text)
    shares = _shares()
    total = 0.0
    count = 0
    for pair, times in _pairs(text).items():
        total += shares.get(pair, _unseen(pair)) * times
        count += times
    inside = len(_SIGNS_INSIDE.findall(text))
    total += inside * (NOT_TEXT - USUAL_SIGN)
    for sign in _SIGNS.findall(_WORDS.sub("", text)):
        total += USUAL_SIGN if sign in _USUAL_SIGNS else NOT_TEXT
        count += 1
    return total / max(1, count)


def _pairs(text: str) -> Counter[str]:
    """Count the pairs with a letter beyond ASCII; a capital inside a word counts as unseen."""
    pairs: Counter[str] = Counter()
    for word in _WORDS.findall(text):
        if word.isascii():
            continue
        edged = f" {word} "
        for first, second in pairwise(edged):
            if first.isascii() and second.isascii():
                continue
            wobbles = first.islower() and second.isupper()
            pairs[first + second if wobbles else (first + second).lower()] += 1
    return pairs


def _second_opinion(samples: list[bytes]) -> Encoding | None:
    """Ask charset-normalizer, for the scripts whose pairs of letters we don't keep."""
    # Imported here because most files never need it.
    from charset_normalizer import from_bytes

    best = from_bytes(b"\n".join(samples)).best()
    return Encoding(best.encoding, "charset-normalizer") if best else None
