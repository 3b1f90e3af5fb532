"""How are the headers of both files read: the answer to ``--show-mapping``?"""

from pathlib import Path

import click

from kintrace.cli.talk import columns_of_text, print_json
from kintrace.cli.two_files import read_two_mappings


def show_mapping(
    requests: Path,
    register: Path,
    *,
    mapping: Path | None,
    encoding: str | None,
    as_json: bool,
) -> None:
    """Print what each header is read as, as text or JSON."""
    shown = read_two_mappings(requests, register, mapping=mapping, encoding=encoding)
    if as_json:
        print_json(
            {
                path.name: [
                    {
                        "header": one.header,
                        "column": one.column,
                        "how": one.how,
                        "suggestion": one.suggestion,
                    }
                    for one in readings
                ]
                for path, readings in shown
            }
        )
        return
    for path, readings in shown:
        rows = [
            (one.header, one.column, one.how + (one.suggestion and f"; {one.suggestion}?"))
            for one in readings
        ]
        click.echo(f"{path.name}\n{columns_of_text(rows, indent='  ')}")
