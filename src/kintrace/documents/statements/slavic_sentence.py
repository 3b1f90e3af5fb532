"""What does the dictionary tell of the words of a Ukrainian or Russian sentence?

All readings of a word count: a case that one reading allows is possible. Capitals and neighbours
decide no more than they can.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from kintrace.documents.statements.lemmas import marks, parses
from kintrace.documents.statements.tables import rows
from kintrace.documents.statements.words import Token

_NAMES = frozenset(["Surn", "Name", "Patr"])
_NOMINAL = frozenset(["NOUN", "NPRO", "NUMR", "ADJF", "PRTF"])
ASPECTS = frozenset(["VERB", "INFN", "GRND", "PRTS"])


@cache
def words_of(language: str, kind: str) -> frozenset[str]:
    """Return the words of one class that build sentences."""
    return frozenset(
        row["word"]
        for row in rows("slavic_words.csv")
        if row["language"] == language and row["kind"] == kind
    )


@lru_cache(maxsize=65536)
def gerund_lemma(word: str, language: str) -> str:
    """Return the infinitive of a Ukrainian or Russian gerund."""
    for ending, finite in (
        ("ючись", "ються"),
        ("ачись", "аться"),
        ("ячись", "яться"),
        ("учись", "уться"),
        ("вшись", "вся"),
        ("ючи", "ють"),
        ("учи", "уть"),
        ("ячи", "ять"),
        ("ачи", "ать"),
        ("вши", "в"),
    ):
        if language == "uk" and word.endswith(ending):
            return str(parses(word.removesuffix(ending) + finite, language)[0].normal_form)
    return str(parses(word, language)[0].normal_form)


def _is_many(tag: Any) -> bool:
    """Whether a form is plural."""
    return tag.number == "plur" or not marks(tag).isdisjoint({"plur", "Pltm"})


def _likeliest_first(readings: Sequence[Any]) -> tuple[Any, ...]:
    """Put a preposition or pronoun before a rare noun of the same form: "до", "про", "мене".

    Only the Ukrainian dictionary counts nothing, and so gives its readings in any order.
    """
    order = {"PREP": 0, "NPRO": 1}
    first = readings[0] if readings else None
    if first is None or str(first.tag.POS) != "NOUN":
        return tuple(readings)
    return tuple(sorted(readings, key=lambda reading: order.get(str(reading.tag.POS), 2)))


def _case(tag: Any) -> str | None:
    """Return a form's case; the Ukrainian dictionary leaves it out of some nominatives."""
    is_plain = str(tag.POS) == "NOUN" and tag.case is None
    return "nomn" if is_plain else None if tag.case is None else str(tag.case)


class SlavicSentence:
    """The tokens of one sentence with their readings."""

    def __init__(self, tokens: Sequence[Token], language: str) -> None:
        """Look each word up once."""
        self.tokens = tokens
        self.language = language
        self.readings: list[tuple[Any, ...]] = [
            _likeliest_first(parses(token.low, language)) if token.text[0].isalpha() else ()
            for token in tokens
        ]

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.tokens)

    def low(self, index: int) -> str:
        """Return the folded word; "" outside the sentence."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def is_word(self, index: int) -> bool:
        """Whether there is a word here."""
        return 0 <= index < len(self.tokens) and self.tokens[index].is_word

    def is_name(self, index: int) -> bool:
        """Whether the word has a capital, within the sentence or before another capital."""
        if not self.is_word(index) or not self.tokens[index].is_capital:
            return False
        if self.part(index) in {"PREP", "CONJ", "PRCL"}:
            return False
        return index > 0 or (self.is_word(1) and self.tokens[1].is_capital)

    def part(self, index: int) -> str:
        """Return the likeliest part of speech; "" for marks and numbers."""
        if not 0 <= index < len(self.tokens) or not self.readings[index]:
            return ""
        return str(self.readings[index][0].tag.POS or "")

    def is_finite(self, index: int) -> bool:
        """Whether the word is a verb that has a subject."""
        is_verb = self.part(index) == "VERB" and not self.is_infinitive(index)
        return is_verb and not self.is_name(index)

    def is_infinitive(self, index: int) -> bool:
        """Whether the word is an infinitive; the Ukrainian dictionary counts it as a verb."""
        if not self.readings[index]:
            return False
        tag = self.readings[index][0].tag
        return str(tag.POS) == "INFN" or (
            "infn" in marks(tag) and self.low(index).endswith(("ти", "тися", "тись"))
        )

    def is_nominal(self, index: int) -> bool:
        """Whether the word may belong to a noun phrase."""
        if not self.is_word(index):
            return False
        if not self.readings[index] or self.is_name(index):
            return True
        if self.part(index) in {"PREP", "CONJ", "PRCL", "VERB", "INFN", "GRND", "ADVB"}:
            return False
        return any(str(reading.tag.POS) in _NOMINAL for reading in self.readings[index])

    def has_case(self, index: int, *cases: str) -> bool:
        """Whether the word can stand in one of these cases."""
        if not 0 <= index < len(self.tokens):
            return False
        if self.is_name(index) and not any(reading.tag.case for reading in self.readings[index]):
            return True
        return any(_case(reading.tag) in cases for reading in self.readings[index])

    def can_be_subject(self, index: int, verb: int) -> bool:
        """Whether the word may be a subject that agrees with this verb."""
        if not self.is_nominal(index) or self.is_relative(index):
            return False
        if (
            self.part(index) in {"ADJF", "PRTF"}
            and self.is_nominal(index + 1)
            and not self.is_name(index)
        ):
            return False
        tag = self._verb_tag(verb)
        if self.low(index) in words_of(self.language, "owner") or self.is_subordinate(index):
            return False
        for reading in self.readings[index]:
            if _case(reading.tag) != "nomn" or str(reading.tag.POS) not in _NOMINAL:
                continue
            if not self.tokens[index].is_capital and _NAMES & set(map(str, reading.tag.grammemes)):
                continue
            if str(reading.tag.POS) == "ADJF" and self._is_rather_noun(index):
                continue
            if tag is None or self._agrees(reading.tag, tag, index):
                return True
        if index == 0 and verb == 1 and self._is_foreign(index):
            return True
        is_called = self.is_name(index) and self.part(index) != "NPRO"
        return is_called and (self._is_foreign(index) or index + 1 == verb)

    def _is_rather_noun(self, index: int) -> bool:
        """Whether a possessive reading as of "батьків" is less likely than a case of the noun."""
        return any(str(reading.tag.POS) == "NOUN" for reading in self.readings[index])

    def _is_foreign(self, index: int) -> bool:
        """Whether the dictionary doesn't know the name: then its forms tell nothing."""
        return not any(
            "DictionaryAnalyzer" in str(reading.methods_stack[0][0])
            for reading in self.readings[index][:1]
        )

    def _verb_tag(self, verb: int) -> Any:
        for reading in self.readings[verb]:
            if str(reading.tag.POS) in ASPECTS:
                return reading.tag
        return None

    def _agrees(self, noun: Any, verb: Any, index: int) -> bool:
        if str(noun.POS) == "NUMR":
            return True
        many, one = (
            _is_many(verb),
            bool(verb.gender) or verb.number == "sing" or "sing" in marks(verb),
        )
        if many and not _is_many(noun):
            return self._joined(index)
        if one and _is_many(noun):
            return False
        if verb.gender and noun.gender and verb.gender != noun.gender:
            return self.is_name(index) or self._is_office(index)
        return True

    def _joined(self, index: int) -> bool:
        near = {self.low(place) for place in range(max(index - 4, 0), index + 5)}
        return bool(near & {"і", "та", "й", "и"})

    def _is_office(self, index: int) -> bool:
        """Whether a masculine office may belong to a woman: "министр заявила"."""
        return any(
            reading.tag.gender == "masc" and "anim" in marks(reading.tag)
            for reading in self.readings[index]
        )

    def is_relative(self, index: int) -> bool:
        """Whether a "who" or "where" stands here."""
        return self.low(index) in words_of(self.language, "relative")

    def is_subordinate(self, index: int) -> bool:
        """Whether a word that opens a clause stands here."""
        return self.low(index) in words_of(self.language, "subordinate")

    def is_and(self, index: int) -> bool:
        """Whether an "and" stands here."""
        return self.low(index) in words_of(self.language, "and")

    def lemmas(self, index: int, *parts: str) -> list[str]:
        """Return the dictionary forms of the readings that are of one of these parts."""
        found = []
        for reading in self.readings[index]:
            is_infinitive = "INFN" in parts and "infn" in marks(reading.tag)
            if str(reading.tag.POS) in parts or is_infinitive:
                form = str(reading.normal_form)
                if str(reading.tag.POS) == "GRND":
                    form = gerund_lemma(self.low(index), self.language)
                if form not in found:
                    found.append(form)
        return found

    def is_mark(self, index: int, marks: str) -> bool:
        """Whether one of these marks stands here."""
        return 0 <= index < len(self.tokens) and self.tokens[index].text in set(marks)
