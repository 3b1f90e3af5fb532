"""What do the commands about evidence do with files?"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from kintrace.cli.main import main
from tests.documents.made_files import mail, picture


def run(*words: object):
    return CliRunner().invoke(main, [str(word) for word in words], prog_name="kintrace")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    private = Ed25519PrivateKey.from_private_bytes(bytes(32))
    path = tmp_path / "key.pem"
    path.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return path


@pytest.fixture
def bundle(tmp_path: Path, key: Path) -> Path:
    data = mail()
    for name in ("letter.eml", "copy.eml"):
        (tmp_path / name).write_bytes(data)
    out = tmp_path / "bundle.zip"
    files = (tmp_path / "letter.eml", tmp_path / "copy.eml")
    made = run("evidence", "make", *files, "-o", out, "--key", key, "--by", "Amina")
    assert made.exit_code == 0, made.output
    return out


def test_attachments_go_in_as_files_of_their_own_and_copies_once(bundle) -> None:
    told = json.loads(run("evidence", "show", bundle, "--json").stdout)
    assert sorted(one["file_name"] for one in told["artifacts"]) == ["letter.eml", "list.csv"]
    notes = {line["note"] for lines in told["custody"].values() for line in lines}
    assert any(note.startswith("was inside of ") for note in notes)


def test_a_changed_bundle_is_named_and_not_shown(bundle) -> None:
    bundle.write_bytes(bundle.read_bytes().replace(b"a;b", b"a;c"))
    for command in ("verify", "show"):
        told = run("evidence", command, bundle)
        assert told.exit_code == 9
        assert "its bytes are not the ones that were signed" in told.stdout
        assert "Amina" not in told.stdout


def test_what_a_bundle_says_can_do_nothing_to_a_terminal(tmp_path, key) -> None:
    file = tmp_path / "letter\x1b[31m.txt"
    file.write_text("We are well.")
    out = tmp_path / "bundle.zip"
    run("evidence", "make", file, "-o", out, "--key", key, "--by", "Amina\x1b[2J")
    assert "\x1b" not in run("evidence", "show", out).output


def test_a_picture_is_shared_without_what_it_tells(tmp_path) -> None:
    (tmp_path / "photo.jpg").write_bytes(picture())
    out = tmp_path / "shared.jpg"
    assert run("evidence", "share", tmp_path / "photo.jpg", "-o", out).exit_code == 0
    assert b"Secret" not in out.read_bytes()
    assert (tmp_path / "photo.jpg").read_bytes() == picture()
