"""What can be claimed, and in which form?

Reads the tables of properties and choices. Labels are English sources of translation; a property
is stored by its code.
"""

from dataclasses import dataclass
from functools import cache

from kintrace.values.tables import rows

PACKAGE = "kintrace.registry"


@dataclass(frozen=True, slots=True)
class Property:
    """One thing that a claim can say.

    ``kind`` is the form of the value: name, date, age, place, choice, yes_no, number, phone,
    address, artifact or text. ``sensitivity`` is ordinary, sensitive, contact or protected.
    ``about`` says of whom it is told. ``has_many`` means that several values stand side by side.
    """

    code: str
    label: str
    group: str
    about: str
    kind: str
    sensitivity: str
    has_many: bool
    choices: dict[str, str]


@cache
def properties() -> dict[str, Property]:
    """Return every property by its code, in the order of the table."""
    choices: dict[str, dict[str, str]] = {}
    for row in rows("choices.csv", package=PACKAGE):
        choices.setdefault(row["property"], {})[row["choice"]] = row["label"]
    for row in rows("properties.csv", package=PACKAGE):
        if row["kind"] == "yes_no":
            choices[row["property"]] = {"yes": "Yes", "no": "No"}
    return {
        row["property"]: Property(
            code=row["property"],
            label=row["label"],
            group=row["group"],
            about=row["about"],
            kind=row["kind"],
            sensitivity=row["sensitivity"],
            has_many=row["many"] == "yes",
            choices=choices.get(row["property"], {}),
        )
        for row in rows("properties.csv", package=PACKAGE)
    }
