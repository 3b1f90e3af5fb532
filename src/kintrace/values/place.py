"""Which place did a source name?

The words as given and, if known, a gazetteer code. It does not look places up.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place as one source wrote it; ``code`` is a gazetteer code, None when nobody chose one."""

    text: str
    code: str | None = None
