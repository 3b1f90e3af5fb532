"""Who speaks by an English passive: an agent, or nobody?

"It is understood" names nobody; "was accused by the court" names the court. A passive that only
tells what happened to somebody is no statement.
"""

from kintrace.documents.statements.english_clause import content_after
from kintrace.documents.statements.english_forms import CueForm, Form, words_of
from kintrace.documents.statements.english_groups import Group
from kintrace.documents.statements.english_sentence import EnglishSentence
from kintrace.documents.statements.english_subjects import subject_after, subject_before
from kintrace.documents.statements.found import Found, Range, Voice
from kintrace.documents.statements.statement import Stance

# Words of an aside at most.
_ASIDE = 20
_ADDRESSES = frozenset(["tell", "inform", "answer", "ask", "respond", "notify", "question"])


def passive(sentence: EnglishSentence, cue: Range, group: Group, form: CueForm) -> Found | None:
    """Read a passive; None when it only tells what happened, or its agent isn't one."""
    end = cue[1]
    agent = None
    for index in range(end, min(end + 12, len(sentence))):
        if sentence.has(index, "sub", "relative") or sentence.low(index) in {"to", "of", "as"}:
            break
        if sentence.low(index) == "by":
            if not sentence.has(index + 1, "manner"):
                agent = subject_after(sentence, index + 1)
            break
        if not sentence.is_word(index):
            break
    if group.is_reduced and (agent is None or form.word.lemma in {"write", "post", "cite"}):
        return None
    asked = sentence.low(sentence.skip_adverbs(end, 1))
    by_means = asked == "by" and sentence.has(sentence.skip_adverbs(end, 1) + 1, "manner")
    is_bare = not _governs(sentence, end) and (asked not in {"about", "by", "if"} or by_means)
    if agent is None and is_bare and form.word.lemma in _ADDRESSES:
        return None
    if agent is None and form.word.lemma in words_of("event") and not _governs(sentence, end):
        return None
    if agent is None and form.word.stance is Stance.DECIDE and sentence.low(end) != "that":
        return None
    if form.word.lemma in words_of("perceive") and sentence.low(end) != "as":
        return None
    subject = subject_before(sentence, cue[0])
    opening = cue[0] == 0 or sentence.has(0, "sub", "prep")
    content = content_after(sentence, end, is_opening=opening)
    if subject is not None and not _governs(sentence, end):
        subject, content = None, subject
    if subject is not None and sentence.low(subject[0]) == "it" and _governs(sentence, end):
        subject = None  # It stands for what follows: "it is understood that".
    return Found(
        cue,
        form.word,
        Voice.NOBODY if agent is None else Voice.AGENT,
        agent,
        content=content,
        target=subject,
        negations=group.negations,
    )


def _governs(sentence: EnglishSentence, end: int) -> bool:
    """Whether what follows a passive says what is said; else its subject is that."""
    follows = sentence.skip_adverbs(end, 1)
    return sentence.has(follows, "sub") or sentence.low(follows) in {"to", "of", "as", "for", ":"}


def is_asked(sentence: EnglishSentence, index: int, end: int, form: CueForm) -> bool:
    """Whether "asked" is a passive without its auxiliary: "Asked whether …, he said"."""
    if Form.PAST not in form.forms:
        return False
    opens = index == 0 or sentence.low(index - 1) in {"when", "if", "once", "being"}
    opens = opens or _is_aside(sentence, index)
    asks = ("if", "about", "whether", "by", "what", "why", "how", "on", "who", "where", "for")
    return opens and (sentence.low(end) in asks or sentence.low(end - 1) in asks)


def _is_aside(sentence: EnglishSentence, index: int) -> bool:
    """Whether an aside after a subject begins here: "the consul, asked about it, left"."""
    if sentence.low(index - 1) != "," or not sentence.is_noun(index - 2):
        return False
    last = min(index + _ASIDE, len(sentence))
    return any(sentence.low(place) == "," for place in range(index, last))


def asks_for_silence(sentence: EnglishSentence, end: int) -> bool:
    """Whether somebody only asks not to be named."""
    near = [sentence.low(place) for place in range(end, end + 7)]
    return "not" in near and bool({"named", "identified", "quoted"} & set(near))
