"""Which names sound like this word in any script?

Two script-neutral forms of a word: the *skeleton*, its consonants in classes, for finding
candidates; and the *sound*, the skeleton with coarse vowels, for looking names up. Neither is a
proof that two words are one name; ``compare`` weighs that.
"""

import re
import sys
from functools import cache, lru_cache

from kintrace.names.given_names import (
    GivenName,
    groups_of,
    names_written,
    understood,
    written_forms,
)
from kintrace.names.letters import folded, plain_arabic
from kintrace.names.phones import ABJADS, Phones, phone_table, phones_of
from kintrace.values import script_of

# A very short sound is shared by too many names to say anything.
LEAST_SOUND = 3

_REPEATED = re.compile(r"(.)\1+")


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
    letters = phone_table().sound
    return _collapsed("".join([letters[code] for code in phones.codes]))


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
        found = names_of_sound(sound) if len(sound) >= LEAST_SOUND else ()
    return found or understood(form)


@lru_cache(maxsize=65536)
def names_of_sound(sound: str) -> tuple[GivenName, ...]:
    """Return the names that sound so in a script with vowels, each in its most formal form."""
    known: dict[str, GivenName] = {}
    for form in forms_by_sound().get(sound, ()):
        for name in names_written(form):
            if name.group not in known or name.kind == "formal":
                known[name.group] = name
    return tuple(known.values())


@cache
def _by_letters() -> dict[str, tuple[GivenName, ...]]:
    index: dict[str, dict[str, GivenName]] = {}
    for form in written_forms():
        if script_of(form) in ABJADS:
            known = index.setdefault(plain_arabic(folded(form)), {})
            for name in names_written(form):
                known.setdefault(name.group, name)
    return {form: tuple(names.values()) for form, names in index.items()}


@cache
def forms_by_sound() -> dict[str, list[str]]:
    """Return the listed forms of scripts with vowels by their sound, as written in the tables."""
    forms = [form for form in written_forms() if script_of(form) not in ABJADS]
    index: dict[str, list[str]] = {}
    for form, sound in zip(forms, sounds_of_forms(forms), strict=True):
        index.setdefault(sound, []).append(form)
    return index


def sounds_of_forms(forms: list[str]) -> list[str]:
    """Return the sounds of many words in their plainest shape."""
    # Half a second more one by one; but loading polars for a single name would take as long.
    if "polars" not in sys.modules:
        return [sound_of(phones_of(form)) for form in forms]
    from kintrace.names.columns.sounds import sounds_of

    return sounds_of(forms).sounds.to_list()
