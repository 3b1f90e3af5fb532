"""How many words does a message have?

Where only short forms may pass, words are counted. A word is what stands between spaces and has
a letter or a digit: an apostrophe or hyphen joins (м'яч, мама-тато), a point or comma joins digits
only (3,5), marks and the lengthening line of Arabic belong to their word. It knows no grammar, so
an Arabic "and" written onto the next word is part of it. Layer: letters.
"""

import re
import unicodedata

# The limit of the restricted form: Geneva Convention IV, article 25, third paragraph.
WORDS_OF_RESTRICTED_FORM = 25

_JOINERS = "'’ʼ`´ʹ‘‐‑-"
_WORD = re.compile(rf"[^\W_]+(?:(?:[{_JOINERS}]|(?<=\d)[.,:](?=\d))[^\W_]+)*")
_UNSEEN = re.compile(r"[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def count_words(text: str) -> int:
    """Return how many words the text has.

    >>> count_words("Мамо, я здоров'ям не скаржуся!"), count_words("نحن بخير، والحمد لله")
    (5, 4)
    >>> count_words("well-being — 3,5 kg")
    3
    """
    return sum(1 for _ in words(text))


def words(text: str) -> list[str]:
    """Return the words of the text, in order, composed and without invisible characters."""
    return _WORD.findall(_plain(text))


def _plain(text: str) -> str:
    """Drop what is not seen and the marks over letters, which would part a word."""
    parted = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    return "".join(sign for sign in parted if not unicodedata.category(sign).startswith("M"))
