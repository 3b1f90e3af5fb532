"""Where do sentences and paragraphs of a text begin?

By marks that end a sentence, capitals after them, and breaks of lines. Knows English, Ukrainian
and Russian short forms ("Mr.", "вул.", "г."); other languages are read without such a list.
Every pattern reads each character once, so a hostile text takes no longer than another.
"""

import re
from functools import cache
from itertools import pairwise

from kintrace.documents.span import Span
from kintrace.values.tables import rows

CLOSERS = "\"'”’»)\\]›"
OPENERS = "\"'“‘«„([‹"
_ENDING = re.compile(rf"(?<![.!?…؟۔])[.!?…؟۔]++[{CLOSERS}]*+(?=\s)")
_LINE_END = re.compile(r"(?<!\s)[^\S\n\r\u2028\u2029]*+[\n\r\u2028\u2029]\s*+")
_LINE_BREAK = re.compile(r"\n|\r(?!\n)|\u2028|\u2029")
_WORD_BEFORE = re.compile(r"[^\s(\[\"'“„«]*$")
_LONGEST_WORD = 40
# A text whose lines were broken to fit a page: most end within a sentence, and many go on small.
_ENDS, _SHORT_LINE = ".!?…", 0.75
_WRAPPED_AT_LEAST, _GOES_ON_AT_LEAST, _SHORTEST_LINE, _LONGEST_LINE = 0.5, 0.3, 30, 140


@cache
def abbreviations() -> dict[str, str]:
    """Return the short forms, small and without their point, and when a sentence goes on after.

    That is "always", "before number" ("no. 5") or "unless after number" ("2014 г.").
    """
    table = rows("abbreviations.csv", package=__package__)
    return {row["abbreviation"]: row["goes_on"] for row in table}


def paragraphs_of(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of a text, without the blanks around them."""
    return _pieces(text, paragraph_breaks(text))


def sentences_of(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text, without the blanks around them.

    >>> [span.of("Mr. Orn left. Why? ") for span in sentences_of("Mr. Orn left. Why? ")]
    ['Mr. Orn left.', 'Why?']
    """
    return _pieces(text, sorted({*paragraph_breaks(text), *sentence_breaks(text)}))


def sentence_breaks(text: str) -> list[int]:
    """Return the offsets just after the words and marks that end a sentence within a paragraph."""
    return [
        found.end()
        for found in _ENDING.finditer(text)
        if not _goes_on(text, found.end()) and not _is_short_form(text, found)
    ]


def paragraph_breaks(text: str) -> list[int]:
    """Return the offsets of the blanks that separate paragraphs, in order."""
    breaks = [
        (found.start(), found.end(), len(_LINE_BREAK.findall(found.group())))
        for found in _LINE_END.finditer(text)
    ]
    single = [(start, end) for start, end, lines in breaks if lines == 1]
    joined = _joined(text, single)
    return [
        start
        for start, end, lines in breaks
        if (lines > 1 or (start, end) not in joined) and not _runs_over(text, start, end, lines)
    ]


def _pieces(text: str, breaks: list[int]) -> tuple[Span, ...]:
    spans = []
    for start, end in pairwise((0, *breaks, len(text))):
        piece = text[start:end]
        left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
        if left < right:
            spans.append(Span(start + left, start + right))
    return tuple(spans)


def _goes_on(text: str, at: int) -> bool:
    """Whether a small letter follows: the mark ended a quotation or a short form."""
    following = text[at : at + 8].lstrip().lstrip(OPENERS)
    return following[:1].islower()


def _is_short_form(text: str, found: re.Match[str]) -> bool:
    if found.group() != ".":
        return False
    before = text[max(0, found.start() - _LONGEST_WORD) : found.start()]
    words = _WORD_BEFORE.search(before)
    word = words.group() if words else ""
    is_initial = len(word) == 1 and word.isupper() and word.isalpha()
    match abbreviations().get(word.lower()):
        case "always":
            return True
        case "before number":
            return text[found.end() : found.end() + 4].lstrip()[:1].isdigit()
        case "unless after number":
            return not before[: len(before) - len(word)].rstrip()[-1:].isdigit()
    return is_initial


def _runs_over(text: str, start: int, end: int, lines: int) -> bool:
    """Whether the next line goes on with the sentence of the line before."""
    is_open = text[start - 1 : start] not in ".!?…:;" and text[end : end + 1].islower()
    return lines == 1 and start > 0 and is_open


def _joined(text: str, single: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the breaks of lines that only fit the text to a page's width, and end no paragraph.

    In such a text a line that ends a sentence well before that width ends a paragraph.
    """
    lines, last = [], 0
    for start, end in single:
        lines.append((start, end, start - max(last, text.rfind("\n", last, start) + 1)))
        last = end
    if not _is_wrapped(text, lines):
        return set()
    width = sorted(length for _, _, length in lines)[len(lines) * 9 // 10]
    return {
        (start, end)
        for start, end, length in lines
        if length >= _SHORT_LINE * width or text[start - 1] not in _ENDS + CLOSERS
    }


def _is_wrapped(text: str, lines: list[tuple[int, int, int]]) -> bool:
    usual = [line for line in lines if _SHORTEST_LINE <= line[2] <= _LONGEST_LINE]
    within = sum(text[start - 1] not in f"{_ENDS}:;" for start, _, _ in usual)
    small = sum(text[end : end + 1].islower() for _, end, _ in usual)
    return (
        len(usual) >= 3
        and within >= _WRAPPED_AT_LEAST * len(lines)
        and small >= _GOES_ON_AT_LEAST * len(lines)
    )
