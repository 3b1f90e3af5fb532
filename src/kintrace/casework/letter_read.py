"""How does anybody get at an open letter's words, or at an envelope?

By the policy's reach, like all else; before a letter is closed, only on its writer's side. Each
look at the words is written to the audit.
"""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from kintrace.casework import access, policy
from kintrace.registry.models import Letter, LetterContent, User
from kintrace.registry.scope import ScopedQuerySet


def visible_letters(user: User, *, at: datetime) -> ScopedQuerySet:
    """Return the envelopes that somebody may see; drafts of other agencies are not there yet."""
    rows = access.visible(Letter, user=user, at=at)
    return rows.exclude(Q(closed_at__isnull=True) & ~Q(agency=user.agency_id))


def get_letter(key: UUID | str, *, user: User, at: datetime) -> Letter:
    """Return one envelope.  Raises: NotThere."""
    letter = access.get(Letter, key, user=user, at=at)
    if letter.closed_at is None and letter.agency_id != user.agency_id:
        raise access.NotThere("there is nothing here")
    return letter


def require_writers_side(user: User, *, letter: Letter) -> None:
    """Do nothing if a letter is of the user's own agency.  Raises: Refused.

    Its envelope is in the recipient's reach as well, who have no part in it before it is closed.
    """
    if letter.agency_id != user.agency_id:
        raise policy.Refused("only the agency of who writes may do this before a letter goes")


def may_read_words(letter: Letter, *, user: User, at: datetime) -> bool:
    """Whether somebody may read an open letter's words."""
    rows = access.visible(LetterContent, user=user, at=at).filter(letter=letter, is_sealed=False)
    is_there = letter.closed_at is not None or letter.agency_id == user.agency_id
    return is_there and bool(rows.exists())


def read_words(letter: Letter, *, user: User, at: datetime) -> LetterContent:
    """Return an open letter's words, and write who read them.  Raises: NotThere."""
    if not may_read_words(letter, user=user, at=at):
        raise access.NotThere("there is nothing here")
    access.note_read("letter_content.read", user=user, at=at, on=letter)
    rows = access.visible(LetterContent, user=user, at=at)
    content: LetterContent = rows.get(letter=letter)
    return content
