"""How does an account become a table of slots against parties?

Takes what stands in the register, has ``documents.accounts`` lay it side by side, and puts names
and words to it. Layer: web.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from kintrace.casework.account_reading import (
    PlacedClaim,
    PlacedStatement,
    placed_claims,
    placed_statements,
)
from kintrace.documents.accounts import (
    Contradiction,
    Entry,
    Independence,
    Polarity,
    independence,
    matrix,
)
from kintrace.documents.accounts_slots import slots
from kintrace.registry.models import Movement, Source, User
from kintrace.web.documents.words import said_of
from kintrace.web.files.known import Statement as ClaimShown
from kintrace.web.files.known import statement_of

NOT_SO, OPEN = "denies", "leaves_open"


@dataclass(frozen=True)
class Line:
    """One thing in a cell: a statement with its entry, or a claim beside the documents."""

    key: str
    said: str
    placed: PlacedStatement | None
    claim: ClaimShown | None
    position: str
    numbers: str
    polarity: str
    is_against: bool

    @property
    def grade(self) -> str:
        """The grade of an entry, F6 until somebody set one; "" for a claim."""
        return "" if self.placed is None else str(self.placed.grade)


@dataclass(frozen=True)
class Opposed:
    """Two lines that can't both hold, and whether that is sure."""

    first: Line
    first_party: str
    second: Line
    second_party: str
    is_within_party: bool
    is_hedged: bool


@dataclass(frozen=True)
class SlotRow:
    """One slot: its label, a cell for each party by name, and what is said of it as a whole."""

    code: str
    label: str
    question: str
    cells: tuple[tuple[str, tuple[Line, ...]], ...]
    opposed: tuple[Opposed, ...]
    is_told_differently: bool
    independence: Independence | None


@dataclass(frozen=True)
class Table:
    """The whole account of a movement."""

    parties: tuple[str, ...]
    rows: tuple[SlotRow, ...]
    lines: tuple[Line, ...]
    independence: Independence

    @property
    def opposed(self) -> int:
        """How many pairs can't both hold."""
        return sum(len(row.opposed) for row in self.rows)


def table_of(movement: Movement, *, user: User, at: datetime) -> Table:
    """Return the account of a movement, with the parties to it first."""
    placed = placed_statements(movement, user=user, at=at)
    claims = placed_claims(movement, user=user, at=at)
    entries = [*(one.entry for one in placed), *(one.entry for one in claims)]
    names = _names(movement, placed, claims)
    first = [str(key) for key in (movement.arranging_party_id, movement.receiving_party_id) if key]
    whole = matrix(entries, parties=list(dict.fromkeys(first)))
    against = {entry.key for one in whole.contradictions for entry in (one.first, one.second)}
    lines = {line.key: line for line in _lines(placed, claims, against)}
    rows = tuple(
        SlotRow(
            code=row.slot.code,
            label=gettext(row.slot.label),
            question=gettext(row.slot.question),
            cells=tuple(
                (names.get(cell.party, ""), tuple(lines[one.key] for one in cell.entries))
                for cell in row.cells
            ),
            opposed=tuple(_opposed(one, lines, names) for one in row.contradictions),
            is_told_differently=row.is_told_differently and not row.contradictions,
            independence=row.independence if row.independence.parties else None,
        )
        for row in whole.rows
    )
    parties = tuple(names.get(party, "") for party in whole.parties)
    return Table(parties, rows, tuple(lines.values()), independence(entries))


def line_of(placed: PlacedStatement) -> Line:
    """Return one entry as a page shows it, outside of a table."""
    return _line(placed.entry, said_of(placed.told), placed=placed, is_against=False)


def _names(
    movement: Movement, placed: Sequence[PlacedStatement], claims: Sequence[PlacedClaim]
) -> dict[str, str]:
    named: list[Source | None] = [movement.arranging_party, movement.receiving_party]
    named += [one.row.party for one in placed] + [one.row.source for one in claims]
    return {str(source.pk): str(source) for source in named if source is not None}


def _lines(
    placed: Sequence[PlacedStatement], claims: Sequence[PlacedClaim], against: set[str]
) -> list[Line]:
    said = [
        _line(one.entry, said_of(one.told), placed=one, is_against=one.entry.key in against)
        for one in placed
    ]
    told = [
        _line(one.entry, "", claim=statement_of(one.row), is_against=one.entry.key in against)
        for one in claims
    ]
    return said + told


def _line(
    entry: Entry,
    said: str,
    *,
    is_against: bool,
    placed: PlacedStatement | None = None,
    claim: ClaimShown | None = None,
) -> Line:
    label = slots()[entry.slot].positions.get(entry.position, "")
    return Line(
        key=entry.key,
        said=said,
        placed=placed,
        claim=claim,
        position=gettext(label) if label else "",
        numbers=_numbers(entry),
        polarity="" if entry.polarity is Polarity.AFFIRMS else entry.polarity.value,
        is_against=is_against,
    )


def _numbers(entry: Entry) -> str:
    ends: Any = ("" if one is None else str(one) for one in (entry.lowest, entry.highest))
    low, high = ends
    return low if low == high else f"{low}–{high}"


def _opposed(one: Contradiction, lines: dict[str, Line], names: dict[str, str]) -> Opposed:
    return Opposed(
        lines[one.first.key],
        names.get(one.first.party, ""),
        lines[one.second.key],
        names.get(one.second.party, ""),
        one.is_within_party,
        one.is_hedged,
    )
