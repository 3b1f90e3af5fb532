"""How do the cues of a text become statements?

Sentence by sentence: the language's reader finds cues, this adds the kind of each speaker, hedges,
numbers and times; a sentence without a cue is told by the document itself. Then statements within
what others say are nested, and each takes over its frame's hedges, so that none gets lost when it
stands alone.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypedDict

from kintrace.documents.span import Span
from kintrace.documents.statements.details import (
    hedges,
    negations,
    phrase,
    quantities,
    times,
)
from kintrace.documents.statements.found import CueWord, Found, Range, Voice
from kintrace.documents.statements.nesting import Draft, nested
from kintrace.documents.statements.people import People, places
from kintrace.documents.statements.piped import Cues, improved, with_entities
from kintrace.documents.statements.pipeline import EntityKind, Parsed
from kintrace.documents.statements.speaker_words import small_words
from kintrace.documents.statements.speakers import Reader, speaker
from kintrace.documents.statements.statement import (
    Cue,
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
)
from kintrace.documents.statements.words import Token, sentences, span_of, tokens


class _Within(TypedDict):
    """The fields of a statement that its content fills."""

    content_negations: tuple[Phrase, ...]
    quotations: tuple[Phrase, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    said_on: tuple[Time, ...]
    places: tuple[Phrase, ...]
    people: tuple[Phrase, ...]


Finder = Callable[[Sequence[Token]], list[Found]]
_LEAST_WORDS = 4
_NO_WORD = CueWord("", "", Stance.REPORT, Polarity.ASSERTED)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence's words, and what it holds whoever says it; found once for all its cues."""

    words: Sequence[Token]
    hedges: tuple[Hedge, ...]
    negations: tuple[Phrase, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    places: tuple[Phrase, ...]
    people: tuple[Phrase, ...]


def proposed(
    text: str,
    *,
    cues: Cues,
    finder: Finder,
    capitals: Mapping[str, str],
    parsed: Parsed | None = None,
) -> tuple[Statement, ...]:
    """Return the statements of a text in the order of their cues.

    ``parsed`` is the text as a pipeline reads it, None = only the tables read it.
    """
    language = cues.language
    reader = Reader(text, language, People(language), capitals, parsed=parsed or Parsed())
    drafts: list[Draft] = []
    for words in sentences(tokens(text)):
        sentence = _sentence(reader, words)
        found = finder(words)
        if parsed is not None:
            found = improved(words, found, parsed=parsed, cues=cues, text=text)
        sentence = replace(sentence, hedges=_no_cues(sentence, found, language))
        made = [_draft(reader, sentence, cue) for cue in found]
        if not made and _speaks_itself(words):
            made = [_own(reader, sentence)]
        drafts += _with_loose_hedges(sentence, made)
    return nested(text, drafts)


def _sentence(reader: Reader, words: Sequence[Token]) -> _Sentence:
    text, language = reader.text, reader.language
    named = reader.people.read(text, words)
    people = tuple(person.phrase for person in named)
    sites = tuple(places(text, words, language, named))
    whole = span_of(list(words))
    return _Sentence(
        words,
        tuple(hedges(text, words, language)),
        tuple(negations(text, words, language)),
        tuple(quantities(text, words, language)),
        tuple(times(text, words, language)),
        with_entities(text, whole, sites, reader.parsed, EntityKind.PLACE, but=people),
        with_entities(text, whole, people, reader.parsed, EntityKind.PERSON, but=sites),
    )


def _no_cues(sentence: _Sentence, found: Sequence[Found], language: str) -> tuple[Hedge, ...]:
    """Return the hedges that aren't part of a saying: "officials consider", "could not confirm"."""
    ability = small_words(language, "ability")
    told = [(_span(sentence.words, cue.cue), cue) for cue in found]

    def is_part(hedge: Hedge) -> bool:
        within = [cue for span, cue in told if span is not None and span.holds(hedge.phrase.span)]
        if hedge.kind is HedgeKind.HEARSAY:
            return any(cue.voice is not Voice.NOBODY for cue in within)
        is_able = hedge.phrase.text.casefold() in ability
        return is_able and any(cue.negations for cue in within)

    return tuple(hedge for hedge in sentence.hedges if not is_part(hedge))


def _with_loose_hedges(sentence: _Sentence, made: Sequence[Draft]) -> list[Draft]:
    """Give each statement the hedges of its sentence that stand in none of them."""
    loose = [
        hedge
        for hedge in sentence.hedges
        if not any(hedge in draft.statement.hedges for draft in made)
    ]
    if not loose:
        return list(made)
    return [
        replace(
            draft,
            statement=replace(draft.statement, hedges=_in_order([*draft.statement.hedges, *loose])),
        )
        for draft in made
    ]


def _in_order(found: Sequence[Hedge]) -> tuple[Hedge, ...]:
    return tuple(sorted(found, key=lambda hedge: (hedge.phrase.span, hedge.kind)))


def _draft(reader: Reader, sentence: _Sentence, cue: Found) -> Draft:
    text, words = reader.text, sentence.words
    who = speaker(reader, words, cue.speaker, cue.antecedent)
    if cue.voice is Voice.SHARED and cue.speaker is None and reader.spoken:
        who = reader.spoken[-1]
    if who.phrase is not None:
        reader.spoken.append(who)
    parts = [part for part in (cue.speaker, cue.cue, cue.content, cue.target) if part is not None]
    whole = min(part[0] for part in parts), max(part[1] for part in parts)
    said = phrase(text, words, *cue.cue)
    outer = Span(words[whole[0]].start, words[whole[1] - 1].end)
    statement = Statement(
        sentence=span_of(list(words)),
        span=outer,
        language=reader.language,
        speaker=who,
        cue=Cue(said, cue.word.lemma, cue.word.stance),
        polarity=_polarity(cue),
        content=_phrase(text, words, cue.content),
        target=_phrase(text, words, cue.target),
        hedges=_hedges(sentence, cue, outer, said),
        negations=tuple(phrase(text, words, place, place + 1) for place in cue.negations),
        **_within(reader, sentence, cue),
    )
    return Draft(
        statement,
        is_quoted=words[cue.cue[0]].quoted,
        is_shared=cue.voice is Voice.SHARED,
        is_frame=cue.word.part == "phrase",
    )


def _polarity(cue: Found) -> Polarity:
    """Weigh the cue's own polarity against the words that negate it."""
    told = cue.word.polarity
    if not cue.negations:
        return told
    match told:
        case Polarity.ASSERTED:
            return Polarity.NEGATED
        case Polarity.NEGATED | Polarity.OPEN:
            return Polarity.OPEN


def _phrase(text: str, words: Sequence[Token], part: Range | None) -> Phrase | None:
    return None if part is None or part[0] >= part[1] else phrase(text, words, *part)


def _hedges(sentence: _Sentence, cue: Found, outer: Span, said: Phrase) -> tuple[Hedge, ...]:
    """Return the hedges within the statement; a passive without an agent is one itself."""
    found = [hedge for hedge in sentence.hedges if outer.meets(hedge.phrase.span)]
    is_heard = any(
        hedge.kind is HedgeKind.HEARSAY and said.span.meets(hedge.phrase.span) for hedge in found
    )
    if cue.voice is Voice.NOBODY and not is_heard:
        found.append(Hedge(said, HedgeKind.HEARSAY))
    return _in_order(found)


def _within(reader: Reader, sentence: _Sentence, cue: Found) -> _Within:
    """Return what the content holds: numbers, times, places, people, quotations."""
    content = cue.content or (cue.cue[1], cue.cue[1])
    inside = _span(sentence.words, content)
    target = None if cue.target is None else _span(sentence.words, cue.target)

    def held(span: Span) -> bool:
        return inside is not None and inside.holds(span)

    def aimed(span: Span) -> bool:
        return held(span) or (target is not None and target.holds(span))

    return {
        "content_negations": tuple(told for told in sentence.negations if held(told.span)),
        "quotations": _quotations(reader.text, sentence.words, content),
        "quantities": tuple(told for told in sentence.quantities if aimed(told.phrase.span)),
        "times": tuple(told for told in sentence.times if held(told.phrase.span)),
        "said_on": tuple(told for told in sentence.times if not held(told.phrase.span)),
        "places": tuple(told for told in sentence.places if aimed(told.span)),
        "people": tuple(told for told in sentence.people if aimed(told.span)),
    }


def _span(words: Sequence[Token], part: Range) -> Span | None:
    if part[0] >= part[1]:
        return None
    return Span(words[part[0]].start, words[part[1] - 1].end)


def _quotations(text: str, words: Sequence[Token], content: Range) -> tuple[Phrase, ...]:
    """Return the stretches of the content within quotation marks, without the marks."""
    found, start = [], None
    for index in range(*content):
        if words[index].quoted and start is None:
            start = index
        if start is not None and not words[index].quoted:
            found.append(phrase(text, words, start, index))
            start = None
    if start is not None:
        found.append(phrase(text, words, start, content[1]))
    return tuple(found)


def _speaks_itself(words: Sequence[Token]) -> bool:
    """Whether a sentence without a cue tells something: enough words, and not all quoted."""
    plain = [token for token in words if token.is_word]
    return len(plain) >= _LEAST_WORDS and not any(token.quoted for token in plain[:1])


def _own(reader: Reader, sentence: _Sentence) -> Draft:
    """Return what the document says in its own voice."""
    words = sentence.words
    whole = (0, len(words))
    cue = Cue(Phrase("", Span(words[0].start, words[0].start)), "", Stance.REPORT)
    statement = Statement(
        sentence=span_of(list(words)),
        span=span_of(list(words)),
        language=reader.language,
        speaker=Speaker(SpeakerKind.DOCUMENT),
        cue=cue,
        content=phrase(reader.text, words, *whole),
        hedges=sentence.hedges,
        **_within(reader, sentence, Found((0, 0), _NO_WORD, Voice.ACTIVE, content=whole)),
    )
    return Draft(statement)
