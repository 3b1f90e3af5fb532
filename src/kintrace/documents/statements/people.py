"""Which people and places does a text name, and whom could "she" mean?

A person is a run of capitals with a title, an office or a known given name before or in it, or
whose last word was such a person's before. Guesses from the text only; nobody is looked up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kintrace.documents.span import Span
from kintrace.documents.statements.lemmas import lemma, marks, parses
from kintrace.documents.statements.speaker_words import governments, small_words, speaker_words
from kintrace.documents.statements.statement import Phrase
from kintrace.documents.statements.words import Token

# How many of the people named last a pronoun may mean, and how many namesakes are compared.
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Person:
    """A person as named once: the words, the last word's form, the sex if the words tell it."""

    phrase: Phrase
    family: str
    sex: str
    is_full: bool


class People:
    """The people that a text has named so far."""

    def __init__(self, language: str) -> None:
        """Start with nobody."""
        self.language = language
        self.named: list[Person] = []
        self.latest_named: list[Person] = []
        self._by_family: dict[str, list[Person]] = {}

    def read(self, text: str, tokens: Sequence[Token]) -> list[Person]:
        """Find the people of a sentence, and remember them."""
        found: list[Person] = []
        for first, end in _runs(tokens):
            person = self._person(text, tokens, first, end)
            if person is not None:
                found.append(person)
                self.named.append(person)
                self._by_family.setdefault(person.family, []).append(person)
        self.latest_named = found
        return found

    def _person(self, text: str, tokens: Sequence[Token], first: int, end: int) -> Person | None:
        language = self.language
        sex, is_called = "", False
        leads = [place for place in range(first, end) if self._is_lead(tokens[place].low)]
        if leads:
            sex = next(
                filter(None, (_title_sex(tokens[place].low, language) for place in leads)), ""
            )
            is_called = True
            first = leads[-1] + 1
            first += first < end and tokens[first].text == "."
        if first >= end:
            return None
        before = tokens[first - 1].low if first else ""
        is_called = is_called or self._is_lead(before)
        sex = sex or _title_sex(before, language)
        given = given_sex(tokens[first].low, language)
        family = lemma(tokens[end - 1].low, language).removesuffix("'s")
        last = tokens[end - 1]
        cut = 2 if last.low.endswith("'s") else 0
        span = Span(tokens[first].start, last.end - cut)
        is_full = end - first > 1
        known = family in self._by_family
        if (
            language != "en"
            and not is_full
            and not known
            and not _can_be_called(last.low, language)
        ):
            return None
        if not (given and is_full) and not is_called and not known:
            return None
        if not known and _is_place(tokens, first, end, language):
            return None
        return Person(Phrase(span.of(text), span), family, sex or given, is_full)

    def _is_lead(self, low: str) -> bool:
        word = lemma(low, self.language) if low else low
        return any(
            word in speaker_words(self.language, kind)
            for kind in ("title", "title_m", "title_f", "office")
        )

    def latest(self, sex: str, before: int) -> Person | None:
        """Return the last person of this sex named before a place; None when it is open."""
        earlier = [person for person in self.named[-_NEAR:] if person.phrase.span.end <= before]
        fitting = [person for person in earlier if person.sex == sex]
        if fitting:
            return self.fully_named(fitting[-1])
        families = {person.family for person in earlier if not person.sex}
        return self.fully_named(earlier[-1]) if len(families) == 1 and earlier else None

    def fully_named(self, person: Person) -> Person:
        """Return the full name by which the text named this person before, if it is plain."""
        if person.is_full:
            return person
        same = [
            other
            for other in self._by_family.get(person.family, [])[:_NEAR]
            if other.is_full and (not person.sex or not other.sex or other.sex == person.sex)
        ]
        return same[-1] if len({other.phrase.text for other in same}) == 1 else person


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield where each run of words with capitals begins and ends."""
    index = 0
    while index < len(tokens):
        end = _run(tokens, index)
        if end > index:
            yield index, end
        index = max(end, index + 1)


def _run(tokens: Sequence[Token], first: int) -> int:
    """Return where a run of words with capitals ends."""
    index = first
    while index < len(tokens):
        token = tokens[index]
        if token.text[0].isupper() and token.is_word and not token.text[0].isdigit():
            index += 1
            if token.low.endswith("'s"):
                break
        elif token.text == "." and index > first and _goes_on(tokens, index):
            index += 1
        else:
            break
    return index


def _goes_on(tokens: Sequence[Token], stop: int) -> bool:
    short = len(tokens[stop - 1].text) <= 4
    return short and stop + 1 < len(tokens) and tokens[stop + 1].is_capital


@lru_cache(maxsize=16384)
def given_sex(word: str, language: str) -> str:
    """Return "m" or "f" for a known given name, "" for other words."""
    from kintrace.names.given_names import groups_of

    sexes = {name.sex for form in (word, lemma(word, language)) for name in groups_of(form)}
    if len(sexes) == 1:
        return str(sexes.pop())
    if language != "en" and len(sexes) != 1:
        for parse in parses(word, language):
            if "Name" in marks(parse.tag):
                return {"masc": "m", "femn": "f"}.get(str(parse.tag.gender), "")
    return ""


def _title_sex(low: str, language: str) -> str:
    word = lemma(low, language) if low else low
    if word in speaker_words(language, "title_m"):
        return "m"
    return "f" if word in speaker_words(language, "title_f") else ""


def _can_be_called(word: str, language: str) -> bool:
    """Whether one word after an office is its holder's name, not its country: a nominative."""
    return any(reading.tag.case == "nomn" for reading in parses(word, language))


def _is_place(tokens: Sequence[Token], first: int, end: int, language: str) -> bool:
    name = " ".join(lemma(token.low, language) for token in tokens[first:end] if token.is_word)
    return name in governments(language)


def places(
    text: str, tokens: Sequence[Token], language: str, named: Sequence[Person]
) -> list[Phrase]:
    """Return the places of a sentence: known countries and capitals, and names after "in"."""
    taken = [person.phrase.span for person in named]
    found = []
    for index, end in _runs(tokens):
        span = Span(tokens[index].start, tokens[end - 1].end)
        lead = tokens[index - 1].low if index else ""
        is_known = _is_place(tokens, index, end, language)
        is_led = lead in small_words(language, "before a place") and not _is_time(
            tokens[index].low, language
        )
        if (is_known or is_led) and not any(span.meets(other) for other in taken):
            found.append(Phrase(span.of(text), span))
    return found


def _is_time(low: str, language: str) -> bool:
    from kintrace.documents.statements.phrases import table

    return table("times.csv", language).at([Token(low, low, 0, len(low))], 0) is not None
