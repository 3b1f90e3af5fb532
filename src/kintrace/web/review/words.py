"""In which words does a pair's page name features, and say why a row weighs what it weighs?

The matching's own short phrases, said in the reader's language.
"""

from django.utils.translation import gettext, gettext_noop

from kintrace.values.script import Script
from kintrace.web.intake.languages import LANGUAGES

FEATURES = {
    "name": gettext_noop("Name"),
    "given_name": gettext_noop("Given name"),
    "patronymic": gettext_noop("Patronymic"),
    "family_name": gettext_noop("Family name"),
    "sex": gettext_noop("Sex"),
    "birth": gettext_noop("Birth"),
    "birthplace": gettext_noop("Place of birth"),
    "places": gettext_noop("Places lived"),
    "mother": gettext_noop("Mother"),
    "father": gettext_noop("Father"),
    "relatives": gettext_noop("Relatives"),
    "siblings": gettext_noop("Siblings"),
    "distinguishing_features": gettext_noop("Distinguishing features"),
    "blood_group": gettext_noop("Blood group"),
    "institution": gettext_noop("Institution"),
    "separated_on": gettext_noop("Day of separation"),
    "separation_place": gettext_noop("Place of separation"),
    "found_on": gettext_noop("Day of finding"),
    "found_place": gettext_noop("Place of finding"),
    "documents": gettext_noop("Documents"),
}
REASONS = {
    "same spelling": gettext_noop("same spelling"),
    "same sound in another spelling": gettext_noop("same sound in another spelling"),
    "the same name in another form": gettext_noop("the same name in another form"),
    "same name in another language": gettext_noop("same name in another language"),
    "a short form of the name": gettext_noop("a short form of the name"),
    "close in sound": gettext_noop("close in sound"),
    "initial agrees": gettext_noop("initial agrees"),
    "initial differs": gettext_noop("initial differs"),
    "different given names": gettext_noop("different given names"),
    "different": gettext_noop("different"),
    "only one of the names has it": gettext_noop("only one of the names has it"),
    "the same on both sides": gettext_noop("the same on both sides"),
    "different on the two sides": gettext_noop("different on the two sides"),
    "nearly the same on both sides": gettext_noop("nearly the same on both sides"),
    "the same day": gettext_noop("the same day"),
    "the dates fit each other": gettext_noop("the dates fit each other"),
    "day and month are swapped": gettext_noop("day and month are swapped"),
    "the same day and month, the year next to it": gettext_noop(
        "the same day and month, the year next to it"
    ),
    "the same day and month, one digit of the year differs": gettext_noop(
        "the same day and month, one digit of the year differs"
    ),
    "the same day and year, another month": gettext_noop("the same day and year, another month"),
    "the same month, another day": gettext_noop("the same month, another day"),
    "the same year, another day": gettext_noop("the same year, another day"),
    "less than a year apart": gettext_noop("less than a year apart"),
    "less than three years apart": gettext_noop("less than three years apart"),
    "years apart": gettext_noop("years apart"),
    "near": gettext_noop("near"),
    "far apart": gettext_noop("far apart"),
    "different words on the two sides": gettext_noop("different words on the two sides"),
    "named on both sides": gettext_noop("named on both sides"),
    "no name stands on both sides": gettext_noop("no name stands on both sides"),
    "only one side tells it": gettext_noop("only one side tells it"),
}

SCRIPTS = {
    Script.LATIN.value: gettext_noop("Latin letters"),
    Script.CYRILLIC.value: gettext_noop("Cyrillic letters"),
    Script.ARABIC.value: gettext_noop("Arabic letters"),
    Script.HEBREW.value: gettext_noop("Hebrew letters"),
    Script.GREEK.value: gettext_noop("Greek letters"),
    Script.GEORGIAN.value: gettext_noop("Georgian letters"),
    Script.ARMENIAN.value: gettext_noop("Armenian letters"),
}
OWN_NAMES = dict(LANGUAGES)


def label_of(feature: str) -> str:
    """Return what a feature is called; a free attribute keeps its own name."""
    known = FEATURES.get(feature)
    return gettext(known) if known else feature.removeprefix("attribute:").replace("_", " ")


def reason_of(phrases: str) -> str:
    """Return a reason in the reader's language; a phrase without words there is left out."""
    said = [gettext(REASONS[one]) for one in phrases.split("; ") if one in REASONS]
    return "; ".join(said)


def tongue_of(language: str) -> str:
    """Return a language's own name; one that the office doesn't list keeps its code."""
    return OWN_NAMES.get(language, language)


def letters_of(script: str) -> str:
    """Return in which letters something was written; "" for what has no letters."""
    known = SCRIPTS.get(script)
    return gettext(known) if known else ""
