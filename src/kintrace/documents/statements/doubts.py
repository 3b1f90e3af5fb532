"""What must a reader of this document be warned of?

What it lacks (date, publisher, title), what it rests on (sources without a name, passives without a
speaker, days without a date), and where it disagrees with itself about offices or numbers.
"""

from collections.abc import Iterator, Sequence

from kintrace.documents.span import Span
from kintrace.documents.statements.details import times
from kintrace.documents.statements.lemmas import lemma
from kintrace.documents.statements.people import People, Person
from kintrace.documents.statements.phrases import table
from kintrace.documents.statements.speaker_words import speaker_words
from kintrace.documents.statements.statement import (
    Doubt,
    DoubtKind,
    Phrase,
    SpeakerKind,
    Statement,
    Told,
)
from kintrace.documents.statements.words import Token, sentences, tokens

_TITLE_WORDS = 16
_EDGE_LINES = 3
_NEAR = 6


def doubts(
    text: str, told: Told, *, language: str, found: Sequence[Statement]
) -> tuple[Doubt, ...]:
    """Return the warnings about a text whose statements are given."""
    split = [list(words) for words in sentences(tokens(text))]
    gathered = [
        *_missing(text, told, language),
        *_origins(found),
        *_unresolved(text, language, split),
        *_offices(text, language, split),
        *_quantities(found),
    ]
    return tuple(gathered)


def _missing(text: str, told: Told, language: str) -> Iterator[Doubt]:
    """Say what the document doesn't tell of itself."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    edges = lines[:_EDGE_LINES] + lines[-_EDGE_LINES:]
    if not told.date and not any(_has_date(line, language) for line in edges):
        yield Doubt(DoubtKind.NO_DATE)
    if not told.publisher and not any(_has_publisher(line, language) for line in edges):
        yield Doubt(DoubtKind.NO_PUBLISHER)
    if not told.title and not (len(lines) > 1 and _is_title(lines[0])):
        yield Doubt(DoubtKind.NO_TITLE)


def _has_date(line: str, language: str) -> bool:
    """Whether a line is short enough to be a dateline and names a whole day."""
    return any(
        time.on is not None and time.on.earliest == time.on.latest
        for time in times(line, tokens(line), language)
    ) and (len(line.split()) <= _TITLE_WORDS or "—" in line[:60] or "(" in line[:60])


def _has_publisher(line: str, language: str) -> bool:
    return any(
        match.row.kind == "publisher"
        for match in table("doubts.csv", language).all_in(tokens(line))
    )


def _is_title(line: str) -> bool:
    return len(line.split()) <= _TITLE_WORDS and line[-1] not in ".!?…,;:"


def _origins(found: Sequence[Statement]) -> Iterator[Doubt]:
    """Name the sources without a name, and what nobody is said to say."""
    hidden = [
        one.speaker.phrase
        for one in found
        if one.speaker.kind is SpeakerKind.ANONYMOUS and one.speaker.phrase is not None
    ]
    if hidden:
        yield Doubt(DoubtKind.ANONYMOUS_ORIGIN, _once(hidden))
    passive = [one.cue.phrase for one in found if one.speaker.kind is SpeakerKind.UNATTRIBUTED]
    if passive:
        yield Doubt(DoubtKind.UNATTRIBUTED, _once(passive))


def _once(phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    return tuple(dict.fromkeys(phrases))


def _unresolved(text: str, language: str, split: Sequence[Sequence[Token]]) -> Iterator[Doubt]:
    """Name the times that the text alone doesn't fix."""
    open_times = [
        time.phrase for words in split for time in times(text, words, language) if time.on is None
    ]
    if open_times:
        yield Doubt(DoubtKind.UNRESOLVED_TIME, tuple(open_times))


def _offices(text: str, language: str, split: Sequence[Sequence[Token]]) -> Iterator[Doubt]:
    """Find people told to hold an office in one place and to have held it in another."""
    people = People(language)
    said: dict[tuple[str, str], list[tuple[bool, Phrase]]] = {}
    for words in split:
        named = people.read(text, words)
        yield from _spouses(text, language, words, named)
        for person in named:
            office = _office_before(text, language, words, person)
            if office is not None:
                word, is_former, phrase = office
                said.setdefault((person.family, word), []).append((is_former, phrase))
    for told in said.values():
        kinds = dict(reversed(told))
        if len(kinds) == 2:
            yield Doubt(DoubtKind.OFFICES_DISAGREE, (kinds[True], kinds[False]))


def _office_before(
    text: str, language: str, words: Sequence[Token], person: Person
) -> tuple[str, bool, Phrase] | None:
    """Return the office right before a name, and whether it is called a former one."""
    places = [index for index, token in enumerate(words) if token.start == person.phrase.span.start]
    if not places or places[0] == 0:
        return None
    offices = speaker_words(language, "office")
    place = places[0] - 1
    word = lemma(words[place].low, language)
    if word not in offices:
        return None
    first = place
    while (
        first > 0
        and place - first < _NEAR
        and words[first - 1].is_word
        and not _is_former(words[first], language)
    ):
        first -= 1
    is_former = any(_is_former(token, language) for token in words[first:place])
    start = next((at for at in range(first, place) if _is_former(words[at], language)), place)
    span = Span(words[start].start, person.phrase.span.end)
    return word, is_former, Phrase(span.of(text), span)


def _is_former(token: Token, language: str) -> bool:
    match = table("doubts.csv", language).at([token], 0)
    return match is not None and match.row.kind == "former"


def _spouses(
    text: str, language: str, words: Sequence[Token], named: Sequence[Person]
) -> Iterator[Doubt]:
    """Find a spouse's present title beside the former office of its holder."""
    matches = table("doubts.csv", language).all_in(words)
    titles = [
        m
        for m in matches
        if m.row.kind == "spouse_office" and not _called_former(words, m.first, language)
    ]
    holders = [
        m
        for m in matches
        if m.row.kind == "holder_office" and _called_former(words, m.first, language)
    ]
    related = any(match.row.kind == "relation" for match in matches)
    families = [person.family for person in named]
    is_couple = related or len(set(families)) < len(families)
    if titles and holders and is_couple:
        yield Doubt(
            DoubtKind.OFFICES_DISAGREE,
            (
                _near(text, words, titles[0].first, named, language),
                _near(text, words, holders[0].first, named, language),
            ),
        )


def _called_former(words: Sequence[Token], place: int, language: str) -> bool:
    return any(_is_former(token, language) for token in words[max(0, place - 3) : place])


def _near(
    text: str, words: Sequence[Token], place: int, named: Sequence[Person], language: str
) -> Phrase:
    """Return an office with the name that follows it."""
    start = place
    while (
        start > 0
        and place - start < 3
        and words[start - 1].is_word
        and (words[start - 1].is_capital or _is_former(words[start - 1], language))
    ):
        start -= 1
    after = [p.phrase.span.end for p in named if p.phrase.span.start > words[place].start]
    end = after[0] if after else words[place].end
    span = Span(words[start].start, end)
    return Phrase(span.of(text), span)


def _quantities(found: Sequence[Statement]) -> Iterator[Doubt]:
    """Find one speaker who counts the same thing in two ways."""
    counted: dict[tuple[str, str], dict[int, Phrase]] = {}
    for one in found:
        who = one.speaker.stands_for or one.speaker.text
        for quantity in one.quantities:
            if quantity.number is not None and quantity.counted:
                key = (who.casefold(), quantity.counted.casefold())
                counted.setdefault(key, {})[quantity.number] = quantity.phrase
    seen: set[tuple[Phrase, ...]] = set()
    for numbers in counted.values():
        phrases = tuple(sorted(numbers.values(), key=lambda phrase: phrase.span))
        if len(numbers) > 1 and phrases not in seen:
            seen.add(phrases)
            yield Doubt(DoubtKind.QUANTITIES_DISAGREE, phrases)
