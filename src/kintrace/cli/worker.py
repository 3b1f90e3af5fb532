"""How is the office's background work done beside a server, as on PostgreSQL?"""

import signal
from pathlib import Path
from threading import Event

import click

from kintrace.cli.office_options import HOME
from kintrace.cli.talk import say


@click.command()
@HOME
@click.option("--once", "is_once", is_flag=True, help="Work off what waits now, and end.")
def worker(
    folder: Path | None,
    is_once: bool,  # noqa: FBT001, a flag of the command line
) -> None:
    """Keep the office's index and propose pairs, until Ctrl-C.

    An office on SQLite does this itself; one on PostgreSQL needs this command running beside it.
    Ending it at any moment loses nothing.
    """
    try:
        from kintrace.site.entering import enter_office
    except ModuleNotFoundError as error:
        from kintrace.site.errors import OfficeNotInstalled

        raise OfficeNotInstalled(
            "the office is not installed", hint="pip install 'kintrace[office]'"
        ) from error
    enter_office(folder)
    # Models can be imported only now.
    from kintrace.site.background import turn, work

    if is_once:
        while turn():
            pass
        say("nothing waits any more")
        return
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    say("working on what changes  (Ctrl-C ends it)")
    work(stop)
