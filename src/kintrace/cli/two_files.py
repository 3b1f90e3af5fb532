"""How do commands read the requests and the register?

Both with the same mapping and encoding options; what was noticed is said on standard error.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kintrace.cli.talk import progress_bar, say

if TYPE_CHECKING:
    from kintrace.interchange import HeaderReading, TableRead

PATH = click.Path(path_type=Path)


@dataclass(frozen=True)
class TwoFiles:
    """The requests and the register as read."""

    requests: TableRead
    register: TableRead

    @property
    def put_aside(self) -> int:
        """How many rows of both couldn't be read."""
        return self.requests.quarantine.height + self.register.quarantine.height


def with_two_files(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the two arguments, and the options about how they are read."""
    for decorate in reversed(
        (
            click.argument("requests", type=PATH),
            click.argument("register", type=PATH),
            click.option(
                "--mapping",
                type=PATH,
                metavar="FILE",
                help="CSV or JSON that says which column a header stands for.",
            ),
            click.option(
                "--encoding", metavar="NAME", help="Encoding of both files, if not detected right."
            ),
        )
    ):
        command = decorate(command)
    return command


def read_two_files(
    requests: Path, register: Path, *, mapping: Path | None, encoding: str | None
) -> TwoFiles:
    """Read both files, and say what was noticed."""
    from concurrent.futures import ThreadPoolExecutor

    from kintrace.interchange import read_mapping, read_table

    given = None if mapping is None else read_mapping(mapping)
    paths = (requests, register)
    total = sum(path.stat().st_size for path in paths if path.is_file())
    with (
        progress_bar(f"reading {requests.name} and {register.name}", total=total) as progress,
        ThreadPoolExecutor(len(paths)) as threads,
    ):

        def read(path: Path) -> TableRead:
            return read_table(path, mapping=given, encoding=encoding, progress=progress)

        tables = list(threads.map(read, paths))
    for path, table in zip(paths, tables, strict=True):
        _say_what_was_noticed(path, table)
    return TwoFiles(*tables)


def read_two_mappings(
    requests: Path, register: Path, *, mapping: Path | None, encoding: str | None
) -> list[tuple[Path, tuple[HeaderReading, ...]]]:
    """Return how the headers of both files are read."""
    from kintrace.interchange import read_mapping, read_mapping_of

    given = None if mapping is None else read_mapping(mapping)
    return [
        (path, read_mapping_of(path, mapping=given, encoding=encoding))
        for path in (requests, register)
    ]


def _say_what_was_noticed(path: Path, table: TableRead) -> None:
    for note in table.notes:
        say(f"{path.name}: {note}")
    for reading in table.mapping:
        if reading.suggestion:
            say(
                f"{path.name}: “{reading.header}” is kept as {reading.column}",
                hint=f"if it means {reading.suggestion}, say so in a mapping file",
            )
