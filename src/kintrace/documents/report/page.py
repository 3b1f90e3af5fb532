"""How does a read document become one HTML file that opens anywhere, offline?

Its style stands inside it, it has no script, and its content security policy allows that style
and nothing else: no request leaves it. Everything that a document says is escaped.
Writes the one file it is asked to.
"""

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any
from unicodedata import bidirectional

import jinja2

from kintrace.documents.reading import ToldFact
from kintrace.documents.report.gathered import Gathered
from kintrace.documents.report.marked import Piece, Sentence, paragraphs, pieces
from kintrace.documents.reuse import Reuse
from kintrace.documents.statements import Doubt, Statement
from kintrace.values.errors import KintraceError

LANGUAGES = ("en", "uk", "ru", "ar")
# The glossary has another word for what mail and PDF call by this name.
_NAMES = {"subject": "topic"}


class PageLanguageUnknown(KintraceError):
    """The page about documents has no sentences in this language."""

    code = "K520"
    exit_code = 2


@dataclass(frozen=True)
class Wording:
    """The sentences of one language."""

    language: str
    sentences: dict[str, Any]

    def __call__(self, key: str, /, **values: object) -> str:
        """Return one sentence with its values put in."""
        sentence: str = self.sentences[key]
        return sentence.format(**values)

    def of(self, group: str, key: str) -> str:
        """Return the word for one kind of thing, or the kind itself where there is none."""
        words: dict[str, str] = self.sentences[group]
        return words.get(key, key)

    def told(self, fact: ToldFact) -> str:
        """Return what a fact is that the file tells about itself."""
        return self.of("told", _NAMES.get(fact.what, fact.what))


@dataclass(frozen=True)
class Card:
    """One statement as it is shown, with its number."""

    number: int
    text: str
    statement: Statement


@dataclass(frozen=True)
class Sheet:
    """One document as the page shows it."""

    found: Gathered
    pieces: list[Piece]
    paragraphs: list[list[Sentence]]
    cards: list[Card]
    doubts: tuple[Doubt, ...]
    direction: str


def write_page(
    found: Sequence[Gathered],
    path: Path | str,
    *,
    reused: Reuse | None = None,
    language: str = "en",
) -> None:
    """Write one page about one or more documents.

    ``reused`` is what several have in common, None = only one. ``language`` is one of LANGUAGES;
    statements stay in the words of the document.

    Raises: PageLanguageUnknown, OSError.
    """
    page = _environment().get_template("document.html")
    text = page.render(
        words=wording(language),
        sheets=[_sheet(one, language=language) for one in found],
        names=[one.name for one in found],
        reused=reused,
        **_inlined(),
    )
    Path(path).write_text(text, encoding="utf-8", newline="\n")


def wording(language: str) -> Wording:
    """Return the sentences of a language.  Raises: PageLanguageUnknown."""
    if language not in LANGUAGES:
        raise PageLanguageUnknown(
            "the page is not written in that language",
            hint="choose one of: " + ", ".join(LANGUAGES),
        )
    return Wording(language, json.loads(_data(f"languages/{language}.json")))


def _sheet(found: Gathered, *, language: str) -> Sheet:
    rendered = zip(found.statements, found.rendered(language), strict=True)
    cards = [Card(number, text, one) for number, (one, text) in enumerate(rendered, start=1)]
    return Sheet(
        found,
        pieces(found.passages),
        paragraphs(found),
        cards,
        found.doubts,
        _direction(found.passages.text),
    )


def _direction(text: str) -> str:
    """Return the direction of a text's first letter, as a browser would find it."""
    kinds = (bidirectional(sign) for sign in text)
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
    return "ltr" if first == "L" else "rtl"


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("kintrace.documents.report", "."),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _inlined() -> dict[str, str]:
    """Return the style and the policy that allows it and nothing else."""
    style = _data("document.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return {"style": style, "policy": policy}


def _data(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
