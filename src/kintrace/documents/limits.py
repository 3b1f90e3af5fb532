"""How much may reading one document cost?

The numbers and their reasons stand in ``reading/data/limits.csv``. Whoever passes one is refused
with a word about which; nothing is read in part.
"""

from dataclasses import dataclass, fields
from functools import cache

from kintrace.values.errors import KintraceError
from kintrace.values.tables import rows


class DocumentTooLarge(KintraceError):
    """Reading the document would take more memory, time, pages or pixels than one may."""

    code = "K503"
    exit_code = 3


class DocumentBroken(KintraceError):
    """The document is cut short or damaged, or is not quite of the kind that it seems."""

    code = "K502"
    exit_code = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """Most of each thing; see the table for the units and the reasons."""

    file_bytes: int
    memory_bytes: int
    cpu_seconds: int
    wall_seconds: int
    answer_bytes: int
    characters: int
    pages: int
    pixels: int
    frames: int
    members: int
    unpacked_bytes: int
    unpack_ratio: int
    nesting: int
    parts: int
    part_nesting: int


@cache
def usual_limits() -> Limits:
    """Return the limits of the table."""
    table = {row["limit"]: int(row["most"]) for row in limit_rows()}
    return Limits(**{field.name: table[field.name] for field in fields(Limits)})


def limit_rows() -> list[dict[str, str]]:
    """Return the table of limits with its reasons, a dict a row."""
    return rows("limits.csv", package="kintrace.documents.reading")


def check_most(number: int, *, most: int, what: str) -> None:
    """Refuse a document that has more of something than is read.

    Raises: DocumentTooLarge.
    """
    if number > most:
        raise DocumentTooLarge(
            f"the document has more than {most:,} {what}",
            hint="split it, or have the part that matters saved on its own; keep the original",
        )
