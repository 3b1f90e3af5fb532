"""How does the world read its tables?

Only for the CSV files in ``world/data``, whose sources stand in ``SOURCES.md`` beside them.
"""

from functools import cache

from kintrace.values import tables

LANGUAGES = ("uk", "ru", "en", "ar")  # of common words


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of one table, a dict a row, in file order."""
    return tuple(tables.rows(name, package="kintrace.world"))


@cache
def shares(what: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Return the items and the shares of one thing in ``shares.csv``."""
    found = [row for row in rows("shares.csv") if row["what"] == what]
    return tuple(row["item"] for row in found), tuple(float(row["share"]) for row in found)


@cache
def wordings(what: str, item: str, *, table: str = "words.csv") -> dict[str, str]:
    """Return how each language says one thing, by language."""
    for row in rows(table):
        if (row["what"], row["item"]) == (what, item):
            return {language: row[language] for language in LANGUAGES}
    raise KeyError(what, item)
