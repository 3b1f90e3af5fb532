"""How does a named scheme write this text in Latin letters?

Letter by letter from the scheme's table; Arabic and Hebrew, which leave vowels out, are read by
``abjad`` first. Words in a script that the scheme does not know stay as they are.
Layer: names.
"""

import unicodedata
from functools import lru_cache

from kintrace.names.romanisation.abjad import romanise_abjad
from kintrace.names.romanisation.letters import letter_table
from kintrace.names.romanisation.scheme import Scheme

_ABJADS = frozenset({"ar", "he"})
_WITHOUT_CAPITALS = frozenset({"ka"})
# Stress and accent marks that the standards leave out of the Latin form.
_ACCENTS = dict.fromkeys(map(ord, "\u0300\u0301\u0342\u0313\u0314\u0345"))


def romanise(text: str, *, scheme: Scheme) -> str:
    """Return the text in Latin letters as the scheme writes it.

    Capitals are kept; scripts without capitals get one at the start of each word. Middle dots
    that some standards allow between letters (т·с) are never written.

    >>> romanise("Згурський Юрій", scheme=Scheme.UK_KMU_2010)
    'Zghurskyi Yurii'
    >>> romanise("Щукин", scheme=Scheme.RU_ICAO_2013)
    'Shchukin'
    """
    if scheme.use.language in _ABJADS:
        return romanise_abjad(text, scheme=scheme)
    return " ".join(_romanised(word, scheme) for word in text.split(" "))


# Registers repeat their words: a word costs some 80 µs once.
@lru_cache(maxsize=65536)
def _romanised(word: str, scheme: Scheme) -> str:
    language = scheme.use.language
    latin = letter_table(scheme.table).apply(_without_accents(word, language))
    return latin[:1].upper() + latin[1:] if language in _WITHOUT_CAPITALS else latin


def _without_accents(text: str, language: str) -> str:
    """Drop stress marks; a letter that has one of its own (й, ё, ї, ϊ) keeps it."""
    parted = unicodedata.normalize("NFD" if language == "el" else "NFC", text)
    return unicodedata.normalize("NFC", parted.translate(_ACCENTS))
