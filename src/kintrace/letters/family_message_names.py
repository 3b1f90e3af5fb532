"""How are a correspondent's name and address written in the other script?

A carrier may read only one script, so each name stands twice: as given, and in Latin letters, or
for a name given in Latin letters in the Cyrillic of a reader of Ukrainian or Russian. What a
person wrote themselves goes before what is derived here. Layer: letters, over names.
"""

from kintrace.letters.family_message import Correspondent
from kintrace.names.romanisation import Scheme, cyrillise, romanise
from kintrace.values import Script, script_of

# The scheme that papers of today carry, by language of the name.
_SCHEMES = {
    "uk": Scheme.UK_KMU_2010,
    "ru": Scheme.RU_ICAO_2013,
    "be": Scheme.BE_ICAO_2013,
    "bg": Scheme.BG_STREAMLINED_2009,
    "ar": Scheme.AR_ENGLISH,
    "fa": Scheme.AR_ENGLISH,
    "ka": Scheme.KA_NATIONAL_2002,
    "hy": Scheme.HY_PASSPORT,
    "el": Scheme.EL_ELOT_743,
    "he": Scheme.HE_COMMON,
}
_LANGUAGES = {
    Script.CYRILLIC: ("uk", "ru", "be", "bg"),
    Script.ARABIC: ("ar", "fa"),
    Script.GEORGIAN: ("ka",),
    Script.ARMENIAN: ("hy",),
    Script.GREEK: ("el",),
    Script.HEBREW: ("he",),
}
_ONLY_UKRAINIAN = frozenset("іїєґІЇЄҐ")
_ONLY_RUSSIAN = frozenset("ыэёъЫЭЁЪ")
# Vowels that Arabic and Hebrew leave out can be guessed in a given name, not in a street.
_GUESSED = frozenset({Script.ARABIC, Script.HEBREW})


def name_in_other_script(person: Correspondent, *, reader: str) -> str | None:
    """Return the name in the script that it was not given in, for a reader of a language.

    None when it needs a person: a name in Latin letters for a reader of Arabic, say.

    >>> from kintrace.values import PersonName
    >>> mother = Correspondent(PersonName("Ганна Коваль"), language="uk")
    >>> name_in_other_script(mother, reader="ar")
    'Hanna Koval'
    """
    if person.name_in_other_script is not None:
        return person.name_in_other_script
    language = person.name.language or person.language
    return _across(person.name.text, language=language, reader=reader)


def address_in_other_script(person: Correspondent, *, reader: str) -> tuple[str, ...] | None:
    """Return the lines of the address in the other script; None when that needs a person."""
    if person.address_in_other_script is not None:
        return person.address_in_other_script
    if any(script_of(line) in _GUESSED for line in person.address):
        return None
    lines = [_across(line, language=person.language, reader=reader) for line in person.address]
    crossed = tuple(line for line in lines if line is not None)
    return crossed if crossed and len(crossed) == len(lines) else None


def _across(text: str, *, language: str, reader: str) -> str | None:
    script = script_of(text)
    if script in _LANGUAGES:
        return romanise(text, scheme=_SCHEMES[_language(text, script, language)])
    if script is Script.LATIN and reader == "uk":
        return cyrillise(text, language="uk")
    if script is Script.LATIN and reader == "ru":
        return cyrillise(text, language="ru")
    return None


def _language(text: str, script: Script, told: str) -> str:
    """The language to romanise from: letters that only one has speak louder than what was told."""
    if script is Script.CYRILLIC and _ONLY_UKRAINIAN & set(text):
        return "uk"
    if script is Script.CYRILLIC and _ONLY_RUSSIAN & set(text) and told in ("uk", "bg"):
        return "ru"
    possible = _LANGUAGES[script]
    return told if told in possible else possible[0]
