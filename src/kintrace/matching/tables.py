"""How does this layer read its tables?

Only the CSV files in ``matching/data``. Where each comes from stands in ``SOURCES.md`` there.
"""

import csv
from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one table, a dict a row, in file order."""
    text = files("kintrace.matching").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
