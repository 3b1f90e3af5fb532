"""How do the cues of a text become statements?

Sentence by sentence: the language's reader finds cues, this adds the kind of each speaker, hedges,
numbers and times; a sentence without a cue is told by the document itself. Then statements within
what others say are nested, and each takes over its frame's hedges, so that none gets lost when it
stands alone.
"""

from collections.abc import Callable, Mapping, Sequence

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
from kintrace.documents.statements.speakers import Reader, speaker
from kintrace.documents.statements.statement import (
    Cue,
    Hedge,
    HedgeKind,
    Phrase,
    Polarity,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
)
from kintrace.documents.statements.words import Token, sentences, span_of, tokens

Finder = Callable[[Sequence[Token]], list[Found]]
_LEAST_WORDS = 4
_NO_WORD = CueWord("", "", Stance.REPORT, Polarity.ASSERTED)


def proposed(
    text: str, *, language: str, finder: Finder, capitals: Mapping[str, str]
) -> tuple[Statement, ...]:
    """Return the statements of a text in the order of their cues."""
    reader = Reader(text, language, People(language), capitals)
    drafts: list[Draft] = []
    for words in sentences(tokens(text)):
        reader.people.read(text, words)
        found = finder(words)
        made = [_draft(reader, words, cue) for cue in found]
        if not made and _speaks_itself(words):
            made = [_own(reader, words)]
        drafts += made
    return nested(text, drafts)


def _draft(reader: Reader, words: Sequence[Token], cue: Found) -> Draft:
    text = reader.text
    who = speaker(reader, words, cue.speaker, cue.antecedent)
    if cue.voice is Voice.SHARED and cue.speaker is None and reader.spoken:
        who = reader.spoken[-1]
    if who.phrase is not None:
        reader.spoken.append(who)
    parts = [part for part in (cue.speaker, cue.cue, cue.content, cue.target) if part is not None]
    first, last = min(part[0] for part in parts), max(part[1] for part in parts)
    said = phrase(text, words, *cue.cue)
    relay = tuple(speaker(reader, words, part) for part in cue.relay)
    statement = Statement(
        sentence=span_of(list(words)),
        span=Span(words[first].start, words[last - 1].end),
        language=reader.language,
        speaker=who,
        cue=Cue(said, cue.word.lemma, cue.word.stance),
        polarity=_polarity(cue),
        content=_phrase(text, words, cue.content),
        target=_phrase(text, words, cue.target),
        hedges=_hedges(reader, words, cue, (first, last), said),
        negations=tuple(phrase(text, words, place, place + 1) for place in cue.negations),
        relay=relay,
        **_within(reader, words, cue),
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


def _hedges(
    reader: Reader, words: Sequence[Token], cue: Found, whole: Range, said: Phrase
) -> tuple[Hedge, ...]:
    """Return the hedges within the statement, and those before it that nothing else holds."""
    outer = Span(words[whole[0]].start, words[whole[1] - 1].end)
    found = [
        hedge
        for hedge in hedges(reader.text, words, reader.language)
        if outer.meets(hedge.phrase.span) or hedge.phrase.span.end <= outer.start
    ]
    is_heard = any(
        hedge.kind is HedgeKind.HEARSAY and said.span.meets(hedge.phrase.span) for hedge in found
    )
    if cue.voice is Voice.NOBODY and not is_heard:
        found.append(Hedge(said, HedgeKind.HEARSAY))
    return tuple(sorted(found, key=lambda hedge: hedge.phrase.span))


def _within(reader: Reader, words: Sequence[Token], cue: Found) -> dict[str, tuple]:  # type: ignore[type-arg]
    """Return what the content holds: numbers, times, places, people, quotations."""
    text, language = reader.text, reader.language
    content = cue.content or (cue.cue[1], cue.cue[1])
    inside = _span(words, content)
    around = times(text, words, language)
    target = _span(words, cue.target) if cue.target is not None else None

    def held(span: Span) -> bool:
        return inside is not None and inside.holds(span)

    def aimed(span: Span) -> bool:
        return held(span) or (target is not None and target.holds(span))

    named = [person for person in reader.people.named if person.phrase.span.start >= words[0].start]
    return {
        "content_negations": tuple(
            told for told in negations(text, words, language) if held(told.span)
        ),
        "quotations": _quotations(text, words, content),
        "quantities": tuple(
            told for told in quantities(text, words, language) if aimed(told.phrase.span)
        ),
        "times": tuple(told for told in around if held(told.phrase.span)),
        "said_on": tuple(told for told in around if not held(told.phrase.span)),
        "places": tuple(
            place for place in places(text, words, language, named) if aimed(place.span)
        ),
        "people": tuple(person.phrase for person in named if aimed(person.phrase.span)),
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


def _own(reader: Reader, words: Sequence[Token]) -> Draft:
    """Return what the document says in its own voice."""
    text, language = reader.text, reader.language
    whole = (0, len(words))
    nobody = Span(words[0].start, words[0].start)
    cue = Cue(Phrase("", nobody), "", Stance.REPORT)
    inner = Found((0, 0), _NO_WORD, Voice.ACTIVE, content=whole)
    statement = Statement(
        sentence=span_of(list(words)),
        span=span_of(list(words)),
        language=language,
        speaker=Speaker(SpeakerKind.DOCUMENT),
        cue=cue,
        content=phrase(text, words, *whole),
        hedges=tuple(hedges(text, words, language)),
        **_within(reader, words, inner),
    )
    return Draft(statement)
