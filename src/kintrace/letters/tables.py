"""How does this layer read its tables, and which limits do they set?

Only the CSV files in ``letters/data``. Where each comes from stands in ``SOURCES.md`` there.
"""

from functools import cache

from kintrace.values import tables


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one table, a dict a row, in file order."""
    return tables.rows(name, package="kintrace.letters")


@cache
def limit(name: str) -> int:
    """Return one number of ``limits.csv`` by its name.

    >>> limit("fingerprint_words")
    8
    """
    return {row["name"]: int(row["value"]) for row in rows("limits.csv")}[name]
