"""What follows a cue in a Ukrainian or Russian sentence: at whom, and what is said?

Ranges of words only.
"""

from kintrace.documents.statements.found import Found, Range
from kintrace.documents.statements.slavic_sentence import SlavicSentence, words_of
from kintrace.documents.statements.slavic_subjects import segment_end, segment_start
from kintrace.documents.statements.statement import Stance

_AIMED = {
    Stance.ACCUSE: ("accs",),
    Stance.CONDEMN: ("accs",),
    Stance.CRITICISE: ("accs",),
    Stance.DEFEND: ("accs",),
    Stance.PRAISE: ("accs",),
    Stance.URGE: ("accs", "datv", "gent"),
    Stance.THANK: ("datv", "accs"),
    Stance.SUPPORT: ("accs",),
    Stance.REJECT: ("accs",),
    Stance.DENY: ("accs", "gent"),
    Stance.SUGGEST: ("datv",),
    Stance.PROMISE: ("datv",),
    Stance.REPORT: ("datv",),
    Stance.CONFIRM: ("accs", "datv"),
}


def target_of(sentence: SlavicSentence, cue: Found) -> Range | None:
    """Return the object at which the cue is aimed, right after it."""
    cases = _AIMED.get(cue.word.stance)
    if cases is None or cue.word.part != "verb":
        return None
    start = cue.cue[1]
    if cue.speaker is not None and cue.speaker[0] == start:
        start = cue.speaker[1]
    if not sentence.is_nominal(start) or not sentence.has_case(start, *cases):
        return None
    if sentence.has_case(start, "nomn") and cue.speaker is None:
        return None
    end = start
    while end < len(sentence) and sentence.is_nominal(end):
        end += 1
    return start, end


def content_of(sentence: SlavicSentence, cue: Found, start: int) -> Range | None:
    """Return what is said: after the cue, or before one that comes last."""
    opening = segment_start(sentence, cue.cue[0])
    if sentence.low(opening) in {"як", "как"}:
        return content_around(sentence, opening, segment_end(sentence, start))
    after = _after(sentence, cue, start)
    if after is not None:
        return after
    first = cue.cue[0]
    if cue.speaker is not None and cue.speaker[1] <= cue.cue[0]:
        first = cue.speaker[0]
    return before(sentence, first) if sentence.is_mark(first - 1, ",—–") else None


def _after(sentence: SlavicSentence, cue: Found, start: int) -> Range | None:
    place = segment_end(sentence, start)
    within = sentence.tokens[cue.cue[0]].quoted
    rest = (start, place)
    has_rest = any(sentence.is_word(index) for index in range(*rest))
    if sentence.is_mark(place, ",") and sentence.is_subordinate(_past_and(sentence, place + 1)):
        return place + 1, _end(sentence, place + 1, within=within)
    if sentence.is_mark(place, ":"):
        return place + 1, _end(sentence, place + 1, within=within)
    if place < len(sentence) and sentence.tokens[place].mark == "open":
        return (start if has_rest else place), _end(
            sentence, start if has_rest else place, within=within
        )
    if not has_rest:
        return _after_dash(sentence, place, within=within)
    first_is_aside = sentence.is_mark(place, ",") and _is_time_only(sentence, rest)
    if first_is_aside:
        return None
    if _is_aside(sentence, cue, place):
        return None
    return start, _end(sentence, start, within=within)


def _past_and(sentence: SlavicSentence, index: int) -> int:
    """Step over what may stand before a "that": "нібито", "і"."""
    return (
        index + 1
        if sentence.part(index) in {"PRCL"} and sentence.is_subordinate(index + 1)
        else index
    )


def _after_dash(sentence: SlavicSentence, place: int, *, within: bool) -> Range | None:
    """A saying in the middle: what follows its closing comma or dash goes on with the words."""
    return None


def _is_time_only(sentence: SlavicSentence, part: Range) -> bool:
    return part[1] - part[0] <= 2 and sentence.part(part[0]) in {"PREP", "ADVB"}


def _is_aside(sentence: SlavicSentence, cue: Found, place: int) -> bool:
    """Whether the cue stands in an aside: the words before it are what is said."""
    first = cue.cue[0]
    if sentence.part(cue.cue[1] - 1) == "GRND":
        return False
    lead = sentence.is_mark(first - 1, ",—–") and first > 2
    quoted = any(token.mark == "close" for token in sentence.tokens[:first])
    return lead and (quoted or place >= len(sentence) - 1)


def _end(sentence: SlavicSentence, start: int, *, within: bool) -> int:
    """Return where what is said ends."""
    end = start
    is_opening = _stands_first(sentence, start)
    while end < len(sentence):
        token = sentence.tokens[end]
        if within and not token.quoted:
            break
        if end > start and not token.quoted and _breaks(sentence, end, is_opening=is_opening):
            break
        end += 1
    while end > start and sentence.tokens[end - 1].text in {".", "!", "?"} and end == len(sentence):
        end -= 1
    return end


def _stands_first(sentence: SlavicSentence, start: int) -> bool:
    """Whether these words belong to a clause before the main one: "хоча …, відомо"."""
    concedes = sentence.low(0) in {"хоча", "хоч", "хотя", "коли", "когда", "якщо", "если", "поки"}
    return concedes and not any(sentence.is_mark(index, ",") for index in range(start))


def _breaks(sentence: SlavicSentence, index: int, *, is_opening: bool) -> bool:
    """Whether what is said ends before this mark or "and"."""
    if sentence.is_mark(index, ";"):
        return True
    if sentence.is_mark(index, ","):
        return is_opening or _turns(sentence, index + 1)
    return sentence.low(index) in {"і", "й", "та", "и"} and _turns(sentence, index)


def _turns(sentence: SlavicSentence, index: int) -> bool:
    """Whether another saying begins after a comma: a gerund cue, or "but" with a cue."""
    from kintrace.documents.statements.slavic import cue_words

    table = cue_words(sentence.language)

    def is_cue(place: int, *parts: str) -> bool:
        if place >= len(sentence) or not sentence.readings[place]:
            return False
        return any(("verb", lemma) in table for lemma in sentence.lemmas(place, *parts))

    if sentence.part(index) == "GRND":
        return is_cue(index, "GRND")
    if sentence.low(index) in words_of(sentence.language, "turn"):
        is_near = sentence.low(index) in {"і", "й", "та", "и"}
        last = min(index + (3 if is_near else 9), len(sentence))
        return any(is_cue(place, "VERB") for place in range(index + 1, last))
    return False


def before(sentence: SlavicSentence, end: int) -> Range | None:
    """Return the words before a cue that comes last."""
    last = end
    while last > 0 and sentence.is_mark(last - 1, ",—–-"):
        last -= 1
    if last <= 0 or not any(sentence.is_word(index) for index in range(last)):
        return None
    return 0, last


def content_around(sentence: SlavicSentence, start: int, end: int) -> Range | None:
    """Return what a phrase such as "за словами" frames: what follows it, or stands before it."""
    if start <= 1 or not any(sentence.is_word(index) for index in range(start)):
        place = end
        while place < len(sentence) and not sentence.is_mark(place, ",:—–"):
            place += 1
        place = place + 1 if place < len(sentence) else end
        last = _end(sentence, place, within=False)
        return (place, last) if place < last else None
    told = before(sentence, start)
    return told
