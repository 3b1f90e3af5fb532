"""How does a confirmed statement become part of a party's account of a movement?

A person puts it in a slot, for a party; another row strikes it for a reason. Grades are set by
people only. Answers to a treaty's questions are entries put under them, never a verdict.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from kintrace.casework import policy
from kintrace.casework.acting import Entry, NotNow, acting, earlier, lock_row
from kintrace.casework.statement_state import standing
from kintrace.documents.accounts_articles import items
from kintrace.documents.accounts_grades import GradeNotUnderstood
from kintrace.documents.accounts_grades import grade as grade_of
from kintrace.documents.accounts_slots import SlotNotKnown, Values
from kintrace.documents.accounts_slots import slot as slot_of
from kintrace.registry.models import (
    AccountEntry,
    ChecklistAnswer,
    Document,
    EntryChild,
    EntryGrade,
    Movement,
    Record,
    SaidPolarity,
    Source,
    Statement,
    User,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a statement says in its slot; see ``documents.accounts.Entry``."""

    slot: str
    polarity: SaidPolarity | str = SaidPolarity.AFFIRMS
    position: str = ""
    lowest: int | None = None
    highest: int | None = None
    origin: str = ""


def place(
    user: User,
    *,
    at: datetime,
    movement: Movement,
    statement: Statement,
    party: Source,
    said: Said,
    key: UUID | None = None,
) -> AccountEntry:
    """Put a confirmed statement in a slot of a movement, for a party.

    The same statement stands once in a slot for a party. Raises: Refused, NotNow.
    """
    with acting(user, "account.place", at=at, on=movement) as entry:
        known = earlier(AccountEntry, key, by="placed_by", user=user, entry=entry)
        if known is not None:
            return known
        policy.require(user, "document.read", document_of(statement))
        lock_row(movement)
        _require_fitting(statement, party=party, said=said, movement=movement)
        rows = AccountEntry.objects.everywhere(why="the movement in hand").standing()
        same = rows.filter(movement=movement, statement=statement, party=party, slot=said.slot)
        if same.exists():
            raise NotNow("this statement stands in this slot already")
        row = AccountEntry.objects.create(
            id=key or uuid4(), movement=movement, statement=statement, party=party,
            slot=said.slot, polarity=said.polarity, position=said.position, lowest=said.lowest,
            highest=said.highest, origin=said.origin.strip(), placed_at=at, placed_by=user,
        )  # fmt: skip
        entry.detail = {"entry": str(row.pk), "slot": said.slot}
        return row


def strike(user: User, *, at: datetime, entry: AccountEntry, reason: str) -> AccountEntry:
    """Strike an entry for a reason; it stays readable.  Raises: Refused, NotNow."""
    with acting(user, "account.strike", at=at, on=entry.movement, reason=reason) as event:
        row = _striking(entry, user=user, at=at, reason=reason, event=event)
        row.statement, row.party, row.slot = entry.statement, entry.party, entry.slot
        row.movement, row.polarity = entry.movement, entry.polarity
        row.save(force_insert=True)
        return row


def grade(
    user: User,
    *,
    at: datetime,
    entry: AccountEntry,
    grade: str,
    why: str,
    key: UUID | None = None,
) -> EntryGrade:
    """Say how far one trusts an entry's source and words, such as B2.  Raises: Refused, NotNow."""
    with acting(user, "account.grade", at=at, on=entry.movement, reason=why) as event:
        known = earlier(EntryGrade, key, by="by", user=user, entry=event)
        if known is not None:
            return known
        _require_standing(entry)
        if not why.strip():
            raise NotNow("say why the grade is this one")
        try:
            given = grade_of(grade)
        except GradeNotUnderstood as error:
            raise NotNow("a grade is a letter from A to F and a figure from 1 to 6") from error
        row = EntryGrade.objects.create(
            id=key or uuid4(), entry=entry, reliability=given.reliability,
            credibility=given.credibility, why=why, at=at, by=user,
        )  # fmt: skip
        event.detail = {"grade": str(row.pk), "entry": str(entry.pk)}
        return row


def link_child(
    user: User, *, at: datetime, entry: AccountEntry, record: Record, key: UUID | None = None
) -> EntryChild:
    """Say that an entry speaks of a child who is registered.  Raises: Refused, NotNow."""
    with acting(user, "account.link_child", at=at, on=entry.movement) as event:
        known = earlier(EntryChild, key, by="placed_by", user=user, entry=event)
        if known is not None:
            return known
        policy.require(user, "record.read", record)
        lock_row(entry)
        _require_standing(entry)
        file = getattr(record, "file", None)
        if file is None or entry.children.standing().filter(record=record).exists():
            raise NotNow("say a child with a file, once")
        row = EntryChild.objects.create(
            id=key or uuid4(), entry=entry, record=record, placed_at=at, placed_by=user
        )
        event.file_id, event.detail = file.pk, {"link": str(row.pk), "entry": str(entry.pk)}
        return row


def unlink_child(user: User, *, at: datetime, link: EntryChild, reason: str) -> EntryChild:
    """Say that an entry does not speak of a child after all.  Raises: Refused, NotNow."""
    with acting(user, "account.link_child", at=at, on=link.entry.movement, reason=reason) as event:
        policy.require(user, "record.read", link.record)
        row = _striking(link, user=user, at=at, reason=reason, event=event)
        row.entry, row.record = link.entry, link.record
        row.save(force_insert=True)
        return row


def answer_item(
    user: User, *, at: datetime, entry: AccountEntry, item: str, key: UUID | None = None
) -> ChecklistAnswer:
    """Put an entry under one question of a treaty article.  Raises: Refused, NotNow."""
    with acting(user, "account.fill_checklist", at=at, on=entry.movement) as event:
        known = earlier(ChecklistAnswer, key, by="placed_by", user=user, entry=event)
        if known is not None:
            return known
        lock_row(entry)
        _require_standing(entry)
        there = entry.checklist_answers.standing().filter(item=item)
        if item not in items() or there.exists():
            raise NotNow("say one of the questions, once")
        row = ChecklistAnswer.objects.create(
            id=key or uuid4(), movement=entry.movement, entry=entry, item=item,
            placed_at=at, placed_by=user,
        )  # fmt: skip
        event.detail = {"answer": str(row.pk), "item": item}
        return row


def strike_answer(
    user: User, *, at: datetime, answer: ChecklistAnswer, reason: str
) -> ChecklistAnswer:
    """Take an entry from under a question, for a reason.  Raises: Refused, NotNow."""
    with acting(user, "account.fill_checklist", at=at, on=answer.movement, reason=reason) as event:
        row = _striking(answer, user=user, at=at, reason=reason, event=event)
        row.movement, row.entry, row.item = answer.movement, answer.entry, answer.item
        row.save(force_insert=True)
        return row


def document_of(statement: Statement) -> Document:
    """Return the document in which a statement stands."""
    found: Document = statement.layer.document
    return found


def _require_fitting(
    statement: Statement, *, party: Source, said: Said, movement: Movement
) -> None:
    with _in_words():
        slot = slot_of(said.slot, position=said.position)
    if not standing(statement).counts:
        raise NotNow(
            "nothing counts until a person confirms it", hint="confirm the statement first"
        )
    if document_of(statement).agency_id != movement.agency_id:
        raise NotNow("the document and the movement belong to one agency")
    if party.agency_id not in (None, movement.agency_id):
        raise NotNow("this party is not known here")
    if said.polarity not in SaidPolarity.values:
        raise NotNow("say whether it affirms, denies or leaves open")
    numbers = [one for one in (said.lowest, said.highest) if one is not None]
    if numbers and slot.values is not Values.NUMBER:
        raise NotNow("only the number of children is a number")
    if numbers != sorted(numbers) or any(one < 0 for one in numbers):
        raise NotNow("the smaller number comes first")


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except SlotNotKnown as error:
        raise NotNow("say one of the slots, and a position of that slot") from error


def _require_standing(entry: AccountEntry) -> None:
    rows = AccountEntry.objects.everywhere(why="the entry in hand").standing()
    if not rows.filter(pk=entry.pk).exists():
        raise NotNow("this entry is struck")


def _striking(placed: Any, *, user: User, at: datetime, reason: str, event: Entry) -> Any:
    """Return the unsaved row that strikes another one."""
    fresh = lock_row(placed)
    if not reason.strip():
        raise NotNow("say why it is struck", hint="one sentence is enough")
    rows: Any = type(placed).objects.everywhere(why="the row in hand")
    if fresh.strikes_id is not None or rows.filter(strikes=fresh).exists():
        raise NotNow("this is struck already")
    row = type(placed)(placed_at=at, placed_by=user, strikes=fresh, strike_reason=reason)
    event.detail = {"struck": str(fresh.pk), "by": str(row.pk)}
    return row
