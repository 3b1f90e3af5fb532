"""Does `kintrace world` make the same fictional world from the same seed?"""

import json
from pathlib import Path

from click.testing import CliRunner

from kintrace.cli.main import main


def run(*words: str):
    return CliRunner().invoke(main, ["world", *words], prog_name="kintrace")


def test_requests_register_and_truth_are_written(tmp_path: Path) -> None:
    result = run("40", "--seed", "3", "--out", str(tmp_path / "made"))
    assert result.stdout.splitlines() == ["requests.csv", "register.csv", "truth.csv"]
    assert all((tmp_path / "made" / name).is_file() for name in result.stdout.split())


def test_the_same_seed_makes_the_same_world(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        assert run("40", "--seed", "3", "--out", str(tmp_path / folder)).exit_code == 0
    first, second = ((tmp_path / folder / "requests.csv").read_bytes() for folder in ("a", "b"))
    assert first == second


def test_the_counts_are_said_in_json(tmp_path: Path) -> None:
    answer = json.loads(run("40", "--out", str(tmp_path), "--json").stdout)
    assert (answer["requests"], answer["records"]) == (40, 40)


def test_a_world_too_small_is_refused(tmp_path: Path) -> None:
    result = run("3", "--out", str(tmp_path))
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert run("40", "--out", str(tmp_path / "file" / "made")).exit_code == 5
