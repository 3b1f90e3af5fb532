"""What does one half of an open form show, the message or the blank for the reply?

Title, number and notices; both persons in boxes, the writer's where reading begins; the middle;
and a foot with date, word count, enclosures and a place to sign. It hands back what did not fit.
Layer: letters.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kintrace.letters.directions import Direction, direction_of_text
from kintrace.letters.family_message import Correspondent, FamilyMessage, MessageMode
from kintrace.letters.forms_body import (
    TEXT,
    draw_phrases,
    draw_places,
    draw_ruled,
    draw_text,
    folded_text,
)
from kintrace.letters.forms_person import LABEL, Line, draw_label, draw_person, height_for
from kintrace.letters.forms_words import Tongues, said
from kintrace.letters.sheets import Area, Hand, Sheets

_TITLE = Hand(14, is_bold=True)
_TITLE_BESIDE = Hand(11, grey=60)
_NUMBER = Hand(8.5, is_bold=True)
_NOTICE = Hand(6.5, grey=50)
_SMALL = Hand(8.5)
_PERSON_LEAST = 38.0
_PERSON_MOST = 54.0
# Sentences to tick need more room than a text, and can't go on to another sheet.
_PERSON_MOST_BESIDE_TICKS = 48.0
_FOOT_HEIGHT = 17.0
_GAP = 2.5
_GAP_BETWEEN_FIELDS = 7.0
_ENCLOSURE_LINES = 2
_NUMBER_PLACE = "_" * 14


@dataclass(frozen=True, slots=True)
class Leftover:
    """What goes on to further sheets: small lines first, then lines of the text."""

    lines: tuple[Line, ...] = ()
    text: tuple[tuple[str, Direction], ...] = ()


def draw_message_half(
    sheets: Sheets, message: FamilyMessage, *, area: Area, tongues: Tongues, sheet_count: int
) -> Leftover:
    """Draw the half that speaks."""
    numbers = " · ".join(_numbers(message, tongues, sheet_count))
    y = _draw_head(sheets, f"title_{message.mode.value}", numbers, area, tongues, message)
    pair = (("from", message.sender), ("to", message.recipient))
    most = _PERSON_MOST if message.mode.has_own_words else _PERSON_MOST_BESIDE_TICKS
    y, lines = _draw_persons(sheets, pair, area.below(y), tongues, most)
    body = Area(area.x, y + _GAP, area.width, area.bottom - _FOOT_HEIGHT - _GAP - y)
    text = _draw_body(sheets, message, body, tongues)
    foot = area.below(area.bottom - _FOOT_HEIGHT)
    enclosures = _draw_foot(sheets, message, foot, tongues)
    return Leftover((*lines, *enclosures), text)


def draw_reply_half(
    sheets: Sheets, message: FamilyMessage, *, area: Area, tongues: Tongues
) -> None:
    """Draw the half that waits for an answer; to someone waiting for news it can be ticked."""
    numbers = f"{_number('number', '', tongues)} · {_number('answers', message.number, tongues)}"
    y = _draw_head(sheets, "title_reply", numbers, area, tongues, message)
    pair = (("from", message.recipient), ("to", message.sender))
    is_ticked = message.mode is MessageMode.ANXIOUS_FOR_NEWS
    most = _PERSON_MOST_BESIDE_TICKS if is_ticked else _PERSON_MOST
    y, _ = _draw_persons(sheets, pair, area.below(y), tongues, most)
    body = Area(area.x, y + _GAP, area.width, area.bottom - _FOOT_HEIGHT - _GAP - y)
    inner = _draw_frame(sheets, "tick" if is_ticked else "reply", body, tongues)
    if is_ticked:
        draw_phrases(sheets, MessageMode.SAFE_AND_WELL, ticked=(), area=inner, tongues=tongues)
    else:
        _draw_empty(sheets, message.word_limit, inner, tongues)
    _draw_blank_foot(sheets, area.below(area.bottom - _FOOT_HEIGHT), tongues)


def _numbers(message: FamilyMessage, tongues: Tongues, sheet_count: int) -> Iterator[str]:
    yield _number("number", message.number, tongues)
    if message.reply_to:
        yield _number("answers", message.reply_to, tongues)
    if sheet_count > 1:
        yield tongues.words("sheet", sheet=1, sheets=sheet_count)[0]


def _number(key: str, number: str, tongues: Tongues) -> str:
    """A number after its word, or a place to write it by hand."""
    return f"{tongues.words(key)[0]} {number or _NUMBER_PLACE}"


def _draw_head(
    sheets: Sheets, title: str, numbers: str, area: Area, tongues: Tongues, message: FamilyMessage
) -> float:
    first, *others = tongues.words(title)
    sheets.write(first, area=area, hand=_TITLE, side=tongues.direction)
    for other in others:
        beside = area.below(area.y + 0.8)
        sheets.write(other, area=beside, hand=_TITLE_BESIDE, side=tongues.far_side)
    y = area.y + _TITLE.line
    way = tongues.direction
    sheets.write(numbers, area=area.below(y), hand=_NUMBER, base=way, side=way)
    y += _NUMBER.line
    return _draw_notices(sheets, message, area.below(y), tongues)


def _draw_notices(sheets: Sheets, message: FamilyMessage, area: Area, tongues: Tongues) -> float:
    """Draw the notices, beside each other where they fit; return where they end."""
    keys = ("open_notice", *(("restricted_notice",) if message.word_limit is not None else ()))
    first, *others = dict.fromkeys(
        " ".join(said(key, language) for key in keys)
        for language in (tongues.first, tongues.second)
    )
    sheets.write(first, area=area, hand=_NOTICE, side=tongues.direction)
    y, used = area.y, sheets.width(first, hand=_NOTICE) + _GAP_BETWEEN_FIELDS
    for other in others:
        if used + sheets.width(other, hand=_NOTICE) > area.width:
            y += _NOTICE.line
        sheets.write(other, area=area.below(y), hand=_NOTICE, side=direction_of_text(other))
    return y + _NOTICE.line + 1


def _draw_persons(
    sheets: Sheets,
    pair: tuple[tuple[str, Correspondent], ...],
    area: Area,
    tongues: Tongues,
    most: float,
) -> tuple[float, list[Line]]:
    """Draw both boxes; return where they end and what did not fit them."""
    wide = (area.width - _GAP) / 2
    wanted = [height_for(sheets, one, width=wide, tongues=tongues) for _, one in pair]
    high = min(most, max(_PERSON_LEAST, *wanted))
    left: list[Line] = []
    for place, (key, person) in enumerate(pair):
        at = place if tongues.direction is Direction.LTR else 1 - place
        box = Area(area.x + at * (wide + _GAP), area.y, wide, high)
        over = draw_person(sheets, person, key=key, area=box, tongues=tongues)
        if over:
            left += [Line(" / ".join(tongues.words(key)), LABEL.of_size(8)), *over]
    return area.y + high, left


def _draw_frame(sheets: Sheets, key: str, area: Area, tongues: Tongues) -> Area:
    """Draw a box with its label; return the area inside."""
    sheets.box(area)
    draw_label(sheets, key, area=area.inside(1.5), tongues=tongues)
    inner = area.inside(2.5)
    return inner.below(area.y + 2 + LABEL.line + 0.5)


def _draw_body(
    sheets: Sheets, message: FamilyMessage, area: Area, tongues: Tongues
) -> tuple[tuple[str, Direction], ...]:
    key = "message" if message.mode.has_own_words else "tick"
    inner = _draw_frame(sheets, key, area, tongues)
    if not message.mode.has_own_words:
        draw_phrases(sheets, message.mode, ticked=message.phrases, area=inner, tongues=tongues)
        return ()
    if not message.text.strip():
        _draw_empty(sheets, message.word_limit, inner, tongues)
        return ()
    lines = folded_text(sheets, message.text, width=inner.width)
    if len(lines) * TEXT.line <= inner.height:
        draw_text(sheets, lines, area=inner)
        return ()
    room = Area(inner.x, inner.y, inner.width, inner.height - LABEL.line)
    left = draw_text(sheets, lines, area=room)
    draw_label(sheets, "goes_on", area=inner.below(inner.bottom - LABEL.line), tongues=tongues)
    return tuple(left)


def _draw_empty(sheets: Sheets, word_limit: int | None, area: Area, tongues: Tongues) -> None:
    if word_limit is None:
        draw_ruled(sheets, area=area)
    else:
        draw_places(sheets, area=area, count=word_limit, side=tongues.direction)


def _draw_foot(
    sheets: Sheets, message: FamilyMessage, area: Area, tongues: Tongues
) -> tuple[Line, ...]:
    """Draw the foot; return the enclosures when they don't fit it."""
    if not message.number and not message.text.strip():
        _draw_blank_foot(sheets, area, tongues)
        return ()
    date_at, count_at, mark_at = _thirds(area, tongues)
    draw_label(sheets, "date", area=date_at, tongues=tongues)
    if message.written_on is None:
        sheets.rule(date_at.x, date_at.y + 8.5, date_at.width)
    else:
        day = message.written_on.isoformat()
        low = date_at.below(date_at.y + 3.5)
        sheets.write(day, area=low, hand=_SMALL, side=tongues.direction)
    if message.mode.has_own_words:
        draw_label(sheets, "words", area=count_at, tongues=tongues, count=message.word_count)
    draw_label(sheets, "mark", area=mark_at, tongues=tongues)
    sheets.rule(mark_at.x, mark_at.y + 8.5, mark_at.width)
    return _draw_enclosures(sheets, message, area.below(area.y + 10), tongues)


def _draw_enclosures(
    sheets: Sheets, message: FamilyMessage, area: Area, tongues: Tongues
) -> tuple[Line, ...]:
    named = [f"{tongues.words(one.kind.value)[0]}: {one.description}" for one in message.enclosures]
    told = "; ".join(named) or tongues.words("nothing")[0]
    label = tongues.words("enclosed")[0]
    lines = sheets.folded(f"{label}: {told}", width=area.width, hand=_SMALL)
    if len(lines) > _ENCLOSURE_LINES:
        lines = [f"{label}: {len(named)}. {tongues.words('address_goes_on')[0]}"]
    y = area.y
    for line in lines:
        sheets.write(line, area=area.below(y), hand=_SMALL, side=tongues.direction)
        y += _SMALL.line
    is_short = told in " ".join(lines) or len(named) == 0
    return () if is_short else (Line(label, LABEL.of_size(8)), *(Line(n, _SMALL) for n in named))


def _draw_blank_foot(sheets: Sheets, area: Area, tongues: Tongues) -> None:
    for key, at in zip(("date", "enclosed", "mark"), _thirds(area, tongues), strict=True):
        draw_label(sheets, key, area=at, tongues=tongues)
        sheets.rule(at.x, at.y + 11, at.width)


def _thirds(area: Area, tongues: Tongues) -> list[Area]:
    """Three areas side by side, in the order of reading."""
    wide = (area.width - 2 * _GAP_BETWEEN_FIELDS) / 3
    xs = [area.x + place * (wide + _GAP_BETWEEN_FIELDS) for place in range(3)]
    areas = [Area(x, area.y + 1, wide, area.height - 1) for x in xs]
    return areas if tongues.direction is Direction.LTR else areas[::-1]
