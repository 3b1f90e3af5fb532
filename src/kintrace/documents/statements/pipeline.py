"""Is a spaCy pipeline installed for a language, and how does it read a text?

Never required and never downloaded: what is installed is found by its entry point, and where
nothing is, statements are found by our own tables alone. Behind ``Pipeline``, so that what uses a
reading knows nothing of spaCy. Pure but for the files that an installed pipeline reads itself.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from importlib import import_module
from importlib.metadata import entry_points
from importlib.util import find_spec
from typing import Any, Protocol

from kintrace.documents.span import Span
from kintrace.values.errors import KintraceError

NONE = "none"
_LANGUAGES = ("en", "uk", "ru")
# A pipeline reads some 20,000 letters a second; what comes later in a text is left to the tables.
MOST_CHARACTERS = 300_000
_LONGEST_PIECE = 20_000
_GAP = re.compile(r"\n\s*\n")


class PipelineMissing(KintraceError):
    """A pipeline is asked for that isn't installed, or that reads another language."""

    code = "K534"
    exit_code = 2


class EntityKind(StrEnum):
    """What a pipeline takes a name for."""

    PERSON = "person"
    PLACE = "place"
    BODY = "body"


_KINDS = {
    "PERSON": EntityKind.PERSON,
    "PER": EntityKind.PERSON,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "ORG": EntityKind.BODY,
}


@dataclass(frozen=True, slots=True)
class ReadWord:
    """One word: its universal part of speech, its relation, and the place of its head."""

    span: Span
    part: str
    relation: str
    head: int


@dataclass(frozen=True, slots=True)
class Entity:
    """One name and what it is taken for."""

    span: Span
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text as a pipeline reads it; ``places`` leads from where a word begins to its number."""

    words: tuple[ReadWord, ...] = ()
    entities: tuple[Entity, ...] = ()
    places: dict[int, int] = field(default_factory=dict)

    def entities_in(self, within: Span) -> list[Entity]:
        """Return the names that stand in a stretch of the text, in their order."""
        first = bisect_left(self.entities, within.start, key=lambda one: one.span.start)
        last = bisect_left(self.entities, within.end, key=lambda one: one.span.start)
        return [one for one in self.entities[first:last] if within.holds(one.span)]


class Pipeline(Protocol):
    """Something that reads the words of one language."""

    @property
    def name(self) -> str:
        """The pipeline's name and version, as they are shown."""
        ...

    @property
    def language(self) -> str:
        """The language that it reads: "en", "uk" or "ru"."""
        ...

    def read(self, text: str) -> Parsed:
        """Return how it reads the text."""
        ...


@dataclass(frozen=True, slots=True)
class SpacyPipeline:
    """A loaded pipeline of spaCy."""

    name: str
    language: str
    model: Any

    def read(self, text: str) -> Parsed:
        """Return how it reads the text, piece by piece; what is beyond its limit is left out."""
        words: list[ReadWord] = []
        entities: list[Entity] = []
        pieces = list(_pieces(text[:MOST_CHARACTERS]))
        for start, doc in zip(
            (start for start, _piece in pieces),
            self.model.pipe(piece for _start, piece in pieces),
            strict=True,
        ):
            first = len(words)
            words += [_word(token, start=start, first=first) for token in doc]
            entities += _entities(doc, start=start)
        places = {word.span.start: number for number, word in enumerate(words)}
        return Parsed(tuple(words), tuple(entities), places)


def _word(token: Any, *, start: int, first: int) -> ReadWord:
    span = Span(start + token.idx, start + token.idx + len(token.text))
    return ReadWord(span, str(token.pos_), str(token.dep_), first + int(token.head.i))


def _entities(doc: Any, *, start: int) -> Iterator[Entity]:
    for name in doc.ents:
        kind = _KINDS.get(str(name.label_))
        if kind is not None:
            yield Entity(Span(start + name.start_char, start + name.end_char), kind)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield paragraphs with where they begin; a huge one in pieces."""
    start = 0
    for end in [*(gap.end() for gap in _GAP.finditer(text)), len(text)]:
        for place in range(start, end, _LONGEST_PIECE):
            yield place, text[place : min(end, place + _LONGEST_PIECE)]
        start = end


def installed(language: str) -> tuple[str, ...]:
    """Return the names of the pipelines that are installed for a language, in order of name."""
    if language not in _LANGUAGES or find_spec("spacy") is None:
        return ()
    names = {point.name for point in entry_points(group="spacy_models")}
    return tuple(sorted(name for name in names if name.startswith(f"{language}_")))


def pipeline_for(language: str | None, *, wanted: str | None = None) -> Pipeline | None:
    """Return the pipeline that reads a language; None = our own tables read it alone.

    ``wanted`` is the name of one, "none" for no pipeline; without it the first that is installed
    is taken, and none where its files can't be loaded. Loading takes seconds, once.

    Raises: PipelineMissing, when the wanted one is not there or reads another language.
    """
    if wanted == NONE:
        return None
    if wanted is not None:
        return _wanted(wanted, language)
    loaded = (_loaded(name, language or "") for name in installed(language or ""))
    return next((one for one in loaded if one is not None), None)


def _wanted(name: str, language: str | None) -> Pipeline:
    names = {name for code in _LANGUAGES for name in installed(code)}
    told = "none" if not names else ", ".join(sorted(names))
    if name not in names:
        raise PipelineMissing(
            "that pipeline is not installed", hint=f"installed are: {told}; or say --pipeline none"
        )
    loaded = _loaded(name, name.partition("_")[0])
    if loaded is None:
        raise PipelineMissing(
            "that pipeline can't be loaded", hint="install it for the spaCy that is installed"
        )
    if language is not None and loaded.language != language:
        raise PipelineMissing(
            f"that pipeline doesn't read the document's language, {language}",
            hint="name one for that language, or leave the option out",
        )
    return loaded


@lru_cache(maxsize=4)
def _loaded(name: str, language: str) -> Pipeline | None:
    """Load an installed pipeline; None when it, spaCy and what they need don't fit each other."""
    try:
        load: Callable[..., Any] = import_module("spacy").load
        model = load(name, exclude=["lemmatizer"])
    except (OSError, ValueError, ImportError, AttributeError, TypeError, RuntimeError):
        return None
    return piped(model, language=language)


def piped(model: Any, *, language: str) -> Pipeline | None:
    """Return a spaCy pipeline behind our own interface; None if it doesn't tell what words do."""
    if not _tells(model.pipe_names):
        return None
    told = model.meta
    return SpacyPipeline(f"{told['lang']}_{told['name']} {told['version']}", language, model)


def _tells(parts: Iterable[str]) -> bool:
    """Whether a pipeline tells relations between words: without them it can't say who speaks."""
    return "parser" in parts or any(part.endswith("parser") for part in parts)
