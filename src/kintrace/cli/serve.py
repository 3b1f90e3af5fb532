"""How is the office opened on this machine?"""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from kintrace.cli.office_options import HOME, PORT
from kintrace.cli.talk import columns_of_text, say

LOCAL = "127.0.0.1"


@click.command()
@PORT
@HOME
@click.option("--email", help="E-mail of the first user, on the first run.")
@click.option("--agency", help="Name of the first user's agency, on the first run.")
@click.option(
    "--demo", "is_demo", is_flag=True, help="Open an office where all persons are invented."
)
def serve(
    port: int,
    folder: Path | None,
    email: str | None,
    agency: str | None,
    is_demo: bool,  # noqa: FBT001, a flag of the command line
) -> None:
    """Open the office in the browser, on this machine.

    The first run makes a data folder, a database, keys and the first user. SQLite is inside;
    DATABASE_URL names a PostgreSQL instead. Stop it with Ctrl-C.
    """
    if folder is not None:
        os.environ["KINTRACE_HOME"] = str(folder.absolute())
    # The library installs without the office; whoever only matches files doesn't need Django.
    try:
        from kintrace.site.opening import open_office, refuse_taken_port
    except ModuleNotFoundError as error:
        from kintrace.site.errors import OfficeNotInstalled

        raise OfficeNotInstalled(
            "the office is not installed", hint="pip install 'kintrace[office]'"
        ) from error
    refuse_taken_port(LOCAL, port=port)
    address = os.environ.get("KINTRACE_ADDRESS") or f"http://localhost:{port}"
    asked = _ask if email is None and not is_demo and os.isatty(0) else None
    now = datetime.now(UTC)
    opened = open_office(
        address=address, email=email, agency=agency, ask=asked, is_demo=is_demo, now=now
    )
    if opened.home.is_demo:
        show_cast()
    if opened.copy is not None:
        say(f"the tables were changed; a copy from before is {opened.copy}")
    if opened.link is not None:
        say("nobody can log in yet. Open this link, once, to choose the first password:")
        click.echo(opened.link)
    say(f"the office is open at {address}  (Ctrl-C closes it)")
    opened.serve(host=LOCAL, port=port)


def show_cast() -> None:
    """Say as whom somebody can log in."""
    from kintrace.site.demo import CAST, PASSWORD

    say("a demo: all persons are invented. Log in as one of these,")
    say(f'with the password "{PASSWORD}":')
    click.echo(columns_of_text([(one.email, one.does) for one in CAST], indent="  "))


def _ask() -> tuple[str, str]:
    """Who is the first user?"""
    email = click.prompt("E-mail of the first user", default="admin@localhost", err=True)
    agency = click.prompt("Name of your agency", default="Our agency", err=True)
    return email, agency
