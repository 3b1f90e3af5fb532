"""Which hedges, negations, numbers and times stand in a stretch of a sentence?

By tables of words; numbers and times stay as they are said. A day is given only when the text
itself names it wholly.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from kintrace.documents.span import Span
from kintrace.documents.statements.lemmas import lemma
from kintrace.documents.statements.phrases import Match, table
from kintrace.documents.statements.speaker_words import small_words
from kintrace.documents.statements.statement import Hedge, HedgeKind, Phrase, Quantity, Time
from kintrace.documents.statements.words import Token
from kintrace.values import DateNotUnderstood, PartialDate

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_DAY = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?")
_WHOLE_DATE = re.compile(r"\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d")
_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_MOST_COUNTED = 4
_LINKS = {"en": frozenset(["of", "other", "more"]), "uk": frozenset(), "ru": frozenset()}


def phrase(text: str, tokens: Sequence[Token], first: int, last: int) -> Phrase:
    """Return the words of this range."""
    span = Span(tokens[first].start, tokens[last - 1].end)
    return Phrase(span.of(text), span)


def hedges(text: str, tokens: Sequence[Token], language: str) -> list[Hedge]:
    """Return all hedges of a sentence, from left to right."""
    found = []
    for match in table("hedges.csv", language).all_in(tokens):
        kind = HedgeKind(match.row.kind)
        if kind is HedgeKind.ROUGHLY and _quantity_at(tokens, match.last, language) is None:
            continue
        if match.row.words == ("may",) and tokens[match.first].is_capital and match.first:
            continue
        found.append(Hedge(phrase(text, tokens, match.first, match.last), kind))
    return found


def negations(text: str, tokens: Sequence[Token], language: str) -> list[Phrase]:
    """Return the words of a sentence that negate something."""
    found = []
    matches = {match.first: match for match in table("negations.csv", language).all_in(tokens)}
    for index, token in enumerate(tokens):
        if index in matches:
            found.append(phrase(text, tokens, index, matches[index].last))
        elif language == "en" and token.low.endswith("n't"):
            found.append(phrase(text, tokens, index, index + 1))
    return found


def quantities(text: str, tokens: Sequence[Token], language: str) -> list[Quantity]:
    """Return the numbers of a sentence as they are said, with what they count."""
    found = []
    taken = {
        place for first, last in _time_ranges(tokens, language) for place in range(first, last)
    }
    index = 0
    while index < len(tokens):
        told = None if index in taken else _quantity_at(tokens, index, language)
        if told is None:
            index += 1
            continue
        end, number = told
        counted = _counted(tokens, end, language)
        words = " ".join(token.text for token in tokens[end:counted])
        if words or end - index > 1 or tokens[index].text[0].isdigit():
            found.append(Quantity(phrase(text, tokens, index, end), words, number))
        index = max(end, counted)
    return found


def _quantity_at(
    tokens: Sequence[Token], index: int, language: str
) -> tuple[int, int | None] | None:
    """Return where a number ends that begins here, and its value if the words give one."""
    total, part, is_vague, end = 0, 0, False, index
    while end < len(tokens):
        told = _number(tokens, end, language)
        if told is None:
            is_link = tokens[end].low in _LINKS[language] and is_vague
            if is_link and end + 1 < len(tokens) and _number(tokens, end + 1, language) is not None:
                end += 1
                continue
            is_and = tokens[end].low == "and" and part >= 100 and not is_vague
            if is_and and end + 1 < len(tokens) and _number(tokens, end + 1, language) is not None:
                end += 1
                continue
            break
        kind, value, end = told
        if kind == "vague":
            is_vague = True
        elif kind == "scale":
            part = max(part, 1) * value
            if value >= 1000:
                total, part = total + part, 0
        else:
            part += value
    if end == index:
        return None
    return end, None if is_vague else total + part


def _number(tokens: Sequence[Token], index: int, language: str) -> tuple[str, int, int] | None:
    low = tokens[index].low
    if _PLAIN.fullmatch(low):
        return "number", int(low.replace(",", "")), index + 1
    if "-" in low and language == "en":
        parts = [
            table("quantities.csv", language).at([Token(p, p, 0, 1)], 0)
            for p in low.split("-")
            if p
        ]
        values = [
            match.row.value for match in parts if match is not None and match.row.kind == "number"
        ]
        if len(parts) == len(values) == 2:
            return "number", int(values[0]) + int(values[1]), index + 1
    match = table("quantities.csv", language).at(tokens, index)
    if match is None or (low == "one" and language == "en"):
        return None
    return match.row.kind, int(match.row.value or 0), match.last


def _counted(tokens: Sequence[Token], start: int, language: str) -> int:
    """Return where the words that name what is counted end."""
    end = start
    if end < len(tokens) and language == "en" and tokens[end].low == "of":
        end += 1
        while end < len(tokens) and tokens[end].low in {
            "the",
            "those",
            "these",
            "their",
            "its",
            "our",
        }:
            end += 1
    while end < len(tokens) and end - start < _MOST_COUNTED:
        token = tokens[end]
        if (
            not token.is_word
            or token.low in small_words(language, "not counted")
            or token.text[0].isdigit()
        ):
            break
        if language == "en" and end > start and token.low.endswith(("ed", "ly")):
            break
        end += 1
        if (language == "en" and token.low.endswith("s")) or token.low in {"children", "people"}:
            break
    return end


def times(text: str, tokens: Sequence[Token], language: str) -> list[Time]:
    """Return the times of a sentence as they are said."""
    found = []
    for first, last in _time_ranges(tokens, language):
        told = phrase(text, tokens, first, last)
        found.append(Time(told, _fixed(told.text) or _fixed(_plain_words(told.text, language))))
    return found


def _time_ranges(tokens: Sequence[Token], language: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    plain = [_without_owner(token) for token in tokens] if language == "en" else tokens
    matches = {match.first: match for match in table("times.csv", language).all_in(plain)}
    index = 0
    while index < len(tokens):
        told = _time_at(tokens, index, matches, language)
        if told is None:
            index += 1
            continue
        found.append(told)
        index = told[1]
    return found


def _without_owner(token: Token) -> Token:
    """Read "Friday's" as Friday."""
    return replace(token, low=token.low.removesuffix("'s")) if "'" in token.low else token


def _time_at(
    tokens: Sequence[Token], index: int, matches: dict[int, Match], language: str
) -> tuple[int, int] | None:
    match = matches.get(index)
    low = tokens[index].low
    if match is not None and match.row.kind == "month":
        return _month(tokens, index, language)
    if match is not None:
        return (index, match.last)
    if _WHOLE_DATE.fullmatch(low):
        return index, index + 1
    if _DAY.fullmatch(low) and matches.get(index + 1) is not None:
        return None if matches[index + 1].row.kind != "month" else _from_day(tokens, index)
    if _YEAR.fullmatch(low) and _is_year(tokens, index, language):
        return index, index + 1
    return None


def _from_day(tokens: Sequence[Token], index: int) -> tuple[int, int]:
    end = index + 2
    if end < len(tokens) and _YEAR.fullmatch(tokens[end].low):
        end += 1
    return index, end


def _month(tokens: Sequence[Token], index: int, language: str) -> tuple[int, int] | None:
    """Read "March", "March 12", "March 12, 2031" and "March 2031"."""
    if language == "en" and not tokens[index].is_capital:
        return None
    end = index + 1
    has_day = end < len(tokens) and _DAY.fullmatch(tokens[end].low) is not None
    if language == "en" and tokens[index].low == "may" and not has_day:
        has_year = end < len(tokens) and _YEAR.fullmatch(tokens[end].low) is not None
        lead = tokens[index - 1].low if index else ""
        if not has_year and lead not in {"in", "since", "until", "of", "last", "by"}:
            return None
    end += has_day
    comma = end + 1 < len(tokens) and tokens[end].text == ","
    if comma and has_day and _YEAR.fullmatch(tokens[end + 1].low):
        return index, end + 2
    if end < len(tokens) and _YEAR.fullmatch(tokens[end].low):
        end += 1
    return index, end


def _is_year(tokens: Sequence[Token], index: int, language: str) -> bool:
    lead = tokens[index - 1].low if index else ""
    after = tokens[index + 1].low if index + 1 < len(tokens) else ""
    if language == "en":
        return lead in small_words("en", "before a year")
    return after.startswith(("рок", "рік", "год", "році", "лет", "р")) and len(after) <= 6


def _plain_words(text: str, language: str) -> str:
    """Return the words in their dictionary forms: "марте 2031" as "март 2031"."""
    return " ".join(lemma(word.casefold(), language) for word in text.split())


def _fixed(text: str) -> PartialDate | None:
    """Return the days that the words themselves fix; None when they need a calendar."""
    if not re.search(r"\d{4}", text):
        return None
    try:
        return PartialDate.parse(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|,", "", text))
    except DateNotUnderstood:
        return None
