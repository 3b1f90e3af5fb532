"""How does the first person come to work in an office where nobody works yet?

Whoever starts the office owns the machine, so there is nobody whose leave could be asked: the
office itself makes one user, once, and the audit begins with that. Everybody else is made by
``casework.staff``.
"""

from collections.abc import Sequence
from datetime import datetime

from kintrace.casework.acting import NotNow, acting
from kintrace.registry.models import Agency, Role, User


def make_first_user(
    *, at: datetime, email: str, display_name: str, agency: str, roles: Sequence[Role]
) -> User:
    """Make the first user and their agency; the user sets a password by a link.

    Raises: NotNow, once anybody works here.
    """
    with acting(None, "user.make", at=at) as entry:
        if User.objects.exists():
            raise NotNow("somebody works here already", hint="they can make an account for you")
        made = User.objects.create_user(
            email,
            display_name=display_name,
            agency=Agency.objects.get_or_create(name=agency)[0],
            roles=roles,
        )
        entry.on, entry.detail = made, {"roles": sorted(str(role) for role in roles)}
        return made
