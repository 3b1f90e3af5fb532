"""Which rules does the database hold by itself?

Rules that many tables share, so that a wrong row can't come in by any door.
"""

from typing import Any

from django.db import models
from django.db.models import F, Q


def one_of(column: str, choices: Any, *, name: str, may_be_empty: bool = False) -> Any:
    """Return the rule that a column holds one of these choices."""
    allowed = [*choices.values, ""] if may_be_empty else list(choices.values)
    return models.CheckConstraint(condition=Q(**{f"{column}__in": allowed}), name=name)


def in_order(earliest: str, latest: str, *, name: str) -> Any:
    """Return the rule that both ends of an interval stand, in order, or neither."""
    neither = Q(**{f"{earliest}__isnull": True, f"{latest}__isnull": True})
    return models.CheckConstraint(
        condition=neither | Q(**{f"{earliest}__lte": F(latest)}), name=name
    )


def together(first: str, second: str, *, name: str) -> Any:
    """Return the rule that two columns stand both or neither."""
    return models.CheckConstraint(
        condition=Q(**{f"{first}__isnull": True, f"{second}__isnull": True})
        | Q(**{f"{first}__isnull": False, f"{second}__isnull": False}),
        name=name,
    )


def two_people(first: str, second: str, *, name: str) -> Any:
    """Return the rule that the second person, if there is one, is not the first."""
    return models.CheckConstraint(
        condition=Q(**{f"{second}__isnull": True}) | ~Q(**{first: F(second)}), name=name
    )
