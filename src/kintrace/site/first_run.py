"""What must happen before the office can answer its first request, and before each later one?

Tables are made or changed, with a copy of the SQLite file before a change; where nobody can log
in yet, a link is made with which the first user chooses a password; and an office that knows no
places gets the gazetteer that comes with Kintrace. Layer: site.
"""

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from kintrace.casework.first_user import make_first_user
from kintrace.casework.place_load import load_shipped
from kintrace.registry.models import Place, Role, User
from kintrace.site.database import EXAMPLE, URL_VARIABLE
from kintrace.site.errors import DatabaseNotReached, DatabaseTooNew
from kintrace.site.home import Home

FIRST_ROLES: tuple[Any, ...] = (Role.SYSTEM_ADMIN, Role.AGENCY_ADMIN)


def bring_up_to_date(home: Home, *, now: datetime) -> Path | None:
    """Make the tables, or change them to what this version needs.

    Returns the copy made before a change, None if none was needed.
    Raises: DatabaseNotReached, DatabaseTooNew.
    """
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        raise DatabaseNotReached(
            "the database doesn't answer",
            hint=f"see whether it runs and {URL_VARIABLE} is right, as in {EXAMPLE}",
        ) from error
    known = set(executor.loader.disk_migrations)
    ours = {app for app, _name in known}
    done = {step for step in executor.loader.applied_migrations if step[0] in ours}
    if done - known:
        raise DatabaseTooNew(
            "a newer Kintrace changed this database",
            hint="install that version again, or use a copy from before it",
        )
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return None
    copy = copy_before_change(home, now=now) if done else None
    call_command("migrate", interactive=False, verbosity=0)
    if connection.vendor == "sqlite":
        home.database.chmod(0o600)
    return copy


def copy_before_change(home: Home, *, now: datetime) -> Path | None:
    """Copy the SQLite file whole, also while others write; other databases have their own way."""
    if connection.vendor != "sqlite":
        return None
    copy = home.copies / f"office-{now:%Y%m%dT%H%M%S}.sqlite3"
    copy.touch(mode=0o600)
    target = sqlite3.connect(copy)
    try:
        connection.ensure_connection()
        connection.connection.backup(target)
    finally:
        target.close()
    return copy


def first_link(*, address: str, email: str, agency: str, now: datetime) -> str | None:
    """A link that works once, with which the first user chooses a password.

    None when somebody can log in already. Raises nothing.
    """
    users = User.objects.order_by("joined_at")
    if any(user.has_usable_password() for user in users[:100]):
        return None
    user = users.first() or make_first_user(
        at=now,
        email=email,
        display_name=email.partition("@")[0],
        agency=agency,
        roles=FIRST_ROLES,
    )
    return address.rstrip("/") + welcome_path(user)


def fill_gazetteer(*, now: datetime) -> None:
    """Bring in the places that come with Kintrace, where there are none."""
    if not Place.objects.exists():
        load_shipped(at=now)


def welcome_path(user: User) -> str:
    """The path where this user chooses a password; it works once, for three days."""
    key = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    return reverse("welcome", kwargs={"uidb64": key, "token": token})
