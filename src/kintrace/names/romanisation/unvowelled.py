"""Which sounds may a word have that is written without its short vowels?

A guess by rule, for Arabic and Hebrew words that no table of names lists: which letters are long
vowels, and where a short vowel must stand so that the consonants can be said. It is often wrong
about which vowel, and never to be read as a spelling that somebody used. Layer: names.
"""

from dataclasses import dataclass
from functools import cache

from kintrace.names.tables import rows


@dataclass(frozen=True, slots=True)
class VowelHabit:
    """What a language's letters and short vowels usually are.

    ``vowels`` always stand for a vowel; ``glides`` do between consonants. Short vowels: ``first``
    after the first consonant, ``late`` between two consonants that end the word after a long
    vowel, ``inner`` elsewhere.
    """

    vowels: frozenset[str]
    glides: frozenset[str]
    first: str
    late: str
    inner: str


ARABIC = VowelHabit(frozenset("اآىةأإؤئ"), frozenset("ويی"), first="a", late="i", inner="a")
HEBREW = VowelHabit(frozenset("אע"), frozenset("וי"), first="a", late="e", inner="a")
_SEATS = {"أ": "a", "إ": "i", "ؤ": "u", "ئ": "i", "א": "a", "ע": "a"}
# Written with no Latin letter, but a consonant that short vowels stand around.
_MUTE_CONSONANT = "ع"


@dataclass(frozen=True, slots=True)
class _Sound:
    text: str
    is_vowel: bool


def guessed(word: str, *, table: str, habit: VowelHabit) -> str:
    """Return one word in small Latin letters with its vowels guessed.

    >>> guessed("خالد", table="romanisation_ar_plain.csv", habit=ARABIC)
    'khalid'
    """
    sounds = _sounds(word, _letters(table), habit)
    written: list[str] = []
    at = 0
    while at < len(sounds):
        end = at
        while end < len(sounds) and not sounds[end].is_vowel:
            end += 1
        run = [sound.text for sound in sounds[at:end]]
        written.append(_vowelled(run, habit, opens=at == 0, closes=end == len(sounds)))
        if end < len(sounds):
            written.append(sounds[end].text)
        at = end + 1
    return "".join(written)


@cache
def _letters(table: str) -> dict[tuple[str, str], str]:
    return {(row["from"], row["position"]): row["to"] for row in rows(table)}


def _sounds(word: str, letters: dict[tuple[str, str], str], habit: VowelHabit) -> list[_Sound]:
    sounds: list[_Sound] = []
    for at, letter in enumerate(word):
        is_last = at == len(word) - 1
        follows_consonant = bool(sounds) and not sounds[-1].is_vowel
        if _is_vowel(word, at, habit, follows_consonant=follows_consonant):
            long = letters.get((letter, "vowel"), _SEATS.get(letter, ""))
            text = letters.get((letter, "final_vowel"), long) if is_last else long
            if follows_consonant or not sounds:
                sounds.append(_Sound(text, is_vowel=True))
            continue
        text = letters.get((letter, "any"), letter)
        text = letters.get((letter, "initial"), text) if at == 0 else text
        if text or letter == _MUTE_CONSONANT:
            sounds.append(_Sound(text, is_vowel=False))
    return sounds


def _is_vowel(word: str, at: int, habit: VowelHabit, *, follows_consonant: bool) -> bool:
    letter, following = word[at], word[at + 1 : at + 2]
    if letter in habit.vowels:
        return True
    if letter == "ה":
        return follows_consonant and not following
    opens_vowel = following in habit.vowels | habit.glides and following != ""
    return letter in habit.glides and follows_consonant and not opens_vowel


def _vowelled(run: list[str], habit: VowelHabit, *, opens: bool, closes: bool) -> str:
    """Put short vowels into consonants that stand together at a word's start, middle or end."""
    if len(run) < 2:
        return "".join(run)
    if opens:
        return run[0] + habit.first + (_closed if closes else _spread)(run[1:], habit.inner)
    if not closes:
        return _spread(run, habit.inner)
    return _closed(run, habit.late if len(run) == 2 else habit.inner)


def _closed(run: list[str], vowel: str) -> str:
    return run[0] if len(run) == 1 else "".join(run[:-1]) + vowel + run[-1]


def _spread(run: list[str], vowel: str) -> str:
    return "".join(run) if len(run) < 3 else "".join(run[:2]) + vowel + "".join(run[2:])
