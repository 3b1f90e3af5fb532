"""Of what kind is a speaker, and for whom do the words stand?

By the words of the phrase alone: papers, hidden sources, capitals, offices, names, descriptions.
A pronoun is given the last person of its sex that the text named; that is a proposal too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kintrace.documents.statements.details import phrase
from kintrace.documents.statements.found import Range
from kintrace.documents.statements.lemmas import lemma
from kintrace.documents.statements.people import People
from kintrace.documents.statements.speaker_words import (
    governments,
    hidden_phrases,
    speaker_words,
)
from kintrace.documents.statements.statement import Speaker, SpeakerKind
from kintrace.documents.statements.words import Token

_ARTICLES = frozenset(
    [
        "the",
        "a",
        "an",
        "both",
        "some",
        "many",
        "several",
        "two",
        "three",
        "its",
        "their",
        "his",
        "her",
    ]
)
_HANGS = frozenset(["of", "for", "at", "in", "from", "with", "on", "to", "near"])


@dataclass(frozen=True, slots=True)
class Reader:
    """What is needed to read speakers: the text, its language, people so far, more capitals."""

    text: str
    language: str
    people: People
    capitals: Mapping[str, str]


def speaker(
    reader: Reader, tokens: Sequence[Token], where: Range | None, antecedent: Range | None = None
) -> Speaker:
    """Return the speaker whom this range names; None names nobody."""
    if where is None:
        return Speaker(SpeakerKind.UNATTRIBUTED)
    told = Speaker(SpeakerKind.DESCRIBED, phrase(reader.text, tokens, *where))
    if antecedent is not None:
        owner = speaker(reader, tokens, antecedent)
        return replace(told, kind=owner.kind, stands_for=owner.stands_for or owner.text)
    pronoun = _pronoun(reader, tokens, where, told)
    if pronoun is not None:
        return pronoun
    kind, stands_for = _kind(reader, tokens, where)
    if kind is SpeakerKind.NAMED and stands_for is None:
        stands_for = _full_name(reader, told)
    return replace(told, kind=kind, stands_for=stands_for)


def _pronoun(
    reader: Reader, tokens: Sequence[Token], where: Range, told: Speaker
) -> Speaker | None:
    """Return the speaker of a pronoun; None for other words."""
    if where[1] - where[0] != 1:
        return None
    low = tokens[where[0]].low
    for kind, sex in (("pronoun_m", "m"), ("pronoun_f", "f")):
        if low in speaker_words(reader.language, kind):
            person = reader.people.latest(sex, tokens[where[0]].start)
            if person is None:
                return told
            return replace(told, kind=SpeakerKind.NAMED, stands_for=person.phrase.text)
    return told if low in speaker_words(reader.language, "pronoun") else None


def _kind(reader: Reader, tokens: Sequence[Token], where: Range) -> tuple[SpeakerKind, str | None]:
    """Tell the kind of a phrase, and for what it stands if a table says so."""
    words = [token for token in tokens[where[0] : where[1]] if token.is_word]
    lows = [lemma(token.low, reader.language) for token in words]
    if _is_hidden(reader, tokens, where, lows):
        return SpeakerKind.ANONYMOUS, None
    core = _core(words, lows, reader.language)
    country = _country(reader, core)
    if country is not None:
        return SpeakerKind.GOVERNMENT, country
    heads = _heads(tokens, where, reader.language)
    if heads & speaker_words(reader.language, "document"):
        return SpeakerKind.DOCUMENT, None
    if _is_office(words, lows, reader.language):
        return SpeakerKind.OFFICE, None
    if _has_name(words, lows, reader.language):
        return SpeakerKind.NAMED, None
    offices = speaker_words(reader.language, "office")
    unclear = speaker_words(reader.language, "unclear")
    if any(low in offices for low in lows) and not any(low in unclear for low in lows):
        return SpeakerKind.OFFICE, None
    return SpeakerKind.DESCRIBED, None


def _is_hidden(reader: Reader, tokens: Sequence[Token], where: Range, lows: Sequence[str]) -> bool:
    """Whether the speaker is a source without a name."""
    anonymous = speaker_words(reader.language, "anonymous")
    if any(low in anonymous for low in lows):
        return True
    near = [token.low for token in tokens[where[0] : where[1] + 20]]
    joined = " ".join(near)
    for words in hidden_phrases(reader.language):
        plain = " ".join(words)
        if " " in plain or len(plain) > 8:
            at = joined.find(plain)
            if at >= 0 and not any(
                token.is_capital and index
                for index, token in enumerate(tokens[where[0] : where[1]])
                if _looks_named(token)
            ):
                return True
    return False


def _looks_named(token: Token) -> bool:
    return token.is_word and token.text[0].isupper()


def _core(words: Sequence[Token], lows: Sequence[str], language: str) -> list[tuple[Token, str]]:
    return [
        (token, low)
        for token, low in zip(words, lows, strict=True)
        if not (language == "en" and low in _ARTICLES)
    ]


def _country(reader: Reader, core: Sequence[tuple[Token, str]]) -> str | None:
    """Return the country if the phrase is a capital, a country or a seat of government alone."""
    name = " ".join(low for _token, low in core)
    name = name.removesuffix("'s")
    for capital, country in reader.capitals.items():
        if capital.casefold() in {name, " ".join(token.low for token, _low in core)}:
            return country
    told = governments(reader.language).get(name)
    if told is None:
        told = governments(reader.language).get(" ".join(token.low for token, _low in core))
    return None if told is None else told[1]


def _heads(tokens: Sequence[Token], where: Range, language: str) -> set[str]:
    """Return the nouns that may head the phrase: the last before a comma or a preposition."""
    found: set[str] = set()
    previous = ""
    for token in tokens[where[0] : where[1]]:
        if language == "en" and (token.low in _HANGS or not token.is_word):
            break
        if not token.is_word:
            break
        previous = lemma(token.low, language)
        if language != "en" and not found:
            found.add(previous)
    return found | ({previous} if language == "en" else set())


def _is_office(words: Sequence[Token], lows: Sequence[str], language: str) -> bool:
    """Whether an office or institution is named, and nobody who holds it."""
    offices = speaker_words(language, "office")
    places = [index for index, low in enumerate(lows) if low.removesuffix("'s") in offices]
    if not places:
        return False
    if language != "en":
        return not _has_person(words, lows, language)
    first = places[0]
    after = [index for index in range(first + 1, len(words)) if words[index].is_capital]
    if not after:
        return (
            words[0].is_capital or any(token.is_capital for token in words) or lows[0] in _ARTICLES
        )
    linked = any(
        lows[index] in _HANGS or lows[index] == "and" for index in range(first + 1, after[0])
    )
    return linked and not _has_person(words[after[0] :], lows[after[0] :], language)


def _has_person(words: Sequence[Token], lows: Sequence[str], language: str) -> bool:
    from kintrace.documents.statements.people import given_sex

    return (
        any(token.is_capital and given_sex(token.low, language) for token in words)
        and sum(token.is_capital for token in words) > 1
    )


def _has_name(words: Sequence[Token], lows: Sequence[str], language: str) -> bool:
    """Whether a word of the phrase has a capital that its place or a title doesn't explain."""
    leads = speaker_words(language, "office") | speaker_words(language, "unclear")
    return any(
        token.is_capital and low not in leads and low not in _ARTICLES
        for token, low in zip(words, lows, strict=True)
    )


def _full_name(reader: Reader, told: Speaker) -> str | None:
    """Return the full name by which the text named this person elsewhere."""
    span = told.span
    for person in reader.people.named:
        if span is not None and span.holds(person.phrase.span):
            full = reader.people.fully_named(person)
            if full is not person and full.phrase.text not in told.text:
                return full.phrase.text
    return None
