"""What follows a cue in an English sentence: whom it is aimed at, and what is said?

Ranges of words only. The frames of a cue say what must follow for it to be a cue at all.
"""

from kintrace.documents.statements.english_forms import Form, cue_forms, words_of
from kintrace.documents.statements.english_sentence import QUOTES, EnglishSentence
from kintrace.documents.statements.english_subjects import phrase_after
from kintrace.documents.statements.found import CueWord, Range
from kintrace.documents.statements.statement import Stance

_STOPS = frozenset([".", "!", "?", ";", "…", "..."])
_TURNS = frozenset(["but", "while", "whereas", "although", "though", "and", "adding", "as"])


def fits_frames(sentence: EnglishSentence, index: int, end: int, frames: frozenset[str]) -> bool:
    """Whether what stands around the cue is what its row asks for; no frames ask for nothing."""
    asked = frames - {"document"}
    return not asked or any(_fits(sentence, index, end, frame) for frame in asked)


def _fits(sentence: EnglishSentence, index: int, end: int, frame: str) -> bool:
    after = sentence.skip_adverbs(end, 1)
    low = sentence.low(after)
    match frame:
        case "that":
            asks = ("that", "whether", "if", "how", "why", "what", "when", "who", "whose", "where")
            is_when = low == "that" and sentence.has(after + 1, "time")
            return (low in asks and not is_when) or that_follows_time(sentence, after)
        case "clause":
            return _clause_follows(sentence, after)
        case "quote":
            if sentence.quoted[index]:
                return False
            near = range(end, min(end + 6, len(sentence)))
            follows = any(sentence.text(place) in QUOTES for place in near)
            return follows or _after_quote(sentence, index) or low == ":"
        case "to":
            return (
                low == "to"
                and sentence.is_word(after + 1)
                and not sentence.has(after + 1, "det", "poss")
            )
        case "whom":
            return low == "to"
        case "object":
            return phrase_after(sentence, end) is not None
        case "object-to":
            last = phrase_after(sentence, end, links=frozenset(["of"]))
            return last is not None and sentence.low(last) in {"to", "not", "that", "against"}
        case "end":
            return low in {"", ".", ",", ";"} or sentence.text(after) in QUOTES
        case "adjective":
            return low in {
                "that",
                "to",
                "of",
                "about",
                "with",
                "at",
                "by",
                "over",
                "for",
                "in",
            } or _clause_follows(sentence, after)
        case _:
            return low == frame


def that_follows_time(sentence: EnglishSentence, start: int) -> bool:
    """Whether a "that" follows a time or a place: "ruled on Friday that"."""
    return _after_time(sentence, start) > start


def _after_time(sentence: EnglishSentence, start: int) -> int:
    """Step over a time or a place before a "that"; stay where there is none."""
    if not sentence.has(start, "prep", "weekday"):
        return start
    for place in range(start, min(start + 7, len(sentence))):
        if sentence.low(place) == "that":
            return place
        if sentence.has(place, "month"):
            continue
        if not sentence.is_word(place) or sentence.is_verb(place):
            return start
    return start


def _after_quote(sentence: EnglishSentence, index: int) -> bool:
    return any(sentence.text(place) in QUOTES for place in range(max(index - 6, 0), index))


def _clause_follows(sentence: EnglishSentence, start: int) -> bool:
    """Whether a clause without "that" begins here."""
    if sentence.has(start, "subject") or sentence.low(start) == "there":
        return True
    end = phrase_after(sentence, start)
    if end is None:
        return False
    end = sentence.skip_adverbs(end, 1)
    return sentence.has(end, "be", "have", "do", "modal") or sentence.is_verb(end)


def target_after(sentence: EnglishSentence, start: int, word: CueWord) -> Range | None:
    """Return whom the cue addresses or is aimed at, for cues that have such an object."""
    first = word.lemma.split()[0]
    if first not in words_of("addressed") or word.part != "verb":
        return None
    end = phrase_after(sentence, start, links=frozenset(["of"]))
    if end is None or (sentence.low(start) == "that"):
        return None
    return start, end


def content_after(
    sentence: EnglishSentence, start: int, *, is_relative: bool = False, is_opening: bool = False
) -> Range | None:
    """Return the words from here to the end of what is said; None when nothing follows.

    ``is_relative`` says that the speaker is a "who": then the verb of the main clause ends it;
    ``is_opening`` that the cue stands in a clause before the main one, which a comma ends.
    """
    if sentence.low(start) == "," and _turns(sentence, start + 1):
        return None
    if sentence.low(start) == "and" and _goes_on(sentence, start + 1):
        return None
    while sentence.low(start) in {",", ":", "–", "—"}:
        start += 1
    start = _after_time(sentence, start)
    if start >= len(sentence) or sentence.text(start) in _STOPS:
        return None
    within = sentence.quoted[start - 1] and sentence.tokens[start].mark != "open"
    end = start
    while end < len(sentence) and not _ends_content(
        sentence, start, end, kind=(within, is_relative, is_opening)
    ):
        end += 1
    if not within and sentence.has_quote_within(start, end):
        while end < len(sentence) and sentence.text(end) in QUOTES | {".", "!", "?"}:
            end += 1
    while end > start and sentence.text(end - 1) == ",":
        end -= 1
    if end <= start or (end - start == 1 and not sentence.is_word(start)):
        return None
    return start, end


def _ends_content(
    sentence: EnglishSentence, start: int, place: int, *, kind: tuple[bool, bool, bool]
) -> bool:
    within, is_relative, is_opening = kind
    if within and not sentence.quoted[place]:
        return True
    if sentence.quoted[place] and not within:
        return False
    if sentence.text(place) in _STOPS and not _within_name(sentence, place):
        return True
    if place > start and sentence.low(place) == "and" and _goes_on(sentence, place + 1):
        return True
    if place > start and sentence.low(place) == ",":
        if is_relative and (sentence.is_verb(place + 1) or sentence.is_cue_verb(place + 1)):
            return True
        if is_opening and _main_clause(sentence, place + 1):
            return True
        return (
            _turns(sentence, place + 1)
            or _said_last(sentence, place + 1)
            or _said_first(sentence, place + 1)
        )
    return (
        is_relative
        and place > start
        and sentence.is_cue_verb(place)
        and not sentence.has(place - 1, "subject", "be", "have", "det", "poss", "conj")
    )


def _goes_on(sentence: EnglishSentence, start: int) -> bool:
    """Whether the same speaker goes on after an "and": "praised them and urged others"."""
    verb = sentence.skip_adverbs(start, 1)
    told = cue_forms().get(sentence.low(verb), ())
    past = any(Form.PAST in form.forms and form.word.part == "verb" for form in told)
    present = any(Form.THIRD in form.forms and form.word.part == "verb" for form in told)
    opens = sentence.has(verb + 1, "sub", "det", "poss", "object", "subject")
    past = past or (present and opens)
    return past or (sentence.has(verb, "light") and sentence.low(verb).endswith("ed"))


def _main_clause(sentence: EnglishSentence, start: int) -> bool:
    """Whether a subject and its verb stand here, after an adverb or "on Friday" at most."""
    place = sentence.skip_adverbs(start, 1)
    if sentence.has(place, "prep"):
        end = phrase_after(sentence, place + 1, links=frozenset(["of"]))
        place = place if end is None else end
        while sentence.has(place, "weekday") or sentence.low(place) in {",", "night", "morning"}:
            place += 1
    end = phrase_after(sentence, place)
    if end is None:
        return False
    end = sentence.skip_adverbs(end, 1)
    return sentence.is_verb(end) or sentence.is_cue_verb(end) or sentence.low(end) == ","


def _said_first(sentence: EnglishSentence, verb: int) -> bool:
    """Whether "…, said the nurse" follows here."""
    told = cue_forms().get(sentence.low(verb), ())
    reports = any(
        form.word.stance is Stance.REPORT and form.forms & {Form.PAST, Form.THIRD} for form in told
    )
    return reports and phrase_after(sentence, verb + 1) is not None


def _said_last(sentence: EnglishSentence, start: int) -> bool:
    """Whether "…, he said" follows here."""
    end = phrase_after(sentence, start)
    if end is None:
        return False
    end = sentence.skip_adverbs(end, 1)
    while sentence.has(end, "have", "do", "modal", "neg"):
        end += 1
    if not sentence.is_cue_verb(end):
        return False
    after = sentence.low(end + 1)
    return after in {"", ",", "."} or sentence.has(end + 1, "prep", "weekday")


def _within_name(sentence: EnglishSentence, index: int) -> bool:
    return sentence.text(index) == "." and index + 1 < len(sentence) and sentence.is_word(index + 1)


def _turns(sentence: EnglishSentence, index: int) -> bool:
    """Whether a new statement begins after a comma."""
    if index >= len(sentence):
        return False
    told = cue_forms().get(sentence.low(index), ())
    if any(Form.ING in form.forms and form.word.part == "verb" for form in told):
        return True
    if sentence.low(index) not in _TURNS:
        return False
    near = range(index + 1, min(index + 10, len(sentence)))
    return any(sentence.is_cue_verb(place) for place in near)


def content_before(sentence: EnglishSentence, end: int) -> Range | None:
    """Return what stands before a cue that comes last: "…, he said"."""
    last = end
    while last > 0 and sentence.text(last - 1) in {",", "–", "—"}:
        last -= 1
    first = 0
    if last < len(sentence) and sentence.quoted[last] and not sentence.tokens[last - 1].mark:
        while last > first and not sentence.quoted[first]:
            first += 1
    if last <= first:
        return None
    if last - first == 1 and not sentence.is_word(first):
        return None
    return first, last
