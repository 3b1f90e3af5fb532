"""What does each party say about one movement, and which of it can't both hold?

An entry is one confirmed statement that a person put in a slot for a party. The matrix lays slots
against parties; an empty cell says that no statement was found, which is not the same as silence
or consent. Contradictions are laid open and never decided: nothing here says who is right.
Pure; stands above values.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations

from kintrace.documents.accounts_grades import UNJUDGED, Grade
from kintrace.documents.accounts_slots import Slot, Values, exclude_each_other, slot, slots

# What an empty cell reads, on pages and in exports alike.
NO_STATEMENT = "no statement found"


class Polarity(Enum):
    """Whether a statement says that something is so."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    LEAVES_OPEN = "leaves_open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One confirmed statement in a slot, for a party.

    ``document`` is "" for what was told without one, which adds no document and no text.
    ``position`` is a code of the slot, "" = in its own words only; ``lowest`` and ``highest`` are
    children, None = open on that side. ``cluster`` is the group of documents that share one text,
    "" = a text of its own; ``origin`` is the named root speaker, "" = nobody is named.
    """

    key: str
    slot: str
    party: str
    polarity: Polarity
    document: str
    position: str = ""
    lowest: int | None = None
    highest: int | None = None
    cluster: str = ""
    origin: str = ""
    is_hedged: bool = False
    grade: Grade = UNJUDGED

    def __post_init__(self) -> None:
        """Refuse a slot or position that is not known.  Raises: SlotNotKnown."""
        slot(self.slot, position=self.position)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two entries of one slot that can't both hold."""

    first: Entry
    second: Entry

    @property
    def is_within_party(self) -> bool:
        """Whether one party contradicts itself."""
        return self.first.party == self.second.party

    @property
    def is_hedged(self) -> bool:
        """Whether one of the two is said with a reserve, so that both may hold after all."""
        return self.first.is_hedged or self.second.is_hedged


@dataclass(frozen=True, slots=True)
class Independence:
    """How many separate roots some entries have: four counts, each of another thing.

    ``unnamed`` counts entries for which nobody is named; they add no named origin.
    """

    documents: int
    clusters: int
    origins: int
    parties: int
    unnamed: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What one party says in one slot; no entries = no statement found."""

    party: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One slot: a cell for each party, what can't both hold, and how independent it is."""

    slot: Slot
    cells: tuple[Cell, ...]
    contradictions: tuple[Contradiction, ...]
    independence: Independence
    is_told_differently: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """Slots against parties, for one movement."""

    parties: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """All contradictions, in the order of the slots."""
        return tuple(one for row in self.rows for one in row.contradictions)


def can_both_hold(first: Entry, second: Entry) -> bool:
    """Whether two entries can both be so; entries of two slots always can.

    What leaves a thing open contradicts nothing, and words that nobody gave a position are never
    compared: that two wordings differ is shown, not judged.
    """
    if first.slot != second.slot or Polarity.LEAVES_OPEN in (first.polarity, second.polarity):
        return True
    if first.polarity is Polarity.DENIES and second.polarity is Polarity.DENIES:
        return True
    values = slots()[first.slot].values
    if first.polarity is not second.polarity:
        return not _say_the_same(first, second, values=values)
    if values is Values.NUMBER:
        return _overlap(first, second)
    return not exclude_each_other(first.slot, first.position, second.position)


def _say_the_same(first: Entry, second: Entry, *, values: Values) -> bool:
    """Whether one denies just what the other affirms."""
    if values is Values.YES_NO:
        return True
    if values is Values.NUMBER:
        span = (first.lowest, first.highest)
        return span == (second.lowest, second.highest) and span != (None, None)
    return first.position == second.position != ""


def _overlap(first: Entry, second: Entry) -> bool:
    lowest = max(first.lowest or 0, second.lowest or 0)
    tops = [top for top in (first.highest, second.highest) if top is not None]
    return not tops or lowest <= min(tops)


def contradictions(entries: Iterable[Entry]) -> tuple[Contradiction, ...]:
    """Return every pair that can't both hold, in the order of the entries."""
    return tuple(
        Contradiction(first, second)
        for first, second in combinations(entries, 2)
        if not can_both_hold(first, second)
    )


def independence(entries: Iterable[Entry]) -> Independence:
    """Return how many documents, texts, named origins and parties stand behind some entries.

    Copies of one text count as one text, and texts that rest on one announcement as one origin.
    """
    listed = list(entries)
    written = [one for one in listed if one.document]
    return Independence(
        documents=len({one.document for one in written}),
        clusters=len({one.cluster or f"document {one.document}" for one in written}),
        origins=len({one.origin.casefold() for one in listed if one.origin}),
        parties=len({one.party for one in listed}),
        unnamed=sum(not one.origin for one in listed),
    )


def matrix(entries: Iterable[Entry], *, parties: Sequence[str] = ()) -> Matrix:
    """Return slots against parties; every slot has a row and every party a cell in it.

    ``parties`` come first and in their order, also those who said nothing; then the others as
    they first speak.
    """
    listed = list(entries)
    columns = tuple(dict.fromkeys([*parties, *(one.party for one in listed)]))
    return Matrix(columns, tuple(_row(found, listed, columns) for found in slots().values()))


def _row(found: Slot, entries: Sequence[Entry], parties: Sequence[str]) -> Row:
    here = [one for one in entries if one.slot == found.code]
    cells = tuple(
        Cell(party, tuple(one for one in here if one.party == party)) for party in parties
    )
    return Row(
        slot=found,
        cells=cells,
        contradictions=contradictions(here),
        independence=independence(here),
        is_told_differently=_is_told_differently(cells),
    )


def _is_told_differently(cells: Iterable[Cell]) -> bool:
    """Whether parties who speak here don't all say the same."""
    told = [
        {(one.polarity, one.position or one.key, one.lowest, one.highest) for one in cell.entries}
        for cell in cells
        if cell.entries
    ]
    return any(one != told[0] for one in told[1:])
