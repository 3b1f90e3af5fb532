"""Who is the subject of a verb in an English sentence?

Walks from the verb to the left over one noun phrase with what hangs on it, or to the right where
the verb comes first. Returns ranges of words, never a guess from outside the sentence.
"""

from kintrace.documents.statements.english_sentence import QUOTES, EnglishSentence
from kintrace.documents.statements.found import Range

_HANGS = frozenset(
    [
        "of",
        "for",
        "from",
        "at",
        "in",
        "with",
        "on",
        "to",
        "near",
        "against",
        "behind",
        "between",
        "by",
    ]
)
_LINKS = frozenset(["of", "for", "at", "from", "to"])
_FAR = 40
_WHICH_TIME = frozenset(["that", "this", "last", "next", "each", "every"])
# Words that a clause without commas has at most.
_CLAUSE = 8


def subject_before(sentence: EnglishSentence, verb: int) -> Range | None:
    """Return the noun phrase that ends before this verb; None when there is none."""
    last = verb - 1
    while sentence.is_adverb(last) and not _stands_for_people(sentence, last):
        last -= 1
    if _is_when(sentence, last):
        last -= 2
    if last < 0:
        return None
    if sentence.low(last) == ",":
        return _before_insertion(sentence, last)
    if sentence.text(last) in {"–", "—", "--", ")"}:
        return _before_insertion(sentence, last)
    return phrase_before(sentence, last) or _told_apart(sentence, last)


def _is_when(sentence: EnglishSentence, last: int) -> bool:
    """Whether "that night" or "last week" stands between a subject and its verb."""
    is_time = sentence.has(last, "time") and sentence.low(last - 1) in _WHICH_TIME
    return is_time and sentence.is_word(last - 2) and not sentence.has(last - 2, "prep", "conj")


def _told_apart(sentence: EnglishSentence, last: int) -> Range | None:
    """Return the noun phrase that a clause without commas ends: "a nurse who asked to be heard"."""
    for index in range(last, max(last - _CLAUSE, 0), -1):
        if not sentence.is_word(index):
            return None
        is_told = sentence.is_verb(index + 1) or sentence.is_cue_verb(index + 1)
        if sentence.low(index) in {"who", "which"} and sentence.is_noun(index - 1) and is_told:
            return _core(sentence, index - 1), last + 1
    return None


def _stands_for_people(sentence: EnglishSentence, index: int) -> bool:
    """Whether "both" or "all" is the subject itself."""
    before = index - 1
    opens = before < 0 or not sentence.is_word(before) or sentence.has(before, "conj", "sub")
    return sentence.low(index) in {"both", "all", "most"} and opens


def phrase_before(sentence: EnglishSentence, last: int) -> Range | None:
    """Return the noun phrase whose last word is this one."""
    if sentence.has(last, "subject") or sentence.low(last) in {"who", "which", "that"}:
        if sentence.low(last) == "that" and not sentence.is_noun(last - 1):
            return (last, last + 1) if sentence.has(last - 1, "conj") or last == 0 else None
        return last, last + 1
    if sentence.has(last, "det") and sentence.low(last) not in {"the", "a", "an", "no", "every"}:
        return last, last + 1
    counted = sentence.text(last) == "%" or (
        sentence.has(last - 1, "det") and sentence.is_verb(last)
    )
    if sentence.has(last, "object") and sentence.low(last - 1) == "of":
        return _walk(sentence, last - 2), last + 1
    if not sentence.is_noun(last) and not counted:
        return None
    first = _walk(sentence, last - 1 if counted else last)
    return first, last + 1


def _walk(sentence: EnglishSentence, last: int) -> int:
    """Return where the noun phrase that ends here begins."""
    first = _core(sentence, last)
    while first > 0 and last - first < _FAR:
        before = first - 1
        if (sentence.low(before) in _HANGS and _can_carry(sentence, before - 1)) or (
            sentence.low(before) in {"and", "or", "&"} and _joins(sentence, before)
        ):
            first = _core(sentence, before - 1)
        elif (owner := _relative(sentence, before)) is not None:
            first = _core(sentence, owner)
        elif sentence.low(before) == "by" and _is_made_by(sentence, before):
            first = _core(sentence, before - 2)
        elif sentence.low(before) == "," and _lists(sentence, before, last):
            first = _core(sentence, before - 1)
        else:
            break
    return first


def _core(sentence: EnglishSentence, last: int) -> int:
    """Return the first word of the plain noun phrase, article included, that ends here."""
    index = last
    while index >= 0 and last - index < _FAR:
        if sentence.has(index, "det", "poss") and not sentence.is_name(index):
            while sentence.has(index - 1, "det", "poss"):
                index -= 1
            return index
        is_part = sentence.is_noun(index) and not (index < last and sentence.has(index, "weekday"))
        is_part = is_part or (sentence.text(index) in {"-", "/", "."} and _glued(sentence, index))
        is_part = is_part or sentence.text(index) == "%" or _is_owner_mark(sentence, index)
        if not is_part or (
            index < last and sentence.is_cue_verb(index) and not _adjectival(sentence, index)
        ):
            break
        index -= 1
    index += 1
    while index < last and sentence.is_adverb(index) and not sentence.is_name(index):
        index += 1
    return min(index, last)


def _is_owner_mark(sentence: EnglishSentence, index: int) -> bool:
    """Whether the apostrophe of a plural owner stands here: "the parents' lawyer"."""
    return sentence.text(index) in {"’", "'"} and sentence.low(index - 1).endswith("s")


def _glued(sentence: EnglishSentence, index: int) -> bool:
    """Whether a mark stands within a name: "Sen. Smith", "J.D. Brown", "co-chair"."""
    return sentence.is_word(index - 1) and sentence.is_word(index + 1)


def _adjectival(sentence: EnglishSentence, index: int) -> bool:
    return sentence.has(index - 1, "det", "poss") or sentence.low(index - 1).endswith("ly")


def _can_carry(sentence: EnglishSentence, index: int) -> bool:
    """Whether something may hang on this word with a preposition."""
    if index < 0 or not sentence.is_noun(index) or sentence.has(index, "adv"):
        return False
    low = sentence.low(index)
    before = sentence.has(index - 1, "det", "poss") or sentence.is_noun(index - 1)
    return before or not (low.endswith("ing") and len(low) > 5)


def _joins(sentence: EnglishSentence, conjunction: int) -> bool:
    """Whether the words on both sides of an "and" are two parts of one subject."""
    left, right = conjunction - 1, conjunction + 1
    if not sentence.is_noun(left):
        return False
    start = _core(sentence, left)
    before = sentence.skip_adverbs(start - 1, -1)
    if before >= 0 and (sentence.is_verb(before) or sentence.is_cue_verb(before)):
        return False
    if sentence.has(before, "prep") and sentence.low(before) not in {"between"}:
        return sentence.is_name(left) and sentence.is_name(right) and sentence.low(before) == "of"
    both_names = sentence.is_name(left) and sentence.is_name(right)
    both_plain = not sentence.is_name(left) and not sentence.is_name(right)
    return both_names or both_plain or sentence.has(start, "det", "poss")


def _relative(sentence: EnglishSentence, verb: int) -> int | None:
    """Return the last word before a "who" clause that this verb belongs to, without commas."""
    is_act = sentence.is_verb(verb) or sentence.is_cue_verb(verb)
    if not is_act and sentence.low(verb) != "as":
        return None
    for index in range(verb - 1, max(verb - 7, 0), -1):
        if not sentence.is_word(index):
            return None
        if sentence.low(index) in {"who", "which", "that"} and sentence.is_noun(index - 1):
            return index - 1
    return None


def _is_made_by(sentence: EnglishSentence, by: int) -> bool:
    """Whether a participle hangs what follows on a noun: "a letter seen by this paper"."""
    return sentence.is_verb(by - 1) and sentence.is_noun(by - 2) and not sentence.has(by - 1, "be")


def _lists(sentence: EnglishSentence, comma: int, last: int) -> bool:
    """Whether a comma stands in a list of names that an "and" ends."""
    joined = any(
        sentence.low(index) in {"and", "&"} for index in range(comma, min(last, comma + 8))
    )
    return joined and sentence.is_name(comma - 1) and sentence.is_name(comma + 1)


def _before_insertion(sentence: EnglishSentence, closing: int) -> Range | None:
    """Return the noun phrase before an insertion: "Anna Koval, head of the shelter, said"."""
    opening_marks = {",": {","}, ")": {"("}}.get(sentence.low(closing), {"–", "—", "--"})
    for opening in range(closing - 1, max(closing - _FAR, -1), -1):
        if sentence.text(opening) in QUOTES:
            return None
        if sentence.low(opening) in opening_marks:
            break
    else:
        return None
    owner = phrase_before(sentence, opening - 1) if opening > 0 else None
    if owner is None:
        return None
    if sentence.has(opening + 1, "subject", "conj", "sub") and sentence.low(opening + 1) != "as":
        return None
    if describes(sentence, opening + 1):
        return owner[0], closing + (sentence.low(closing) != ",") * 1
    return owner


def describes(sentence: EnglishSentence, index: int) -> bool:
    """Whether an insertion that begins here says who somebody is."""
    if sentence.has(index, "relative") or sentence.has(index, "det", "poss"):
        return True
    if sentence.text(index)[:1].isdigit():
        return True
    return sentence.is_noun(index) and not sentence.low(index).endswith("ing")


def subject_after(sentence: EnglishSentence, start: int) -> Range | None:
    """Return the noun phrase that begins here, with its description: "said Anna Koval, a nurse"."""
    end = phrase_after(sentence, start)
    if end is None:
        return None
    if (
        sentence.low(end) == ","
        and not sentence.has(start, "subject")
        and describes(sentence, end + 1)
    ):
        closing = _closing(sentence, end + 1)
        if closing is not None:
            return start, closing
    return start, end


def _closing(sentence: EnglishSentence, start: int) -> int | None:
    """Return where a description after a comma ends; None when it is no description."""
    for index in range(start, min(len(sentence), start + 25)):
        text = sentence.text(index)
        if text in QUOTES or text in {";", ":", "–", "—"}:
            return index
        if text == ",":
            return index
        is_clause = not any(sentence.has(at, "relative") for at in range(start, index))
        if is_clause and (sentence.is_verb(index) or sentence.is_cue_verb(index)):
            return None
        if text in {".", "!", "?"} and not _glued(sentence, index):
            return index
    return len(sentence)


def phrase_after(
    sentence: EnglishSentence, start: int, *, links: frozenset[str] = _LINKS
) -> int | None:
    """Return where the noun phrase that begins here ends; None when there is none."""
    if sentence.has(start, "subject", "object") and not sentence.is_name(start):
        return start + 1
    index = start
    while sentence.has(index, "det", "poss") or sentence.is_adverb(index):
        index += 1
    if sentence.low(index).endswith("ed") and sentence.is_noun(index + 1):
        index += 1
    if not sentence.is_noun(index):
        stands_alone = sentence.has(index - 1, "det") or sentence.low(index - 1) == "her"
        return index if index > start and stands_alone else None
    while index < len(sentence):
        end = _part_end(sentence, start, index, links)
        if end is None:
            break
        index = end
    return index


def _part_end(
    sentence: EnglishSentence, start: int, index: int, links: frozenset[str]
) -> int | None:
    """Return where the next part of a noun phrase ends; None when it has none."""
    if sentence.is_noun(index):
        is_late = index > start and sentence.has(index, "weekday")
        is_adverb = index > start and sentence.is_adverb(index) and not sentence.is_name(index)
        return None if is_late or is_adverb else index + 1
    if sentence.text(index) in {".", "-", "/"} and _glued(sentence, index):
        return index + 1
    if sentence.text(index) in {"’", "'"} and sentence.low(index - 1).endswith("s"):
        return index + 1 if sentence.is_noun(index + 1) else None
    if sentence.tokens[index].mark and index > start:
        opens = sentence.tokens[index].mark == "open" and sentence.low(index - 1).endswith("'s")
        closes = sentence.tokens[index].mark == "close" and sentence.is_noun(index + 1)
        return index + 1 if opens or closes else None
    if sentence.low(index) in links:
        after = index + 1
        while sentence.has(after, "det", "poss"):
            after += 1
        follows = sentence.is_noun(after) and not sentence.is_adverb(after)
        return after if follows and not sentence.low(after).endswith("ing") else None
    names = sentence.is_name(index - 1) and sentence.is_name(index + 1)
    return index + 1 if sentence.low(index) in {"and", "&"} and names else None
