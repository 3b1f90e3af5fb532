"""Is the data folder made once, whole, and readable by its owner only?"""

import os
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from kintrace.site.errors import FolderNotUsable
from kintrace.site.home import Home, home_from, mark_as_demo, prepare_home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "office")


def test_a_new_folder_is_made_with_keys_and_said_to_be_new(home: Home) -> None:
    assert prepare_home(home) is True
    assert prepare_home(home) is False


def test_keys_stay_as_they_were_made(home: Home) -> None:
    prepare_home(home)
    kept = [path.read_bytes() for path in (home.secret_key, home.signing_key, home.public_key)]
    prepare_home(home)
    assert [
        path.read_bytes() for path in (home.secret_key, home.signing_key, home.public_key)
    ] == kept


def test_nobody_else_can_read_what_is_in_it(home: Home) -> None:
    prepare_home(home)
    paths = [home.path, *home.path.rglob("*")]
    assert [path for path in paths if stat.S_IMODE(path.stat().st_mode) & 0o077] == []


def test_the_public_key_checks_what_the_signing_key_signs(home: Home) -> None:
    prepare_home(home)
    signed = load_pem_private_key(home.signing_key.read_bytes(), None).sign(b"checkpoint")
    load_pem_public_key(home.public_key.read_bytes()).verify(signed, b"checkpoint")


def test_a_folder_that_others_can_read_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with pytest.raises(FolderNotUsable) as refused:
        prepare_home(Home(tmp_path))
    assert "chmod 700" in refused.value.hint


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderNotUsable):
        prepare_home(Home(tmp_path / "file" / "office"))


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a folder away")
def test_a_folder_of_another_user_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    folder.mkdir(0o700)
    os.chown(folder, 12345, -1)
    with pytest.raises(FolderNotUsable) as refused:
        prepare_home(Home(folder))
    assert "belongs to another user" in refused.value.message


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"KINTRACE_HOME": "/srv/office"}, Path("/srv/office")),
        ({"XDG_DATA_HOME": "/srv/data"}, Path("/srv/data/kintrace")),
        ({}, Path.home() / ".local" / "share" / "kintrace"),
    ],
)
def test_the_folder_is_where_the_environment_says(environ, expected) -> None:
    assert home_from(environ).path == expected


def test_a_new_folder_can_become_a_demo_and_stays_one(home: Home) -> None:
    mark_as_demo(home, is_new=prepare_home(home))
    mark_as_demo(home, is_new=prepare_home(home))
    assert home.is_demo


def test_an_office_never_becomes_a_demo(home: Home) -> None:
    prepare_home(home)
    with pytest.raises(FolderNotUsable):
        mark_as_demo(home, is_new=prepare_home(home))
    assert not home.is_demo
