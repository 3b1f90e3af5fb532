"""What is the masculine nominative of a family name?

Brings women's forms and the cases of documents back to one form (Ковальська, Ковальського to
Ковальський) by ``data/family_name_endings.csv``: the longest ending wins, and a row that starts
with ^ is a whole word, which may only look inflected. Prefers to leave a name alone where two
different names could meet. It neither romanises nor joins languages. Layer: names.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from kintrace.names.given_names import fold
from kintrace.names.tables import rows

_UKRAINIAN = frozenset("іїєґ")
_RUSSIAN = frozenset("ыэъё")
_BELARUSIAN = frozenset("ў")
# Marks a row of the table that is a whole word.
_START = "^"
ANALYSED_LANGUAGES = ("uk", "ru")
# The languages that a name can be of when it has such letters.
_WITH_BELARUSIAN = ("be", "any")
_WITH_UKRAINIAN = ("uk", "be", "any")
_WITH_RUSSIAN = ("ru", "be", "any")
_ALL = ("uk", "ru", "be", "bg", "pl", "any")


class _Endings(NamedTuple):
    """Whole words, and endings with the least stem before them, with what they become.

    ``lengths`` are those of endings, falling.
    """

    whole: Mapping[str, str]
    ends: Mapping[str, Sequence[tuple[str, int]]]
    lengths: Sequence[int]
    last_letters: frozenset[str]


@lru_cache(maxsize=262144)
def family_base(token: str, *, language: str | None = None) -> str:
    """Return the masculine nominative of one family name; unknown shapes come back unchanged.

    Parts around hyphens are read each for itself; capitals stay as they were. ``language`` is
    uk, ru, be, bg or pl; without it the letters decide, and where they don't, Ukrainian endings
    go before Russian ones.

    >>> family_base("Ковальської"), family_base("Бондаренка"), family_base("Ivanova")
    ('Ковальський', 'Бондаренко', 'Ivanov')
    """
    if "-" in token:
        return "-".join(family_base(part, language=language) for part in token.split("-"))
    folded = token.casefold()
    endings = _endings_for(_languages_of(folded, language))
    lowered = folded.replace("ё", "е")
    whole = endings.whole.get(lowered)
    if whole is not None:
        return _as_written(token, whole)
    if lowered[-1:] not in endings.last_letters:
        return token
    for length in endings.lengths:
        for plain, least_stem in endings.ends.get(lowered[-length:], ()):
            if len(lowered) - length >= least_stem:
                return _rebuilt(token, length, plain)
    return token


@cache
def inflected_ends() -> tuple[frozenset[str], frozenset[str]]:
    """Return the endings, and the whole words, that may come back changed, in any language.

    A folded word without a hyphen that is none of these and has none of these is its own base.
    """
    listed = {row["ending"] for row in rows("family_name_endings.csv")}
    whole = {ending for ending in listed if ending.startswith(_START)}
    return frozenset(listed - whole), frozenset(word.removeprefix(_START) for word in whole)


def nominatives(token: str, *, language: str) -> tuple[str, ...]:
    """Return the nominatives, masculine and feminine, that one inflected family name can have.

    Uses pymorphy3 with its Ukrainian or Russian dictionary when they are installed and know the
    word as a family name, else the table of endings only. Never empty. About 0.1 ms a word, and
    0.3 s once to load a dictionary.
    """
    found = _from_dictionary(fold(token), language) if language in ANALYSED_LANGUAGES else ()
    shaped = tuple(_as_written(token, word) for word in found)
    return shaped or (family_base(token, language=language),)


def _rebuilt(token: str, length: int, plain: str) -> str:
    return _as_written(token, token[: len(token) - length] + plain)


def _as_written(token: str, word: str) -> str:
    if token.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if token[:1].isupper() else word


def _languages_of(lowered: str, language: str | None) -> tuple[str, ...]:
    if language is not None:
        return (language, "any")
    if not _BELARUSIAN.isdisjoint(lowered):
        return _WITH_BELARUSIAN
    if not _UKRAINIAN.isdisjoint(lowered):
        return _WITH_UKRAINIAN
    return _ALL if _RUSSIAN.isdisjoint(lowered) else _WITH_RUSSIAN


@cache
def _endings_for(languages: tuple[str, ...]) -> _Endings:
    whole: dict[str, str] = {}
    ends: dict[str, list[tuple[str, int]]] = {}
    for row in rows("family_name_endings.csv"):
        if row["language"] not in languages:
            continue
        if row["ending"].startswith(_START):
            whole.setdefault(row["ending"].removeprefix(_START), row["base_ending"])
        else:
            found = (row["base_ending"], int(row["least_stem"]))
            ends.setdefault(row["ending"], []).append(found)
    lengths = sorted({len(ending) for ending in ends}, reverse=True)
    return _Endings(whole, ends, lengths, frozenset(ending[-1] for ending in ends))


@lru_cache(maxsize=16384)
def _from_dictionary(word: str, language: str) -> tuple[str, ...]:
    analyser = _analyser(language)
    if analyser is None:
        return ()
    parses = [p for p in analyser.parse(word) if "Surn" in p.tag and p.is_known]
    found = [one.word for parse in parses for one in _singular_nominatives(parse)]
    return tuple(dict.fromkeys(found))


def _singular_nominatives(parse: Any) -> list[Any]:
    same = [one for one in parse.lexeme if "nomn" in one.tag and "plur" not in one.tag]
    return [one for one in same if one.tag.gender == parse.tag.gender] or same


@cache
def _analyser(language: str) -> Any:
    try:
        import pymorphy3

        return pymorphy3.MorphAnalyzer(lang=language)
    except (ImportError, ValueError):
        return None
