"""What is checked of a list before it is imported: columns, rows and what is put aside?

What somebody chose stands in the address, so that the page can be read again and sent on.
Layer: web.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kintrace.interchange import HeaderReading
from kintrace.matching.fields import ATTRIBUTE
from kintrace.web.lists.columns import NOTE, WORDS, chosen_of
from kintrace.web.lists.reading import ReadList

SHOWN_ROWS = 10
SHOWN_FAULTS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedColumn:
    """One column of the file: its header, examples, and what it is taken for."""

    name: str
    header: str
    examples: str
    chosen: str
    is_guessed: bool
    suggestion: str

    @property
    def choices(self) -> list[tuple[str, Any, bool]]:
        """What it may be taken for: code, words, and whether it is."""
        return [(code, words, code == self.chosen) for code, words in WORDS.items()]


def mapping_in(sent: Mapping[str, Any], *, headers: Sequence[str]) -> dict[str, str]:
    """Return which column each header stands for, as far as somebody chose."""
    chosen = {}
    for place, header in enumerate(headers):
        code = sent.get(f"column-{place}", "")
        if code in WORDS:
            chosen[header] = f"{ATTRIBUTE}{header}" if code == NOTE else code
    return chosen


def columns_of(read: ReadList) -> list[CheckedColumn]:
    """Return the columns of a file in their order."""
    return [
        _column(place, reading=reading, examples=read.examples.get(reading.header, ""))
        for place, reading in enumerate(read.readings)
    ]


def _column(place: int, *, reading: HeaderReading, examples: str) -> CheckedColumn:
    return CheckedColumn(
        name=f"column-{place}",
        header=reading.header,
        examples=examples,
        chosen=chosen_of(reading.column),
        is_guessed=reading.how == "unknown",
        suggestion=str(WORDS.get(reading.suggestion, "")),
    )
