"""Where do the words and the sentences of a text stand?

One pass over the text; each word and mark keeps its place. It doesn't know languages beyond the
short forms after which a full stop doesn't end a sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kintrace.documents.span import Span
from kintrace.documents.statements.tables import rows

_TOKEN = re.compile(
    r"\d+(?:[.,:/-]\d+)*(?:st|nd|rd|th|s|m|bn|k)?\b"
    r"|[^\W\d_]\.(?:[^\W\d_]\.)+"  # U.N., a.m.
    r"|[^\W_]+(?:['’ʼ-][^\W_]+)*"
    r"|\n[ \t]*\n\s*|\n|''|``"
    r"|\.\.\.|--|[^\w\s]|_"
)
_CLOSERS = {*'"”’»“)]', "''", "'"}
_OPENS = {"“", "„", "«", "``"}
_CLOSES = {"”", "»"}
_EITHER = {'"', "''"}
QUOTES = frozenset(_OPENS | _CLOSES | _EITHER)
_ENDS = {".", "!", "?", "…", "..."}
OPENING_QUOTES = {*'“«„"‘', "``", "''"}


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: as written, folded, and where it stands.

    ``quoted`` tells whether it stands within quotation marks; ``mark`` is "open" or "close" for a
    quotation mark.
    """

    text: str
    low: str
    start: int
    end: int
    quoted: bool = False
    mark: str = ""

    @property
    def is_word(self) -> bool:
        """Whether it has a letter or a digit."""
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def tokens(text: str) -> list[Token]:
    """Return all words and marks of the text, line ends among them as marks, in order."""
    found: list[Token] = []
    inside = False
    for match in _TOKEN.finditer(text):
        word = match.group()
        start, end = match.span()
        if word[0] == "\n":
            inside = False
        mark = _mark(text, start, end, inside=inside)
        if mark:
            inside = mark == "open"
        low = "\n\n" if word[0] == "\n" and word.count("\n") > 1 else word.casefold()
        low = low.replace("’", "'").replace("ʼ", "'")
        found.append(Token(word, low, start, end, inside and not mark, mark))
    return found


def _mark(text: str, start: int, end: int, *, inside: bool) -> str:
    """Tell whether a quotation mark opens or closes; straight ones take turns."""
    word = text[start:end]
    if word in _OPENS:
        return "close" if word == "“" and inside else "open"
    if word in _CLOSES:
        return "close" if inside else "open"
    if word in _EITHER:
        return _side(text, start, end, inside=inside)
    return ""


def _side(text: str, start: int, end: int, *, inside: bool) -> str:
    """Tell by the spaces around it whether a straight mark opens or closes; else take turns."""
    before = text[start - 1 : start].strip(" \t\n([{—–-")
    after = text[end : end + 1].strip(" \t\n")
    if not before and after and after not in ".,;:!?)":
        return "open"
    if before and not (after and after.isalnum()):
        return "close"
    return "close" if inside else "open"


@cache
def short_forms() -> frozenset[str]:
    """Words that a full stop follows without ending the sentence."""
    return frozenset(row["word"] for row in rows("short_forms.csv"))


# No sentence is so long; a text without stops is cut, so that reading stays linear.
_LONGEST = 200


def sentences(found: list[Token]) -> Iterator[list[Token]]:
    """Split the tokens of a text into sentences, without the line ends."""
    sentence: list[Token] = []
    for index, token in enumerate(found):
        if token.text[0] == "\n":
            if token.low == "\n\n" or _starts_anew(sentence, found, index):
                yield from [sentence] if sentence else []
                sentence = []
            continue
        sentence.append(token)
        if len(sentence) >= _LONGEST or _ends(sentence, found, index):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _starts_anew(sentence: list[Token], found: list[Token], index: int) -> bool:
    """Whether a single line end is one of a paragraph: the next line begins like a sentence."""
    following = found[index + 1] if index + 1 < len(found) else None
    if not sentence or following is None:
        return bool(sentence)
    begins = following.text[0].isupper() or following.text in OPENING_QUOTES | {*"-–—•*"}
    return sentence[-1].text in {*_ENDS, *_CLOSERS, ":"} and begins


def _ends(sentence: list[Token], found: list[Token], index: int) -> bool:
    last = found[index]
    following = found[index + 1] if index + 1 < len(found) else None
    if following is None or following.text[0] == "\n":
        return False  # the line end decides
    if last.text in _ENDS:
        return not _goes_on(sentence, last, following)
    if last.text in _CLOSERS and len(sentence) > 1 and sentence[-2].text in _ENDS:
        return _opens_sentence(following) and following.start > last.end
    return False


def _goes_on(sentence: list[Token], stop: Token, following: Token) -> bool:
    """Whether the sentence goes on after this stop."""
    if following.text in _CLOSERS and following.start == stop.end:
        return True
    if following.start == stop.end and following.is_word:
        return True
    if following.text in {",", ";", ":", ")"}:
        return True
    before = sentence[-2] if len(sentence) > 1 else None
    if stop.text == "." and before is not None and before.end == stop.start:
        is_initial = len(before.text) == 1 and before.text.isupper()
        if is_initial or before.low in short_forms():
            return True
    return not _opens_sentence(following)


def _opens_sentence(token: Token) -> bool:
    return not token.is_word or token.text[0].isupper() or token.text[0].isdigit()


def span_of(found: list[Token]) -> Span:
    """Return the stretch from the first to the last of these tokens."""
    return Span(found[0].start, found[-1].end)
