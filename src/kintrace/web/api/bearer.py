"""May this program do this, in whose name?

Asked before a body is read: the token must hold and have the scope, its user's roles must allow the
act, and the thing in the address must be in reach. What is not allowed and what is not there get
the same answer. Layer: web.
"""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from kintrace.casework import access, policy
from kintrace.casework.token import token_of
from kintrace.registry.models import User


class Bearer(HttpBearer):
    """Lets a token in that has a scope, for an act, on a row of ``of`` if one is in the address."""

    def __init__(self, scope: str, *, act: str, of: Any = None) -> None:
        """Ask for this scope, this act, and a row of this table."""
        super().__init__()
        self.scope, self.act, self.of = scope, act, of

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        """Return the token's user, None where there is no such token or scope.

        Raises: Refused, NotThere.
        """
        at = timezone.now()
        found = token_of(token, at=at)
        if found is None or self.scope not in found.scopes.split():
            return None
        user: User = found.user
        policy.require(user, self.act)
        match = request.resolver_match
        if self.of is not None and match is not None:
            row = access.get(self.of, _key(match.kwargs["key"]), user=user, at=at)
            policy.require(user, self.act, row)
        return user


def _key(told: UUID | str) -> str:
    return str(told)
