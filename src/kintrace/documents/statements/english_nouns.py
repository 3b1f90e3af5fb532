"""When is a noun a cue: the claim that, her denial of, criticism from?

Only with a possessor before it, or somebody after "by" or "from", or a clause after it.
"""

from kintrace.documents.statements.english_clause import content_after
from kintrace.documents.statements.english_sentence import EnglishSentence
from kintrace.documents.statements.english_subjects import phrase_before, subject_after
from kintrace.documents.statements.found import CueWord, Found, Range, Voice

_GOVERNS = frozenset(["that", "of", "for", "about", "to", "against", "on", "over", "in", "with"])


def noun_cue(sentence: EnglishSentence, index: int, word: CueWord) -> Found | None:
    """Read a noun that names what somebody says; None when it doesn't here."""
    end = index + 1
    follows = sentence.low(end)
    possessor = _possessor(sentence, index)
    if possessor is not None and follows in _GOVERNS:
        return _told(sentence, index, end, word, possessor)
    if follows in {"by", "from"}:
        agent = subject_after(sentence, end + 1)
        if agent is not None:
            return Found(
                (index, end), word, Voice.AGENT, agent, content=content_after(sentence, agent[1])
            )
    if follows == "that" and not sentence.has(index - 1, "prep"):
        return Found((index, end), word, Voice.NOBODY, content=content_after(sentence, end))
    return None


def _told(
    sentence: EnglishSentence, index: int, end: int, word: CueWord, possessor: Range
) -> Found:
    if sentence.low(end) != "that":
        end += 1
    return Found((index, end), word, Voice.ACTIVE, possessor, content=content_after(sentence, end))


def _possessor(sentence: EnglishSentence, index: int) -> Range | None:
    """Return whose it is: "her claim", "the ministry's repeated denial"."""
    for place in range(index - 1, max(index - 4, -1), -1):
        low = sentence.low(place)
        if sentence.has(place, "poss"):
            return place, place + 1
        if low.endswith(("'s", "s'")) and sentence.is_word(place):
            told = phrase_before(sentence, place)
            return (place, place + 1) if told is None else (told[0], place + 1)
        if sentence.text(place) in {"'", "’"} and sentence.low(place - 1).endswith("s"):
            told = phrase_before(sentence, place - 1)
            return (place - 1, place) if told is None else told
        if not sentence.is_noun(place):
            return None
    return None
