"""What stands in the block of one request: the child sought beside the records, field by field?

The first candidate and the runner-up are compared in full; further candidates are named.
Evidence is taken as the matching explains it; a field in which nobody wrote anything has no row.
Layer: interchange. Pure.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kintrace.interchange.report.bars import Bar, Scale
from kintrace.interchange.report.marks import Mark, altered, near_equal, twins
from kintrace.interchange.report.reasons import Said, said
from kintrace.interchange.report.wording import Wording, strength
from kintrace.interchange.report.written import (
    FEATURE_COLUMNS,
    Cells,
    Item,
    full_name,
    harmless,
    items_of,
    language_of,
    silence_about,
)

_NAMES = {"name", "given_name", "patronymic", "family_name", "alternate_names"}
_NAMES |= {"mother", "father", "relatives", "siblings"}
# Not what anybody wrote: what the matching takes back because siblings share it.
_TAKEN_BACK = "brother_or_sister"


class ExplainedRow(Protocol):
    """One feature of a pair, as the matching explains it."""

    @property
    def feature(self) -> str:
        """Name of the feature."""

    @property
    def left(self) -> str:
        """Words of the request."""

    @property
    def right(self) -> str:
        """Words of the record."""

    @property
    def sign(self) -> str:
        """One of agrees, close, differs, unknown."""

    @property
    def bits(self) -> float:
        """Log2 odds, 0 = no evidence."""

    @property
    def reason(self) -> str:
        """A sentence for a person, or ""."""


@dataclass(frozen=True)
class Proposal:
    """A record proposed for a request: what was written, its totals and its explained rows."""

    cells: Cells
    bits: float
    evidence: float
    posterior: float
    rows: Sequence[ExplainedRow] = ()

    @property
    def record_id(self) -> str:
        """Identifier of the record in its register."""
        return self.cells["record_id"] or ""


@dataclass(frozen=True)
class Person:
    """A name and an identifier, for a heading."""

    record_id: str
    name: str
    language: str | None


@dataclass(frozen=True)
class Evidence:
    """Evidence of one field: sign, bits as text, its bar, and the reason."""

    sign: str
    bits: str
    bar: Bar
    reason: Said


@dataclass(frozen=True)
class Cell:
    """What one record says in a field, and what that is evidence of; None = not compared.

    `silence` is the key of the sentence that stands where nothing was said.
    """

    items: tuple[Item, ...]
    silence: str
    evidence: Evidence | None = None


@dataclass(frozen=True)
class Row:
    """One field across the child sought and the candidates."""

    label: str
    is_name: bool
    sought: Cell
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Candidate:
    """One candidate's heading, starting point, total and likelihood in words.

    ``taken_back`` is what brothers and sisters would share, as text and bar; None = nothing.
    """

    person: Person
    bits: float
    bits_text: str
    strength: str
    bar: Bar
    prior_text: str
    prior_bar: Bar
    taken_back: tuple[str, Bar] | None
    frequency: str


@dataclass(frozen=True)
class Block:
    """Everything on the page about one request."""

    number: int
    lead: float
    sought: Person
    candidates: tuple[Candidate, ...]
    further: tuple[Candidate, ...]
    rows: tuple[Row, ...]
    marks: tuple[Mark, ...]


def block(
    request: Cells, proposals: Sequence[Proposal], *, number: int, scale: Scale, wording: Wording
) -> Block:
    """Return the block of one request; `proposals` come strongest first, and are not empty.

    `number` is the request's place in its file, from 1.
    """
    compared = [proposal for proposal in proposals[:2] if proposal.rows]
    totals = [proposal.bits for proposal in proposals]
    first = proposals[0]
    candidates = tuple(_candidate(each, scale=scale, wording=wording) for each in proposals)
    marks = near_equal(totals, wording=wording)
    if len(proposals) > 1:
        marks += twins(first.cells, proposals[1].cells, wording=wording)
    marks += altered(_evidence_of(first), record_id=first.record_id, wording=wording)
    return Block(
        number=number,
        lead=totals[0] - totals[1] if len(totals) > 1 else totals[0],
        sought=_person(request),
        candidates=candidates[: len(compared)],
        further=candidates[len(compared) :],
        rows=tuple(_rows(request, compared, scale=scale, wording=wording)),
        marks=tuple(marks),
    )


def _rows(
    request: Cells, compared: Sequence[Proposal], *, scale: Scale, wording: Wording
) -> Iterable[Row]:
    explained = [{row.feature: row for row in proposal.rows} for proposal in compared]
    is_apart = not any("name" in rows for rows in explained)
    for feature in _features(explained):
        # A name given whole heads the block; its row is for words whose part is not known.
        if feature == "name" and is_apart:
            continue
        cells = tuple(
            _cell(proposal.cells, rows, feature, scale=scale, wording=wording)
            for proposal, rows in zip(compared, explained, strict=True)
        )
        sought = items_of(request, feature=feature, wording=wording) or _explained_words(
            rows[feature].left for rows in explained if feature in rows
        )
        if sought or any(cell.items or _weighs(cell) for cell in cells):
            heard = Cell(sought, silence_about(request, feature=feature, is_apart=is_apart))
            yield Row(wording.field(feature), feature in _NAMES, heard, cells)


def _features(explained: Sequence[Mapping[str, ExplainedRow]]) -> list[str]:
    others = {feature: None for rows in explained for feature in rows if feature != _TAKEN_BACK}
    return list(FEATURE_COLUMNS | others)


def _weighs(cell: Cell) -> bool:
    return cell.evidence is not None and cell.evidence.sign != "unknown"


def _cell(
    record: Cells,
    rows: Mapping[str, ExplainedRow],
    feature: str,
    *,
    scale: Scale,
    wording: Wording,
) -> Cell:
    items = items_of(record, feature=feature, wording=wording)
    silence = silence_about(record, feature=feature, is_apart="name" not in rows)
    row = rows.get(feature)
    if row is None:
        return Cell(items, silence)
    evidence = Evidence(
        sign=row.sign,
        bits=wording.bits(row.bits),
        bar=scale.bar(row.bits),
        reason=said(row.reason, wording=wording),
    )
    return Cell(items or _explained_words([row.right]), silence, evidence)


def _explained_words(texts: Iterable[str]) -> tuple[Item, ...]:
    """Return the first words the matching read, for a name given whole and read in parts."""
    return next(((Item(harmless(text)),) for text in texts if text), ())


def _candidate(proposal: Proposal, *, scale: Scale, wording: Wording) -> Candidate:
    prior = proposal.bits - proposal.evidence
    return Candidate(
        person=_person(proposal.cells),
        bits=proposal.bits,
        bits_text=wording.bits(proposal.bits),
        strength=strength(proposal.bits),
        bar=scale.bar(proposal.bits),
        prior_text=wording.bits(prior),
        prior_bar=scale.bar(prior),
        taken_back=_taken_back(proposal, scale=scale, wording=wording),
        frequency=wording.frequency(proposal.posterior),
    )


def _taken_back(proposal: Proposal, *, scale: Scale, wording: Wording) -> tuple[str, Bar] | None:
    bits = [row.bits for row in proposal.rows if row.feature == _TAKEN_BACK]
    # Less than is printed is nothing to explain.
    return (wording.bits(bits[0]), scale.bar(bits[0])) if bits and abs(bits[0]) >= 0.05 else None


def _person(cells: Cells) -> Person:
    return Person(harmless(cells["record_id"] or ""), full_name(cells), language_of(cells))


def _evidence_of(proposal: Proposal) -> dict[str, tuple[str, float]]:
    return {row.feature: (row.sign, row.bits) for row in proposal.rows}
