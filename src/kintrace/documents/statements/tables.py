"""How do statements read their tables?

Only the CSV files in ``statements/data``. Where each comes from stands in ``SOURCES.md`` there.
"""

from kintrace.values import tables


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one table, a dict a row, in file order."""
    return tables.rows(name, package="kintrace.documents.statements")
