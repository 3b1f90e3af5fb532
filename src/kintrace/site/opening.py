"""In which order is the office opened?

Folder and keys, then translations, then Django, then tables and the first user, then the server.
Layer: site. `kintrace serve` calls it; it prints nothing.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Listener
from pathlib import Path

import django
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from kintrace.site.errors import PortTaken
from kintrace.site.home import Home, home_from, mark_as_demo, prepare_home
from kintrace.web.catalogue import write_catalogues

FIRST_EMAIL, FIRST_AGENCY = "admin@localhost", "Our agency"
# As many as SQLite can let read at once; writers wait for one another anyway.
THREADS = 8
LAST_PORT = 65535


@dataclass(frozen=True)
class OpenOffice:
    """An office that is ready to answer."""

    home: Home
    copy: Path | None
    link: str | None

    def serve(self, *, host: str, port: int) -> None:
        """Answer requests until it is told to stop; see `refuse_taken_port` before."""
        os.environ["KINTRACE_WORKS"] = "1"
        server = Granian(
            "kintrace.site.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=1,
            blocking_threads=THREADS,
            websockets=False,
            log_level=LogLevels.error,
        )
        server.serve()


def refuse_taken_port(host: str, *, port: int) -> None:
    """Listen for an instant: the server itself would share a port that is taken.

    Raises: PortTaken.
    """
    try:
        Listener((host, port)).close()
    except OSError as error:
        raise PortTaken(
            f"port {port} can't be used: {(error.strerror or 'refused').lower()}",
            hint=f"choose another one, as in: kintrace serve --port {min(port + 1, LAST_PORT)}",
        ) from error


def open_office(
    *,
    address: str,
    now: datetime,
    email: str | None = None,
    agency: str | None = None,
    ask: Callable[[], tuple[str, str]] | None = None,
    is_demo: bool = False,
) -> OpenOffice:
    """Prepare everything that the first request needs.

    `ask` is called for e-mail and agency only where the data folder is new; a demo has its cast
    instead of a first user, and only a new folder can become one.
    Raises: FolderNotUsable, DatabaseNotReached, DatabaseTooNew.
    """
    # Whatever this process writes from here on, logs of the database too, is its owner's alone.
    os.umask(0o077)
    home = home_from(os.environ)
    is_new = prepare_home(home)
    if is_demo:
        mark_as_demo(home, is_new=is_new)
    write_catalogues(home.catalogues)
    os.environ["KINTRACE_HOME"] = str(home.path)
    os.environ["DJANGO_SETTINGS_MODULE"] = "kintrace.site.settings"
    django.setup()
    # Models can be imported only now.
    from kintrace.site.demo import make_cast
    from kintrace.site.first_run import bring_up_to_date, fill_gazetteer, first_link

    copy = bring_up_to_date(home, now=now)
    if home.is_demo:
        make_cast(at=now)
    if is_new and ask is not None:
        email, agency = ask()
    link = first_link(
        address=address, email=email or FIRST_EMAIL, agency=agency or FIRST_AGENCY, now=now
    )
    fill_gazetteer(now=now)
    return OpenOffice(home=home, copy=copy, link=link)
