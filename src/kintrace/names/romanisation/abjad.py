"""How does a clerk write an Arabic or Hebrew name in Latin letters?

Given names as the tables list them; articles, filiation, kunya and servant names by the habit of
the hand; other words by the guess of ``unvowelled``. Layer: names.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from kintrace.names.given_names import all_groups, forms_of
from kintrace.names.romanisation.scheme import Scheme
from kintrace.names.romanisation.unvowelled import ARABIC, HEBREW, guessed

_LETTERS = str.maketrans("یکھہٱ", "يكهها")
_SUN = frozenset("تثدذرزسشصضطظلن")
_ALIKE = str.maketrans("أإآىةؤئ", "ااايهوي")
_NATIVE = ("ar", "fa", "ps", "ku", "he")


@dataclass(frozen=True, slots=True)
class Hand:
    """A clerk's habits: what stands for الـ, بن, ابن, بنت, ولد, أبو, أم and عبد.

    ``spellings`` are the languages of the tables of given names in which to look, best first.
    ``assimilates`` tells whether the article takes the sound of the consonant after it.
    ``servant`` is written before a divine name, its own article included.
    """

    spellings: tuple[str, ...]
    article: str
    assimilates: bool
    words: dict[str, str]
    servant: str


_KIN = ("بن", "ابن", "بنت", "ولد", "ابو", "ام")
_PLAIN_WORDS = dict(zip(_KIN, ("bin", "Ibn", "bint", "Ould", "Abu", "Umm"), strict=True))
_FRENCH_WORDS = dict(zip(_KIN, ("Ben", "Ibn", "Bent", "Ould", "Abou", "Oum"), strict=True))
_HANDS = {
    Scheme.AR_ENGLISH: Hand(("ar-en", "fa-lat", "en"), "Al-", False, _PLAIN_WORDS, "Abdul "),
    Scheme.AR_FRENCH: Hand(
        ("ar-fr", "ar-en", "fr", "fa-lat"), "El ", False, _FRENCH_WORDS, "Abdel"
    ),
    Scheme.AR_PLAIN: Hand(("ar-lat", "fa-lat", "en"), "al-", False, _PLAIN_WORDS, "Abd al-"),
    Scheme.AR_BGN_1956: Hand(
        ("ar-lat", "fa-lat", "en"), "al ", True, {**_PLAIN_WORDS, "ابو": "Abū"}, "‘Abd al "
    ),
    Scheme.HE_COMMON: Hand(("he-lat", "en"), "", False, {"בן": "Ben", "בת": "Bat"}, ""),
}


def romanise_abjad(text: str, *, scheme: Scheme) -> str:
    """Return an Arabic, Persian or Hebrew name as the hand of the scheme writes it.

    >>> romanise_abjad("محمد عبد الرحمن", scheme=Scheme.AR_ENGLISH)
    'Mohammed Abdul Rahman'
    """
    words = _plain(text).split()
    written: list[str] = []
    at = 0
    while at < len(words):
        taken, latin = _two_words(words, at, scheme) or (1, _word(words, at, scheme))
        written.append(latin)
        at += taken
    return " ".join(written)


def _plain(text: str) -> str:
    """Drop vowel marks and stretches; letters of Persian keyboards become the Arabic ones."""
    letters = unicodedata.normalize("NFKC", text).translate(_LETTERS)
    marks = {"Mn", "Cf"}
    return "".join(c for c in letters if unicodedata.category(c) not in marks and c != "ـ")


def _two_words(words: list[str], at: int, scheme: Scheme) -> tuple[int, str] | None:
    """Write a name of two words that the tables list, or عبد with the name it serves."""
    pair, hand = words[at : at + 2], _HANDS[scheme]
    if len(pair) < 2:
        return None
    known = _given(" ".join(pair), hand)
    if known is not None:
        return 2, known
    if pair[0] == "عبد" and pair[1].startswith("ال"):
        rest = _given(pair[1][2:], hand) or _guessed(pair[1][2:], scheme)
        return 2, hand.servant + (rest.lower() if scheme is Scheme.AR_FRENCH else rest)
    return None


def _word(words: list[str], at: int, scheme: Scheme) -> str:
    word, hand = words[at], _HANDS[scheme]
    is_last = at == len(words) - 1
    particle = hand.words.get(word.translate(_ALIKE))
    if particle is not None and not is_last:
        return particle
    known = _given(word, hand)
    if known is not None:
        return known
    if word.startswith("ال") and len(word) > 4:
        return _with_article(word[2:], scheme)
    return _unlisted(word, scheme)


def _unlisted(word: str, scheme: Scheme) -> str:
    """Write a name of origin by the given name it comes from (الحسيني), else guess."""
    root = _given(word[:-1], _HANDS[scheme]) if word.endswith("ي") else None
    return root + "i" if root is not None and len(word) > 3 else _guessed(word, scheme)


def _with_article(word: str, scheme: Scheme) -> str:
    hand = _HANDS[scheme]
    rest = _given(word, hand) or _unlisted(word, scheme)
    article = hand.article
    if hand.assimilates and word[0] in _SUN:
        article = article.replace("l", rest[:2].lower() if rest[1:2] == "h" else rest[0].lower())
    return article + rest


def _guessed(word: str, scheme: Scheme) -> str:
    """Write each part of a hyphenated word, with a capital."""
    habit = HEBREW if scheme is Scheme.HE_COMMON else ARABIC
    parts = [guessed(part, table=scheme.table, habit=habit) for part in word.split("-")]
    latin = "-".join(part[:1].upper() + part[1:] for part in parts)
    if scheme is Scheme.AR_FRENCH:
        latin = re.sub(r"(?<=[aeiou])s(?=[aeiou])", "ss", latin)
        latin = re.sub(r"(?<=[ai])n$", "ne", latin)
    return latin


def _given(word: str, hand: Hand) -> str | None:
    for group in _groups().get(_key(word), ()):
        for language in hand.spellings:
            spelt = forms_of(group, language=language, kind="formal")
            if spelt:
                return spelt[0]
    return None


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """Groups by native spelling, those first in which it is the usual one."""
    found: dict[str, tuple[str, ...]] = {}
    for is_first in (True, False):
        for group in all_groups():
            for language in _NATIVE:
                forms = forms_of(group, language=language)
                for form in forms[:1] if is_first else forms[1:]:
                    key = _key(form)
                    if group not in found.get(key, ()):
                        found[key] = (*found.get(key, ()), group)
    return found


def _key(word: str) -> str:
    return _plain(word).translate(_ALIKE).replace("ء", "")
