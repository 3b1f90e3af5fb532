"""Which settings do the register's own tests need?

Only models and a database: SQLite, or the server that DATABASE_URL names.
"""

import os
from urllib.parse import unquote, urlsplit

SECRET_KEY = "only for tests"
USE_TZ = True
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "kintrace.registry",
]
AUTH_USER_MODEL = "registry.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def database() -> dict[str, object]:
    """The database that DATABASE_URL names; a file in memory without it."""
    url = urlsplit(os.environ.get("DATABASE_URL", ""))
    if not url.scheme:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": ":memory:",
            "OPTIONS": {"transaction_mode": "IMMEDIATE"},
        }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.removeprefix("/"),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": url.hostname or "",
        "PORT": str(url.port or ""),
    }


DATABASES = {"default": database()}
