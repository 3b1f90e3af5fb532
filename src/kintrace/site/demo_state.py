"""How far is the filling of the demo?

A file in the data folder says so while it runs, and pages say so too. It holds a count and nothing
of what is filled in. Layer: site.
"""

from kintrace.site.home import Home

NAME = "demo-filling"


def note(home: Home, *, done: int, of: int) -> None:
    """Write down how many children are there, of how many."""
    unfinished = home.path / f"{NAME}.new"
    unfinished.write_text(f"{done} {of}", encoding="ascii")
    unfinished.replace(home.path / NAME)


def clear(home: Home) -> None:
    """Say that nothing is being filled any more."""
    (home.path / NAME).unlink(missing_ok=True)


def progress(home: Home) -> tuple[int, int] | None:
    """Return how many children are there, of how many; None when nothing is being filled."""
    try:
        done, total = (home.path / NAME).read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return None
    return int(done), int(total)
