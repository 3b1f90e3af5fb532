"""How is a row named, and who holds it?

By a UUID that may be made on the client's device before there is a line, so that sending the
same thing twice makes one row. Held rows belong to an agency, perhaps a team and an owner.
"""

import uuid
from typing import Any

from django.conf import settings
from django.db import models

from kintrace.registry.scope import ScopedManager


class Keyed(models.Model):
    """A row with a UUID key, made by the client or here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)

    class Meta:
        abstract = True


class Scoped(models.Model):
    """A row that is got only within a scope.

    ``subject`` is the word of the policy table; ``scope_paths`` lead to the rows that are held;
    ``file_path`` leads to the child file; ``addressed_to`` names agencies that are asked something.
    """

    subject = "file"
    scope_paths: tuple[str, ...] = ("file__",)
    scope_columns: tuple[str, ...] = ("agency", "team", "owner", "person_user")
    addressed_to: tuple[str, ...] = ()
    has_shared_rows = False
    file_path = "file"

    objects = ScopedManager()

    class Meta:
        abstract = True


class Held(Keyed, Scoped):
    """A row that an agency holds, for a team and an owner; ``person_user`` is whom it describes."""

    scope_paths: tuple[str, ...] = ("",)
    file_path = ""

    agency = models.ForeignKey("registry.Agency", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(
        "registry.Team", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    person_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        abstract = True


def by_user(*, may_be_empty: bool = False) -> Any:
    """Return a column for the user who did something; users are never deleted."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=may_be_empty,
        blank=may_be_empty,
    )


def of_file(related_name: str) -> Any:
    """Return a column for the child file to which a row belongs."""
    return models.ForeignKey(
        "registry.ChildFile", on_delete=models.PROTECT, related_name=related_name
    )


def to(model: str, *, related_name: str = "+", may_be_empty: bool = False) -> Any:
    """Return a column that points to another row, which then can't be deleted."""
    return models.ForeignKey(
        f"registry.{model}",
        on_delete=models.PROTECT,
        related_name=related_name,
        null=may_be_empty,
        blank=may_be_empty,
    )
