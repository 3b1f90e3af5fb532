"""Which database does the office use, and with which options?

SQLite in the data folder unless DATABASE_URL names a PostgreSQL. Layer: site. Opens nothing.
"""

from collections.abc import Mapping
from typing import Any

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from kintrace.site.errors import DatabaseNotReached
from kintrace.site.home import Home

URL_VARIABLE = "DATABASE_URL"
# Seconds that one writer waits for another before it gives up.
SQLITE_PATIENCE = 20
# A reader never waits for a writer; a commit is on the disk before it is acknowledged.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=20000",
    "PRAGMA secure_delete=ON",
)
SCHEMES = ("postgres://", "postgresql://")
EXAMPLE = "postgresql://user:password@localhost/kintrace"


def database_settings(environ: Mapping[str, str], *, home: Home) -> dict[str, Any]:
    """Django's settings for the one database.

    Raises: DatabaseNotReached.
    """
    url = environ.get(URL_VARIABLE, "")
    return postgresql_settings(url) if url else sqlite_settings(home)


def sqlite_settings(home: Home) -> dict[str, Any]:
    """A file in the data folder, whose transactions take the writer's place at once."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": home.database,
        # A new connection reads all tables' definitions, and the last that closes writes the log
        # back: after each request that took longer than the request itself.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            # A transaction that reads first and writes later would fail, not wait.
            "transaction_mode": "IMMEDIATE",
            "timeout": SQLITE_PATIENCE,
            "init_command": ";".join(SQLITE_PRAGMAS),
        },
    }


def postgresql_settings(url: str) -> dict[str, Any]:
    """A PostgreSQL, as its own clients read the address."""
    hint = f"write it as {EXAMPLE}, or unset it to use SQLite"
    if not url.startswith(SCHEMES):
        raise DatabaseNotReached(f"{URL_VARIABLE} names no PostgreSQL", hint=hint)
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError as error:
        # The client's message may repeat the address, with its password.
        raise DatabaseNotReached(f"{URL_VARIABLE} is not understood", hint=hint) from error
    named = {key: str(parts.pop(key, "") or "") for key in ("dbname", "user", "password")}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": named["dbname"],
        "USER": named["user"],
        "PASSWORD": named["password"],
        "HOST": str(parts.pop("host", "") or ""),
        "PORT": str(parts.pop("port", "") or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5, **parts},
    }
