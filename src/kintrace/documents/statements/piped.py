"""What does a pipeline's reading change in the cues that the tables found?

Three things: a word that the pipeline takes for a noun is no verb; the subject that it hangs on a
verb speaks, where the tables took somebody else; and a verb of saying whose subject and clause it
knows is a cue, though its neighbours told nothing. The tables still say what each cue does.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kintrace.documents.span import Span
from kintrace.documents.statements.details import negations
from kintrace.documents.statements.found import CueWord, Found, Range, Voice
from kintrace.documents.statements.pipeline import EntityKind, Parsed, ReadWord
from kintrace.documents.statements.statement import Phrase
from kintrace.documents.statements.words import Token


@dataclass(frozen=True, slots=True)
class Cues:
    """What the tables of one language know of a word: its cue, and whether a cue says anything."""

    language: str
    cue_at: Callable[[Sequence[Token], int], CueWord | None]
    is_said: Callable[[Sequence[Token], Found], bool]


_NOUNS = frozenset(["NOUN", "PROPN"])
_VERBS = frozenset(["VERB", "AUX"])
_SUBJECTS = frozenset(["nsubj"])
_CLAUSES = frozenset(["ccomp"])
_HELPS = frozenset(["aux", "neg", "advmod", "aux:pass", "auxpass"])
# What belongs to a noun's own phrase: not the clauses that describe it after a comma.
_PHRASE = frozenset(
    {"det", "amod", "compound", "poss", "nmod", "nummod", "case", "prep", "pobj", "flat", "fixed"}
    | {"flat:name", "flat:foreign", "nmod:poss", "det:poss", "quantmod", "advmod", "predet"}
    | {"cc", "conj", "appos", "punct", "nummod:gov"}
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence's tokens, each with the word that the pipeline has in its place."""

    tokens: Sequence[Token]
    words: list[ReadWord | None]
    heads: list[int | None]

    def part(self, index: int) -> str:
        word = self.words[index]
        return "" if word is None else word.part

    def relation(self, index: int) -> str:
        word = self.words[index]
        return "" if word is None else word.relation

    def children(self, index: int) -> Iterator[int]:
        return (place for place, head in enumerate(self.heads) if head == index != place)


def improved(
    tokens: Sequence[Token], found: Sequence[Found], *, parsed: Parsed, cues: Cues, text: str
) -> list[Found]:
    """Return the cues of a sentence as the tables and the pipeline together read them."""
    sentence = _sentence(tokens, parsed)
    kept = [_told(sentence, cue) for cue in found if not _is_noun(sentence, cue)]
    taken = {place for cue in kept for place in range(*cue.cue)}
    more = [cue for cue in _missed(sentence, taken, cues, text) if cues.is_said(tokens, cue)]
    return sorted([*kept, *more], key=lambda cue: (cue.cue, cue.word.lemma))


def _sentence(tokens: Sequence[Token], parsed: Parsed) -> _Sentence:
    numbers = [parsed.places.get(token.start) for token in tokens]
    back = {number: place for place, number in enumerate(numbers) if number is not None}
    words = [None if number is None else parsed.words[number] for number in numbers]
    heads = [None if word is None else back.get(word.head) for word in words]
    return _Sentence(tokens, words, heads)


def _is_noun(sentence: _Sentence, cue: Found) -> bool:
    """Whether a verb of the tables is a noun here."""
    if cue.word.part != "verb":
        return False
    parts = {sentence.part(place) for place in range(*cue.cue)} - {""}
    return bool(parts & _NOUNS) and not parts - _NOUNS - {"ADP", "DET", "ADV"}


def _told(sentence: _Sentence, cue: Found) -> Found:
    """Give a cue the subject that the pipeline knows, where the tables took another word."""
    if cue.word.part != "verb" or cue.voice not in {Voice.ACTIVE, Voice.SHARED}:
        return cue
    if cue.speaker is None:
        return cue
    verb = _verb(sentence, cue.cue)
    subject = None if verb is None else _subject(sentence, verb)
    if subject is None or cue.speaker[0] <= subject < cue.speaker[1]:
        return cue
    whole = _phrase(sentence, subject)
    if cue.content is not None and _meets(whole, cue.content):
        return cue
    if _meets(whole, cue.cue) or cue.antecedent is not None:
        return cue
    return replace(cue, speaker=whole)


def _verb(sentence: _Sentence, cue: Range) -> int | None:
    verbs = [place for place in range(*cue) if sentence.part(place) == "VERB"]
    return verbs[-1] if verbs else None


def _subject(sentence: _Sentence, verb: int) -> int | None:
    """Return the word that is the verb's own subject; one that it shares is left to the tables."""
    subjects = (at for at in sentence.children(verb) if sentence.relation(at) in _SUBJECTS)
    return next(subjects, None)


def _phrase(sentence: _Sentence, head: int) -> Range:
    """Return the words of a noun's own phrase, as far as they stand side by side."""
    inside, waiting = {head}, [head]
    while waiting:
        for child in sentence.children(waiting.pop()):
            if sentence.relation(child) in _PHRASE and child not in inside:
                inside.add(child)
                waiting.append(child)
    first = last = head
    while first - 1 in inside or _is_short(sentence, first - 1, first - 2, inside):
        first -= 1
    while last + 1 in inside or _is_short(sentence, last + 1, last + 2, inside):
        last += 1
    while last > head and not sentence.tokens[last].is_word:
        last -= 1
    return first, last + 1


def _is_short(sentence: _Sentence, stop: int, beyond: int, inside: set[int]) -> bool:
    """Whether a full stop belongs to a word of the phrase: "Ms. Gao"."""
    at_stop = 0 <= stop < len(sentence.tokens) and sentence.words[stop] is None
    return at_stop and sentence.tokens[stop].text == "." and beyond in inside


def _meets(left: Range, right: Range) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _missed(sentence: _Sentence, taken: set[int], cues: Cues, text: str) -> Iterator[Found]:
    """Yield verbs of saying with a subject and a clause that the tables passed over."""
    for verb in range(len(sentence.tokens)):
        if verb in taken or sentence.part(verb) != "VERB":
            continue
        word = cues.cue_at(sentence.tokens, verb)
        if word is None or sentence.tokens[verb - 1].low == "to":
            continue
        subject = _subject(sentence, verb)
        clauses = (at for at in sentence.children(verb) if sentence.relation(at) in _CLAUSES)
        clause = next(clauses, None)
        if subject is None or clause is None:
            continue
        lost = {told.span.start for told in negations(text, sentence.tokens, cues.language)}
        yield _new(sentence, (verb, subject, clause), word, lost)


def _new(sentence: _Sentence, places: tuple[int, int, int], word: CueWord, lost: set[int]) -> Found:
    """Return a cue with its helping words, speaker and clause; ``lost`` are words that negate."""
    verb, subject, clause = places
    speaker = _phrase(sentence, subject)
    near = {at for at in sentence.children(verb) if sentence.relation(at) in _HELPS}
    start = verb
    while start - 1 in near and not speaker[0] <= start - 1 < speaker[1]:
        start -= 1
    denying = [*range(start, verb), *range(*speaker)]
    return Found(
        (start, verb + 1),
        word,
        Voice.ACTIVE,
        speaker,
        content=_content(sentence, clause, start=start, verb=verb, speaker=speaker),
        negations=tuple(at for at in denying if sentence.tokens[at].start in lost),
    )


def _content(
    sentence: _Sentence, clause: int, *, start: int, verb: int, speaker: Range
) -> Range | None:
    """Return the words of the clause on its side of the verb and the speaker."""
    inside, waiting = {clause}, [clause]
    while waiting:
        more = [at for at in sentence.children(waiting.pop()) if at not in inside]
        inside.update(more)
        waiting += more
    if clause > verb:
        first = max(verb + 1, speaker[1] if speaker[0] > verb else 0)
        last = max(inside) + 1
        while first < last and not sentence.tokens[first].is_word:
            first += not sentence.tokens[first].mark
            if sentence.tokens[first].mark:
                break
    else:
        first, last = min(inside), min(start, speaker[0])
    while last > first and sentence.tokens[last - 1].text in {",", ".", "–", "—"}:
        last -= 1
    return (first, last) if first < last else None


def with_entities(
    text: str,
    within: Span,
    told: tuple[Phrase, ...],
    parsed: Parsed,
    kind: EntityKind,
    *,
    but: tuple[Phrase, ...],
) -> tuple[Phrase, ...]:
    """Return the phrases told, with the names of this kind that the pipeline adds to them."""
    more = [
        Phrase(one.span.of(text), one.span)
        for one in parsed.entities_in(within)
        if one.kind is kind and not any(one.span.meets(known.span) for known in (*told, *but))
    ]
    return tuple(sorted((*told, *more), key=lambda phrase: phrase.span))
