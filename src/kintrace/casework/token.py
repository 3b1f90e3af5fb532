"""How does a program get to work in somebody's name, and how is that ended?

The program may do what its user may, and no more than the scopes it was given. Each of its acts
is its user's in the audit.
"""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from kintrace.casework.acting import NotNow, acting
from kintrace.registry.models import ApiToken, User

SCOPES = ("register", "claims", "candidates", "judgements")
LONGEST_DAYS = 366
# Says in logs and code reviews what it is, so that a lost one is found.
PREFIX = "kintrace_"
RANDOM_BYTES = 32


def make_token(
    user: User, *, at: datetime, name: str, scopes: Sequence[str], days: int
) -> tuple[ApiToken, str]:
    """Make a token for some days and return it with its secret, which is kept nowhere.

    Raises: Refused, NotNow.
    """
    with acting(user, "token.make", at=at) as entry:
        if not name.strip() or not scopes or not set(scopes) <= set(SCOPES):
            raise NotNow("name the program, and what it may do")
        if not 1 <= days <= LONGEST_DAYS:
            raise NotNow("a token lasts a day at least, and a year at most")
        secret = PREFIX + secrets.token_urlsafe(RANDOM_BYTES)
        token = ApiToken.objects.create(
            user=user,
            name=name.strip(),
            digest=digest_of(secret),
            scopes=" ".join(sorted(set(scopes))),
            made_at=at,
            until=at + timedelta(days=days),
        )
        entry.on, entry.detail = token, {"scopes": token.scopes}
        return token, secret


def end_token(user: User, *, at: datetime, token: ApiToken) -> ApiToken:
    """End one's own token.  Raises: Refused, NotNow."""
    with acting(user, "token.make", at=at) as entry:
        fresh: ApiToken = ApiToken.objects.select_for_update().get(pk=token.pk)
        if fresh.user_id != user.pk or fresh.ended_at is not None:
            raise NotNow("there is no such token to end")
        fresh.ended_at = at
        fresh.save()
        entry.on, entry.detail = fresh, {"ended": True}
        return fresh


def token_of(secret: str, *, at: datetime) -> ApiToken | None:
    """Return the token with this secret if it holds now, None if there is none; one query."""
    rows = ApiToken.objects.select_related("user").filter(
        digest=digest_of(secret), ended_at__isnull=True, until__gt=at, user__is_active=True
    )
    found: ApiToken | None = rows.first()
    return found


def digest_of(secret: str) -> str:
    """Return how a secret is kept; it is random and long, so no slow hash is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()
