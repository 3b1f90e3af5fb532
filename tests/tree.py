"""Which files make up the project, as the tests about the house see it?

Everything in the checkout that a clone would have: no environments, caches or outputs.
"""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
MADE = {".git", ".hypothesis", "demo", "dist", "build", "__pycache__"}
WRITTEN_IN = {".py", ".md", ".txt", ".toml", ".csv", ".json", ".html", ".css", ".js", ".sh", ""}


def files(suffix: str | None = None, *, under: str = ".") -> Iterator[Path]:
    """Files of the checkout, in order; only those with this suffix if one is given."""
    for path in sorted((ROOT / under).rglob("*")):
        is_kept = not any(is_made(part) for part in path.relative_to(ROOT).parts)
        if path.is_file() and is_kept and suffix in (None, path.suffix):
            yield path


def is_made(part: str) -> bool:
    """Whether a folder of this name is made by a command, not written by a person."""
    return part in MADE or part.startswith(".venv") or part.endswith(("_cache", ".egg-info"))


def texts(*, under: str = ".") -> Iterator[tuple[str, str]]:
    """Path from the root and content of each text file."""
    for path in files(under=under):
        if path.suffix in WRITTEN_IN:
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8", errors="replace")
