"""Who may come to work here, and in which roles?"""

from collections.abc import Sequence
from datetime import datetime

from kintrace.casework import policy
from kintrace.casework.acting import NotNow, acting
from kintrace.registry.models import Agency, Role, RoleHeld, Team, User
from kintrace.registry.scope import Level


def make_user(
    user: User,
    *,
    at: datetime,
    email: str,
    display_name: str,
    agency: Agency,
    team: Team | None = None,
    roles: Sequence[Role] = (),
) -> User:
    """Make a colleague without a password, who sets one by a link.  Raises: Refused, NotNow."""
    with acting(user, "user.make", at=at) as entry:
        _require_agency(user, "user.make", agency=agency)
        if User.objects.filter(email__iexact=email).exists():
            raise NotNow("somebody has this e-mail already")
        if team is not None and team.agency_id != agency.pk:
            raise NotNow("the team is of another agency")
        made = User.objects.create_user(
            email, display_name=display_name, agency=agency, team=team, roles=roles
        )
        entry.on, entry.detail = made, {"roles": sorted(str(role) for role in roles)}
        return made


def grant_role(user: User, *, at: datetime, to: User, role: Role | str) -> None:
    """Grant a role; nobody grants themself one.  Raises: Refused, NotNow."""
    with acting(user, "role.grant", at=at) as entry:
        _require_agency(user, "role.grant", agency=to.agency)
        if to.pk == user.pk:
            raise NotNow("somebody else must grant you a role")
        RoleHeld.objects.get_or_create(user=to, role=role, defaults={"granted_by": user})
        entry.on, entry.detail = to, {"granted": str(role)}


def end_role(user: User, *, at: datetime, of: User, role: Role | str) -> None:
    """End a role.  Raises: Refused."""
    with acting(user, "role.grant", at=at) as entry:
        _require_agency(user, "role.grant", agency=of.agency)
        RoleHeld.objects.filter(user=of, role=role).delete()
        entry.on, entry.detail = of, {"ended": str(role)}


def leave(user: User, *, at: datetime, who: User) -> User:
    """Let a colleague's account end; what they did stays theirs.  Raises: Refused."""
    with acting(user, "user.make", at=at) as entry:
        _require_agency(user, "user.make", agency=who.agency)
        who.is_active = False
        who.save()
        entry.on, entry.detail = who, {"is_active": False}
        return who


def _require_agency(user: User, act: str, *, agency: Agency) -> None:
    level = policy.reach_of(user, act=act).level
    if level is not Level.OFFICE and agency.pk != user.agency_id:
        raise policy.Refused("your roles do not reach into another agency")
