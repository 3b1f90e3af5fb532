"""Which places does the office know, and how does it come to know more?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kintrace.cli.office_options import HOME
from kintrace.cli.talk import answers_in_json, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kintrace.casework.place_rows import RowAside

FILE = click.Path(path_type=Path, dir_okay=False)


@click.group()
def gazetteer() -> None:
    """Bring places and their names into the office."""


@gazetteer.command()
@click.argument("file", type=FILE, required=False)
@HOME
@click.option("--source", metavar="WORDS", help="Where the places are from; else the file's name.")
@click.option(
    "--quarantine", type=FILE, metavar="FILE", help="Write rows that can't be taken here."
)
@answers_in_json
def load(
    file: Path | None, folder: Path | None, source: str | None, quarantine: Path | None
) -> dict[str, Any]:
    """Bring in the places of FILE, or those that come with Kintrace.

    A place is known by its code: loading again changes what changed and makes nothing twice. Names
    that people of the office added stay.
    """
    from kintrace.site.entering import enter_office

    enter_office(folder)
    from kintrace.casework.place_file import read_places
    from kintrace.casework.place_load import SHIPPED
    from kintrace.casework.place_load import load as bring_in
    from kintrace.casework.place_rows import shipped_rows
    from kintrace.interchange import check_output

    if quarantine is not None:
        check_output(quarantine)
    rows, aside = (shipped_rows(), []) if file is None else read_places(file)
    said = source or (SHIPPED if file is None else file.name)
    loaded = bring_in(None, at=datetime.now(UTC), rows=rows, source=said)
    aside = sorted([*aside, *loaded.aside], key=lambda one: one.number)
    say(f"places: {loaded.new:,} new, {loaded.changed:,} changed; names: {loaded.names:,}")
    _put_aside(aside, quarantine)
    return {
        "new": loaded.new,
        "changed": loaded.changed,
        "names": loaded.names,
        "put_aside": [{"row": one.number, "why": one.why, "code": one.code} for one in aside],
    }


def _put_aside(aside: Sequence[RowAside], path: Path | None) -> None:
    """Write the rows that were not taken, and say where and why not."""
    import polars as pl

    from kintrace.interchange import write_table

    if path is not None:
        told = {
            "row": [one.number for one in aside],
            "reason": [one.why for one in aside],
            "code": [one.code for one in aside],
        }
        types = {"row": pl.Int64, "reason": pl.String, "code": pl.String}
        write_table(pl.DataFrame(told, schema=types), path, with_bom=False)
    if aside:
        first = aside[0]
        say(
            f"{len(aside):,} of the rows were not taken; row {first.number}: {first.why}",
            hint="keep them with --quarantine FILE" if path is None else f"they are in {path}",
        )
