"""Does the command line keep the house's rules, whatever the command?"""

import json
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import kintrace
from kintrace.cli.main import EXIT_CODES, main
from kintrace.values import KintraceError

# Most keep an office open until somebody ends them and print no result; a checkpoint is JSON.
WITHOUT_JSON = {"serve", "worker", "office demo", "office fill", "audit checkpoint"}


def commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from commands(command, f"{before}{name} ")
        else:
            yield before + name, command


COMMANDS = list(commands(main))


def run(*words: str):
    return CliRunner().invoke(main, list(words), prog_name="kintrace")


def errors() -> list[type[KintraceError]]:
    for module in pkgutil.walk_packages(kintrace.__path__, "kintrace."):
        import_module(module.name)
    waiting = KintraceError.__subclasses__()
    for error in waiting:
        waiting += error.__subclasses__()
    return waiting


def test_every_error_ends_with_an_exit_code_that_the_help_explains() -> None:
    assert {error.exit_code for error in errors()} - set(EXIT_CODES) == set()
    shown = run("--help").stdout
    assert all(f"{code:<4} {meaning}" in shown for code, meaning in EXIT_CODES.items())


@pytest.mark.parametrize(
    "command",
    [command for name, command in COMMANDS if name not in WITHOUT_JSON],
    ids=lambda c: c.name,
)
def test_every_command_can_answer_in_json(command: click.Command) -> None:
    assert "--json" in {option for parameter in command.params for option in parameter.opts}


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_every_option_says_what_it_does(name: str, command: click.Command) -> None:
    options = [one for one in command.params if isinstance(one, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_an_error_is_json_on_standard_error_when_json_is_asked_for(tmp_path: Path) -> None:
    result = run("evaluate", str(tmp_path / "a.csv"), str(tmp_path / "b.csv"), "--json")
    assert (result.exit_code, result.stdout) == (3, "")
    assert json.loads(result.stderr)["error"]["code"] == "K200"


def test_a_mistake_of_ours_is_no_traceback(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("Anna Koval")

    monkeypatch.setattr("kintrace.matching.evaluate.evaluate", fails)
    file = tmp_path / "pairs.csv"
    file.write_text("request_id,record_id,rank,bits,posterior\nR-1,C-1,1,2,0.5\n")
    result = run("evaluate", str(file), str(file))
    assert result.exit_code == 70
    assert "RuntimeError" in result.stderr
    assert "Koval" not in result.stderr


def test_the_version_is_the_package_s() -> None:
    assert run("--version").stdout.startswith("kintrace 0.")


@pytest.mark.parametrize(
    "words", [["--help"], ["match", "--help"], ["name", "Ганна", "Anna"]], ids=" ".join
)
def test_small_answers_load_nothing_large(words: list[str]) -> None:
    code = f"""if True:
        import sys
        from kintrace.cli.main import main
        try:
            main({words!r}, prog_name="kintrace")
        except SystemExit:
            pass
        large = {{"polars", "numba", "pandas", "pyarrow"}} & set(sys.modules)
        print("loaded:", *sorted(large))
    """
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ran.stdout.splitlines()[-1] == "loaded:"


def test_no_bar_is_drawn_where_nobody_watches(tmp_path: Path) -> None:
    file = tmp_path / "pairs.csv"
    file.write_text("id,name\n1,Anna\n")
    assert run("match", str(file), str(file), "--show-mapping").stderr == ""
