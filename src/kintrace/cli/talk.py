"""How does the command line talk to people, apart from its data?

All talk goes to standard error, begins with ``kintrace:`` and gives its hint on a line of its own.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps

import click

from kintrace.values.errors import KintraceError

JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


def say(text: str, *, hint: str = "") -> None:
    """Say one thing on standard error."""
    click.echo(f"kintrace: {text}", err=True)
    if hint:
        click.echo(f"kintrace: hint: {hint}", err=True)


def say_error(error: KintraceError, *, as_json: bool) -> None:
    """Say what went wrong, in words or as one JSON object, always on standard error."""
    if as_json:
        told = {"code": error.code, "message": error.message, "hint": error.hint}
        click.echo(json.dumps({"error": told}, ensure_ascii=False), err=True)
    else:
        say(f"{error.message} [{error.code}]", hint=error.hint)


def print_json(value: object) -> None:
    """Print one JSON document on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def answers_in_json(command: Callable[..., object]) -> Callable[..., None]:
    """Let a command that talks and writes files return what it did, and print it with --json."""

    @wraps(command)
    def answering(*arguments: object, as_json: bool, **options: object) -> None:
        told = command(*arguments, **options)
        if as_json:
            print_json(told)

    return JSON(answering)


@contextmanager
def progress_bar(what: str, *, total: int) -> Iterator[Callable[[int], None]]:
    """Show a bar while bytes are read; nothing where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield lambda count: None
        return
    # Imported here because most runs are not watched.
    from tqdm import tqdm

    with tqdm(total=total, desc=f"kintrace: {what}", unit="B", unit_scale=True, leave=False) as bar:
        yield lambda count: bar.update(count) and None


@contextmanager
def step_bar() -> Iterator[Callable[[str, float], None]]:
    """Show the step that long work is at, and how much of it is done (0 to 1).

    Nothing where standard error is no terminal.
    """
    if not sys.stderr.isatty():
        yield lambda step, share: None
        return
    from tqdm import tqdm

    with tqdm(total=100, leave=False, bar_format="{desc} {percentage:3.0f} % |{bar}|") as bar:

        def tell(step: str, share: float) -> None:
            bar.n = round(share * 100)
            bar.set_description_str(f"kintrace: {step}")

        yield tell


def columns_of_text(rows: Sequence[tuple[str, ...]], *, indent: str = "") -> str:
    """Set rows in columns as wide as their longest cells; the last column is left ragged."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    widths[-1] = 0
    lines = (
        indent + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)
