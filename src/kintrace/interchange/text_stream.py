"""How is a file read as text without stopping at bytes that can't be read?

A byte that the encoding doesn't know becomes ``UNREADABLE`` and its number, so that the row it
stands in can be found and put aside while the run goes on. Line ends become a single newline.
"""

import codecs
from pathlib import Path
from typing import TextIO

# A noncharacter: no text in any encoding may hold it, so it can't be confused with data.
UNREADABLE = "\ufdd0"


def _mark(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return "".join(f"{UNREADABLE}x{byte:02x}" for byte in wrong), error.end


codecs.register_error("kintrace-mark", _mark)


def open_text(path: Path, *, encoding: str) -> TextIO:
    """Open a file as text; unreadable bytes are marked, never dropped."""
    return path.open(encoding=encoding, errors="kintrace-mark", newline=None)


def shown(text: str) -> str:
    r"""Return marked text as people can read it: each unreadable byte as ``\xNN``."""
    return text.replace(UNREADABLE, "\\").replace("\x00", "\\0")
