"""Do the commands tell a whole chain from one that somebody changed?"""

import json
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.site.office_server import KINTRACE, environment, running_office


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo office that was open once, so its audit holds how the cast came."""
    folder = tmp_path_factory.mktemp("audit") / "office"
    with running_office(folder, "--demo"):
        return folder


def audit(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [str(KINTRACE), "audit", *words]
    return subprocess.run(
        command, env=environment(home), capture_output=True, text=True, check=False
    )


def changed(home: Path) -> None:
    """Change who did something, as somebody could who owns the file."""
    with sqlite3.connect(home / "office.sqlite3") as there:
        there.execute("drop trigger registry_auditevent_refuses_update")
        there.execute("update registry_auditevent set act = 'file.read' where sequence = 2")


def test_the_chain_is_checked_signed_compared_and_a_change_is_found(
    home: Path, tmp_path: Path
) -> None:
    whole = audit(home, "verify", "--json")
    assert (whole.returncode, json.loads(whole.stdout)["is_whole"]) == (0, True)
    document = tmp_path / "checkpoint.json"
    assert audit(home, "checkpoint", "--output", str(document)).returncode == 0
    assert audit(home, "compare", str(document)).returncode == 0
    changed(home)
    broken = audit(home, "verify")
    assert (broken.returncode, broken.stdout.split("\t")[0]) == (9, "2")


def test_a_checkpoint_that_was_changed_is_not_genuine(home: Path, tmp_path: Path) -> None:
    document = tmp_path / "checkpoint.json"
    said = json.loads(audit(home, "checkpoint").stdout)
    document.write_text(json.dumps({**said, "sequence": 1}), encoding="utf-8")
    refused = audit(home, "compare", str(document))
    assert (refused.returncode, "K422" in refused.stderr) == (8, True)


def test_a_folder_without_an_office_is_said_in_one_line(tmp_path: Path) -> None:
    run = audit(tmp_path / "nowhere", "verify")
    assert (run.returncode, "Traceback" in run.stderr, "K902" in run.stderr) == (8, False, True)
