"""Does the office open on PostgreSQL? Run by `python -m tests.on_postgresql`, skipped elsewhere."""

import os
from pathlib import Path

import pytest

from tests.site.office_server import running_office


@pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="there is no PostgreSQL here")
def test_the_first_run_makes_tables_on_the_server_and_no_file(tmp_path: Path) -> None:
    address = os.environ["DATABASE_URL"].replace("///kintrace?", "///postgres?")
    home = tmp_path / "office"
    with running_office(home, DATABASE_URL=address) as office:
        assert "/account/welcome/" in office.said
    with running_office(home, DATABASE_URL=address) as again:
        assert "a copy from before" not in again.said
    assert not (home / "office.sqlite3").exists()
