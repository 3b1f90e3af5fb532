"""Which cues does an English sentence have, and who speaks by them?

Cues come from the tables; whether a form is a verb here, whose it is, and what it governs is told
by the words around it. What the neighbours don't settle is left out rather than guessed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kintrace.documents.statements.english_clause import (
    content_after,
    content_before,
    fits_frames,
    target_after,
    that_follows_time,
)
from kintrace.documents.statements.english_forms import CueForm, Form, cue_forms, words_of
from kintrace.documents.statements.english_groups import Group, group_of
from kintrace.documents.statements.english_nouns import noun_cue
from kintrace.documents.statements.english_passives import (
    asks_for_silence,
    is_asked,
    passive,
)
from kintrace.documents.statements.english_sentence import QUOTES, EnglishSentence
from kintrace.documents.statements.english_subjects import (
    phrase_after,
    phrase_before,
    subject_after,
    subject_before,
)
from kintrace.documents.statements.english_unsaid import is_unsaid
from kintrace.documents.statements.found import CueWord, Found, Range, Voice, from_left
from kintrace.documents.statements.speaker_words import speaker_words
from kintrace.documents.statements.statement import Stance
from kintrace.documents.statements.words import Token

_MAIN_WITHIN = 40
_TELLS = frozenset(
    [Stance.REPORT, Stance.BELIEVE, Stance.KNOW, Stance.CLAIM, Stance.ACCUSE, Stance.SHOW]
)


def found_in_words(words: Sequence[Token]) -> list[Found]:
    """Return the cues of a sentence's words from left to right."""
    return found_in(EnglishSentence(words))


def cue_of(words: Sequence[Token], index: int) -> CueWord | None:
    """Return the verb of saying that may stand here, if it can govern a clause."""
    for form in cue_forms().get(words[index].low, ()):
        frames = form.word.frames
        governs = not frames or bool(frames & {"that", "clause"})
        if form.word.part == "verb" and not form.rest and governs:
            return form.word
    return None


def is_said(words: Sequence[Token], cue: Found) -> bool:
    """Whether somebody says something by this cue."""
    return not is_unsaid(EnglishSentence(words), cue)


def found_in(sentence: EnglishSentence) -> list[Found]:
    """Return the cues of the sentence from left to right."""
    return from_left(sentence, lambda index, found: _cue_at(sentence, index, found))


def _cue_at(sentence: EnglishSentence, index: int, found: list[Found]) -> Found | None:
    light = _light(sentence, index, found)
    if light is not None:
        return light
    for form in cue_forms().get(sentence.low(index), ()):
        end = _end_of(sentence, index, form)
        if end is None or _is_in_name(sentence, index):
            continue
        cue = _read(sentence, index, end, form, found)
        if cue is not None and not is_unsaid(sentence, cue):
            return cue
    return None


def _is_in_name(sentence: EnglishSentence, index: int) -> bool:
    """Whether a word with a capital within the sentence is part of a name."""
    return index > 0 and sentence.is_name(index) and sentence.text(index - 1) not in QUOTES


def _end_of(sentence: EnglishSentence, index: int, form: CueForm) -> int | None:
    """Return where a cue of several words ends; None when its other words don't follow."""
    for offset, word in enumerate(form.rest, start=1):
        if sentence.low(index + offset) != word:
            return None
    return index + 1 + len(form.rest)


def _read(
    sentence: EnglishSentence, index: int, end: int, form: CueForm, found: list[Found]
) -> Found | None:
    match form.word.part:
        case "noun":
            return noun_cue(sentence, index, form.word)
        case "adj":
            return _adjective(sentence, index, end, form, found)
        case "adverb":
            return _adverb(sentence, index, form)
        case "phrase":
            return _phrase(sentence, index, end, form)
        case _:
            return _verb(sentence, index, end, form, found)


def _phrase(sentence: EnglishSentence, index: int, end: int, form: CueForm) -> Found | None:
    """Read "according to" and its like: the speaker follows."""
    speaker = subject_after(sentence, end)
    if speaker is None:
        return None
    before = content_before(sentence, index)
    plain = phrase_after(sentence, end)
    if before is None and plain is not None and speaker[1] >= len(sentence) - 1:
        speaker = end, plain
    content = before or content_after(sentence, speaker[1])
    return Found((index, end), form.word, Voice.ACTIVE, speaker, content=content)


def _adverb(sentence: EnglishSentence, index: int, form: CueForm) -> Found | None:
    """Read "reportedly" where no other cue stands by it: a statement of nobody."""
    near = (*range(max(index - 2, 0), index), *range(index + 1, min(index + 3, len(sentence))))
    if any(sentence.is_cue_verb(place) for place in near):
        return None
    content = content_before(sentence, len(sentence))
    return Found((index, index + 1), form.word, Voice.NOBODY, content=content)


def _adjective(
    sentence: EnglishSentence, index: int, end: int, form: CueForm, found: list[Found]
) -> Found | None:
    verb = sentence.skip_adverbs(index - 1, -1)
    if not (sentence.has(verb, "be") or sentence.low(verb) in {"feel", "felt", "feels", "became"}):
        return None
    if not fits_frames(sentence, index, end, form.word.frames or frozenset(["adjective"])):
        return None
    group = group_of(sentence, index, Form.PAST)
    start = min(group.start, verb)
    told = replace(group, start=start, is_passive=False, is_bare=False)
    return _with_subject(sentence, (start, end), told, form, found)


def _light(sentence: EnglishSentence, index: int, found: list[Found]) -> Found | None:
    """Read "expressed hope", "made a statement": the noun tells what is done."""
    if not sentence.has(index, "light"):
        return None
    for place in range(index + 1, min(index + 5, len(sentence))):
        for form in cue_forms().get(sentence.low(place), ()):
            if form.word.part == "noun" and not form.rest and sentence.low(place + 1) != "'s":
                verb = CueForm(form.word, _verb_forms(sentence.low(index)), ())
                return _verb(sentence, index, place + 1, verb, found)
        if not (sentence.has(place, "det", "poss") or sentence.is_noun(place)):
            return None
    return None


def _verb_forms(low: str) -> frozenset[Form]:
    if low.endswith("ing"):
        return frozenset([Form.ING])
    if low.endswith("s"):
        return frozenset([Form.THIRD])
    if low in {"made", "gave", "given"} or low.endswith("ed"):
        return frozenset([Form.PAST, Form.PARTICIPLE])
    return frozenset([Form.BASE])


def _verb(
    sentence: EnglishSentence, index: int, end: int, form: CueForm, found: list[Found]
) -> Found | None:
    if found and ("to" in {sentence.low(index - 1), sentence.low(index - 2)}):
        governed = _governed(sentence, index, end, form, found[-1])
        if governed is not None:
            return governed
    if form.word.lemma == "ask" and asks_for_silence(sentence, end):
        return None
    if form.word.lemma.startswith("ask") and is_asked(sentence, index, end, form):
        content = content_after(sentence, end, is_opening=True)
        return Found((index, end), form.word, Voice.NOBODY, content=content)
    for kind in _readings(sentence, index, form):
        group = group_of(sentence, index, kind)
        if not group.is_verb or (found and sentence.low(group.start - 1) == "without"):
            continue
        cue = (group.start, end)
        if group.is_passive:
            told = passive(sentence, cue, group, form)
        elif not fits_frames(sentence, index, end, form.word.frames) and not _is_paper(
            sentence, group, form
        ):
            continue
        else:
            told = _with_subject(sentence, cue, group, form, found)
        if told is not None:
            return told
    return None


def _governed(
    sentence: EnglishSentence, index: int, end: int, form: CueForm, outer: Found
) -> Found | None:
    """Read "is said to urge", "urged them to deny": an infinitive in what another cue governs."""
    perfect = sentence.low(index - 1) == "have" and Form.PARTICIPLE in form.forms
    to = index - 2 if perfect else index - 1
    lead = outer.cue[1] if outer.target is None else max(outer.target[1], outer.cue[1])
    if to != lead or not (perfect or Form.BASE in form.forms):
        return None
    if outer.voice is not Voice.NOBODY or outer.target is None or outer.word.lemma == "tell":
        return None
    if outer.word.stance not in _TELLS:
        return None
    return _completed(sentence, Found((index, end), form.word, Voice.ACTIVE, outer.target))


def _is_paper(sentence: EnglishSentence, group: Group, form: CueForm) -> bool:
    """Whether a cue that papers have stands with a paper: "the survey shows"."""
    if "document" not in form.word.frames:
        return False
    subject = subject_before(sentence, group.start)
    papers = speaker_words("en", "document")
    return subject is not None and any(sentence.low(place) in papers for place in range(*subject))


def _readings(sentence: EnglishSentence, index: int, form: CueForm) -> Iterator[Form]:
    """Yield what the form may be, the likeliest first."""
    order = (Form.PAST, Form.PARTICIPLE, Form.THIRD, Form.BASE, Form.ING)
    for kind in order:
        if kind in form.forms:
            yield kind


def _with_subject(
    sentence: EnglishSentence, cue: Range, group: Group, form: CueForm, found: list[Found]
) -> Found | None:
    start, end = cue
    base = Found(cue, form.word, Voice.ACTIVE, negations=group.negations)
    if form.word.lemma in {"seem", "appear"}:
        subject = subject_before(sentence, start)
        content = content_after(sentence, end)
        return replace(base, voice=Voice.NOBODY, target=subject, content=content)
    if group.is_shared:
        return _shared(sentence, base, found)
    before = _in_contraction(sentence, start) or subject_before(sentence, start)
    if before is not None and not _is_quote_between(sentence, before, start):
        if not group.agrees(sentence, before):
            return None
        negations = (*_nobody(sentence, before), *group.negations)
        told = replace(base, speaker=before, negations=negations)
        return _completed(sentence, replace(told, antecedent=_antecedent(sentence, before)))
    if group.is_bare and _may_invert(sentence, start):
        after = subject_after(sentence, end)
        if after is not None:
            content = content_before(sentence, start) or content_after(sentence, after[1])
            return replace(base, speaker=after, content=content)
    if _joins_verbs(sentence, start) and form.forms - {Form.BASE}:
        return _shared(sentence, base, found)
    return None


def _in_contraction(sentence: EnglishSentence, start: int) -> Range | None:
    """Return the pronoun of "he's said", which is one word with its auxiliary."""
    pronoun, _, rest = sentence.low(start).partition("'")
    is_one = (
        bool(rest) and pronoun in words_of("subject") and sentence.has(start, "be", "have", "modal")
    )
    return (start, start + 1) if is_one else None


def _nobody(sentence: EnglishSentence, subject: Range) -> tuple[int, ...]:
    """Return the word that makes a subject nobody: "no official", "none of them"."""
    is_none = sentence.low(subject[0]) in {"no", "nobody", "none", "neither", "nothing"}
    return (subject[0],) if is_none else ()


def _joins_verbs(sentence: EnglishSentence, start: int) -> bool:
    index = sentence.skip_adverbs(start - 1, -1)
    return sentence.low(index) in {"and", "but", "then", "or"} or (
        sentence.low(index) == "," and index > 0
    )


def _may_invert(sentence: EnglishSentence, start: int) -> bool:
    """Whether the speaker may stand after the verb: it follows a quotation or a comma."""
    before = sentence.text(start - 1)
    return start == 0 or before in QUOTES or before in {",", "?", "!", "'", "’", "—", "–"}


def _is_quote_between(sentence: EnglishSentence, subject: Range, start: int) -> bool:
    return sentence.has_quote_within(subject[1], start)


def _antecedent(sentence: EnglishSentence, speaker: Range) -> Range | None:
    """Return who a "who" stands for, in the same sentence."""
    if sentence.low(speaker[0]) not in {"who", "which", "that"} or speaker[0] == 0:
        return None
    last = speaker[0] - 1
    return phrase_before(sentence, last - 1 if sentence.low(last) == "," else last)


def _shared(sentence: EnglishSentence, base: Found, found: list[Found]) -> Found | None:
    """Give the cue the speaker of the sentence so far."""
    for earlier in reversed(found):
        if earlier.voice is Voice.ACTIVE and earlier.speaker is not None:
            speaker, antecedent = earlier.speaker, earlier.antecedent
            told = replace(base, voice=Voice.SHARED, speaker=speaker, antecedent=antecedent)
            return _completed(sentence, told)
        if earlier.voice is Voice.SHARED and earlier.speaker is not None:
            told = replace(base, voice=Voice.SHARED, speaker=earlier.speaker)
            return _completed(sentence, replace(told, antecedent=earlier.antecedent))
    subject = main_subject(sentence, base.cue[0])
    if subject is None:
        return None
    return _completed(sentence, replace(base, voice=Voice.SHARED, speaker=subject))


def main_subject(sentence: EnglishSentence, before: int) -> Range | None:
    """Return the subject of the first verb of the sentence."""
    for index in range(1, min(before, _MAIN_WITHIN)):
        if sentence.is_verb(index) and not sentence.quoted[index]:
            subject = subject_before(sentence, index)
            if subject is not None and sentence.low(subject[0]) not in {"who", "which", "that"}:
                return subject
    end = phrase_after(sentence, 0, links=frozenset(["of"]))
    return None if end is None or end >= before else (0, end)


def _completed(sentence: EnglishSentence, cue: Found) -> Found:
    """Add what is said and to whom."""
    target = target_after(sentence, cue.cue[1], cue.word)
    start = cue.cue[1] if target is None else target[1]
    relative = cue.speaker is not None and sentence.low(cue.speaker[0]) in {"who", "which", "that"}
    opening = cue.cue[0] == 0 or sentence.has(0, "sub", "prep") or sentence.is_verb(0)
    opening = opening and "," not in {sentence.low(place) for place in range(cue.cue[0])}
    content = None
    if not _is_said_last(sentence, cue, start):
        content = content_after(sentence, start, is_relative=relative, is_opening=opening)
    if content is None and target is not None and cue.word.lemma not in {"tell", "inform"}:
        content = target
    if content is None:
        speaker_start = cue.cue[0] if cue.speaker is None else min(cue.speaker[0], cue.cue[0])
        content = content_before(sentence, speaker_start)
    return replace(cue, target=target, content=content)


def _is_said_last(sentence: EnglishSentence, cue: Found, after: int) -> bool:
    """Whether all is said before the cue, and a day or a place follows: "…, he said on Friday"."""
    if cue.speaker is None or cue.word.stance is not Stance.REPORT:
        return False
    first = cue.speaker[0]
    is_told_before = sentence.low(first - 1) == "," and not sentence.has(0, "prep", "sub")
    return (
        is_told_before
        and sentence.has(after, "prep", "weekday")
        and not that_follows_time(sentence, after)
        and not sentence.has_quote_within(after, len(sentence))
        and any(sentence.is_verb(place) for place in range(first - 1))
    )
