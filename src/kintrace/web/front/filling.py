"""How far is the filling of the demo?

A file in the data folder says so while it runs, and the front page says so too. It holds a count
and nothing of what is filled in. Layer: web.
"""

from pathlib import Path

NAME = "demo-filling"


def note(folder: Path, *, done: int, of: int) -> None:
    """Write down how many children are there, of how many."""
    unfinished = folder / f"{NAME}.new"
    unfinished.write_text(f"{done} {of}", encoding="ascii")
    unfinished.replace(folder / NAME)


def clear(folder: Path) -> None:
    """Say that nothing is being filled any more."""
    (folder / NAME).unlink(missing_ok=True)


def progress(folder: Path) -> tuple[int, int] | None:
    """Return how many children are there, of how many; None when nothing is being filled."""
    try:
        done, total = (folder / NAME).read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return None
    return int(done), int(total)
