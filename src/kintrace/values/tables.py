"""How is a table that ships with the package read?

A CSV file in the ``data`` folder of one layer, whose sources stand in ``SOURCES.md`` beside it.
"""

import csv
from importlib.resources import files


def rows(name: str, *, package: str = "kintrace.values") -> list[dict[str, str]]:
    """Return the rows of one table of a package, a dict a row, in file order."""
    text = files(package).joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
