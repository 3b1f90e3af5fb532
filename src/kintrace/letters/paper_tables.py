"""How are the tables of paper codes read, and which limits do they set?

Only the CSV files in ``letters/data/paper``. Where each comes from stands in ``SOURCES.md`` there.
"""

from functools import cache

from kintrace.letters import tables


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one table, a dict a row, in file order."""
    return tables.rows(f"paper/{name}")


@cache
def limit(name: str) -> int:
    """Return one number of ``limits.csv`` by its name.

    >>> limit("page_dpi")
    300
    """
    return {row["name"]: int(row["number"]) for row in rows("limits.csv")}[name]
