"""Which records of a register may the requests be about?"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kintrace.cli.headers import show_mapping
from kintrace.cli.model_files import model_arguments, with_model_files
from kintrace.cli.talk import JSON, print_json, say, step_bar
from kintrace.cli.two_files import (
    PATH,
    TwoFiles,
    read_two_files,
    with_two_files,
)

if TYPE_CHECKING:
    import polars as pl

    from kintrace.matching import Matches


@click.command()
@with_two_files
@click.option(
    "-o",
    "--output",
    type=PATH,
    metavar="FILE",
    help="Write candidates here: .csv, .jsonl or .parquet. Without it CSV goes to the terminal.",
)
@click.option("--report", type=PATH, metavar="FILE", help="Write an HTML page to read and print.")
@click.option(
    "--report-language",
    type=click.Choice(("en", "uk", "ru", "ar")),
    default="en",
    show_default=True,
    help="Language of the page.",
)
@click.option("--show-mapping", is_flag=True, help="Show how headers are read, and match nothing.")
@click.option(
    "--top",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    metavar="N",
    help="Most candidates for one request.",
)
@click.option("--min-bits", type=float, metavar="X", help="Least evidence with prior, in bits.")
@click.option(
    "--quarantine",
    type=PATH,
    metavar="FILE",
    help="Write rows that can't be read here. Without it, beside --output.",
)
@with_model_files
@click.option("--bom", is_flag=True, help="Start CSV with a mark by which old Excel knows UTF-8.")
@JSON
def match(requests: Path, register: Path, **options: Any) -> None:
    """Find which records of REGISTER each of REQUESTS may be about.

    Both are tables: CSV, XLSX, Parquet or JSON lines. A proposed match is a reason to look, not a
    finding.
    """
    reading = {"mapping": options["mapping"], "encoding": options["encoding"]}
    if options["show_mapping"]:
        show_mapping(requests, register, as_json=options["as_json"], **reading)
        return
    _check_outputs(options)
    with ThreadPoolExecutor(1) as beside:
        # Files are read by compiled code for the most part, which leaves time to load the engine.
        beside.submit(_prepare)
        files = read_two_files(requests, register, **reading)
    quarantine = _put_aside(files, (requests, register), options)
    import kintrace

    told = model_arguments(weights=options["weights"], frequencies=options["frequencies"])
    limits = {} if options["min_bits"] is None else {"min_bits": options["min_bits"]}
    with step_bar() as progress:
        matches = kintrace.match(
            files.requests.frame,
            files.register.frame,
            top=options["top"],
            progress=progress,
            **limits,
            **told,
        )
    _hand_over(matches, files, quarantine=quarantine, options=options)


def _prepare() -> None:
    from kintrace.matching.engine import prepare

    prepare()


def _check_outputs(options: dict[str, Any]) -> None:
    """Refuse outputs that can't be written, before the work is done."""
    from kintrace.interchange import check_folder, check_output

    for option in ("output", "quarantine"):
        if options[option] is not None:
            check_output(options[option])
    if options["report"] is not None:
        check_folder(options["report"])


def _put_aside(files: TwoFiles, paths: tuple[Path, Path], options: dict[str, Any]) -> Path | None:
    """Write the rows that couldn't be read, and say where; None = nowhere."""
    import polars as pl

    from kintrace.interchange import write_table

    output: Path | None = options["output"]
    beside = None if output is None else output.with_name(f"{output.stem}.quarantine.csv")
    path: Path | None = options["quarantine"] or (beside if files.put_aside else None)
    tables = zip(paths, (files.requests, files.register), strict=True)
    rows = [
        table.quarantine.select(pl.lit(name.name).alias("file"), pl.all()) for name, table in tables
    ]
    if path is not None:
        write_table(pl.concat(rows), path, with_bom=options["bom"])
    if files.put_aside:
        where = "" if path is None else f"; they are in {path}, with the reason"
        hint = "keep them with --quarantine FILE" if path is None else ""
        say(f"{_count(files.put_aside, 'row')} could not be read{where}", hint=hint)
    return path


def _hand_over(
    matches: Matches, files: TwoFiles, *, quarantine: Path | None, options: dict[str, Any]
) -> None:
    """Write and print what was asked for."""
    from kintrace.interchange import csv_text, write_table

    candidates = matches.candidates
    output: Path | None = options["output"]
    if output is not None:
        write_table(candidates, output, with_bom=options["bom"])
    if options["report"] is not None:
        _write_report(matches, files, options["report"], language=options["report_language"])
    matched = candidates["request_id"].n_unique()
    say(
        f"{_count(candidates.height, 'candidate')} for {matched:,} of "
        f"{_count(files.requests.frame.height, 'request')}"
        + ("" if output is None else f", in {output}")
    )
    if options["report"] is not None:
        say(f"the report is {options['report']}")
    if options["as_json"]:
        print_json(_document(candidates, files, quarantine=quarantine, options=options))
    elif output is None:
        click.echo(csv_text(candidates), nl=False)


def _write_report(matches: Matches, files: TwoFiles, path: Path, *, language: str) -> None:
    from kintrace.interchange.report import write_report
    from kintrace.interchange.writing import OutputNotWritable

    try:
        write_report(
            matches,
            path,
            requests=files.requests.frame,
            register=files.register.frame,
            language=language,
            quarantined=files.put_aside,
        )
    except OSError as error:
        raise OutputNotWritable(
            f"{path.name} can't be written", hint="check the folder, its access and the disk"
        ) from error


def _document(
    candidates: pl.DataFrame,
    files: TwoFiles,
    *,
    quarantine: Path | None,
    options: dict[str, Any],
) -> dict[str, Any]:
    written = {
        name: None if path is None else str(path)
        for name, path in (
            ("output", options["output"]),
            ("report", options["report"]),
            ("quarantine", quarantine),
        )
    }
    document: dict[str, Any] = {
        "requests": files.requests.frame.height,
        "records": files.register.frame.height,
        "put_aside": files.put_aside,
        "proposed": candidates.height,
        **written,
    }
    if options["output"] is None:
        document["candidates"] = candidates.to_dicts()
    return document


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" + ("" if number == 1 else "s")
