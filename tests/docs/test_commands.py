"""Does every command that the docs show exist, and does it print what they show?"""

import re
import shlex
from pathlib import Path

import click
import pytest

from kintrace.cli.main import main
from scripts.doc_outputs import shown_again
from tests.tree import ROOT, files

PAGES = list(files(".md"))
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands(page: Path) -> list[list[str]]:
    """Each command line of the page, split as a shell would, continued lines joined."""
    text = page.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for block in BLOCK.findall(text) for line in block.splitlines()]
    typed = [line[2:] for line in lines if line.startswith("$ ")]
    spans = re.findall(r"`((?:kintrace|make) [a-z][^`]*)`", BLOCK.sub("", text))
    return [shlex.split(line, comments=True) for line in typed + spans]


def known(command: list[str]) -> None:
    """Fail unless this command line names a command and options that exist."""
    if command[0] == "make":
        targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
        named = [word for word in command[1:] if "=" not in word]
        assert set(named) <= set(targets), command
    if command[0] == "kintrace" and not command[1].startswith("-"):
        assert isinstance(main, click.Group)
        found: click.Command | None = main
        for word in command[1:]:
            if not isinstance(found, click.Group) or word.startswith("-"):
                break
            found = found.commands.get(word)
            assert found, command
        assert found
        options = {name for parameter in found.params for name in parameter.opts} | {"--help"}
        used = {word.partition("=")[0] for word in command if word.startswith("--")}
        assert used <= options, command


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_each_command_and_option_shown_exists(page: Path) -> None:
    for command in commands(page):
        known(command)


@pytest.mark.parametrize("page", [page for page in PAGES if "<!-- output" in page.read_text()])
def test_each_marked_output_is_what_the_command_prints(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert shown_again(text) == text, "run `make shown`"


def test_each_command_is_in_the_docs() -> None:
    assert isinstance(main, click.Group)
    shown = {command[1] for page in PAGES for command in commands(page) if command[0] == "kintrace"}
    assert set(main.commands) - shown == set()
