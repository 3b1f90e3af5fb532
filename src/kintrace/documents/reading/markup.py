"""Which text of a web page does a browser show, and where in its source does each piece stand?

Follows the tags, without building a tree: what scripts and styles say is left out, what attributes
hide is left out and counted, blocks end lines. Each piece of text keeps its bytes.
"""

import html
import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

from kintrace.documents.layers import ByteSpan, Place, Run, TextLayer, stretch
from kintrace.documents.limits import check_most
from kintrace.values.tables import rows

_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# Words with one space between each are written as they stand.
_WORDS = re.compile(r"\S+(?: \S+)*")


@dataclass(frozen=True, slots=True)
class _Element:
    """How an element of the table behaves; ``ends`` = open ones before it that it closes."""

    shows: bool = True
    is_void: bool = False
    is_block: bool = False
    ends: frozenset[str] = frozenset()


_INLINE = _Element()


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that may tell a fact: name, attributes, the text inside, and where it stands."""

    name: str
    attributes: dict[str, str]
    text: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Page:
    """Visible text with its runs, the tags that may tell facts, and how much was hidden."""

    text: str
    runs: tuple[Run, ...]
    tags: tuple[Tag, ...]
    hidden: int


def page_of(source: str, *, runs: tuple[Run, ...], nesting: int) -> Page:
    """Return what a page shows; ``runs`` lead its source back to the bytes.

    Raises: DocumentTooLarge, where elements are nested deeper than ``nesting``.
    """
    parser = _Visible(source, runs, nesting)
    parser.feed(source)
    parser.close()
    return parser.page()


@dataclass
class _Told:
    """A tag whose text is still coming in."""

    name: str
    attributes: dict[str, str]
    start: int
    text: list[str] = field(default_factory=list)


class _Visible(HTMLParser):
    """Collects visible text; positions are counted in the decoded source."""

    def __init__(self, source: str, runs: tuple[Run, ...], nesting: int) -> None:
        super().__init__(convert_charrefs=False)
        self._layer = TextLayer("source", source, runs, "")
        self._line_starts = [0, *(m.end() for m in re.finditer("\n", source))]
        self._nesting = nesting
        self._open: list[tuple[str, bool]] = []
        self._quiet = 0
        self._pieces: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self._tags: list[Tag] = []
        self._told: _Told | None = None
        self._hidden = 0
        # Whether the text so far ends a line, and whether a space is due before the next word.
        self._at_line_start = True
        self._space_due = False

    def page(self) -> Page:
        """Return all that was collected."""
        self._end_told()
        return Page("".join(self._pieces), tuple(self._runs), tuple(self._tags), self._hidden)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        attributes = {name: value or "" for name, value in attrs}
        start = self._position()
        if tag in ("meta", "link"):
            self._keep(Tag(tag, attributes, "", self._place(start, self._tag_end(start))))
        if tag in ("title", "time") or attributes.get("type", "").lower() == "application/ld+json":
            self._end_told()
            self._told = _Told(tag, attributes, start)
        element = _elements().get(tag, _INLINE)
        while self._open and self._open[-1][0] in element.ends:
            self._quiet -= self._open.pop()[1]
        if element.is_block:
            self._end_line()
        if element.is_void:
            return
        hides = element.shows and _is_hidden(attributes)
        is_quiet = hides or not element.shows
        self._open.append((tag, is_quiet))
        check_most(len(self._open), most=self._nesting, what="elements inside each other")
        self._quiet += is_quiet
        self._hidden += hides and self._quiet == 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take ``<p/>`` as a browser does: as ``<p>``."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those inside of it that were left open."""
        if self._told is not None and self._told.name == tag:
            self._end_told()
        if _elements().get(tag, _INLINE).is_block:
            self._end_line()
        if not any(name == tag for name, _ in self._open):
            return
        while self._open:
            name, is_quiet = self._open.pop()
            self._quiet -= is_quiet
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        """Take text as it stands."""
        start = self._position()
        self._tell(data)
        if self._quiet:
            return
        self._space_due |= data[:1].isspace()
        for words in _WORDS.finditer(data):
            self._write(words[0], start + words.start(), start + words.end())
            self._space_due = words.end() < len(data)

    def handle_entityref(self, name: str) -> None:
        """Take ``&name;`` as the sign that it stands for."""
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Take ``&#number;`` as the sign that it stands for."""
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        start = self._position()
        end = start + len(written)
        if self._layer.text[end : end + 1] == ";":
            end += 1
        text = html.unescape(self._layer.text[start:end])
        self._tell(text)
        if self._quiet:
            return
        if text.isspace():
            self._space_due = True
            return
        self._write(text, start, end)

    def _write(self, text: str, start: int, end: int) -> None:
        """Add one word with the place of its source."""
        if not text:
            return
        if self._space_due and not self._at_line_start:
            self._add(" ")
        self._space_due = False
        self._at_line_start = False
        at = self._length
        self._add(text)
        if end - start == len(text):
            self._runs.extend(stretch(self._layer, start, end=end, to=at))
        elif (place := self._place(start, end)) is not None:
            self._runs.append(Run(at, at + len(text), place))

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _end_line(self) -> None:
        if not self._at_line_start and not self._quiet:
            self._add("\n")
            self._at_line_start = True
        self._space_due = False

    def _tell(self, text: str) -> None:
        if self._told is not None:
            self._told.text.append(text)

    def _end_told(self) -> None:
        told, self._told = self._told, None
        if told is not None:
            text = "".join(told.text)
            place = self._place(told.start, self._tag_end(told.start))
            self._keep(Tag(told.name, told.attributes, text, place))

    def _keep(self, tag: Tag) -> None:
        # A page tells a handful of facts; thousands of such tags are somebody's mischief.
        if len(self._tags) < 1000:
            self._tags.append(tag)

    def _position(self) -> int:
        line, column = self.getpos()
        return self._line_starts[min(line, len(self._line_starts)) - 1] + column

    def _tag_end(self, start: int) -> int:
        end = self._layer.text.find(">", start, start + 10_000)
        return start + 1 if end < 0 else end + 1

    def _place(self, start: int, end: int) -> Place | None:
        places = [
            place for place in self._layer.places(start, end=end) if isinstance(place, ByteSpan)
        ]
        return ByteSpan(places[0].start, places[-1].end) if places else None


@cache
def _elements() -> dict[str, _Element]:
    table = rows("html_elements.csv", package="kintrace.documents.reading")
    return {
        row["element"]: _Element(
            shows=row["shows"] == "yes",
            is_void=row["is_void"] == "yes",
            is_block=row["is_block"] == "yes",
            ends=frozenset(row["ends"].split()),
        )
        for row in table
    }


def _is_hidden(attributes: dict[str, str]) -> bool:
    return "hidden" in attributes or bool(_HIDING.search(attributes.get("style", "")))
