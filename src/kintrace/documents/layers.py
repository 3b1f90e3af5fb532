"""Where in the bytes, or on which page, does a piece of a text stand?

A text layer is one reading of an artifact and is never edited. Its runs lead each of its
characters back: to bytes, to a box on a page, or to a paragraph of a word processor's file.
A better reading is a new layer beside the old one.
"""

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any, assert_never


@dataclass(frozen=True, slots=True)
class ByteSpan:
    """Bytes from ``start`` to before ``end`` of the artifact."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Box:
    """A box on a page (from 1), in hundredths of a point from the page's lower left corner."""

    page: int
    left: int
    bottom: int
    right: int
    top: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph (from 0) of one part of a word processor's file, tables included."""

    part: str
    index: int


Place = ByteSpan | Box | Paragraph


@dataclass(frozen=True, slots=True)
class Run:
    """Characters from ``start`` to before ``end`` of a layer, and where they stand.

    ``encoding`` says that the bytes are these characters written in it, so that a part of the run
    has bytes of its own; "" = the run stands for its bytes as a whole. ``edges`` are the left and
    right edge of each character in a box, one pair after the other; () = not known.
    """

    start: int
    end: int
    place: Place
    encoding: str = ""
    edges: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TextLayer:
    """One reading of an artifact: its text, how it was read, and where each character stands.

    ``name`` is unique among the layers of one artifact. ``read_by`` names program and version.
    ``runs`` are in the order of the text and don't overlap; between them stand characters that no
    byte of the artifact wrote, such as the line ends between a page's lines.
    """

    name: str
    text: str
    runs: tuple[Run, ...]
    read_by: str

    @property
    def sha256(self) -> str:
        """The hash of the text in UTF-8, by which a later reader knows it as the same."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def places(self, start: int, *, end: int) -> tuple[Place, ...]:
        """Return where the characters from ``start`` to before ``end`` stand, in text order.

        Runs of bytes that touch are given as one. () = no byte of the artifact wrote them.
        """
        found: list[Place] = []
        first = max(0, bisect_right(self.runs, start, key=lambda run: run.start) - 1)
        for index in range(first, len(self.runs)):
            run = self.runs[index]
            if run.start >= end:
                break
            if run.end <= start:
                continue
            place = _part(run, self.text, max(start, run.start), min(end, run.end))
            last = found[-1] if found else None
            if isinstance(last, ByteSpan) and isinstance(place, ByteSpan):
                if last.end == place.start:
                    found[-1] = ByteSpan(last.start, place.end)
                    continue
            elif last == place:
                continue
            found.append(place)
        return tuple(found)


def stretch(layer: TextLayer, start: int, *, end: int, to: int) -> tuple[Run, ...]:
    """Return the runs of characters that stand again, sign for sign, from ``to`` of another text.

    They lead to the same places as the characters from ``start`` to before ``end`` of the layer.
    """
    found = []
    first = max(0, bisect_right(layer.runs, start, key=lambda run: run.start) - 1)
    for index in range(first, len(layer.runs)):
        run = layer.runs[index]
        if run.start >= end:
            break
        begin, stop = max(start, run.start), min(end, run.end)
        if begin >= stop:
            continue
        place = _part(run, layer.text, begin, stop)
        edges = run.edges[2 * (begin - run.start) : 2 * (stop - run.start)]
        shift = to - start
        found.append(Run(begin + shift, stop + shift, place, run.encoding, edges))
    return tuple(found)


def _part(run: Run, text: str, start: int, end: int) -> Place:
    """Return where a part of one run stands; the whole run where no finer place is known."""
    place = run.place
    match place:
        case ByteSpan():
            if not run.encoding or (start, end) == (run.start, run.end):
                return place
            before = len(text[run.start : start].encode(run.encoding, "surrogatepass"))
            length = len(text[start:end].encode(run.encoding, "surrogatepass"))
            return ByteSpan(place.start + before, place.start + before + length)
        case Box():
            edges = run.edges[2 * (start - run.start) : 2 * (end - run.start)]
            if not edges:
                return place
            return Box(place.page, min(edges), place.bottom, max(edges), place.top)
        case Paragraph():
            return place
        case _:
            assert_never(place)


def layer_record(layer: TextLayer) -> dict[str, Any]:
    """Return a layer as a plain record, for a file or a pipe."""
    return {
        "name": layer.name,
        "read_by": layer.read_by,
        "runs": [_run_record(run) for run in layer.runs],
        "text": layer.text,
    }


def layer_of(record: dict[str, Any]) -> TextLayer:
    """Return the layer that a record stands for.

    Raises: KeyError, TypeError or ValueError for a record that stands for none.
    """
    if not isinstance(record["runs"], list):
        raise TypeError("a layer's runs must be a list")
    runs = tuple(_run_of(row) for row in record["runs"])
    text = record["text"]
    if not all(isinstance(part, str) for part in (text, record["name"], record["read_by"])):
        raise TypeError("a layer's words must be text")
    at = 0
    for run in runs:
        if not at <= run.start < run.end <= len(text):
            raise ValueError("a layer's runs are out of order")
        at = run.end
    return TextLayer(name=record["name"], text=text, runs=runs, read_by=record["read_by"])


def place_record(place: Place) -> list[Any]:
    """Return a place as a list whose first word says which kind it is."""
    match place:
        case ByteSpan():
            return ["bytes", place.start, place.end]
        case Box():
            return ["page", place.page, place.left, place.bottom, place.right, place.top]
        case Paragraph():
            return ["paragraph", place.part, place.index]
        case _:
            assert_never(place)


def place_of(record: list[Any]) -> Place:
    """Return the place that a list stands for.  Raises: TypeError, ValueError."""
    kind, *numbers = record
    whole = [number for number in numbers if isinstance(number, int)]
    match kind, len(whole), len(numbers):
        case "bytes", 2, 2:
            return ByteSpan(*whole)
        case "page", 5, 5:
            return Box(*whole)
        case "paragraph", 1, 2:
            return Paragraph(str(numbers[0]), whole[0])
    raise ValueError("a place is of no kind that is known")


def _run_record(run: Run) -> list[Any]:
    return [run.start, run.end, place_record(run.place), run.encoding, list(run.edges)]


def _run_of(row: list[Any]) -> Run:
    start, end, place, encoding, edges = row
    if not all(isinstance(number, int) for number in (start, end, *edges)):
        raise TypeError("a run's numbers must be whole")
    if not isinstance(encoding, str):
        raise TypeError("an encoding must be text")
    return Run(start, end, place_of(place), encoding, tuple(edges))
