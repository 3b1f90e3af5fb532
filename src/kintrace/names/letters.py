"""Which letters does a word really have?

Folds case and compatibility forms, drops marks that carry no sound, and puts letters of a
look-alike script back into the script of the word (a Latin ``i`` inside a Cyrillic name).
"""

import unicodedata
from functools import lru_cache

from kintrace.values import Script, script_of
from kintrace.values.script import script_of_letter

# Letters of another script that look like one of this script, by the script of the word.
HOMOGLYPHS = {
    Script.CYRILLIC: str.maketrans("aeopcyxikmtbhĸ", "аеорсухікмтвнк"),
    Script.LATIN: str.maketrans("аеорсухікјѕһ", "aeopcyxikjsh"),
}
# Marks that are letters' vowels or length only: never part of a written name's skeleton.
_SILENT = dict.fromkeys(map(ord, "\u0640\u200c\u200d\u200e\u200f\u00ad\ufeff\u0301"))

# The letters that `plain_arabic` changes.
CHANGED_IN_ARABIC = "[ىیېکةأإآٱؤئ ء]"
_ONE_ARABIC = str.maketrans("ىیېکةأإآٱؤئ", "يييكهااااوي", " ء")


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """Return the letters of one word, case folded, in one script.

    >>> folded("Вiктор") == folded("ВІКТОР")
    True
    """
    if word.isascii():
        return word.lower()
    text = unicodedata.normalize("NFKC", word).casefold()
    script = script_of(text)
    if script in (Script.ARABIC, Script.HEBREW):
        text = "".join(c for c in text if unicodedata.category(c) != "Mn")
    text = text.translate(_SILENT)
    return text.translate(HOMOGLYPHS[script]) if script in HOMOGLYPHS else text


def plain_arabic(form: str) -> str:
    """Return a folded word with the letters of Arabic, Persian and Pashto papers written alike.

    >>> plain_arabic("حاجى") == plain_arabic("حاجی") == plain_arabic("حاجي")
    True
    """
    return form.translate(_ONE_ARABIC)


def has_mixed_scripts(word: str) -> bool:
    """Tell whether letters of more than one script stand in one word.

    >>> has_mixed_scripts("Вiктор"), has_mixed_scripts("Віктор")
    (True, False)
    """
    return len({script_of_letter(c) for c in word if c.isalpha()} - {Script.OTHER}) > 1
