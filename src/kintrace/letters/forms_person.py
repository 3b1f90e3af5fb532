"""How does a person stand on a form: the name twice, where they live, how to find it?

What does not fit its box in letters large enough to read goes on to another sheet, and the box
says so; nothing is cut off. A blank person gives ruled lines to write on. Layer: letters.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kintrace.letters.directions import Direction, direction_of_text
from kintrace.letters.family_message import Correspondent
from kintrace.letters.family_message_names import address_in_other_script, name_in_other_script
from kintrace.letters.forms_words import Tongues
from kintrace.letters.sheets import Area, Hand, Sheets

LABEL = Hand(6.5, grey=90)
_NAME = Hand(11, is_bold=True)
_NAME_ACROSS = Hand(9, is_bold=True)
_PLAIN = Hand(8.5)
_ACROSS = Hand(7.5, grey=70)
# Smaller letters can't be read by poor light.
_SMALLEST = 0.8
_STEPS = (1.0, 0.95, 0.9, 0.85, _SMALLEST)
# A line for handwriting, with its label above.
_BLANK_STEP = 10.0
_BLANK_KEYS = ("name", "address", "", "way", "telephone")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a person's box before it is folded.

    ``side`` is from which side it begins, None for that of its own letters.
    """

    text: str
    hand: Hand
    side: Direction | None = None


def person_lines(person: Correspondent, *, tongues: Tongues) -> list[Line]:
    """What is written of a person, in order, with the labels that need one."""
    return list(_lines(person, tongues))


def draw_person(
    sheets: Sheets, person: Correspondent, *, key: str, area: Area, tongues: Tongues
) -> list[Line]:
    """Draw a person's box under the label of ``key``.

    Returns every line of the person when they did not all fit, so that another sheet has the
    whole; nothing otherwise.
    """
    sheets.box(area)
    draw_label(sheets, key, area=area.inside(1.5), tongues=tongues)
    inner = area.inside(2).below(area.y + 2 + LABEL.line)
    if not person.name.text.strip():
        _draw_blank(sheets, inner, tongues)
        return []
    lines = person_lines(person, tongues=tongues)
    for step in _STEPS:
        folded = folded_lines(sheets, lines, width=inner.width, scale=step)
        if sum(line.hand.line for line in folded) <= inner.height:
            draw_lines(sheets, folded, area=inner)
            return []
    fitting = _fitting(folded, inner.height - LABEL.line)
    draw_lines(sheets, folded[:fitting], area=inner)
    foot = Area(inner.x, inner.bottom - LABEL.line, inner.width, LABEL.line)
    draw_label(sheets, "address_goes_on", area=foot, tongues=tongues)
    return lines


def folded_lines(
    sheets: Sheets, lines: list[Line], *, width: float, scale: float = 1.0
) -> list[Line]:
    """Fold lines to a width, in letters of their size times a scale."""
    return [
        Line(text, hand, line.side)
        for line in lines
        for hand in [line.hand.of_size(line.hand.size * scale)]
        for text in sheets.folded(line.text, width=width, hand=hand)
    ]


def draw_lines(sheets: Sheets, lines: list[Line], *, area: Area) -> None:
    """Write folded lines from the top of an area."""
    y = area.y
    for line in lines:
        sheets.write(line.text, area=area.below(y), hand=line.hand, side=line.side)
        y += line.hand.line


def height_for(sheets: Sheets, person: Correspondent, *, width: float, tongues: Tongues) -> float:
    """How high a person's box of a width must be to hold everything in letters of full size."""
    if not person.name.text.strip():
        return _BLANK_STEP * len(_BLANK_KEYS)
    lines = folded_lines(sheets, person_lines(person, tongues=tongues), width=width - 4)
    return 4.5 + LABEL.line + sum(line.hand.line for line in lines)


def draw_label(sheets: Sheets, key: str, *, area: Area, tongues: Tongues, **numbers: int) -> None:
    """Write a label at the side where the form begins, in the other language at the other side."""
    first, *others = tongues.words(key, **numbers)
    sheets.write(first, area=area, hand=LABEL, side=tongues.direction)
    for other in others:
        sheets.write(other, area=area, hand=LABEL, side=tongues.far_side)


def _lines(person: Correspondent, tongues: Tongues) -> Iterator[Line]:
    reader = tongues.second if person.language == tongues.first else tongues.first
    side = direction_of_text(person.name.text)
    yield Line(person.name.text, _NAME, side)
    across = name_in_other_script(person, reader=reader)
    if across is not None:
        yield Line(across, _NAME_ACROSS, side)
    known = (("relation", person.relation), ("born", person.born))
    told = [f"{_label(key, person, tongues)}: {value}" for key, value in known if value]
    if told:
        yield Line(" · ".join(told), _PLAIN)
    for line in person.address:
        yield Line(line, _PLAIN)
    address_across = address_in_other_script(person, reader=reader)
    if address_across:
        there = direction_of_text(person.address[0]) if person.address else None
        yield Line(", ".join(address_across), _ACROSS, there)
    for key, value in (("way", person.map_note), ("telephone", person.telephone)):
        if value:
            yield Line(f"{_label(key, person, tongues)}: {value}", _PLAIN)


def _label(key: str, person: Correspondent, tongues: Tongues) -> str:
    """A label in the person's own language where the form speaks it."""
    own = tongues if person.language == tongues.first else tongues.swapped
    return own.words(key)[0]


def _fitting(lines: list[Line], height: float) -> int:
    """How many lines fit a height; the name always does."""
    used, count = 0.0, 0
    for line in lines:
        used += line.hand.line
        if used > height and count:
            break
        count += 1
    return count


def _draw_blank(sheets: Sheets, area: Area, tongues: Tongues) -> None:
    step = area.height / len(_BLANK_KEYS)
    for place, key in enumerate(_BLANK_KEYS):
        y = area.y + step * place
        if key:
            draw_label(sheets, key, area=area.below(y), tongues=tongues)
        sheets.rule(area.x, y + step - 0.8, area.width)
