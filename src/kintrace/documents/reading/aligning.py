"""Where in the visible text of a page does each line of its main text stand?

The main text was made by another program that changed spaces, and set off the cells of tables and
the items of lists by signs of its own. Pieces are looked for without their spaces, in order; one
that was changed otherwise has no place, and its line is counted.
"""

import re
from collections.abc import Iterator

from kintrace.documents.layers import Run, TextLayer, stretch

# What trafilatura sets before an item and between cells.
_SET_OFF = re.compile(r"^- |\|")


def aligned(text: str, visible: TextLayer) -> tuple[tuple[Run, ...], int]:
    """Return the runs of ``text`` through the visible layer, and how many lines were not found."""
    packed, positions = _packed(visible.text)
    runs: list[Run] = []
    missed = cursor = at = 0
    for line in text.split("\n"):
        is_missed = False
        for offset, piece in _pieces(line, packed):
            wanted, offsets = _packed(piece)
            found = packed.find(wanted, cursor)
            found = packed.find(wanted) if found < 0 else found
            if found < 0:
                is_missed = True
                continue
            cursor = found + len(wanted)
            places = [at + offset + one for one in offsets]
            runs.extend(_runs(places, positions[found:cursor], visible))
        missed += is_missed
        at += len(line) + 1
    return tuple(runs), missed


def _pieces(line: str, packed: str) -> Iterator[tuple[int, str]]:
    """Yield the line if it stands there as a whole, else its cells; blank ones are left out."""
    if not line.strip():
        return
    if _packed(line)[0] in packed:
        yield 0, line
        return
    at = 0
    for sign in [*_SET_OFF.finditer(line), None]:
        end = len(line) if sign is None else sign.start()
        if line[at:end].strip():
            yield at, line[at:end]
        at = end if sign is None else sign.end()


def _packed(text: str) -> tuple[str, list[int]]:
    """Return the text without spaces, and where each of its characters stood."""
    positions = [index for index, sign in enumerate(text) if not sign.isspace()]
    return "".join(text[index] for index in positions), positions


def _runs(places: list[int], positions: list[int], visible: TextLayer) -> Iterator[Run]:
    """Yield runs for characters that stand side by side in both texts."""
    first = 0
    for last in range(len(places)):
        is_end = last + 1 == len(places)
        step = 0 if is_end else places[last + 1] - places[last]
        # A step of two is one space between words, in both.
        if step in (1, 2) and positions[last + 1] - positions[last] == step:
            continue
        yield from stretch(visible, positions[first], end=positions[last] + 1, to=places[first])
        first = last + 1
