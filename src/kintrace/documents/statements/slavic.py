"""Which cues does a Ukrainian or Russian sentence have, and who speaks by them?

Cues come from one table for both languages; forms, cases and agreement from the dictionaries of
pymorphy3.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from kintrace.documents.statements.found import CueWord, Found, Range, Voice, from_left
from kintrace.documents.statements.lemmas import marks, parses
from kintrace.documents.statements.phrases import PhraseTable, Row
from kintrace.documents.statements.slavic_clause import (
    content_around,
    content_of,
    target_of,
)
from kintrace.documents.statements.slavic_sentence import SlavicSentence, words_of
from kintrace.documents.statements.slavic_subjects import (
    phrase_end,
    place_subject,
    segment_start,
    subject_of,
)
from kintrace.documents.statements.speaker_words import speaker_words
from kintrace.documents.statements.statement import Polarity, Stance
from kintrace.documents.statements.tables import rows
from kintrace.documents.statements.words import Token


def finder(language: str) -> Callable[[Sequence[Token]], list[Found]]:
    """Return the reader of this language's sentences."""

    def found_in_words(words: Sequence[Token]) -> list[Found]:
        return found_in(SlavicSentence(words, language))

    return found_in_words


@cache
def cue_words(language: str) -> dict[tuple[str, str], CueWord]:
    """Return the cues of a language by part and lemma."""
    return {
        (row["part"], row["lemma"]): CueWord(
            row["lemma"], row["part"], Stance(row["stance"]), Polarity(row["polarity"])
        )
        for row in rows("slavic_cues.csv")
        if row["language"] == language
    }


def cue_of(language: str, word: str) -> CueWord | None:
    """Return the finite verb of saying that a word may be."""
    for reading in parses(word, language):
        if str(reading.tag.POS) == "VERB" and "infn" not in marks(reading.tag):
            told = cue_words(language).get(("verb", str(reading.normal_form)))
            if told is not None:
                return told
    return None


@cache
def _phrases(language: str) -> PhraseTable:
    return PhraseTable(
        Row(tuple(lemma.split()), "phrase", lemma)
        for part, lemma in cue_words(language)
        if part == "phrase"
    )


def found_in(sentence: SlavicSentence) -> list[Found]:
    """Return the cues of the sentence from left to right."""
    return from_left(
        sentence,
        lambda index, found: _phrase(sentence, index) or _word(sentence, index, found),
    )


def _phrase(sentence: SlavicSentence, index: int) -> Found | None:
    """Read "за словами": the speaker follows."""
    match = _phrases(sentence.language).at(sentence.tokens, index)
    if match is None:
        return _by_words_of(sentence, index)
    word = cue_words(sentence.language)["phrase", match.row.value]
    end = phrase_end(sentence, match.last)
    if end == match.last:
        return None
    content = content_around(sentence, index, end)
    return Found((index, match.last), word, Voice.ACTIVE, (match.last, end), content=content)


def _by_words_of(sentence: SlavicSentence, index: int) -> Found | None:
    """Read "за його словами": the speaker stands within the phrase."""
    if sentence.low(index + 1) not in words_of(sentence.language, "owner"):
        return None
    first, rest = sentence.low(index), sentence.low(index + 2)
    word = cue_words(sentence.language).get(("phrase", f"{first} {rest}"))
    if word is None:
        return None
    content = content_around(sentence, index, index + 3)
    cue, owner = (index, index + 3), (index + 1, index + 2)
    return Found(cue, word, Voice.ACTIVE, owner, content=content)


def _word(sentence: SlavicSentence, index: int, found: list[Found]) -> Found | None:
    told = _cue_word(sentence, index)
    if told is None or (sentence.is_name(index) and sentence.tokens[index - 1].is_word and index):
        return None
    word, part = told
    start = index
    negations: tuple[int, ...] = ()
    if part == "INFN":
        modal = _modal_before(sentence, index)
        if modal is None:
            return None
        start = modal
    if sentence.low(start - 1) == "не":
        start -= 1
        negations = (start,)
    if (
        word.lemma in words_of(sentence.language, "ask")
        and sentence.low(index + 1) == "не"
        and "назив" in sentence.low(index + 2)
    ):
        return None
    if word.lemma in words_of(sentence.language, "light"):
        word = _light(sentence, index, word)
    base = Found((start, index + 1), word, Voice.ACTIVE, negations=negations)
    verb = start if part == "INFN" and not negations else index
    match part:
        case "GRND":
            return _shared(sentence, base, found)
        case "PRTS" | "ADJF":
            return _participle(sentence, base, index, found)
        case "PRED":
            return _completed(sentence, replace(base, voice=Voice.NOBODY))
        case _:
            return _finite(sentence, base, verb, index, found)


def _cue_word(sentence: SlavicSentence, index: int) -> tuple[CueWord, str] | None:
    """Return the cue that this word is a form of, and its part of speech here."""
    table = cue_words(sentence.language)
    plain = table.get(("predicative", sentence.low(index)))
    if plain is not None and sentence.is_word(index):
        return plain, "PRED"
    for part in ("VERB", "GRND", "PRTS", "INFN"):
        if (part == "INFN") != sentence.is_infinitive(index):
            continue
        for lemma in sentence.lemmas(index, part) if sentence.readings[index] else ():
            word = table.get(("verb", lemma))
            if word is not None and _is_likely(sentence, index, part):
                return word, part
    for lemma in sentence.lemmas(index, "ADJF", "ADJS", "PRTS") if sentence.readings[index] else ():
        word = table.get(("adjective", lemma))
        if (word is not None and sentence.has_case(index, "nomn")) or (
            word and sentence.part(index) in {"ADJS", "PRTS"}
        ):
            return word, "ADJF"
    return None


def _is_likely(sentence: SlavicSentence, index: int, part: str) -> bool:
    """Whether the reading as a verb is not a rare one: "мати", "вести"."""
    first = sentence.part(index)
    if part == "INFN":
        return True
    return first == part or (part == "VERB" and first not in {"NOUN", "PREP", "CONJ", "ADJF"})


def _light(sentence: SlavicSentence, index: int, word: CueWord) -> CueWord:
    """Read "висловив надію": the noun tells what is done."""
    for place in range(index + 1, min(index + 4, len(sentence))):
        for lemma in sentence.lemmas(place, "NOUN") if sentence.readings[place] else ():
            told = cue_words(sentence.language).get(("noun", lemma))
            if told is not None:
                return replace(word, stance=told.stance, polarity=told.polarity)
    return word


def _modal_before(sentence: SlavicSentence, index: int) -> int | None:
    """Return the "could" or "began" of an infinitive; without one it is another cue's content."""
    for place in range(index - 1, max(index - 4, -1), -1):
        if sentence.low(place) in words_of(sentence.language, "modal"):
            return place
        if sentence.part(place) not in {"NPRO", "ADVB", "PRCL"}:
            return None
    return None


def _finite(
    sentence: SlavicSentence, base: Found, verb: int, index: int, found: list[Found]
) -> Found | None:
    if _is_open(sentence, index):
        return None
    tag = next((r.tag for r in sentence.readings[index] if str(r.tag.POS) == "VERB"), None)
    agree = index if tag is not None else verb
    if tag is not None and tag.person in {"1per", "2per"}:
        return None
    if tag is not None and "Impe" in marks(tag):
        return _completed(sentence, replace(base, voice=Voice.NOBODY, speaker=None))
    if base.word.lemma.endswith(("тися", "тись", "ться")) and base.word.stance in _NOBODYS:
        return _impersonal(sentence, base, index)
    if found and sentence.low(base.cue[0] - 1) in {"і", "й", "та", "и"} and found[-1].speaker:
        return _shared(sentence, base, found)
    subject = _paper_named(sentence, index) or subject_of(sentence, agree)
    if subject is not None:
        told = _completed(sentence, replace(base, speaker=subject))
        is_empty = told.content is None and base.word.lemma in words_of(
            sentence.language, "turn to"
        )
        return None if is_empty else told
    rel = _relative_subject(sentence, index)
    if rel is not None:
        return _completed(sentence, replace(base, speaker=rel[0], antecedent=rel[1]))
    is_plural = tag is not None and (tag.number == "plur" or "plur" in marks(tag))
    if is_plural:
        house = place_subject(sentence, index)
        if house is not None:
            return _completed(sentence, replace(base, speaker=house))
        if not found or not sentence.is_and(segment_start(sentence, index)):
            told = _completed(sentence, replace(base, voice=Voice.NOBODY))
            if index == 0 and sentence.is_mark(1, ","):
                return replace(told, content=content_around(sentence, 0, 1))
            return told if _is_clause(sentence, told.content, index) else None
    return _shared(sentence, base, found)


def _paper_named(sentence: SlavicSentence, verb: int) -> Range | None:
    """Return the name in quotation marks after "як пише": «Ранкова Орина»."""
    opens = verb + 1
    is_as = sentence.low(verb - 1) in {"як", "как"} and opens < len(sentence)
    if not is_as or sentence.tokens[opens].mark != "open" or not sentence.is_name(opens + 1):
        return None
    for index in range(opens + 2, min(opens + _LONGEST_TITLE, len(sentence))):
        if sentence.tokens[index].mark == "close":
            return opens + 1, index
    return None


def _is_open(sentence: SlavicSentence, index: int) -> bool:
    """Whether it is open if anybody said so: "чи відповіли", "ответили ли", "если он скажет"."""
    first = segment_start(sentence, index)
    words = words_of(sentence.language, "open")
    opens = sentence.low(first) in words or (
        sentence.is_and(first) and sentence.low(first + 1) in words
    )
    asks = sentence.low(index + 1) == "ли" or sentence.low(first + 1) == "ли"
    return opens or (sentence.language == "ru" and asks)


def _is_clause(sentence: SlavicSentence, content: Range | None, end: int) -> bool:
    """Whether what is said is a clause or a quotation, as where nobody is named it must be."""
    if content is None:
        return False
    if content[0] < end:
        return False
    return sentence.is_subordinate(content[0]) or any(
        token.mark for token in sentence.tokens[content[0] : content[1]]
    )


_VERBS_TRIED = 4
_LONGEST_TITLE = 8
_NOBODYS = frozenset([Stance.REPORT, Stance.CONSIDER, Stance.CLAIM])


def _impersonal(sentence: SlavicSentence, base: Found, index: int) -> Found | None:
    """Read "у заяві йдеться" and "повідомляється": a paper speaks, or nobody."""
    if base.word.lemma not in words_of(sentence.language, "impersonal"):
        subject = subject_of(sentence, index)
        told = replace(base, speaker=subject)
        return _completed(sentence, told) if subject is not None else None
    house = place_subject(sentence, index)
    papers = speaker_words(sentence.language, "document")
    if house is not None and set(_lemmas(sentence, house)) & papers:
        return _completed(sentence, replace(base, speaker=house))
    subject = subject_of(sentence, index)
    told = _completed(sentence, replace(base, voice=Voice.NOBODY))
    if told.content is None or (subject is not None and base.word.stance is Stance.CONSIDER):
        return replace(told, content=subject)
    return told


def _lemmas(sentence: SlavicSentence, part: Range) -> list[str]:
    return [str(r.normal_form) for index in range(*part) for r in sentence.readings[index][:2]]


def _relative_subject(sentence: SlavicSentence, index: int) -> tuple[Range, Range | None] | None:
    """Return a "who" that opens the verb's segment, and for whom it stands."""
    first = segment_start(sentence, index)
    if not sentence.is_relative(first) or not sentence.has_case(first, "nomn"):
        return None
    last = first - 2
    start = segment_start(sentence, first - 1)
    place = last
    while place > start and sentence.is_nominal(place - 1):
        place -= 1
    owner = (place, last + 1) if last >= 0 and sentence.is_nominal(last) else None
    return (first, first + 1), owner


def _participle(
    sentence: SlavicSentence, base: Found, index: int, found: list[Found]
) -> Found | None:
    """Read "була переконана" and "был обвинён": an own view, or a passive."""
    subject = subject_of(sentence, index)
    if base.word.part == "adjective":
        if subject is None:
            return None
        return _completed(sentence, replace(base, speaker=subject))
    agent = next(
        (
            (place, phrase_end(sentence, place + 1))
            for place in range(index + 1, min(index + 4, len(sentence)))
            if sentence.is_nominal(place) and sentence.has_case(place, "ablt")
        ),
        None,
    )
    voice = Voice.NOBODY if agent is None else Voice.AGENT
    told = _completed(sentence, replace(base, voice=voice, speaker=agent))
    return replace(told, target=subject)


def _shared(sentence: SlavicSentence, base: Found, found: list[Found]) -> Found | None:
    """Give the cue the speaker of the sentence so far, or of its main verb."""
    for earlier in reversed(found):
        if earlier.speaker is not None and earlier.word.part != "phrase":
            told = replace(base, voice=Voice.SHARED, speaker=earlier.speaker)
            return _completed(sentence, replace(told, antecedent=earlier.antecedent))
    subject = _main_subject(sentence)
    if subject is not None:
        return _completed(sentence, replace(base, voice=Voice.SHARED, speaker=subject))
    return _completed(sentence, replace(base, voice=Voice.SHARED))


def _main_subject(sentence: SlavicSentence) -> Range | None:
    """Return the first subject of a few of the sentence's verbs."""
    plain = [
        index
        for index in range(len(sentence))
        if sentence.is_finite(index) and not sentence.tokens[index].quoted
    ]
    subjects = (subject_of(sentence, index) for index in plain[:_VERBS_TRIED])
    return next((subject for subject in subjects if subject is not None), None)


def _completed(sentence: SlavicSentence, cue: Found) -> Found:
    """Add what is said and to whom."""
    end = cue.cue[1]
    if cue.speaker is not None and cue.speaker[0] >= end:
        end = cue.speaker[1] if cue.speaker[0] - end < 12 else end
    target = target_of(sentence, cue)
    if target is not None:
        end = max(end, target[1])
    content = content_of(sentence, cue, end)
    if content is None and target is not None:
        content = target
    return replace(cue, target=target, content=content)
