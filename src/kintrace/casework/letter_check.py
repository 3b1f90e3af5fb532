"""How is a letter checked before it goes?

By another person than its writer, for what could endanger somebody. What the program asks about
are questions with their place in the text; a person decides.
"""

from datetime import datetime

from kintrace.casework.acting import NotNow, acting, lock_row
from kintrace.casework.letter_read import require_writers_side
from kintrace.registry.models import Letter, LetterCheck, LetterKind, LetterState, User


def check(user: User, *, at: datetime, letter: Letter, is_fit: bool, why: str = "") -> LetterCheck:
    """Say that a letter may go, or why not; then its writer writes it anew.

    A sealed draft was encrypted to its checker, so nobody else has read what they answer for.
    Raises: Refused, NotNow.
    """
    with acting(user, "letter.check", at=at, on=letter) as entry:
        require_writers_side(user, letter=letter)
        fresh = lock_row(letter)
        if fresh.written_by_id == user.pk:
            raise NotNow("somebody else must check what you wrote")
        if fresh.state != LetterState.DRAFT or is_turned_back(fresh):
            raise NotNow("this letter does not wait for a check")
        if not is_fit and not why.strip():
            raise NotNow("say what should be changed")
        if fresh.kind == LetterKind.SEALED and not was_read_by(user, letter=fresh):
            raise NotNow("open the draft first", hint="it opens with your passphrase")
        done = LetterCheck.objects.create(
            letter=fresh, at=at, by=user, is_fit=is_fit, why=why.strip()
        )
        if is_fit:
            fresh.state, fresh.state_at = LetterState.CHECKED, at
            fresh.checked_at, fresh.checked_by = at, user
            fresh.save()
        entry.on, entry.detail = fresh, {"is_fit": is_fit}
        return done


def is_turned_back(letter: Letter) -> bool:
    """Whether the last check found something and the writer has not written it anew since."""
    last = letter.checks.order_by("at", "id").last()
    return last is not None and not last.is_fit and last.at >= letter.written_at


def was_read_by(user: User, *, letter: Letter) -> bool:
    """Whether somebody opened a sealed draft since it was last written."""
    from kintrace.registry.models import AuditEvent

    rows = AuditEvent.objects.everywhere(why="who opened the letter in hand")
    opened = rows.filter(act="letter.open_draft", actor=user, object_id=str(letter.pk))
    return bool(opened.filter(at__gte=letter.written_at).exists())
