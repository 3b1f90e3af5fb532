"""What does a web page say about itself: title, date, publisher, author?

Only what a tag or a block of linked data says in so many words, each with where it was found.
A page that says nothing gets no facts: nothing is taken from addresses, file names or wordings.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from kintrace.documents.reading.markup import Page, Tag
from kintrace.documents.reading.told import ToldFact

# Source: Open Graph protocol; HTML Living Standard 4.2.5.1; Dublin Core in HTML.
_META = {
    "og:title": "title",
    "dc.title": "title",
    "article:published_time": "date",
    "article:modified_time": "date",
    "date": "date",
    "dc.date": "date",
    "og:site_name": "publisher",
    "publisher": "publisher",
    "dc.publisher": "publisher",
    "author": "author",
    "article:author": "author",
}
# Source: schema.org, Article.
_LINKED = {
    "headline": "title",
    "datePublished": "date",
    "dateModified": "date",
    "publisher": "publisher",
    "author": "author",
}
_MOST = 40
_SPACE = re.compile(r"\s+")


def facts_of(page: Page) -> tuple[ToldFact, ...]:
    """Return what the page says about itself, in the order in which it says it."""
    found: dict[tuple[str, str, str], ToldFact] = {}
    for tag in page.tags:
        for fact in _facts(tag):
            found.setdefault((fact.what, fact.text, fact.found_in), fact)
    return tuple(found.values())[:_MOST]


def _facts(tag: Tag) -> Iterator[ToldFact]:
    match tag.name:
        case "title":
            yield from _fact("title", tag.text, "<title>", tag)
        case "time" if "datetime" in tag.attributes:
            yield from _fact("date", tag.attributes["datetime"], "<time datetime>", tag)
        case "meta":
            name = tag.attributes.get("property") or tag.attributes.get("name", "")
            what = _META.get(name.lower())
            if what:
                yield from _fact(what, tag.attributes.get("content", ""), f"<meta {name}>", tag)
        case "script":
            yield from _linked_facts(tag)


def _fact(what: str, text: str, found_in: str, tag: Tag) -> Iterator[ToldFact]:
    plain = _SPACE.sub(" ", text).strip()
    if plain:
        yield ToldFact(what, plain, found_in, tag.place)


def _linked_facts(tag: Tag) -> Iterator[ToldFact]:
    try:
        said = json.loads(tag.text)
    except (ValueError, RecursionError):
        return
    for item in _items(said):
        for key, what in _LINKED.items():
            for text in _texts(item.get(key)):
                yield from _fact(what, text, f"linked data: {key}", tag)


def _items(said: Any) -> Iterator[dict[str, Any]]:
    if isinstance(said, list):
        for one in said[:_MOST]:
            if isinstance(one, dict):
                yield one
    elif isinstance(said, dict):
        yield said
        yield from _items(said.get("@graph", []))


def _texts(value: Any) -> Iterator[str]:
    """Yield a text, the name of a thing, or those of a list of them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict) and isinstance(value.get("name"), str):
        yield value["name"]
    elif isinstance(value, list):
        for one in value[:_MOST]:
            if not isinstance(one, list):
                yield from _texts(one)
