"""Which office does a command mean, and where does it listen?

Options that all commands of the office have in common.
"""

from pathlib import Path

import click

HOME = click.option(
    "--home",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Where database and keys are; else KINTRACE_HOME, else the user's data folder.",
)
PORT = click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="Where the office listens, on this machine only.",
)
