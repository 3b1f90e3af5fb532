"""Who of the recipient's agency takes a letter up, and for which record is it?

An open letter may be sent to an agency without naming anybody there. Whoever takes it up becomes
its reader, and says which child or family it is for, out of what they may see themselves.
"""

from datetime import datetime

from kintrace.casework import policy
from kintrace.casework.acting import NotNow, acting, lock_row
from kintrace.casework.letter_write import require_no_refusal
from kintrace.registry.models import Letter, LetterKind, Record, User


def take_up(user: User, *, at: datetime, letter: Letter, recipient: Record | None) -> Letter:
    """Take a letter to one's agency up, for a record if it is known.  Raises: Refused, NotNow."""
    with acting(user, "letter.take_up", at=at, on=letter) as entry:
        fresh = lock_row(letter)
        if fresh.to_agency_id != user.agency_id or fresh.closed_at is None:
            raise NotNow("only the agency that a letter goes to can take it up")
        is_others = fresh.to_owner_id not in (None, user.pk)
        if is_others and (fresh.kind == LetterKind.SEALED or fresh.to_owner.is_active):
            raise NotNow("somebody has taken this letter up already")
        if recipient is not None:
            policy.require(user, "record.read", recipient)
            fresh.recipient = recipient
            require_no_refusal(fresh)
        fresh.to_owner, fresh.to_team_id = user, user.team_id
        fresh.save()
        entry.file_id = getattr(getattr(recipient, "file", None), "pk", None)
        entry.detail = {"record": None if recipient is None else str(recipient.pk)}
        return fresh
