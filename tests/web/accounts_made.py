"""How do tests make a document with decided statements, a movement and an account of it?

Two invented papers of two sides, for whoever holds them; one set a person, made once.
"""

from functools import partial
from typing import Any

from django.utils import timezone

from kintrace.casework import account, statement
from kintrace.casework.account import Said
from kintrace.registry.models import (
    AccountEntry,
    Document,
    Movement,
    Role,
    Statement,
    User,
)
from tests.casework.documents import (
    moves,
    norvian,
    party,
    statements_of,
    sudrian,
    take_in,
)
from tests.web.office import Office

_MADE: dict[Any, "Made"] = {}


class Made:
    """What one agency's recorder made: papers, a movement, entries, a link and an answer."""

    def __init__(self, office: Office, *, holder: Any, child: Any) -> None:
        """Make it all in the name of a recorder of the holder's agency."""
        at = timezone.now()
        # The two agencies have papers of their own.
        digits = ("a", "b") if holder.agency_id == office.amina.agency_id else ("c", "d")
        self.recorder = recorder_of(holder)
        accusing, denying = (
            take_in(self.recorder, at=at, read=read, copy=copy)
            for read, copy in ((norvian(), digits[0]), (sudrian(), digits[1]))
        )
        self.document: Document = accusing
        self.open_statement: Statement = statements_of(denying)[0]
        self.statement: Statement = statements_of(accusing)[0]
        insisting = statements_of(denying)[1]
        self.movement: Movement = moves(self.recorder, at=at)
        confirm = partial(statement.confirm, self.recorder, at=at)
        for one in (self.statement, insisting):
            confirm(statement=one)
        place = partial(account.place, self.recorder, at=at, movement=self.movement)
        self.entry: AccountEntry = place(
            statement=self.statement,
            party=party(self.recorder, at=at, name="Government of Norvia"),
            said=Said(slot="consent_of_parents", position="not_asked", origin="Norvia"),
        )
        self.other: AccountEntry = place(
            statement=insisting,
            party=party(self.recorder, at=at, name="Ministry of Sudria"),
            said=Said(slot="consent_of_parents", position="refused"),
        )
        self.link = account.link_child(self.recorder, at=at, entry=self.entry, record=child)
        self.answer = account.answer_item(self.recorder, at=at, entry=self.entry, item="ap1-78.e")
        account.grade(self.recorder, at=at, entry=self.entry, grade="B3", why="The seal was seen.")


def recorder_of(holder: Any) -> Any:
    """A recorder of accounts in somebody's agency."""
    email = f"recorder.{holder.agency_id}@office.localhost"
    found = User.objects.filter(email=email).first()
    return found or User.objects.create_user(
        email, display_name="Recorder", agency=holder.agency, team=holder.team,
        roles=[Role.ACCOUNT_RECORDER],
    )  # fmt: skip


def made_account(office: Office, *, holder: Any = None, child: Any) -> Made:
    """Return what the recorder of the holder's agency made, once for each office."""
    owner = holder or office.amina
    key = (office.amina.pk, owner.agency_id)
    if key not in _MADE:
        _MADE[key] = Made(office, holder=owner, child=child)
    return _MADE[key]
