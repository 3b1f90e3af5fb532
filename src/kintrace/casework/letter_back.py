"""What does a letter that could not be delivered ask of those who look for the person?

A task on the child's file of either side, a new address as a claim of whoever told it, and, where
somebody said that the person died, a halt to all letters: a person tells the family.
"""

from datetime import datetime, timedelta
from uuid import UUID

from kintrace.casework.acting import NotNow
from kintrace.casework.claim import save_new
from kintrace.casework.saying import Said, claims_of
from kintrace.registry.models import (
    AttemptOutcome,
    ChildFile,
    Letter,
    LetterAttempt,
    LetterQuestion,
    Record,
    RecordKind,
    Source,
    SourceKind,
    Task,
    User,
)

TASK_KIND = "letter"
# As soon as a referral is looked at: the longer ago the visit, the less the neighbours know.
DAYS_TO_ASK = 2
ENDS = tuple(LetterQuestion.values)


def ask_tracing(letter: Letter, attempt: LetterAttempt, *, user: User) -> list[UUID]:
    """Turn a letter that came back into work on both sides' files; returns the tasks' keys."""
    question = LetterQuestion(attempt.outcome)
    rows = ChildFile.objects.everywhere(why="both sides of the letter in hand")
    sides = [key for key in (letter.recipient_id, letter.sender_id) if key is not None]
    files = rows.filter(record__in=sides).select_related("owner")
    made = [_task(file, question, user=user, at=attempt.at) for file in files]
    if question is LetterQuestion.MOVED and attempt.new_address:
        _say_where(letter.recipient, attempt, user=user)
    return [task.pk for task in made]


def require_nobody_said_died(letter: Letter) -> None:
    """Do nothing unless somebody said that a side of this letter died.  Raises: NotNow."""
    rows = LetterAttempt.objects.everywhere(why="the people of the letter in hand")
    said = rows.filter(outcome=AttemptOutcome.DECEASED)
    keys = [key for key in (letter.recipient_id, letter.sender_id) if key is not None]
    threads = {letter.pk, letter.reply_to_id, letter.first_id} - {None}
    is_told = said.filter(letter__recipient__in=keys).exists()
    if is_told or said.filter(letter__in=threads).exists():
        raise NotNow(
            "letters wait here until a person has found something out",
            hint="talk to the caseworker of the file; nothing of this is told by letter",
        )


def _task(file: ChildFile, question: LetterQuestion, *, user: User, at: datetime) -> Task:
    task: Task = Task.objects.create(
        file=file,
        kind=TASK_KIND,
        what=str(question.label),
        is_safety_step=question is LetterQuestion.UNSAFE,
        due_on=at.date() + timedelta(days=DAYS_TO_ASK),
        owner=file.owner or user,
        made_at=at,
        made_by=user,
    )
    return task


def _say_where(record: Record | None, attempt: LetterAttempt, *, user: User) -> None:
    """Keep the address that somebody at the door told, as theirs."""
    if record is None or not attempt.told_by:
        return
    source = Source.objects.create(
        kind=SourceKind.PERSON, name=attempt.told_by, agency_id=record.agency_id
    )
    is_child = record.kind == RecordKind.CHILD
    said = Said(
        property="present_address" if is_child else "current_address",
        value=attempt.new_address,
        how_known="told to whoever came with a letter",
    )
    save_new(claims_of([said], about=record, source=source, user=user, at=attempt.at))
