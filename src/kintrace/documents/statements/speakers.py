"""Of what kind is a speaker, and for whom do the words stand?

By the words of the phrase alone: papers, hidden sources, capitals, offices, names, descriptions.
A pronoun is given the last person of its sex that the text named; that is a proposal too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kintrace.documents.statements.details import phrase
from kintrace.documents.statements.english_forms import verbs
from kintrace.documents.statements.found import Range
from kintrace.documents.statements.lemmas import known_lemma, marks, parses
from kintrace.documents.statements.people import People, given_sex
from kintrace.documents.statements.pipeline import EntityKind, Parsed
from kintrace.documents.statements.speaker_words import (
    all_words,
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
_NEAR = 30
_BODIES = frozenset(["it", "воно", "оно"])
_PERSONAL = frozenset(["Surn", "Name", "Patr"])
_PLACED = frozenset(["in", "at", "from", "near"])
_HANGS = frozenset(["of", "for", "at", "in", "from", "with", "on", "to", "near", "by"])


@dataclass(frozen=True, slots=True)
class Reader:
    """What is needed to read speakers: the text, its language, people so far, more capitals."""

    text: str
    language: str
    people: People
    capitals: Mapping[str, str]
    spoken: list[Speaker] = field(default_factory=list)
    parsed: Parsed = field(default_factory=Parsed)


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
    kind = _as_named(reader, told, kind)
    if kind is SpeakerKind.NAMED and stands_for is None:
        stands_for = _full_name(reader, told)
    return replace(told, kind=kind, stands_for=stands_for)


def _as_named(reader: Reader, told: Speaker, kind: SpeakerKind) -> SpeakerKind:
    """Return the kind that the pipeline's names give, where the words alone left it open."""
    if told.span is None or kind not in {SpeakerKind.NAMED, SpeakerKind.DESCRIBED}:
        return kind
    kinds = {one.kind for one in reader.parsed.entities_in(told.span)}
    if EntityKind.PERSON in kinds:
        return SpeakerKind.NAMED
    is_body = kind is SpeakerKind.NAMED and kinds == {EntityKind.BODY}
    return SpeakerKind.OFFICE if is_body else kind


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
    if low in _BODIES:
        body = _latest_body(reader, tokens[where[0]].start)
        if body is not None:
            return replace(told, kind=body.kind, stands_for=body.stands_for or body.text)
    return told if low in speaker_words(reader.language, "pronoun") else None


def _latest_body(reader: Reader, before: int) -> Speaker | None:
    """Return the office, government or paper that spoke last before this place."""
    bodies = {SpeakerKind.OFFICE, SpeakerKind.GOVERNMENT, SpeakerKind.DOCUMENT}
    for told in reversed(reader.spoken[-_NEAR:]):
        if told.kind in bodies and told.span is not None and told.span.end <= before:
            return told
    return None


def _kind(reader: Reader, tokens: Sequence[Token], where: Range) -> tuple[SpeakerKind, str | None]:
    """Tell the kind of a phrase, and for what it stands if a table says so."""
    language = reader.language
    everything = [token for token in tokens[where[0] : where[1]] if token.is_word]
    if _is_hidden(
        reader,
        tokens,
        where,
        [known_lemma(token.low, language, all_words(language)) for token in everything],
    ):
        return SpeakerKind.ANONYMOUS, None
    words = _before_comma(tokens, where)
    lows = [known_lemma(token.low, language, all_words(language)) for token in words]
    core = _core(words, lows, language)
    country = _country(reader, core)
    if country is not None:
        return SpeakerKind.GOVERNMENT, country
    if _heads(tokens, where, language) & speaker_words(language, "document"):
        return SpeakerKind.DOCUMENT, None
    if _is_office(words, lows, language):
        after = everything[len(words) :]
        named = len(after) > 1 and all(token.is_capital for token in after[:2])
        return (SpeakerKind.NAMED if named else SpeakerKind.OFFICE), None
    is_first = where[0] == 0 or bool(tokens[where[0] - 1].mark)
    if _has_name(words, lows, language, is_first=is_first):
        return SpeakerKind.NAMED, None
    if any(token.is_capital for token in everything[len(words) :]):
        return SpeakerKind.NAMED, None
    offices, unclear = speaker_words(language, "office"), speaker_words(language, "unclear")
    if any(low in offices for low in lows) and not any(low in unclear for low in lows):
        return SpeakerKind.OFFICE, None
    return SpeakerKind.DESCRIBED, None


def _before_comma(tokens: Sequence[Token], where: Range) -> list[Token]:
    """Return the words of a phrase up to its first comma: what follows only describes."""
    found: list[Token] = []
    for token in tokens[where[0] : where[1]]:
        if token.text in {",", "(", "–", "—"} and found:
            break
        if token.is_word:
            found.append(token)
    return found


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
    if told is None and reader.language != "en" and len(core) == 1:
        return _country_in_case(reader, core[0][0].low)
    return None if told is None else told[1]


def _country_in_case(reader: Reader, low: str) -> str | None:
    """Return the country of a capital in any case: "у Києві", "в Москве"."""
    own = {capital.casefold(): country for capital, country in reader.capitals.items()}
    for reading in parses(low, reader.language):
        form = str(reading.normal_form)
        if form in own:
            return own[form]
        if form in governments(reader.language):
            return governments(reader.language)[form][1]
    return None


def _heads(tokens: Sequence[Token], where: Range, language: str) -> set[str]:
    """Return the nouns that may head the phrase: the last before a preposition, or the first."""
    found: set[str] = set()
    previous = ""
    for token in tokens[where[0] : where[1]]:
        if not token.is_word or (language == "en" and token.low in _HANGS):
            break
        if (
            language == "en"
            and previous
            and previous not in _ARTICLES
            and (token.low in verbs() or token.low.endswith("ed"))
        ):
            break
        previous = known_lemma(token.low, language, all_words(language))
        if language != "en":
            found.add(previous)
            if str(parses(token.low, language)[0].tag.POS) == "NOUN":
                return found
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
    """Whether a phrase with an office ends in the name of a person who holds it."""
    capitals = [index for index, token in enumerate(words) if token.is_capital and index]
    if language == "en" or not capitals:
        names = sum(bool(given_sex(token.low, language)) for token in words if token.is_capital)
        return bool(names) and sum(token.is_capital for token in words) > 1
    last = parses(words[capitals[-1]].low, language)
    ends = capitals[-1] == len(words) - 1
    is_called = any(
        given_sex(words[index].low, language)
        or any("Name" in marks(reading.tag) for reading in parses(words[index].low, language))
        for index in capitals
    )
    return ends and (is_called or any(reading.tag.case == "nomn" for reading in last))


def _has_name(
    words: Sequence[Token], lows: Sequence[str], language: str, *, is_first: bool
) -> bool:
    """Whether a word of the phrase has a capital that its place or a title doesn't explain."""
    leads = speaker_words(language, "office") | speaker_words(language, "unclear")
    words, lows = _before_place(words, lows, language)
    named = [
        index
        for index, (token, low) in enumerate(zip(words, lows, strict=True))
        if token.is_capital and low not in leads and low not in _ARTICLES
    ]
    if not is_first or named != [0]:
        return bool(named)
    return _is_name_alone(words, lows, language)


def _before_place(
    words: Sequence[Token], lows: Sequence[str], language: str
) -> tuple[Sequence[Token], Sequence[str]]:
    """Leave out where somebody is: "officials in Sundra" have no name."""
    at = [index for index, low in enumerate(lows) if index and low in _PLACED]
    return (words[: at[0]], lows[: at[0]]) if language == "en" and at else (words, lows)


def _is_name_alone(words: Sequence[Token], lows: Sequence[str], language: str) -> bool:
    """Whether the first word of a sentence is a name, though any would have a capital there."""
    if len(words) > 1:
        return bool(given_sex(words[0].low, language))
    if language == "en":
        return not lows[0].endswith("s") or lows[0].endswith("ss")
    if given_sex(words[0].low, language):
        return True
    first = parses(words[0].low, language)[0]
    is_known = "Dictionary" in str(first.methods_stack[0][0]) and "Fake" not in str(
        first.methods_stack[0][0]
    )
    return not is_known or bool(marks(first.tag) & _PERSONAL)


def _full_name(reader: Reader, told: Speaker) -> str | None:
    """Return the full name by which the text named this person elsewhere."""
    span = told.span
    for person in reader.people.latest_named:
        if span is not None and span.holds(person.phrase.span):
            full = reader.people.fully_named(person)
            if full is not person and full.phrase.text not in told.text:
                return full.phrase.text
    return None
