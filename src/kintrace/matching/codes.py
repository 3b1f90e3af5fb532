"""Which short codes stand for a place, an institution, a mark, a number?

Turns words of any script into codes that are equal when the words mean the same: skeletons of
place names, concepts of marks, digits and letters of a document. Every code is text; two records
that share one agree on it, and how much that weighs depends on how rare it is.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from kintrace.matching.tables import rows
from kintrace.names import skeleton
from kintrace.names.letters import folded
from kintrace.names.phones import phones_of
from kintrace.names.sounds import sound_of

MAX_CODES = 6
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_INSIDE_A_WORD = re.compile(r"(?<=\w)['’ʼ`´ʹ](?=\w)")
_BETWEEN_LETTERS = re.compile(r"[\W_]+")
_LOOK_ALIKES = str.maketrans("АВСЕНІКМОРТХ", "ABCEHIKMOPTX")
_PLACE_WORDS = frozenset(row["word"] for row in rows("place_words.csv"))
_BLOOD = {"0": "0", "O": "0", "О": "0", "I": "0", "1": "0", "A": "A", "А": "A", "II": "A",
          "2": "A", "B": "B", "В": "B", "III": "B", "3": "B", "AB": "AB", "АВ": "AB", "IV": "AB",
          "4": "AB"}  # fmt: skip


@lru_cache(maxsize=65536)
def place_codes(text: str) -> tuple[str, ...]:
    """Return the skeletons of the words of a place, the most telling first, without "city of".

    >>> place_codes("м. Харків") == place_codes("Kharkiv")
    True
    >>> place_codes("Куп'янськ") == place_codes("Купянск") == place_codes("Kupiansk")
    True
    """
    plain = _INSIDE_A_WORD.sub("", text.casefold())
    words = [w for w in _WORD.findall(plain) if w not in _PLACE_WORDS and len(w) > 1]
    return _first(_place_code(word) for word in words)


def _place_code(word: str) -> str:
    if word.isdigit():
        return word
    # An adjective of a region (Харківська, Харьковской) keeps its ending: another word, on purpose.
    found = skeleton(word)
    return found if len(found) > 2 else sound_of(phones_of(word))


@lru_cache(maxsize=65536)
def mark_codes(text: str) -> tuple[str, ...]:
    """Return the concepts of marks that a text names, in text order; other words are passed over.

    >>> mark_codes("шрам на лівому коліні") == mark_codes("scar, left knee")
    True
    """
    found = (_mark_words().get(word) for word in _WORD.findall(text.casefold()))
    return _first(concept for concept in found if concept is not None)


@cache
def _mark_words() -> dict[str, str]:
    return {row["word"]: row["concept"] for row in rows("mark_words.csv")}


def document_codes(text: str) -> tuple[str, ...]:
    """Return each number of a list without blanks and marks, look-alike letters made one.

    >>> document_codes("І-АВ 123456") == document_codes("I-AB 123456")
    True
    """
    return _first(filter(None, map(_plain, text.split(";"))))


def _plain(item: str) -> str:
    return _BETWEEN_LETTERS.sub("", item.upper().translate(_LOOK_ALIKES))


def blood_code(text: str) -> str | None:
    """Return group and rhesus factor ("A+", "0-", "AB" when the factor is not told).

    None when the text names no blood group.

    >>> blood_code("II (A) Rh+"), blood_code("А(II)"), blood_code("0-")
    ('A+', 'A', '0-')
    """
    text = text.upper().replace("RH", "").replace("ПОЛОЖ", "+").replace("ВІД", "-")
    groups = [_BLOOD[w] for w in re.findall(r"[A-ZА-ЯІ]+|\d", text) if w in _BLOOD]
    if not groups:
        return None
    factor = "+" if "+" in text else "-" if "-" in text or "−" in text else ""
    return groups[0] + factor


def attribute_code(text: str) -> str:
    """Return a free attribute without case, accents' differences and doubled blanks."""
    return folded(" ".join(text.split()))


def _first(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))[:MAX_CODES]
