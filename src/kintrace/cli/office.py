"""How is a demo of the office opened and filled?"""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from kintrace.cli.office_options import HOME, PORT
from kintrace.cli.serve import LOCAL, show_cast
from kintrace.cli.talk import say

CHILDREN = click.option(
    "--children", type=click.IntRange(20), default=2000, show_default=True, help="In the register."
)
REQUESTS = click.option(
    "--requests", type=click.IntRange(1), default=1500, show_default=True, help="Of families."
)
AGAIN = "from kintrace.cli.main import main; main()"


@click.group()
def office() -> None:
    """Try the office with a fictional world.

    `kintrace serve` opens an office for real work.
    """


@office.command()
@PORT
@HOME
@CHILDREN
@REQUESTS
def demo(port: int, folder: Path | None, children: int, requests: int) -> None:
    """Open a demo at once, and fill it while it is open.

    All persons are invented. Stop it with Ctrl-C; a demo that was filled is only opened again.
    """
    if folder is not None:
        os.environ["KINTRACE_HOME"] = str(folder.absolute())
    from kintrace.site.opening import open_office, refuse_taken_port

    refuse_taken_port(LOCAL, port=port)
    address = f"http://localhost:{port}"
    opened = open_office(address=address, now=datetime.now(UTC), is_demo=True)
    show_cast()
    filling = subprocess.Popen(
        [sys.executable, "-c", AGAIN, "office", "fill", "--home", str(opened.home.path),
         "--children", str(children), "--requests", str(requests)],
    )  # fmt: skip
    say(f"the office is open at {address} and fills while you look  (Ctrl-C closes it)")
    try:
        opened.serve(host=LOCAL, port=port)
    finally:
        filling.terminate()
        filling.wait()


@office.command()
@HOME
@CHILDREN
@REQUESTS
def fill(folder: Path | None, children: int, requests: int) -> None:
    """Fill an open demo with a fictional world, if it is empty.

    Every row comes by an act of somebody, with its line in the audit.
    """
    from kintrace.site.demo_run import fill_demo

    fill_demo(folder, children=children, requests=requests, now=datetime.now(UTC), tell=say)
