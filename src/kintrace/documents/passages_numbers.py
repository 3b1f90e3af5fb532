"""From how many words on is a repeat taken for a copy?

The numbers stand in ``data/repeats.csv``, each with its reason and source.
"""

from functools import cache

from kintrace.values.tables import rows


@cache
def number(name: str) -> float:
    """Return one number of the table."""
    return _table()[name]


@cache
def _table() -> dict[str, float]:
    return {row["name"]: float(row["value"]) for row in rows("repeats.csv", package=__package__)}
