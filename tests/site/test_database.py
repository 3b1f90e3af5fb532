"""Which database do the environment's words name?"""

from pathlib import Path

import pytest

from kintrace.site.database import database_settings
from kintrace.site.errors import DatabaseNotReached
from kintrace.site.home import Home

HOME = Home(Path("office"))


def named(url: str) -> dict:
    return database_settings({"DATABASE_URL": url}, home=HOME)


def test_without_an_address_it_is_a_file_in_the_data_folder() -> None:
    settings = database_settings({}, home=HOME)
    assert settings["NAME"] == HOME.database
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert settings["CONN_MAX_AGE"] > 0


def test_an_address_is_read_as_the_database_s_own_clients_read_it() -> None:
    settings = named("postgresql://ami%40na:s%2Fecret@db:5433/kintrace?sslmode=require")
    assert settings["ENGINE"].endswith("postgresql")
    assert [settings[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "kintrace",
        "ami@na",
        "s/ecret",
        "db",
        "5433",
    ]
    assert settings["OPTIONS"]["sslmode"] == "require"


def test_an_address_of_a_socket_has_no_host_name() -> None:
    assert named("postgresql:///kintrace?host=/run/db")["HOST"] == "/run/db"


@pytest.mark.parametrize(
    "url", ["mysql://db:s3cret@h/x", "host=h password=s3cret", "postgresql://a:s3cret@[h"]
)
def test_an_address_that_is_not_understood_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(DatabaseNotReached) as refused:
        named(url)
    assert "s3cret" not in refused.value.message + refused.value.hint
