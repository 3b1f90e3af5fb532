"""How is a reason of the matching said in the page's language?

The matching says why in English phrases, each before the words that it is about ("same spelling:
Денис, Денис; close in sound: ..."). Phrases that a language knows are said in it; a sentence with
any other stays whole, in English and marked as such.
Layer: interchange. Pure.
"""

from dataclasses import dataclass

from kintrace.interchange.report.wording import Wording
from kintrace.interchange.report.written import harmless, runs_of


@dataclass(frozen=True)
class Said:
    """A reason in runs; True marks words of a source, to be isolated.

    ``language`` is "en" where the page's own language has no words for it, else None.
    """

    runs: tuple[tuple[str, bool], ...]
    language: str | None = None


def said(reason: str, *, wording: Wording) -> Said:
    """Say a reason in the page's language as far as it has the words.

    >>> from kintrace.interchange.report.wording import wording as words
    >>> said("same spelling: Денис, Денис", wording=words("uk")).runs
    (('однакове написання: ', False), ('Денис', True), (', ', False), ('Денис', True))
    """
    reason = harmless(reason)
    known = wording.sentences["reasons"]
    runs: list[tuple[str, bool]] = []
    for piece in reason.split("; ") if reason else ():
        phrase, colon, words = piece.partition(": ")
        if phrase not in known:
            return _in_english(reason, wording)
        runs += [(wording("between_reasons"), False)] if runs else []
        runs += [(known[phrase] + colon, False)]
        runs += _listed(words, wording) if words else []
    return Said(tuple(runs))


def _listed(words: str, wording: Wording) -> list[tuple[str, bool]]:
    runs: list[tuple[str, bool]] = []
    for word in words.split(", "):
        runs += [(wording("between_words"), False)] if runs else []
        runs.append((word, True))
    return runs


def _in_english(reason: str, wording: Wording) -> Said:
    return Said(tuple(runs_of(reason)), None if wording.language == "en" else "en")
