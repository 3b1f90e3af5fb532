"""Does one command open the office, the first time and every time after?"""

import http.client
import re
import socket
import sqlite3
import stat
import subprocess
from pathlib import Path

import pytest

from tests.site.office_server import KINTRACE, environment, free_port, running_office

LINK = re.compile(r"^http://localhost:\d+(/account/welcome/\S+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("first") / "office"


@pytest.fixture(scope="module")
def first_run(home: Path):
    with running_office(home, "--email", "first@office.localhost", "--agency", "North") as office:
        yield office


def asked(address: str, path: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=30)
    connection.request("GET", path)
    return connection.getresponse()


def refused(home: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [str(KINTRACE), "serve", *arguments]
    return subprocess.run(
        command, env=environment(home, **more), capture_output=True, text=True, check=False
    )


def test_the_first_run_ends_on_the_log_in_page(first_run) -> None:
    assert asked(first_run.address, "/account/login/").status == 200


def test_the_first_run_prints_a_link_for_the_first_user(first_run) -> None:
    path = LINK.findall(first_run.said)[0]
    assert asked(first_run.address, path).status == 302


def test_nobody_else_can_read_what_the_first_run_made(first_run, home: Path) -> None:
    open_to_others = [
        path for path in (home, *home.glob("*.sqlite3*")) if stat.S_IMODE(path.stat().st_mode) & 7
    ]
    assert open_to_others == []


def test_each_answer_says_what_may_be_loaded_and_kept(first_run) -> None:
    headers = asked(first_run.address, "/account/login/").headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "no-store" in headers["Cache-Control"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_it_answers_to_this_machine_alone(first_run) -> None:
    connection = http.client.HTTPConnection(first_run.address.removeprefix("http://"))
    connection.request("GET", "/account/login/", headers={"Host": "office.example"})
    assert connection.getresponse().status == 400


def test_a_port_that_is_taken_is_said_before_anything_is_made(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        run = refused(tmp_path / "office", "--port", str(taken.getsockname()[1]))
    assert (run.returncode, "K905" in run.stderr) == (8, True)
    assert not (tmp_path / "office").exists()


@pytest.mark.parametrize("url", ["mysql://db/kintrace", "postgresql://127.0.0.1:1/kintrace"])
def test_a_database_that_is_not_there_is_said_in_one_line(url: str, tmp_path: Path) -> None:
    port = str(free_port())
    run = refused(tmp_path / "office", "--port", port, DATABASE_URL=url)
    assert (run.returncode, "K903" in run.stderr) == (8, True)
    assert "Traceback" not in run.stderr


def change_steps(database: Path, statement: str) -> None:
    connection = sqlite3.connect(database)
    with connection:
        connection.execute(statement)
    connection.close()


def test_a_copy_is_made_before_the_tables_change(tmp_path: Path) -> None:
    home = tmp_path / "office"
    with running_office(home):
        pass
    # As an older version leaves it: without a table that this one needs.
    change_steps(home / "office.sqlite3", "delete from django_migrations where app = 'sessions'")
    change_steps(home / "office.sqlite3", "drop table django_session")
    with running_office(home) as again:
        assert "a copy from before is" in again.said
    copies = list((home / "copies").iterdir())
    assert [stat.S_IMODE(path.stat().st_mode) for path in copies] == [0o600]
    count = "select count(*) from registry_user"
    assert sqlite3.connect(copies[0]).execute(count).fetchone() == (1,)


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    home = tmp_path / "office"
    with running_office(home):
        pass
    insert = "insert into django_migrations (app, name, applied) values ('registry', '9999_x', '')"
    change_steps(home / "office.sqlite3", insert)
    run = refused(home, "--port", str(free_port()))
    assert (run.returncode, "K904" in run.stderr) == (8, True)
