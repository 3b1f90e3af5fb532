"""Who has seen that a file was opened from outside its caseload, and what was done about it?

Opening one is ``casework.access``'s. An alert that was seen leaves the list of what waits; it stays
in the register, with who saw it.
"""

from datetime import datetime

from kintrace.casework.acting import NotNow, acting, lock_row
from kintrace.registry.models import AccessGrant, User


def see(user: User, *, at: datetime, alert: AccessGrant, note: str = "") -> AccessGrant:
    """Mark an alert as seen; ``note`` says what was done.  Raises: Refused, NotNow."""
    with acting(user, "alert.see", at=at, on=alert, reason=note):
        fresh = lock_row(alert)
        if fresh.seen_at is not None:
            raise NotNow("somebody has seen this already", hint="read what they noted")
        if fresh.user_id == user.pk:
            raise NotNow("who opened a file can't see to it themselves", hint="ask a colleague")
        fresh.seen_at, fresh.seen_by, fresh.seen_note = at, user, note.strip()
        fresh.save()
        return fresh
