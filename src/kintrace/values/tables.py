"""How does this layer read its tables of words?

Only for the CSV files in ``values/data``; each other layer reads its own.
"""

import csv
from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one table, a dict a row, in file order."""
    text = files("kintrace.values").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
