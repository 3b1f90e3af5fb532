"""Who is the subject of a verb in a Ukrainian or Russian sentence?

The sentence falls into segments at commas, dashes and quotation marks; the nearest nominative that
agrees is the subject, left of the verb first, then right of it.
"""

from kintrace.documents.statements.found import Range
from kintrace.documents.statements.slavic_sentence import SlavicSentence

_MARKS = ",;:—–()"
_FAR = 14
# Words of an aside at most: "каже директорка школи Ганна Коваль".
_ASIDE = 6


def segment_start(sentence: SlavicSentence, index: int) -> int:
    """Return where the segment of this word begins."""
    while index > 0 and not _is_edge(sentence, index - 1):
        index -= 1
    return index


def segment_end(sentence: SlavicSentence, index: int) -> int:
    """Return where the segment of this word ends."""
    while index < len(sentence) and not _is_edge(sentence, index):
        index += 1
    return index


def _is_edge(sentence: SlavicSentence, index: int) -> bool:
    token = sentence.tokens[index]
    is_stop = token.text in {".", "!", "?", "…", "..."} and not (
        token.text == "." and index > 0 and len(sentence.tokens[index - 1].text) <= 2
    )
    return bool(token.mark) or token.text in set(_MARKS) or is_stop


def subject_of(sentence: SlavicSentence, verb: int) -> Range | None:
    """Return the subject of this verb; None when the sentence names none."""
    aside = _aside(sentence, verb)
    if aside is not None:
        return aside
    left = _left(sentence, verb)
    return left if left is not None else _right(sentence, verb)


def _aside(sentence: SlavicSentence, verb: int) -> Range | None:
    """Return the subject of a verb that opens an aside: "Онук, гадає вона, живе тут"."""
    opens = segment_start(sentence, verb) == verb and sentence.is_mark(verb - 1, ",—–")
    end = segment_end(sentence, verb)
    if not opens or end - verb > _ASIDE or not sentence.is_mark(end, ",—–"):
        return None
    told = _right(sentence, verb)
    return told if told is not None and told == (verb + 1, end) else None


def _left(sentence: SlavicSentence, verb: int) -> Range | None:
    end, place = verb, segment_start(sentence, verb)
    for _step in range(6):
        told = _within(sentence, place, end, verb)
        if told is not None:
            return _with_owner(sentence, told, place, end)
        opens = sentence.is_subordinate(place) or (
            sentence.is_and(place) and sentence.is_subordinate(place + 1)
        )
        is_verbs = place <= verb < end + 1
        if (opens and is_verbs and not sentence.is_relative(place)) or place == 0:
            return None
        if sentence.tokens[place - 1].mark or sentence.is_mark(place - 1, ":;"):
            return None
        goes_on = sentence.is_and(place) or sentence.part(verb) == "GRND"
        end = place - 1
        place = segment_start(sentence, end)
        while place > 0 and _is_insertion(sentence, place):
            end = place - 1
            place = segment_start(sentence, end)
        if sentence.is_subordinate(place):
            return None
        if not goes_on and any(sentence.is_finite(index) for index in range(place, end)):
            return None
    return None


def _is_insertion(sentence: SlavicSentence, place: int) -> bool:
    """Whether a segment describes what stands before it: "яка …", "попросивший …"."""
    if sentence.is_relative(_first(sentence, place)) or sentence.part(place) in {"PRTF", "GRND"}:
        return True
    return _is_who(sentence, place)


def _is_who(sentence: SlavicSentence, place: int) -> bool:
    """Whether a "що" that never changes stands for the noun before it: "родичі, що прийшли,"."""
    if sentence.low(place) not in {"що", "что"} or not sentence.is_mark(place - 1, ","):
        return False
    owner = segment_start(sentence, place - 1)
    acts = any(sentence.is_finite(index) for index in range(owner, place - 1))
    return not acts and sentence.is_nominal(place - 2) and sentence.is_finite(place + 1)


def _first(sentence: SlavicSentence, place: int) -> int:
    """Return the first word of a segment after its preposition: "у якому"."""
    return place + 1 if sentence.part(place) == "PREP" else place


def _within(sentence: SlavicSentence, first: int, end: int, verb: int) -> Range | None:
    """Return the agreeing nominative nearest to the verb in a segment to its left."""
    for index in range(min(end, verb) - 1, first - 1, -1):
        if not sentence.can_be_subject(index, verb) or _is_governed(sentence, first, index):
            continue
        start = _phrase_start(sentence, first, index)
        return start, min(phrase_end(sentence, index + 1), min(end, verb))
    return None


def _is_governed(sentence: SlavicSentence, first: int, index: int) -> bool:
    """Whether a preposition or a noun before it gives the word its case."""
    place = index - 1
    while place >= first and sentence.part(place) in {"ADJF", "PRTF"}:
        place -= 1
    if sentence.part(place) == "PREP" and place >= first:
        return True
    is_only = not sentence.has_case(index, "gent", "datv", "loct", "accs")
    before_is_head = (
        place >= first and sentence.is_nominal(place) and sentence.has_case(place, "nomn")
    )
    return before_is_head and not is_only


def _phrase_start(sentence: SlavicSentence, first: int, head: int) -> int:
    start = head
    while start > first:
        before = start - 1
        if (
            (sentence.part(before) in {"ADJF", "PRTF", "NUMR"} and not sentence.is_relative(before))
            or (
                sentence.is_nominal(before)
                and sentence.has_case(before, "nomn")
                and not _is_governed(sentence, first, before)
            )
            or (sentence.is_name(before) and sentence.is_name(start))
            or (sentence.is_nominal(before) and _hangs_on_head(sentence, first, before))
            or (
                sentence.low(before) in {"і", "та", "й", "и"}
                and sentence.is_nominal(before - 1)
                and before - 1 >= first
            )
        ):
            start = before
        else:
            break
    while start < head and sentence.low(start) in {"і", "та", "й", "и", "а", "але", "но"}:
        start += 1
    return start


def _hangs_on_head(sentence: SlavicSentence, first: int, index: int) -> bool:
    """Whether a genitive stands after a nominative: "директорка притулку Ганна Коваль"."""
    for place in range(index, max(first, index - 6) - 1, -1):
        if not sentence.is_nominal(place):
            return False
        if sentence.has_case(place, "nomn") and not _is_governed(sentence, first, place):
            return place < index
    return False


def phrase_end(sentence: SlavicSentence, index: int) -> int:
    """Return where the words that hang on a head end: genitives, names, "of" groups."""
    while index < len(sentence):
        if sentence.tokens[index].mark == "open" and sentence.is_name(index + 1):
            closing = next(
                (
                    at
                    for at in range(index + 1, min(index + 8, len(sentence)))
                    if sentence.tokens[at].mark == "close"
                ),
                None,
            )
            if closing is None:
                break
            index = closing + 1
        elif (
            (
                sentence.is_mark(index, ".")
                and sentence.is_name(index - 1)
                and len(sentence.low(index - 1)) <= 2
            )
            or (sentence.is_nominal(index) and not _stands_alone(sentence, index))
            or (
                sentence.low(index) in {"з", "зі", "із", "из"}
                and sentence.part(index - 1) == "NPRO"
            )
        ):
            index += 1
        elif (
            sentence.low(index) in {"з", "із", "по", "при", "для", "у", "в", "из", "с"}
            and _is_matter(sentence, index + 1)
        ) or (
            sentence.low(index) in {"і", "та", "й", "и"}
            and sentence.is_nominal(index + 1)
            and sentence.part(index + 1) != "NPRO"
        ):
            index += 2
        else:
            break
    return index


def _stands_alone(sentence: SlavicSentence, index: int) -> bool:
    """Whether a word is an object rather than a part of the subject: "журналістам"."""
    if sentence.is_name(index):
        return False
    if sentence.part(index) == "NPRO" and not sentence.low(index).startswith(
        ("їх", "його", "її", "их", "его", "ее", "её")
    ):
        return True
    is_means = sentence.has_case(index, "ablt") and not sentence.has_case(index, "nomn", "gent")
    if is_means and sentence.part(index) == "NOUN" and sentence.part(index - 1) == "NOUN":
        return True
    return not sentence.has_case(index, "nomn", "gent", "accs", "ablt") or (
        sentence.has_case(index, "datv") and not sentence.has_case(index, "gent", "nomn")
    )


def _is_matter(sentence: SlavicSentence, index: int) -> bool:
    return sentence.low(index).startswith(
        ("питан", "справ", "прав", "вопрос", "делам", "надзвич", "чрезвыч")
    )


def _with_owner(sentence: SlavicSentence, told: Range, first: int, end: int) -> Range:
    """Join a description to the name before it: "Ганна Коваль, директорка притулку,"."""
    if told[0] != first or first < 2 or not sentence.is_mark(first - 1, ","):
        return told
    if any(sentence.is_finite(index) for index in range(first, end)) or told[1] < end:
        return told
    owner_start = segment_start(sentence, first - 1)
    for index in range(first - 2, owner_start - 1, -1):
        if sentence.is_name(index) and sentence.has_case(index, "nomn"):
            if _is_governed(sentence, owner_start, index):
                return told
            start = _phrase_start(sentence, owner_start, index)
            return start, told[1]
        if not sentence.is_nominal(index):
            break
    return told


def _right(sentence: SlavicSentence, verb: int) -> Range | None:
    """Return the subject after the verb: "сказала директорка"."""
    end = segment_end(sentence, verb + 1)
    for index in range(verb + 1, min(end, verb + _FAR)):
        if sentence.is_subordinate(index) or sentence.is_finite(index):
            return None
        if sentence.can_be_subject(index, verb) and not _is_object(sentence, verb, index):
            start = _phrase_start(sentence, verb + 1, index)
            last = phrase_end(sentence, index + 1)
            return start, _with_description(sentence, last)
    return None


def _is_object(sentence: SlavicSentence, verb: int, index: int) -> bool:
    """Whether a preposition governs the word, or a noun before it does."""
    place = index - 1
    while place > verb and sentence.part(place) in {"ADJF", "PRTF"}:
        place -= 1
    return place > verb and sentence.part(place) == "PREP"


def _with_description(sentence: SlavicSentence, end: int) -> int:
    """Take in what a comma adds to a name: "сказала Ганна Коваль, директорка притулку"."""
    if not sentence.is_mark(end, ",") or not sentence.is_name(end - 1):
        return end
    start = end + 1
    closing = segment_end(sentence, start)
    is_plain = all(not sentence.is_finite(index) for index in range(start, closing))
    starts = (
        sentence.is_nominal(start)
        and sentence.has_case(start, "nomn")
        and not sentence.is_relative(start)
    )
    return closing if is_plain and starts and closing - start <= 8 else end


def place_subject(sentence: SlavicSentence, verb: int) -> Range | None:
    """Return the institution of "у міністерстві заявили": a locative in the verb's segment."""
    first, end = segment_start(sentence, verb), segment_end(sentence, verb)
    if first > 1 and first == verb and sentence.is_mark(first - 1, ","):
        first = segment_start(sentence, first - 1)
    for index in range(first, end):
        if sentence.low(index) not in {"у", "в", "во"} or not sentence.is_nominal(index + 1):
            continue
        stop = index + 1
        while stop < end and sentence.is_nominal(stop) and not sentence.is_finite(stop):
            if not sentence.has_case(stop, "loct", "gent"):
                break
            stop += 1
        if sentence.has_case(index + 1, "loct") and stop > index + 1:
            return index + 1, stop
    return None
