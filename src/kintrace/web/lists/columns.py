"""What is each column of a list taken for, in words and in the register?

Layer: web. Pure.
"""

import csv
from functools import cache
from importlib.resources import files

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kintrace.interchange.columns import IGNORED
from kintrace.matching.fields import ATTRIBUTE

NOTE = "note"
WORDS: dict[str, Promise] = {
    "record_id": _("number in the list"),
    "name": _("full name"),
    "given_name": _("given name"),
    "patronymic": _("patronymic"),
    "family_name": _("family name"),
    "alternate_names": _("other names"),
    "sex": _("sex"),
    "date_of_birth": _("date of birth"),
    "age": _("age"),
    "age_as_of": _("day on which the age was true"),
    "birthplace": _("place of birth"),
    "places": _("places lived in"),
    "mother_name": _("name of the mother"),
    "father_name": _("name of the father"),
    "relatives": _("relatives"),
    "siblings": _("brothers and sisters"),
    "distinguishing_features": _("marks and features"),
    "blood_group": _("blood group"),
    "institution": _("institution"),
    "separated_on": _("day of separation"),
    "separation_place": _("place of separation"),
    "found_on": _("day when found"),
    "found_place": _("place where found"),
    "document_numbers": _("numbers of papers"),
    "group": _("number of a family or group"),
    NOTE: _("a note that stays with the row"),
    IGNORED: _("nothing: leave it out"),
}


@cache
def properties_of_columns() -> dict[str, tuple[str, bool]]:
    """Return for each column its property, and whether a cell holds many values."""
    table = files("kintrace.web.lists").joinpath("column_properties.csv").read_text("utf-8")
    rows = csv.DictReader(table.splitlines())
    return {row["column"]: (row["property"], row["form"] == "many") for row in rows}


def chosen_of(column: str) -> str:
    """Return which of the words stands for a column: free attributes are notes."""
    return NOTE if column.startswith(ATTRIBUTE) else column
