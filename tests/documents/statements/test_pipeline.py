"""What does an installed pipeline change in what is found, and is one ever needed?

spaCy is no part of the project, so a stand-in with its documented attributes is read here.
"""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

from kintrace.documents.statements import Pipeline, Polarity, SpeakerKind, Statement, statements
from kintrace.documents.statements import pipeline as pipelines
from kintrace.documents.statements.pipeline import PipelineMissing, piped, pipeline_for

Token = tuple[str, str, str, int]


@dataclass
class StandIn:
    """A model that knows one text: its words with part, relation and head, and its names."""

    words: list[Token]
    names: list[tuple[str, str]] = field(default_factory=list)
    pipe_names: tuple[str, ...] = ("tagger", "parser", "ner")
    meta: dict[str, str] = field(
        default_factory=lambda: {"lang": "en", "name": "test", "version": "1.0"}
    )

    def pipe(self, texts: Any) -> Any:
        return (self._read(text) for text in texts)

    def _read(self, text: str) -> Any:
        heads, place = [], 0
        for word, part, relation, head in self.words:
            place = text.index(word, place)
            heads.append((word, part, relation, head, place))
            place += len(word)
        tokens = [
            SimpleNamespace(idx=at, text=word, pos_=part, dep_=role, head=SimpleNamespace(i=head))
            for word, part, role, head, at in heads
        ]
        return _Doc(tokens, [_name(text, name, label) for name, label in self.names])


@dataclass
class _Doc:
    tokens: list[Any]
    ents: list[Any]

    def __iter__(self) -> Any:
        return iter(self.tokens)


def _name(text: str, name: str, label: str) -> Any:
    start = text.index(name)
    return SimpleNamespace(start_char=start, end_char=start + len(name), label_=label)


def reader(words: list[Token], names: list[tuple[str, str]] | None = None) -> Pipeline:
    found = piped(StandIn(words, names or []), language="en")
    assert found is not None
    return found


def said(text: str, pipeline: Pipeline | None) -> list[Statement]:
    return [one for one in statements(text, language="en", pipeline=pipeline) if one.cue.lemma]


DATED = "Part of the staff in tears, two cooks privy to the talks would not say it was over."
DATED_WORDS = [
    ("Part", "NOUN", "dep", 9), ("two", "NUM", "nummod", 2), ("cooks", "NOUN", "nsubj", 9),
    ("privy", "ADJ", "amod", 2), ("to", "ADP", "prep", 3), ("the", "DET", "det", 6),
    ("talks", "NOUN", "pobj", 4), ("would", "AUX", "aux", 9), ("not", "PART", "neg", 9),
    ("say", "VERB", "ROOT", 9), ("it", "PRON", "nsubj", 11), ("was", "AUX", "ccomp", 9),
]  # fmt: skip


def test_the_subject_that_it_knows_speaks_and_no_negation_is_lost() -> None:
    (one,) = said(DATED, reader(DATED_WORDS))
    assert one.speaker.text == "two cooks privy to the talks"
    assert one.polarity is Polarity.NEGATED


def test_what_it_takes_for_a_noun_is_no_cue() -> None:
    text = "Mr Aro demands tea."
    words = [("Mr", "PROPN", "compound", 1), ("Aro", "PROPN", "nsubj", 3),
             ("demands", "NOUN", "ROOT", 2), ("tea", "NOUN", "dobj", 2)]  # fmt: skip
    assert said(text, None)
    assert not said(text, reader(words))


def test_its_names_add_people_places_and_bodies() -> None:
    text = "Larch and Sons said that Osk Venn went to Ostbridge."
    names = [("Larch and Sons", "ORG"), ("Osk Venn", "PERSON"), ("Ostbridge", "GPE")]
    (one,) = said(text, reader([], names))
    assert one.speaker.kind is SpeakerKind.OFFICE
    assert [phrase.text for phrase in one.people] == ["Osk Venn"]
    assert [phrase.text for phrase in one.places] == ["Ostbridge"]


def test_a_model_that_tells_no_relations_is_not_used() -> None:
    assert piped(StandIn([], pipe_names=("tagger",)), language="en") is None


def test_one_that_cannot_be_loaded_is_as_if_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_name: str) -> None:
        raise ImportError

    monkeypatch.setattr(pipelines, "installed", lambda language: (f"{language}_broken",))
    monkeypatch.setattr(pipelines, "import_module", broken)
    assert pipeline_for("en") is None
    with pytest.raises(PipelineMissing, match="can't be loaded"):
        pipeline_for("en", wanted="en_broken")


def test_without_any_installed_the_tables_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipelines, "find_spec", lambda _name: None)
    assert pipeline_for("en") is None
    assert pipeline_for("en", wanted="none") is None
    with pytest.raises(PipelineMissing):
        pipeline_for("en", wanted="en_core_web_sm")
