"""What is added to an intake once the file or request is open?

Another sought person of the same inquirer, and whether it is safe to talk now.
"""

from datetime import datetime

from kintrace.casework.acting import NotNow, acting, earlier, lock_row
from kintrace.casework.claim import save_new
from kintrace.casework.intake import IntakeIncomplete, Sought, make_record
from kintrace.casework.saying import claims_of
from kintrace.registry.models import (
    ChildFile,
    Record,
    RecordKind,
    RequestState,
    SoughtPerson,
    Source,
    TracingRequest,
    User,
)
from kintrace.registry.vocabulary import properties


def add_sought(
    user: User, *, at: datetime, request: TracingRequest, sought: Sought, source: Source
) -> Record:
    """Add one more person whom the inquirer looks for; a repeat with the same key adds nobody.

    Raises: Refused, NotNow, IntakeIncomplete, SayingFaults.
    """
    with acting(user, "request.add_sought", at=at, on=request) as entry:
        known = earlier(Record, sought.key, by="made_by", user=user, entry=entry)
        if known is not None:
            return known
        fresh = lock_row(request)
        if fresh.state == RequestState.CLOSED:
            raise NotNow("this request is closed", hint="open a new one")
        names = {code for code, item in properties().items() if item.group == "names"}
        if not names & {one.property for one in sought.said}:
            raise IntakeIncomplete(["sought"])
        record = make_record(
            user, at=at, kind=RecordKind.SOUGHT, key=sought.key, source=source, beside=fresh
        )
        save_new(claims_of(sought.said, about=record, source=source, user=user, at=at))
        last = fresh.sought.order_by("-position").first()
        SoughtPerson.objects.create(
            request=fresh,
            record=record,
            relation=sought.relation,
            position=1 if last is None else last.position + 1,
        )
        entry.detail = {"sought": str(record.pk)}
        return record


def say_if_safe(user: User, *, at: datetime, file: ChildFile, is_safe: bool) -> ChildFile:
    """Say whether it is safe to talk with the child now.  Raises: Refused."""
    with acting(user, "file.say_if_safe", at=at, on=file) as entry:
        fresh = lock_row(file)
        entry.is_repeat = fresh.is_safe_to_talk is is_safe
        fresh.is_safe_to_talk = is_safe
        fresh.save(update_fields=["is_safe_to_talk"])
        entry.detail = {"is_safe": is_safe}
        return fresh
