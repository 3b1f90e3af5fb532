"""What does a row of the fictional world say, as claims of the register?

Cells become sayings, each in its own words; a cell that no property can hold is left out. Pure
but for the vocabulary. Layer: site.
"""

from collections.abc import Iterator, Mapping

from kintrace.casework.intake import PLACES
from kintrace.casework.saying import Said, choice_of
from kintrace.registry.vocabulary import properties
from kintrace.values import script_of

Row = Mapping[str, str | None]
# Columns whose cells hold several values, parted by ";".
LISTS = {
    "alternate_names": "other_name",
    "relatives": "relative",
    "siblings": "sibling",
    "distinguishing_features": "distinguishing_features",
    "document_numbers": "identity_document",
}
SINGLE = (
    "name", "given_name", "patronymic", "family_name", "sex", "date_of_birth", "age", "age_as_of",
    "birthplace", "mother_name", "father_name", "blood_group", "institution", "separated_on",
    "separation_place", "found_on", "found_place",
)  # fmt: skip
UKRAINIAN, RUSSIAN = frozenset("іїєґІЇЄҐ"), frozenset("ыэъёЫЭЪЁ")


def child_said(row: Row) -> list[Said]:
    """Return what a row of the register says of a child; a place is always among it."""
    said = [*_said(row), *_listed(row, "places", "place_before_separation")]
    if not {one.property for one in said} & set(PLACES):
        said.append(Said(property="found_place", unknown="does_not_know"))
    return said


def sought_said(row: Row) -> list[Said]:
    """Return what a request says of whom it seeks."""
    return [*_said(row), *_listed(row, "places", "last_place")]


def inquirer_name(row: Row) -> str:
    """Return the name of a parent who could be asking, or words for somebody unnamed."""
    return row["mother_name"] or row["father_name"] or ""


def _said(row: Row) -> Iterator[Said]:
    for column in SINGLE:
        value = (row[column] or "").strip()
        known = properties()[column]
        if value and (not known.choices or choice_of(value, known=known)):
            yield Said(property=column, value=value, language=language_of(value))
    for column, code in LISTS.items():
        yield from _listed(row, column, code)


def _listed(row: Row, column: str, code: str) -> Iterator[Said]:
    for value in (row[column] or "").split(";"):
        if value.strip():
            yield Said(property=code, value=value.strip(), language=language_of(value))


def language_of(text: str) -> str:
    """Return the language that the letters give away, "" if none."""
    letters = set(text)
    if script_of(text).value == "Arab":
        return "ar"
    if letters & UKRAINIAN:
        return "uk"
    return "ru" if letters & RUSSIAN else ""
