"""Which names sound like this word in any script?

Two script-neutral forms of a word: the *skeleton*, its consonants in classes, for finding
candidates; and the *sound*, the skeleton with coarse vowels, for looking names up. Neither is a
proof that two words are one name; ``compare`` weighs that.
"""

import re
from functools import cache, lru_cache

from kintrace.names.given_names import GivenName, all_forms, groups_of, understood
from kintrace.names.letters import folded, plain_arabic
from kintrace.names.phones import ABJADS, Phones, phone_table, phones_of
from kintrace.values import script_of

_REPEATED = re.compile(r"(.)\1+")
_VOWELS = {
    "a": "a", "o": "a", "A": "a", "AY": "a", "OU": "u", "u": "u", "UE": "u", "W": "u", "jo": "i",
    "OE": "i", "EU": "i", "e": "i", "i": "i", "j": "i", "Y": "i", "EI": "i", "oj": "i", "Yy": "i",
    "ah": "a",
}  # fmt: skip


def skeleton(word: str) -> str:
    """Return the consonants of a word in classes, the same whatever the script or romanisation.

    A word without consonants gives its sound.

    >>> skeleton("Ковальська"), skeleton("Kowalski"), skeleton("Білоус") == skeleton("Белоус")
    ('KFLSK', 'KFLSK', True)
    """
    return skeleton_of(phones_of(word))


@lru_cache(maxsize=262144)
def skeleton_of(phones: Phones) -> str:
    """Return the skeleton of a word already read into phones."""
    letters = phone_table().skeleton
    found = _collapsed("".join(letters[code] for code in phones.codes))
    return found or sound_of(phones)


def other_skeleton_of(phones: Phones) -> str | None:
    """Return the skeleton in the less usual reading of the letters (j as in Jean or as in Jan).

    None when no letter has another reading or nothing is left in it.
    """
    table = phone_table()
    found = _collapsed("".join(table.other[code] for code in phones.codes))
    return found if found and found != skeleton_of(phones) else None


@lru_cache(maxsize=262144)
def sound_of(phones: Phones) -> str:
    """Return skeleton letters and coarse vowels (a, i, u), neighbours that are alike as one."""
    letters = _sound_letters()
    return _collapsed("".join([letters[code] for code in phones.codes]))


@cache
def _sound_letters() -> tuple[str, ...]:
    table = phone_table()
    pairs = zip(table.names, table.skeleton, strict=True)
    return tuple(letter or _VOWELS[name] for name, letter in pairs)


def _collapsed(text: str) -> str:
    return _REPEATED.sub(r"\1", text)


@lru_cache(maxsize=65536)
def groups_by_sound(form: str) -> tuple[GivenName, ...]:
    """Return the given names that a folded word can stand for, in its own or another script.

    The tables' own spelling first; else any listed form with the same sound; else a regular
    diminutive taken apart. Empty when none is known.

    >>> "oleksandr-m" in {name.group for name in groups_by_sound("oleksandr")}
    True
    """
    found = groups_of(form)
    if not found and script_of(form) in ABJADS:
        found = _by_letters().get(plain_arabic(form), ())
    elif not found:
        sound = sound_of(phones_of(form))
        # A very short sound is shared by too many names to say anything.
        found = _by_sound().get(sound, ()) if len(sound) > 2 else ()
    return found or understood(form)


@cache
def _by_letters() -> dict[str, tuple[GivenName, ...]]:
    index: dict[str, dict[str, GivenName]] = {}
    for form, name in all_forms():
        if script_of(form) in ABJADS:
            index.setdefault(plain_arabic(folded(form)), {}).setdefault(name.group, name)
    return {form: tuple(names.values()) for form, names in index.items()}


@cache
def _by_sound() -> dict[str, tuple[GivenName, ...]]:
    index: dict[str, dict[str, GivenName]] = {}
    for form, name in all_forms():
        if script_of(form) in ABJADS:
            continue
        known = index.setdefault(sound_of(phones_of(form)), {})
        if name.group not in known or name.kind == "formal":
            known[name.group] = name
    return {sound: tuple(names.values()) for sound, names in index.items()}
