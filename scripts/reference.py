"""What do the reference pages say?

Writes docs/reference/commands.md from the command line's own help, errors.md from the errors'
classes and api.md from the API's own description, so that none can lag behind the code.
`make reference` writes them; a test compares.
"""

import importlib
import inspect
import json
import os
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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
    errors = errors_page()
    return {"commands.md": commands_page(), "errors.md": errors, "api.md": api_page()}


def commands_page() -> str:
    head = f"# Commands\n\n{WRITTEN}\n{help_block(command_line, 'kintrace')}"
    return head + "".join(_sections(command_line, "", depth=2))


def _sections(group: click.Command, path: str, *, depth: int) -> Iterator[str]:
    """A section for each command of a group, each followed by those of its own commands."""
    for name, command in sorted(getattr(group, "commands", {}).items()):
        named = f"{path} {name}".strip()
        yield f"\n{'#' * depth} {named}\n\n{help_block(command, f'kintrace {named}')}"
        yield from _sections(command, named, depth=min(depth + 1, 4))


def help_block(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, terminal_width=88)
    return f"```console\n$ {name} --help\n{command.get_help(context)}\n```\n"


def api_page() -> str:
    """Each call with its scope's rules aside: method, address, what it does, and its documents."""
    from kintrace.web.api.office_api import described

    told = described()
    parts = [f"# API\n\n{WRITTEN}\nHow to get a token and use it: "]
    parts.append("[Let a program work](../how-to/let-a-program-work.md).\n\n## Calls\n\n")
    parts.append("| Call | What it does | It sends | It gets |\n|---|---|---|---|\n")
    for path, methods in told["paths"].items():
        for method, call in methods.items():
            words = " ".join(call["description"].split())
            sent, got = _named(call.get("requestBody", {})), _named(call["responses"])
            parts.append(f"| `{method.upper()} {path}` | {words} | {sent} | {got} |\n")
    for name, schema in sorted(told["components"]["schemas"].items()):
        if "properties" in schema:
            parts.append(_document(name, schema))
    return "".join(parts)


def _named(part: dict[str, Any]) -> str:
    """Names of the documents that a part of the description points to."""
    names = re.findall(r"#/components/schemas/(\w+)", json.dumps(part))
    return ", ".join(f"[{name}](#{name.lower()})" for name in dict.fromkeys(names))


def _document(name: str, schema: dict[str, Any]) -> str:
    about = " ".join(schema.get("description", "").split())
    lines = [f"\n## {name}\n\n{about}\n\n| Field | Needed | Kind |\n|---|---|---|\n"]
    needed = schema.get("required", [])
    for field, kind in schema["properties"].items():
        lines.append(f"| {field} | {'yes' if field in needed else ''} | {_kind(kind)} |\n")
    return "".join(lines)


def _kind(told: dict[str, Any]) -> str:
    if "$ref" in told:
        return _named(told)
    if "anyOf" in told:
        return " or ".join(_kind(one) for one in told["anyOf"])
    if "enum" in told:
        return ", ".join(f"`{word}`" for word in told["enum"])
    if told.get("type") == "array":
        return f"list of {_kind(told['items'])}"
    return str(told.get("format") or told.get("type", "any"))


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
