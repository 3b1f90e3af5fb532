"""Can a statement be shown without its speaker or a hedge?"""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kintrace.documents.span import Span
from kintrace.documents.statements import (
    Cue,
    Hedge,
    HedgeKind,
    Phrase,
    Polarity,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    render,
)
from kintrace.documents.statements.rendering import LanguageNotShown

LANGUAGES = ("en", "uk", "ru", "ar")
words = st.text(string.ascii_letters + "їєґыэ {}", min_size=1, max_size=20).filter(str.strip)
phrases = words.map(lambda text: Phrase(text, Span(0, len(text))))
speakers = st.builds(Speaker, st.sampled_from(SpeakerKind), phrases, st.none() | words)
made = st.builds(
    Statement,
    sentence=st.just(Span(0, 1)),
    span=st.just(Span(0, 1)),
    language=st.just("en"),
    speaker=speakers,
    cue=st.builds(Cue, phrases, words, st.sampled_from(Stance)),
    polarity=st.sampled_from(Polarity),
    content=phrases,
    target=st.none() | phrases,
    hedges=st.lists(st.builds(Hedge, phrases, st.sampled_from(HedgeKind)), max_size=4).map(tuple),
    negations=st.lists(phrases, max_size=2).map(tuple),
    relay=st.lists(speakers, max_size=3).map(tuple),
)


@given(made, st.sampled_from(LANGUAGES))
def test_each_speaker_hedge_and_negation_is_shown(statement: Statement, language: str) -> None:
    shown = render(statement, language=language)
    kept = [statement.speaker, *statement.relay]
    assert all(speaker.text in shown for speaker in kept)
    assert all(hedge.phrase.text in shown for hedge in statement.hedges)
    assert all(phrase.text in shown for phrase in statement.negations)
    assert statement.content is not None
    assert statement.content.text in shown


def test_a_language_without_sentences_is_refused() -> None:
    cue = Cue(Phrase("said", Span(0, 4)), "say", Stance.REPORT)
    speaker = Speaker(SpeakerKind.UNATTRIBUTED)
    statement = Statement(Span(0, 4), Span(0, 4), "en", speaker, cue)
    with pytest.raises(LanguageNotShown):
        render(statement, language="eo")
