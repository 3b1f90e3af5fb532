"""Which word forms of English can be cues, and which words only build sentences?

Forms are made by rule from the lemmas of the tables, and from the table of irregular verbs.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cache

from kintrace.documents.statements.found import CueWord
from kintrace.documents.statements.statement import Polarity, Stance
from kintrace.documents.statements.tables import rows

VOWELS = "aeiou"


class Form(Enum):
    """A form of a verb, or another part of speech."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"
    NOUN = "noun"
    ADJECTIVE = "adj"
    PHRASE = "phrase"
    ADVERB = "adverb"


_ORDER = ("phrase", "verb", "noun", "adj", "adverb")
FINITE = (Form.BASE, Form.THIRD, Form.PAST)


@dataclass(frozen=True, slots=True)
class CueForm:
    """One form of a cue: the words that follow its first one, and which forms it can be."""

    word: CueWord
    forms: frozenset[Form]
    rest: tuple[str, ...]


@cache
def irregular() -> dict[str, dict[Form, str]]:
    """Return the forms of irregular verbs by their base."""
    kinds = (Form.BASE, Form.THIRD, Form.PAST, Form.PARTICIPLE, Form.ING)
    return {
        row["base"]: {kind: row[kind.value] for kind in kinds} for row in rows("english_verbs.csv")
    }


def verb_forms(base: str) -> dict[Form, str]:
    """Return the five forms of a verb."""
    known = irregular().get(base)
    if known is not None:
        return known
    past = _past(base)
    return {
        Form.BASE: base,
        Form.THIRD: third(base),
        Form.PAST: past,
        Form.PARTICIPLE: past,
        Form.ING: _ing(base),
    }


def third(base: str) -> str:
    """Add the ending of the third person, which is also that of the plural of nouns."""
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return base + "es"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ied"
    return base + "ed"


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + "ing"


@cache
def cue_forms() -> dict[str, tuple[CueForm, ...]]:
    """Return all forms of cues by their first word, longest first."""
    found: dict[str, dict[tuple[CueWord, tuple[str, ...]], set[Form]]] = {}
    for row in rows("english_cues.csv"):
        word = CueWord(
            row["lemma"],
            row["part"],
            Stance(row["stance"]),
            Polarity(row["polarity"]),
            frozenset(row["frames"].split()),
        )
        first, *rest = word.lemma.split()
        for form, text in _forms_of(first, word.part):
            found.setdefault(text, {}).setdefault((word, tuple(rest)), set()).add(form)
    return {
        text: tuple(
            CueForm(word, frozenset(forms), rest)
            for (word, rest), forms in sorted(
                told.items(), key=lambda item: (-len(item[0][1]), _ORDER.index(item[0][0].part))
            )
        )
        for text, told in found.items()
    }


def _forms_of(first: str, part: str) -> list[tuple[Form, str]]:
    match part:
        case "verb":
            return list(verb_forms(first).items())
        case "noun":
            return [(Form.NOUN, first), (Form.NOUN, third(first))]
        case "adj":
            return [(Form.ADJECTIVE, first)]
        case "adverb":
            return [(Form.ADVERB, first)]
        case _:
            return [(Form.PHRASE, first)]


@cache
def kinds() -> dict[str, frozenset[str]]:
    """Return the classes of the words that build sentences."""
    found: dict[str, set[str]] = {}
    for row in rows("english_words.csv"):
        found.setdefault(row["word"], set()).add(row["kind"])
    return {word: frozenset(told) for word, told in found.items()}


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return all words of one class."""
    return frozenset(word for word, told in kinds().items() if kind in told)


@cache
def verbs() -> frozenset[str]:
    """Return forms that are verbs wherever no article stands before them."""
    plain = {Form.PAST, Form.PARTICIPLE}
    known = {
        text for base in irregular() for form, text in irregular()[base].items() if form in plain
    }
    return frozenset(known - {"left", "set", "put", "cast", "hit", "read", "meeting"})
