"""What is the dictionary form of a word?

English words stay as they are. Ukrainian and Russian need pymorphy3 and its dictionaries, which
come with an extra and are opened once, at the first word.
"""

from functools import cache, lru_cache
from typing import Any

from kintrace.values import KintraceError


class DictionariesMissing(KintraceError):
    """Ukrainian or Russian text needs dictionaries that aren't installed."""

    code = "K540"
    exit_code = 2


@cache
def dictionary(language: str) -> Any:
    """Open the dictionary of a language.

    Raises: DictionariesMissing.
    """
    try:
        from pymorphy3 import MorphAnalyzer

        return MorphAnalyzer(lang=language)
    except (ImportError, ValueError) as error:
        raise DictionariesMissing(
            "statements in Ukrainian and Russian need dictionaries that aren't installed",
            hint='pip install "kintrace[documents]"',
        ) from error


@lru_cache(maxsize=65536)
def parses(word: str, language: str) -> tuple[Any, ...]:
    """Return all readings of a word, the likeliest first."""
    return tuple(dictionary(language).parse(word))


@lru_cache(maxsize=65536)
def known_lemma(word: str, language: str, known: frozenset[str]) -> str:
    """Return the dictionary form that is among the known words; else the likeliest."""
    if language == "en" or not word[:1].isalpha():
        return word
    forms = [str(reading.normal_form) for reading in parses(word, language)]
    return next((form for form in forms if form in known), forms[0])


def marks(tag: Any) -> frozenset[str]:
    """Return the grammatical marks of a reading; the two dictionaries don't know the same ones."""
    return frozenset(map(str, tag.grammemes))


@lru_cache(maxsize=65536)
def lemma(word: str, language: str) -> str:
    """Return the dictionary form of a folded word."""
    if language == "en" or not word[:1].isalpha():
        return word
    return str(parses(word, language)[0].normal_form)
