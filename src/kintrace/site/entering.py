"""How does a command that is no server get at the office's data?

It finds the data folder, and lets Django read its settings. The office must be there: only
``kintrace serve`` makes one. Layer: site.
"""

import os
from pathlib import Path

import django

from kintrace.site.errors import FolderNotUsable
from kintrace.site.home import HOME_VARIABLE, Home, home_from


def enter_office(folder: Path | None) -> Home:
    """Return the data folder, with Django set up for it; ``folder`` None = as the variable says.

    Raises: FolderNotUsable.
    """
    if folder is not None:
        os.environ[HOME_VARIABLE] = str(folder.absolute())
    home = home_from(os.environ)
    if not home.secret_key.exists():
        raise FolderNotUsable(
            f"there is no office in {home.path}",
            hint="name its folder with --home, or open one with kintrace serve",
        )
    os.umask(0o077)
    os.environ[HOME_VARIABLE] = str(home.path)
    os.environ["DJANGO_SETTINGS_MODULE"] = "kintrace.site.settings"
    django.setup()
    return home
