"""In which database do the office's tests run?

SQLite in a file, as the office has it: a database in memory that several connections share locks
tables in its own way, which would say nothing about the office.
"""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """Put the test database beside the tests' data folder, unless it is a PostgreSQL."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3") and "KINTRACE_HOME" in os.environ:
        name = str(Path(os.environ["KINTRACE_HOME"]) / "tests.sqlite3")
        database["TEST"]["NAME"] = name
