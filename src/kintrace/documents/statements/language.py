"""Is a text English, Ukrainian or Russian?

By letters that only one of them has, then by their commonest words. "" when none is likely.
"""

import re

_ONLY = {"uk": "іїєґ", "ru": "ыэёъ"}
_COMMON = {
    "en": frozenset(
        [
            "the",
            "of",
            "and",
            "to",
            "in",
            "that",
            "was",
            "for",
            "is",
            "with",
            "on",
            "were",
            "by",
            "said",
            "have",
            "it",
        ]
    ),
    "uk": frozenset(
        ["що", "та", "і", "не", "на", "у", "й", "як", "з", "до", "про", "але", "це", "його"]
    ),
    "ru": frozenset(
        ["что", "и", "не", "на", "в", "как", "с", "к", "о", "но", "это", "его", "из", "для"]
    ),
}
_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 20_000


def language_of(text: str) -> str:
    """Return "en", "uk", "ru", or "" when the text is in none of them.

    >>> language_of("Міністерство заявило, що дітей повернули.")
    'uk'
    """
    head = text[:_LOOKED_AT].casefold()
    counts = {
        code: sum(head.count(letter) for letter in letters) for code, letters in _ONLY.items()
    }
    if counts["uk"] != counts["ru"]:
        return max(counts, key=lambda code: counts[code])
    words = _WORD.findall(head)
    shares = {code: sum(word in common for word in words) for code, common in _COMMON.items()}
    best = max(shares, key=lambda code: shares[code])
    if shares[best] == 0:
        return "en" if words and all(word.isascii() for word in words) else ""
    return best
