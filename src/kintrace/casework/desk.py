"""What is to be done, noted and watched on a file, and whose file is it?"""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Q

from kintrace.casework.acting import NotNow, acting, earlier, lock_row
from kintrace.registry.models import (
    Artifact,
    ChildFile,
    Flag,
    FlagKind,
    Note,
    Record,
    RecordKind,
    Source,
    Task,
    User,
)


def make_task(
    user: User,
    *,
    at: datetime,
    file: ChildFile,
    what: str,
    due_on: date,
    owner: User,
    kind: str = "other",
    is_safety_step: bool = False,
    key: UUID | None = None,
) -> Task:
    """Give somebody of the file's agency something to do by a day.  Raises: Refused, NotNow."""
    with acting(user, "task.make", at=at, on=file) as entry:
        known = earlier(Task, key, by="made_by", user=user, entry=entry)
        if known is not None:
            return known
        if not what.strip() or owner.agency_id != file.agency_id:
            raise NotNow("say what is to be done, and by whom in the file's agency")
        task = Task.objects.create(
            id=key or uuid4(),
            file=file,
            kind=kind,
            what=what,
            is_safety_step=is_safety_step,
            due_on=due_on,
            owner=owner,
            made_at=at,
            made_by=user,
        )
        entry.detail = {"task": str(task.pk)}
        return task


def finish_task(user: User, *, at: datetime, task: Task, outcome: str = "") -> Task:
    """Say that a task is done, and what came of it.  Raises: Refused, NotNow."""
    with acting(user, "task.finish", at=at, on=task):
        fresh = lock_row(task)
        if fresh.done_at is not None:
            raise NotNow("this task is done already")
        fresh.done_at, fresh.done_by, fresh.outcome = at, user, outcome
        fresh.save()
        return fresh


def write_note(
    user: User, *, at: datetime, file: ChildFile, text: str, key: UUID | None = None
) -> Note:
    """Write a note on a file; it decides nothing.  Raises: Refused, NotNow."""
    with acting(user, "note.write", at=at, on=file) as entry:
        known = earlier(Note, key, by="written_by", user=user, entry=entry)
        if known is not None:
            return known
        if not text.strip():
            raise NotNow("write the note")
        note = Note.objects.create(
            id=key or uuid4(), file=file, text=text, written_at=at, written_by=user
        )
        entry.detail = {"note": str(note.pk)}
        return note


def raise_flag(
    user: User,
    *,
    at: datetime,
    file: ChildFile,
    kind: FlagKind | str,
    text: str,
    key: UUID | None = None,
) -> Flag:
    """Raise a flag that everybody who opens the file sees.  Raises: Refused, NotNow."""
    with acting(user, "flag.raise", at=at, on=file) as entry:
        known = earlier(Flag, key, by="raised_by", user=user, entry=entry)
        if known is not None:
            return known
        if not text.strip():
            raise NotNow("say what to watch for")
        flag = Flag.objects.create(
            id=key or uuid4(), file=file, kind=kind, text=text, raised_at=at, raised_by=user
        )
        entry.detail = {"flag": str(flag.pk)}
        return flag


def lower_flag(user: User, *, at: datetime, flag: Flag, why: str) -> Flag:
    """Take a flag down for a reason.  Raises: Refused, NotNow."""
    with acting(user, "flag.lower", at=at, on=flag, reason=why):
        fresh = lock_row(flag)
        if fresh.lowered_at is not None or not why.strip():
            raise NotNow("say why, once")
        fresh.lowered_at, fresh.lowered_by, fresh.lowered_why = at, user, why
        fresh.save()
        return fresh


def assign(user: User, *, at: datetime, file: ChildFile, owner: User, reason: str) -> ChildFile:
    """Give a file and its records to another owner of the agency.  Raises: Refused, NotNow."""
    with acting(user, "file.assign", at=at, on=file, reason=reason) as entry:
        fresh = lock_row(file)
        if owner.agency_id != fresh.agency_id or not owner.is_active:
            raise NotNow("the owner must work in the file's agency", hint="use a case transfer")
        hold(fresh, agency_id=owner.agency_id, team_id=owner.team_id, owner=owner)
        entry.detail = {"owner": str(owner.pk)}
        return fresh


def hold(file: ChildFile, *, agency_id: UUID, team_id: UUID | None, owner: User | None) -> None:
    """Let a file, its child's record and the relatives beside it be held by others."""
    owner_id = None if owner is None else owner.pk
    file.agency_id, file.team_id, file.owner_id = agency_id, team_id, owner_id
    file.save()
    held: dict[str, Any] = {"agency_id": agency_id, "team_id": team_id, "owner_id": owner_id}
    rows = Record.objects.everywhere(why="what belongs to the file in hand")
    beside = Q(relative_of__record_id=file.record_id, kind=RecordKind.RELATIVE)
    seen = Q(sighting__about_id=file.record_id)
    keys = list(rows.filter(Q(pk=file.record_id) | beside | seen).values_list("pk", flat=True))
    rows.filter(pk__in=keys).update(**held)
    # Their papers and voices go with them, or the next agency could neither see nor add to them.
    for model in (Artifact, Source):
        theirs = model.objects.everywhere(why="what belongs to the file in hand")
        theirs.filter(record__in=keys).update(agency_id=agency_id)
