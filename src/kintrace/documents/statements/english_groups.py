"""Which words belong to a verb: auxiliaries, negations, adverbs?

Also tells from them whether the form is a verb at all here, active or passive, and whether its
subject is that of an earlier verb.
"""

from dataclasses import dataclass

from kintrace.documents.statements.english_forms import Form, cue_forms, words_of
from kintrace.documents.statements.english_sentence import QUOTES, EnglishSentence
from kintrace.documents.statements.english_subjects import subject_before
from kintrace.documents.statements.found import Range
from kintrace.documents.statements.speaker_words import speaker_words


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with what belongs to it: ``start`` is its first word."""

    start: int
    is_verb: bool = True
    is_passive: bool = False
    is_reduced: bool = False
    is_shared: bool = False
    is_bare: bool = False
    is_plural: bool | None = None
    negations: tuple[int, ...] = ()

    def agrees(self, sentence: EnglishSentence, subject: Range) -> bool:
        """Whether a form of the present goes with this subject."""
        if self.is_plural is None:
            return True
        low = sentence.low(subject[1] - 1)
        if low in {"who", "which", "that"}:
            return True
        if sentence.has(subject[0], "subject"):
            return (low in {"i", "you", "we", "they"}) == self.is_plural
        joined = any(sentence.low(index) == "and" for index in range(*subject))
        head = _head(sentence, subject)
        plural = joined or (head.endswith("s") and not head.endswith(("ss", "'s", "us", "is")))
        words = {sentence.low(index) for index in range(*subject)}
        plural = plural or bool(words & words_of("collective")) or "%" in words
        if self.is_plural:
            return plural or (sentence.is_name(subject[1] - 1) and joined)
        return not plural or sentence.is_name(subject[1] - 1)


def _head(sentence: EnglishSentence, subject: Range) -> str:
    """Return the noun that the verb agrees with."""
    for index in range(*subject):
        if index > subject[0] and (sentence.has(index, "prep") or sentence.low(index) == ","):
            return sentence.low(index - 1)
    return sentence.low(subject[1] - 1)


def group_of(sentence: EnglishSentence, verb: int, form: Form) -> Group:
    """Read the words before this verb form."""
    match form:
        case Form.ING:
            return _ing(sentence, verb)
        case Form.BASE:
            return _base(sentence, verb)
        case Form.THIRD:
            return _third(sentence, verb)
        case _:
            return _past(sentence, verb)


def _auxiliaries(sentence: EnglishSentence, verb: int) -> tuple[int, set[str], tuple[int, ...]]:
    """Walk left over auxiliaries, adverbs and negations; return the start, kinds and negations."""
    start, index = verb, verb - 1
    seen: set[str] = set()
    negations: list[int] = []
    while index >= 0:
        kinds = sentence.kinds[index] & {"be", "have", "do", "modal"}
        if kinds:
            seen |= kinds
            start = index
            if sentence.low(index).endswith("n't") or sentence.low(index) in {"cannot"}:
                negations.append(index)
        elif sentence.has(index, "neg"):
            negations.append(index)
            start = index
        elif sentence.low(index) == "longer" and sentence.low(index - 1) == "no":
            index -= 1
            negations.append(index)
            start = index
        elif not sentence.is_adverb(index) or (not seen and sentence.has(index - 1, "det", "poss")):
            break
        else:
            start = (
                index
                if sentence.has(index - 1, "be", "have", "do", "modal", "neg", "adv")
                else start
            )
        index -= 1
    # Adverbs right before a bare verb belong to it: "reportedly said".
    while not seen and sentence.is_adverb(start - 1) and sentence.low(start - 1).endswith("ly"):
        start -= 1
    return start, seen, tuple(sorted(negations))


def _past(sentence: EnglishSentence, verb: int) -> Group:
    start, seen, negations = _auxiliaries(sentence, verb)
    if ("be" in seen and sentence.low(start) not in {"'s", "he's", "she's"}) or _has_been(
        sentence, start, verb
    ):
        return Group(start, is_passive=True, negations=negations)
    before = start - 1
    if not seen and (
        _is_article(sentence, before)
        or (sentence.text(before)[:1].isdigit() and sentence.is_noun(verb + 1))
    ):
        return Group(start, is_verb=False)
    if not seen and sentence.low(verb + 1) == "by" and sentence.is_word(before):
        return Group(start, is_passive=True, is_reduced=True, negations=negations)
    if not seen and sentence.has(before, "prep"):
        return Group(start, is_verb=False)
    return Group(start, is_bare=not seen, negations=negations)


def _is_article(sentence: EnglishSentence, index: int) -> bool:
    """Whether a word must be followed by its noun: "the", "their", but not "another", "those"."""
    return sentence.has(index, "det", "poss") and not sentence.has(index, "pronoun_det")


def _has_been(sentence: EnglishSentence, start: int, verb: int) -> bool:
    return any(sentence.low(index) in {"been", "being"} for index in range(start, verb))


def _third(sentence: EnglishSentence, verb: int) -> Group:
    start, seen, negations = _auxiliaries(sentence, verb)
    before = start - 1
    if (
        seen
        or (_is_article(sentence, before) or sentence.has(before, "prep", "object"))
        or sentence.low(before) == "to"
    ):
        return Group(start, is_verb=False)
    if sentence.low(before).endswith(("'s", "s'")):
        return Group(start, is_verb=False)
    described = sentence.low(before) == "," and subject_before(sentence, start) is not None
    if _is_noun_too(sentence, verb) and not described and not _acts(sentence, start, verb):
        return Group(start, is_verb=False)
    return Group(start, is_bare=True, is_plural=False, negations=negations)


def _base(sentence: EnglishSentence, verb: int) -> Group:
    start, seen, negations = _auxiliaries(sentence, verb)
    before = start - 1
    if sentence.low(before) == "to":
        return _infinitive(sentence, start, before, negations)
    if seen & {"modal", "do"}:
        return Group(start, negations=negations)
    if sentence.low(before) == "nor":
        return Group(start, is_shared=True, negations=(*negations, before))
    if (
        seen
        or (_is_article(sentence, before) or sentence.has(before, "prep", "object"))
        or before < 0
    ):
        return Group(start, is_verb=False)
    if sentence.low(before).endswith(("'s", "s'")):
        return Group(start, is_verb=False)
    if _is_noun_too(sentence, verb) and not _acts(sentence, start, verb):
        return Group(start, is_verb=False)
    return Group(start, is_plural=True, negations=negations)


def _infinitive(
    sentence: EnglishSentence, start: int, to: int, negations: tuple[int, ...]
) -> Group:
    """Read "failed to mention", "went on to say" as one verb."""
    lead = sentence.skip_adverbs(to - 1, -1)
    if not sentence.has(lead, "lead") and sentence.low(lead) != "on":
        return Group(start, is_verb=False)
    if sentence.low(lead) == "on" or sentence.low(lead - 1) == "on":
        lead -= 1
    outer, _seen, more = _auxiliaries(sentence, lead)
    failed = (lead,) if sentence.has(lead, "fails") else ()
    yet = (lead,) if sentence.low(lead) == "yet" else ()
    return Group(outer, negations=tuple(sorted({*negations, *more, *failed, *yet})))


def _ing(sentence: EnglishSentence, verb: int) -> Group:
    start, seen, negations = _auxiliaries(sentence, verb)
    if "be" in seen:
        return Group(start, negations=negations)
    before = start - 1
    low = sentence.low(before)
    if low in {
        ",",
        "–",
        "—",
        "--",
        "and",
        "while",
        "when",
        "by",
        "but",
        "then",
        "or",
        "before",
        "after",
        "without",
    }:
        lost = (before,) if low == "without" else ()
        return Group(start, is_shared=True, negations=negations + lost)
    if before < 0 or sentence.text(before) in QUOTES:
        return Group(start, is_verb=before >= 0, is_shared=True, negations=negations)
    opens = sentence.has(verb + 1, "det", "poss", "object", "subject", "sub")
    opens = opens or sentence.is_name(verb + 1) or sentence.text(verb + 1) in QUOTES
    if sentence.is_noun(before) and opens and not _is_noun_too(sentence, verb):
        return Group(start, negations=negations)
    return Group(start, is_verb=False)


def _is_noun_too(sentence: EnglishSentence, verb: int) -> bool:
    told = cue_forms().get(sentence.low(verb), ())
    return any(form.word.part == "noun" for form in told) or sentence.has(verb, "noun_too")


def _acts(sentence: EnglishSentence, start: int, verb: int) -> bool:
    """Whether a form that may be a noun is a verb here, by what stands around it."""
    before, after = start - 1, verb + 1
    if sentence.has(before, "subject", "relative"):
        return True
    if sentence.low(before) in speaker_words("en", "document") and not sentence.is_name(verb):
        return not sentence.has(after, "be", "have", "modal", "conj", "prep")
    if (
        sentence.has(after, "det", "poss", "object", "subject", "sub")
        or sentence.text(after) in QUOTES
    ):
        return sentence.is_noun(before) or sentence.low(before) == "and"
    if sentence.is_name(before) and not sentence.is_name(verb):
        return not sentence.has(after, "be", "have", "modal", "conj") and sentence.low(
            after
        ) not in {",", "."}
    return False
