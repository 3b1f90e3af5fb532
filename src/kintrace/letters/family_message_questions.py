"""What should the person who checks a message look at?

An open message carries family news only. Words of war, telephone numbers, streets and coordinates
may be harmless, or may endanger somebody: each becomes a question with the place in the text,
never a refusal. The words are data/family/flags.csv. Layer: letters.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from kintrace.values.tables import rows

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_MARKS = "[\u0640\u064b-\u065f\u0670]*"
# Arabic writes "and", "in", "to" and the article onto the word.
_ARABIC_BEFORE = f"(?:[وف]{_MARKS})?(?:[بلك]{_MARKS})?(?:ا{_MARKS}ل{_MARKS}|ل{_MARKS})?"


class Concern(Enum):
    """Why a piece of text is asked about."""

    MILITARY = "military"
    TELEPHONE = "telephone"
    ADDRESS = "address"
    COORDINATES = "coordinates"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Question:
    """One piece of the text, from ``start`` up to ``end``, that somebody should look at."""

    concern: Concern
    start: int
    end: int


def questions(text: str) -> tuple[Question, ...]:
    """Return what to ask about in a text of any language, in order, without overlaps.

    >>> [(found.concern.value, found.start) for found in questions("Дзвони +380 44 000 00 00")]
    [('telephone', 7)]
    """
    plain = text.translate(_DIGITS)
    found = [
        Question(concern, match.start(), match.end())
        for concern, pattern in _patterns()
        for match in pattern.finditer(plain)
    ]
    kept: list[Question] = []
    for question in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or question.start >= kept[-1].end:
            kept.append(question)
    return tuple(kept)


@cache
def _patterns() -> tuple[tuple[Concern, re.Pattern[str]], ...]:
    table = rows("family/flags.csv", package="kintrace.letters")
    return tuple(
        (Concern(row["concern"]), re.compile(_pattern(row), re.IGNORECASE)) for row in table
    )


def _pattern(row: dict[str, str]) -> str:
    """A pattern as it is; a word ending in * as a stem, else whole."""
    if row["form"] == "pattern":
        return row["text"]
    stem = row["text"].removesuffix("*")
    end = r"\w*" if row["text"].endswith("*") else ""
    if row["language"] == "ar":
        return rf"\b{_ARABIC_BEFORE}{_MARKS.join(stem)}{_MARKS}{end}(?!\w)"
    return rf"\b{re.escape(stem)}{end}(?!\w)"
