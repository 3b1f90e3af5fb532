"""What does a person see or hear of a page, and which of it was not translated?

`marked` makes every translatable sentence stand between two signs; `unmarked` then finds the words
of a page that stand outside: sentences that no translator will ever meet.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from html.parser import HTMLParser
from unittest import mock

from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import trans_real

BEGIN, END = "⟦", "⟧"
CONTEXT_END = "\x04"
READ_ALOUD = {"aria-label", "title", "alt", "placeholder"}
UNSEEN = {"script", "style", "svg", "code"}
# Elements that never have an end.
EMPTY = {"meta", "link", "input", "br", "hr", "img", "use", "path", "rect", "line", "circle"}
# Words of people, and days as Django writes them in each language.
OF_OTHERS = {"bdi", "time"}
OWN_NAMES = {"Kintrace"}


def page(client: Client, route: str, **named: object) -> str:
    """What the page at a route says to whoever is logged in."""
    return unescape(client.get(reverse(route, kwargs=named)).content.decode())


@contextmanager
def marked() -> Iterator[str]:
    """Mark all that gettext says; gives the code of the language in which that is so."""
    language = "uk"
    catalogue = trans_real.translation(language)
    with (
        mock.patch.object(catalogue, "gettext", _mark),
        mock.patch.object(catalogue, "ngettext", lambda one, many, number: _mark(many)),
        translation.override(language),
    ):
        yield language


def _mark(message: str) -> str:
    return BEGIN + message.rpartition(CONTEXT_END)[2] + END


def unmarked(page: str) -> list[str]:
    """The words that stand outside of all marks, in the order they are met."""
    reader = _Reader()
    reader.feed(page)
    return [word for text in reader.seen for word in _outside(text)]


def _outside(text: str) -> Iterator[str]:
    depth, kept = 0, ""
    for letter in text:
        depth += (letter == BEGIN) - (letter == END)
        kept += letter if depth == 0 and letter != END else " "
    yield from (word for word in kept.split() if any(map(str.isalpha, word)))


class _Reader(HTMLParser):
    """Collects text and what is read aloud; words of people and names of languages are not ours."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = dict(attributes)
        if not any(self.open):
            self.seen += [named[name] or "" for name in READ_ALOUD & named.keys()]
        if tag not in EMPTY:
            is_of_others = (
                tag in OF_OTHERS
                or named.get("dir") == "auto"
                or ("lang" in named and tag != "html")
            )
            self.open.append(tag in UNSEEN or is_of_others)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY and self.open:
            self.open.pop()

    def handle_data(self, text: str) -> None:
        if not any(self.open):
            self.seen.append(" ".join(word for word in text.split() if word not in OWN_NAMES))
