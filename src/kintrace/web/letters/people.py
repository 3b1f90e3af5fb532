"""To whom can a letter be sealed, given to be checked, or handed?

To people whose keys the signed directory lists. Layer: web.
"""

from typing import Any

from django import forms

from kintrace.casework import letter_keys, policy
from kintrace.registry.models import Letter, LetterKey, Role, User
from kintrace.web.files.act_page import NamesSelect
from kintrace.web.in_order import NamesInOrder
from kintrace.web.letters.words import called


class PeopleField(forms.ModelChoiceField):
    """One person by name and agency; the page sets which ones."""

    iterator = NamesInOrder

    def __init__(self, **more: Any) -> None:
        """Start without anybody."""
        more = {"widget": NamesSelect, **more}
        super().__init__(queryset=User.objects.none(), **more)

    def label_from_instance(self, user: User) -> str:
        """Their name and agency."""
        return called(user)


def listed() -> Any:
    """Return everybody whose keys the signed directory lists and nobody revoked."""
    found = letter_keys.directory()
    known = [] if found is None else [
        one.keys.fingerprint for one in found.newest.entries if one.revoked_at == ""
    ]  # fmt: skip
    rows = LetterKey.objects.everywhere(why="public keys that the directory lists")
    owners = rows.filter(fingerprint__in=known, revoked_at__isnull=True).values("owner")
    return User.objects.filter(pk__in=owners, is_active=True).order_by("display_name", "pk")


def readers() -> Any:
    """Return the caseworkers to whom a letter can be sealed."""
    return listed().filter(roles_held__role__in=policy.table()["letter.open"]).distinct()


def checkers(user: User) -> Any:
    """Return the colleagues who may check what `user` wrote."""
    able = policy.table()["letter.check"]
    near = listed().filter(agency=user.agency_id, roles_held__role__in=able)
    return near.exclude(pk=user.pk).distinct()


def receivers(user: User, *, letter: Letter) -> Any:
    """Return to whom somebody may hand a letter.

    A messenger is offered other messengers and the people of the agency that it goes to.
    """
    able = listed().filter(roles_held__role__in=policy.table()["letter.receive"])
    able = able.exclude(pk=user.pk)
    if not policy.may(user, "letter.read"):
        messengers = able.filter(roles_held__role=Role.MESSENGER)
        at_the_end = able.filter(agency=letter.to_agency_id)
        return (messengers | at_the_end).distinct()
    return able.distinct()
