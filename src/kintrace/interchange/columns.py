"""Which column does each header of a file stand for?

Known headers, in English, Ukrainian, Russian and Arabic, are those of ``data/column_names.csv``;
case, spaces and signs don't matter. A mapping given by the user comes before it. A header that is
neither becomes a free attribute: it may come with a suggestion, and is never guessed.
"""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kintrace.matching.fields import ATTRIBUTE, COLUMNS
from kintrace.values import KintraceError

# The column of a header that is read past.
IGNORED = "-"
# Columns that hold lists: several headers may fill one, each adding its items.
LISTS = frozenset(
    {
        "alternate_names",
        "places",
        "relatives",
        "siblings",
        "distinguishing_features",
        "document_numbers",
    }
)
# How alike two headers must be, of 100, for one to be suggested in place of the other.
ALIKE = 80.0


class DuplicateColumns(KintraceError):
    """Two headers of one file stand for the same column, which holds one value."""

    code = "K210"
    exit_code = 4


class NoNameColumn(KintraceError):
    """No header stands for an identifier or for any part of a name."""

    code = "K211"
    exit_code = 4


@dataclass(frozen=True, slots=True)
class HeaderReading:
    """What one header is read as.

    ``how`` is "known", "mapping" or "unknown"; ``suggestion`` is a column that an unknown header
    might have meant, or "".
    """

    header: str
    column: str
    how: str
    suggestion: str = ""


@cache
def known_headers() -> dict[str, str]:
    """Return the column of each known header, headers in their plain form."""
    text = files("kintrace.interchange").joinpath("data", "column_names.csv").read_text("utf-8")
    return {plain(row["header"]): row["column"] for row in csv.DictReader(text.splitlines())}


def plain(header: str) -> str:
    """Return a header without what doesn't matter: case, spaces, signs, marks on letters.

    >>> plain(" Date_of  Birth: ") == plain("dateOfBirth")
    True
    """
    text = unicodedata.normalize("NFKD", header).casefold().replace("ё", "е")
    letters = "".join(char for char in text if char.isalnum())
    # Clerks write alef, ta marbuta and alef maksura either way.
    return letters.translate(str.maketrans("أإآةى", "اااهي")) or re.sub(r"\s", "", text)


def is_known(header: str) -> bool:
    """Tell whether a header stands for a column, or for one that is read past."""
    return plain(header) in known_headers()


def read_headers(
    headers: Sequence[str], *, mapping: Mapping[str, str] | None = None
) -> tuple[HeaderReading, ...]:
    """Say what each header is read as, in file order.

    ``mapping`` gives columns by header; a header that stands twice is told apart as "name (2)".
    """
    given = {plain(header): column for header, column in (mapping or {}).items()}
    seen: Counter[str] = Counter()
    readings = []
    for header in headers:
        seen[header] += 1
        label = header if seen[header] == 1 else f"{header} ({seen[header]})"
        readings.append(_reading(header, label=label, given=given))
    return tuple(readings)


def check_readings(readings: Sequence[HeaderReading], *, file: str) -> None:
    """Refuse headers that can't make one table.

    Raises: DuplicateColumns, NoNameColumn.
    """
    by_column: dict[str, list[str]] = {}
    for reading in readings:
        by_column.setdefault(reading.column, []).append(reading.header)
    for column, headers in by_column.items():
        if len(headers) > 1 and column not in LISTS | {IGNORED}:
            named = " and ".join(f"“{header}”" for header in headers)
            raise DuplicateColumns(
                f"{file}: the headers {named} all mean {column}",
                hint=f"in a mapping file, give one of them another column, or {IGNORED} to leave "
                "it out",
            )
    if not {"record_id", "name", "given_name", "family_name"} & set(by_column):
        raise NoNameColumn(
            f"{file}: no header means an identifier or a name",
            hint="see how the headers are read with --show-mapping, and name the right ones in a "
            "mapping file",
        )


def _reading(header: str, *, label: str, given: Mapping[str, str]) -> HeaderReading:
    if plain(label) in given:
        return HeaderReading(label, given[plain(label)], "mapping")
    column = known_headers().get(plain(header))
    if column is not None:
        return HeaderReading(label, column, "known")
    if header in COLUMNS or header.startswith(ATTRIBUTE):
        return HeaderReading(label, header, "known")
    return HeaderReading(label, f"{ATTRIBUTE}{label}", "unknown", suggested(header))


def suggested(header: str) -> str:
    """Return the column that an unknown header resembles, or "" if none comes near.

    >>> suggested("sirname")
    'family_name'
    """
    # Imported here because most files have no unknown header.
    from rapidfuzz import fuzz, process

    text = plain(header)
    if len(text) < 4:
        return ""
    found = process.extractOne(text, known_headers().keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
    column = known_headers()[found[0]] if found else ""
    return "" if column == IGNORED else column
