"""Which questions do treaty articles ask about a movement, and who said what to each?

A checklist is a list of questions; it is filled with what parties said, and each answer keeps its
speaker. Nothing here says whether an article was kept. Pure; stands above values.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from kintrace.documents.accounts_slots import PACKAGE
from kintrace.values.tables import rows

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Item:
    """One question of an article; ``slots`` are those whose statements may bear on it."""

    code: str
    question: str
    slots: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a treaty with its questions, in order."""

    code: str
    treaty: str
    number: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class FilledItem(Generic[Answer]):
    """A question and the attributed statements under it; () = no statement found."""

    item: Item
    answers: tuple[Answer, ...]


@cache
def articles() -> dict[str, Article]:
    """Return every article by its code, in the order of the table.

    >>> articles()["ap1-78"].items[0].code
    'ap1-78.a'
    """
    found: dict[str, Article] = {}
    for row in rows("articles.csv", package=PACKAGE):
        code = row["article"]
        before = found[code].items if code in found else ()
        item = Item(
            f"{code}.{row['item']}", row["question"], tuple(row["slots"].split()), row["source"]
        )
        found[code] = Article(code, row["treaty"], row["number"], (*before, item))
    return found


@cache
def items() -> dict[str, Item]:
    """Return every question by its code."""
    return {item.code: item for article in articles().values() for item in article.items}


def filled(
    article: Article, *, answers: Mapping[str, Iterable[Answer]]
) -> tuple[FilledItem[Answer], ...]:
    """Return an article's questions, each with the statements that people put under it."""
    return tuple(FilledItem(item, tuple(answers.get(item.code, ()))) for item in article.items)
