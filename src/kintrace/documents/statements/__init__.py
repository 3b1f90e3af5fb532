"""Who says what in a text, how surely, and against whom?

``statements`` proposes, ``warnings`` names what a reader must know of the document, ``render`` is
the one way to show a statement, so that its speaker and hedges can't get lost. Proposals only:
people confirm, correct or reject each.
"""

from collections.abc import Mapping, Sequence

from kintrace.documents.statements import english, slavic
from kintrace.documents.statements.doubts import doubts
from kintrace.documents.statements.language import language_of
from kintrace.documents.statements.piped import Cues
from kintrace.documents.statements.pipeline import Pipeline, pipeline_for
from kintrace.documents.statements.proposing import Finder, proposed
from kintrace.documents.statements.rendering import render, shown_speaker
from kintrace.documents.statements.statement import (
    Cue,
    Doubt,
    DoubtKind,
    Hedge,
    HedgeKind,
    Phrase,
    Polarity,
    Quantity,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    Time,
    Told,
)

__all__ = [
    "Cue",
    "Doubt",
    "DoubtKind",
    "Hedge",
    "HedgeKind",
    "Phrase",
    "Pipeline",
    "Polarity",
    "Quantity",
    "Speaker",
    "SpeakerKind",
    "Stance",
    "Statement",
    "Time",
    "Told",
    "language_of",
    "pipeline_for",
    "render",
    "shown_speaker",
    "statements",
    "warnings",
]


def statements(
    text: str,
    *,
    language: str | None = None,
    capitals: Mapping[str, str] | None = None,
    pipeline: Pipeline | None = None,
) -> tuple[Statement, ...]:
    """Propose who says what in a text, in the order of the words that say so.

    ``language`` is "en", "uk" or "ru"; None lets the text's letters and words tell it, and a text
    in another language has no statements. ``capitals`` are further capitals that may stand for
    their governments, each with its country. A sentence that nobody is said to say is told by the
    document itself: its speaker is a ``DOCUMENT`` without a phrase and its cue has no words.
    ``pipeline`` is one that reads the text's language beside our tables; None = they alone do.

    Raises: DictionariesMissing, for Ukrainian and Russian without the extra.
    """
    told = language_of(text) if language is None else language
    known = _known(told)
    if known is None:
        return ()
    finder, cues = known
    parsed = None
    if pipeline is not None and pipeline.language == told:
        parsed = pipeline.read(text)
    return proposed(text, cues=cues, finder=finder, capitals=capitals or {}, parsed=parsed)


def warnings(
    text: str,
    *,
    told: Told | None = None,
    language: str | None = None,
    found: Sequence[Statement] | None = None,
) -> tuple[Doubt, ...]:
    """Say what a reader of the text must know: what it lacks, rests on, and contradicts itself in.

    ``told`` is what is known of the document from elsewhere: a title, a publisher or a date that
    is told needs no warning. ``found`` are its statements, None = they are looked for.

    Raises: DictionariesMissing, for Ukrainian and Russian without the extra.
    """
    guessed = language_of(text) if language is None else language
    said = statements(text, language=guessed) if found is None else tuple(found)
    return doubts(text, told or Told(), language=guessed or "en", found=said)


def _known(language: str | None) -> tuple[Finder, Cues] | None:
    """Return how the cues of a language are found; None for other languages."""
    match language:
        case "en":
            return english.found_in_words, Cues("en", english.cue_of, english.is_said)
        case "uk" | "ru" as code:
            return slavic.finder(code), Cues(
                code,
                lambda words, index: slavic.cue_of(code, words[index].low),
                lambda _words, _cue: True,
            )
        case _:
            return None
