"""How does a Ukrainian or Russian clerk write a foreign name in Cyrillic?

A given name that the tables list gets the listed form nearest in sound (Mohammed, Мохаммед);
other words are written letter by letter as an English reader says them. Names in other scripts
pass through Latin letters. Layer: names.
"""

import re
from functools import cache
from typing import Literal

from kintrace.names.distance import relative_distance
from kintrace.names.given_names import Kind, forms_of, groups_of
from kintrace.names.letters import folded
from kintrace.names.phones import phones_of
from kintrace.names.romanisation.latin import romanise
from kintrace.names.romanisation.letters import letter_table
from kintrace.names.romanisation.scheme import Scheme
from kintrace.values import Script, script_of

CyrillicLanguage = Literal["uk", "ru"]
# Beyond this share of its sound a listed form is another name (John is not written Иван).
_NEAR = 0.35
_SCHEMES = {
    Script.ARABIC: Scheme.AR_PLAIN,
    Script.HEBREW: Scheme.HE_COMMON,
    Script.GREEK: Scheme.EL_ELOT_743,
    Script.GEORGIAN: Scheme.KA_PASSPORT,
    Script.ARMENIAN: Scheme.HY_PASSPORT,
}
_KINDS: tuple[Kind, ...] = ("formal", "variant")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")


def cyrillise(text: str, *, language: CyrillicLanguage) -> str:
    """Return a name in the Cyrillic letters of the language; Cyrillic text stays as it is.

    >>> cyrillise("Ahmad", language="ru"), cyrillise("John Brown", language="uk")
    ('Ахмад', 'Джон Бровн')
    """
    script = script_of(text)
    if script is Script.CYRILLIC:
        return text
    if script in _SCHEMES:
        text = romanise(text, scheme=_SCHEMES[script])
    return _WORD.sub(lambda word: _cyrillised(word[0], language), text)


def _cyrillised(word: str, language: CyrillicLanguage) -> str:
    listed = _listed(word, language)
    if listed is None:
        return letter_table(f"cyrillisation_{language}.csv").apply(word)
    return listed.upper() if word.isupper() and len(word) > 1 else listed


def _listed(word: str, language: CyrillicLanguage) -> str | None:
    sound, form_of_word = phones_of(folded(word)), folded(word)
    nearest, least = None, _NEAR
    for name in groups_of(word):
        if name.kind == "diminutive":
            continue
        forms = _forms(name.group, language)
        # A group named by this very word: its first form is the usual one (John, Джон).
        if forms and name.group[:-2] == form_of_word:
            return forms[0]
        for form in forms:
            apart = relative_distance(sound, phones_of(folded(form)))
            if apart < least:
                nearest, least = form, apart
    return nearest


@cache
def _forms(group: str, language: CyrillicLanguage) -> tuple[str, ...]:
    """Return the forms of grown-up papers, the formal ones first."""
    return tuple(form for kind in _KINDS for form in forms_of(group, language=language, kind=kind))
