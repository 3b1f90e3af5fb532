"""When has nobody said what an English cue seems to say?

A name ("a home called Larch"), a question, a condition, what could be said, thanks to luck: the
word is a cue's, but no saying is reported. And who only backs or wants something in passing ("the
firm backed by") is described, not quoted. Words alone decide.
"""

from kintrace.documents.statements.english_forms import words_of
from kintrace.documents.statements.english_sentence import QUOTES, EnglishSentence
from kintrace.documents.statements.english_subjects import phrase_after
from kintrace.documents.statements.found import Found, Voice
from kintrace.documents.statements.statement import Polarity, Stance

_SAYS = frozenset(["say", "tell", "tell us", "write"])
_OPEN = frozenset(["if", "whether", "unless"])
_SIDES = frozenset([Stance.SUPPORT, Stance.OPPOSE])
_POSSIBLE = frozenset(["can", "could", "should", "may", "might", "must"])
_BE = frozenset(["be", "is", "are", "was", "were", "been", "being"])
_RELATIVES = frozenset(["who", "which", "that"])
_NOBODY = frozenset(["nobody", "noone"])


def is_unsaid(sentence: EnglishSentence, cue: Found) -> bool:
    """Whether the document reports no saying here, though a cue's word stands in it."""
    if cue.word.part not in {"verb", "adj"}:
        return False
    return (
        _is_noun(sentence, cue)
        or _is_for_the_reader(sentence, cue)
        or _is_possible(sentence, cue)
        or _is_condition(sentence, cue)
        or _is_question(sentence, cue)
        or _is_passing(sentence, cue)
        or _is_other_sense(sentence, cue)
        or _asked_by_nobody(sentence, cue)
    )


def _is_noun(sentence: EnglishSentence, cue: Found) -> bool:
    """Whether a plural was taken for a verb: "in the two states that", "gun advocates"."""
    verb = cue.cue[0]
    is_plural = sentence.has(verb, "noun_too") and sentence.low(verb).endswith("s")
    if not is_plural or cue.cue[1] - verb != 1 or cue.speaker is None or cue.speaker[1] > verb:
        return False
    first, last = cue.speaker[0], cue.speaker[1] - 1
    if sentence.has(first, "subject", "relative"):
        return False
    governed = sentence.has(first - 1, "prep") and not sentence.has(first - 1, "sub")
    is_made = sentence.low(first).endswith("ing") and not sentence.is_name(first)
    is_bare = (
        first == last
        and first > 0
        and sentence.is_word(first - 1)
        and not sentence.is_name(first)
        and not sentence.has(first - 1, "conj", "sub")
    )
    counted = sentence.low(last) in words_of("counted") or sentence.text(last)[:1].isdigit()
    return governed or is_made or is_bare or counted


def _is_for_the_reader(sentence: EnglishSentence, cue: Found) -> bool:
    """Whether a "you" is spoken to: "if you believe", "you may want"."""
    if cue.speaker is None or cue.speaker[1] - cue.speaker[0] > 1:
        return False
    you = sentence.low(cue.speaker[0]).partition("'")[0] in {"you", "one"}
    return you and cue.word.lemma not in _SAYS


def _is_possible(sentence: EnglishSentence, cue: Found) -> bool:
    """Whether it only can, may or should be said: "relatives may ask for a copy"."""
    if cue.negations or cue.word.stance is Stance.CONFIRM:
        return False
    if cue.word.polarity is not Polarity.ASSERTED:
        return False
    first = sentence.low(cue.cue[0])
    has_only = any(sentence.low(index) in {"only", "but"} for index in range(*cue.cue))
    is_done = any(sentence.low(index) == "have" for index in range(*cue.cue))
    return first in _POSSIBLE and not has_only and not is_done


def _is_condition(sentence: EnglishSentence, cue: Found) -> bool:
    """Whether it is open if anybody says so: "whether he would support it"."""
    return cue.speaker is not None and sentence.low(cue.speaker[0] - 1) in _OPEN


def _is_question(sentence: EnglishSentence, cue: Found) -> bool:
    """Whether the document itself asks: "Did the ministry know?"."""
    if sentence.quoted[cue.cue[0]] or any(token.mark for token in sentence.tokens):
        return False
    last = len(sentence) - 1
    return sentence.text(last) == "?" and sentence.has(0, "asks") and not _comma_before(sentence)


def _comma_before(sentence: EnglishSentence) -> bool:
    return any(sentence.low(index) in {",", ":"} for index in range(len(sentence)))


def _is_passing(sentence: EnglishSentence, cue: Found) -> bool:
    """Whether somebody is only described by what they back: "voters who back", "backed by"."""
    verb = cue.cue[1] - 1
    low = sentence.low(verb)
    is_alone = not any(sentence.low(index) in _BE for index in range(*cue.cue))
    relative = cue.speaker is not None and sentence.low(cue.speaker[0]) in _RELATIVES
    if cue.word.stance is Stance.WANT:
        return relative and sentence.low(cue.speaker[0] if cue.speaker else 0) == "who"
    if cue.word.stance not in _SIDES:
        return False
    is_reduced = cue.voice is Voice.AGENT and is_alone
    return relative or is_reduced or (low.endswith("ing") and is_alone)


def _is_other_sense(sentence: EnglishSentence, cue: Found) -> bool:
    """Whether the word means something else here."""
    end = cue.cue[1]
    after = sentence.low(sentence.skip_adverbs(end, 1))
    match cue.word.lemma:
        case "thank":
            is_luck = after == "to" or sentence.low(end) == "in"
            return sentence.low(end - 1) == "thanks" and is_luck
        case "say":
            return sentence.low(end - 2) == "that" and after == "," and end == 2
        case "call":
            return _names(sentence, cue) or _telephones(sentence, cue)
        case "continue":
            return not sentence.has_quote_within(0, len(sentence))
        case "respond" | "reply":
            is_bare = not sentence.has_quote_within(end, len(sentence))
            return after == "to" and is_bare and not cue.negations
        case "show":
            return after in {"up", "off"}
        case "write":
            return after == "off"
        case _:
            return False


def _names(sentence: EnglishSentence, cue: Found) -> bool:
    """Whether "called" gives the name of a thing: "a home called Larch"."""
    if cue.speaker is None or sentence.low(cue.cue[1] - 1) != "called":
        return False
    opens = any(sentence.low(index) in {"a", "an"} for index in range(*cue.speaker))
    end = cue.cue[1]
    after = end + sentence.has(end, "det")
    is_alone = cue.cue[1] - cue.cue[0] == 1 or sentence.is_adverb(cue.cue[0])
    named = sentence.is_name(after) or sentence.text(end) in QUOTES
    return is_alone and named and opens and not sentence.is_name(cue.speaker[1] - 1)


def _telephones(sentence: EnglishSentence, cue: Found) -> bool:
    """Whether "called" means a telephone: a person, and nothing that they are called."""
    end = cue.cue[1]
    is_person = sentence.is_name(end) or sentence.has(end, "object")
    if not is_person or sentence.has_quote_within(end, len(sentence)):
        return False
    last = end + 1 if sentence.has(end, "object") else phrase_after(sentence, end)
    if last is None:
        return False
    stops = sentence.has(last, "prep", "conj", "sub", "weekday") or not sentence.is_word(last)
    whole = all(
        sentence.is_name(index) or sentence.text(index) in {".", "-"} for index in range(end, last)
    )
    return stops and (whole or sentence.has(end, "object"))


def _asked_by_nobody(sentence: EnglishSentence, cue: Found) -> bool:
    """Whether nobody asked anybody for it: then there is no saying to deny."""
    if cue.speaker is None or cue.word.stance not in {Stance.ASK, Stance.URGE, Stance.WANT}:
        return False
    words = [sentence.low(index) for index in range(*cue.speaker)]
    return words[0] in _NOBODY or words[:2] == ["no", "one"]
