"""How do two people compare a key by voice?

As eight words of the project's own list, ten bits each. The words are made of syllables that
Ukrainian, Russian, Arabic and English speakers can say, stand in the list in three scripts, and
any two differ in at least two letters: one misheard letter makes no other word of the list.
"""

from enum import Enum
from functools import cache

from kintrace.letters.tables import limit, rows

BITS = 10


class WordScript(Enum):
    """In which letters the words are written; the value is the column of the list."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"
    ARABIC = "arabic"


@cache
def word_list(script: WordScript = WordScript.LATIN) -> tuple[str, ...]:
    """Return the 1,024 words in order, in one script."""
    return tuple(row[script.value] for row in rows("fingerprint_words.csv"))


def words_of(digest: str, *, script: WordScript = WordScript.LATIN) -> tuple[str, ...]:
    """Return the words of a fingerprint or a hash in hex: its first 80 bits.

    >>> len(words_of("00" * 32))
    8
    """
    count = limit("fingerprint_words")
    number = int(digest, 16) >> (len(digest) * 4 - count * BITS)
    listed = word_list(script)
    return tuple(listed[number >> BITS * place & 1023] for place in reversed(range(count)))


def passphrase_words(random: bytes) -> str:
    """Return a passphrase of six words, 60 bits, from 8 random bytes.

    >>> len(passphrase_words(bytes(8)).split())
    6
    """
    number = int.from_bytes(random[:8], "big") >> 4
    listed, count = word_list(), limit("passphrase_words")
    return " ".join(listed[number >> BITS * place & 1023] for place in reversed(range(count)))
