"""What do the reference pages say?

Writes docs/reference/commands.md from the command line's own help, and errors.md from the errors'
classes, so that neither can lag behind the code. `make reference` writes them; a test compares.
"""

import importlib
import inspect
import os
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import click
import django

import kintrace
from kintrace.cli.main import main as command_line
from kintrace.values.errors import KintraceError

FOLDER = Path(__file__).parent.parent / "docs" / "reference"
WRITTEN = "Written by `make reference` from the code.\n"


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


def pages() -> dict[str, str]:
    """Each page's file name and text."""
    return {"commands.md": commands_page(), "errors.md": errors_page()}


def commands_page() -> str:
    assert isinstance(command_line, click.Group)
    parts = [f"# Commands\n\n{WRITTEN}\n", help_block(command_line, "kintrace")]
    for name, command in sorted(command_line.commands.items()):
        parts.append(f"\n## {name}\n\n{help_block(command, f'kintrace {name}')}")
    return "".join(parts)


def help_block(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, terminal_width=88)
    return f"```console\n$ {name} --help\n{command.get_help(context)}\n```\n"


def errors_page() -> str:
    parts = [f"# Errors\n\n{WRITTEN}\n"]
    parts.append(
        "`kintrace` ends with 0 when all is well, else with the exit code of the error.\n\n"
    )
    parts.append("| Code | Exit code | When |\n|---|---|---|\n")
    for error in sorted(errors(), key=lambda error: error.code):
        sentence = " ".join((inspect.getdoc(error) or "").split("\n\n")[0].split())
        parts.append(f"| {error.code} | {error.exit_code} | {sentence} |\n")
    return "".join(parts)


def errors() -> Iterator[type[KintraceError]]:
    """Every kind of error that a user can meet."""
    # Models can be imported only once Django knows which apps there are.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kintrace.site.settings")
    django.setup()
    for module in pkgutil.walk_packages(kintrace.__path__, "kintrace."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    waiting = KintraceError.__subclasses__()
    while waiting:
        error = waiting.pop()
        waiting += error.__subclasses__()
        yield error


if __name__ == "__main__":
    main()
