"""Who works in the demo?

The cast of the tests, in two agencies, so that somebody who tries the office can see with Carla's
eyes what another agency must not see. Each came by an act, so the audit begins with them. All
persons are invented. Layer: site.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kintrace.casework.first_user import make_first_user
from kintrace.casework.staff import make_user
from kintrace.registry.models import Agency, Role, Team, User

# Said in the terminal and on the page; it opens nothing but invented people on this machine.
PASSWORD = "all persons are invented"
NORTH, SOUTH = "Northern Family Service", "Southern Tracing Office"


@dataclass(frozen=True)
class Colleague:
    """One of the cast: where they work, in which roles, and in which words that is said."""

    name: str
    agency: str
    team: str
    roles: tuple[Any, ...]
    does: str

    @property
    def email(self) -> str:
        """What they log in with."""
        return f"{self.name.lower()}@demo.localhost"


FIRST = Colleague(
    "Ihor", NORTH, "", (Role.SYSTEM_ADMIN, Role.AGENCY_ADMIN), "administrator, sees no files"
)
CAST = (
    Colleague(
        "Amina",
        NORTH,
        "East",
        (Role.INTAKE_WORKER, Role.CASE_WORKER, Role.TRACING_OFFICER),
        "caseworker, owner of files",
    ),
    Colleague(
        "Bashir",
        NORTH,
        "East",
        (Role.CASE_WORKER, Role.TRACING_OFFICER, Role.VERIFIER),
        "caseworker and verifier in her team",
    ),
    Colleague(
        "Vira",
        NORTH,
        "East",
        (Role.VERIFIER, Role.BEST_INTERESTS_MEMBER, Role.SUPERVISOR),
        "second verifier, supervisor",
    ),
    Colleague(
        "Carla",
        SOUTH,
        "Coast",
        (Role.CASE_WORKER, Role.TRACING_OFFICER),
        "caseworker elsewhere, who must see nothing",
    ),
    Colleague("Dora", NORTH, "", (Role.AUDITOR,), "auditor"),
    Colleague("Hanna", NORTH, "", (Role.DATA_PROTECTION_OFFICER,), "data protection officer"),
    Colleague("Mykola", NORTH, "", (Role.MESSENGER,), "messenger, sees the outside of letters"),
    FIRST,
)
# Own most of the files, and log in nowhere.
OTHERS = tuple(
    Colleague(name, agency, team, (Role.CASE_WORKER, Role.TRACING_OFFICER), "")
    for name, agency, team in (
        ("Lesia", NORTH, "East"),
        ("Marta", NORTH, "West"),
        ("Nazar", NORTH, "West"),
        ("Omar", SOUTH, "Coast"),
        ("Petro", SOUTH, "Coast"),
    )
)


def make_cast(*, at: datetime) -> None:
    """Make those of the cast who aren't there yet."""
    if not User.objects.exists():
        make_first_user(
            at=at,
            email=FIRST.email,
            display_name=FIRST.name,
            agency=FIRST.agency,
            roles=FIRST.roles,
        )
    first = User.objects.filter(email=FIRST.email).first()
    if first is None:
        # Tests and older demos have people of their own.
        return
    for one in CAST:
        user = User.objects.filter(email=one.email).first() or _made(one, by=first, at=at)
        if not user.has_usable_password():
            user.set_password(PASSWORD)
            user.save()


def make_others(*, at: datetime) -> list[User]:
    """Make the colleagues who own files and never log in, or return them if they are there."""
    first = User.objects.get(email=FIRST.email)
    there = {user.email: user for user in User.objects.all()}
    return [there.get(one.email) or _made(one, by=first, at=at) for one in OTHERS]


def cast(name: str) -> User:
    """Return one of the cast by name."""
    found: User = User.objects.get(email=f"{name.lower()}@demo.localhost")
    return found


def _made(one: Colleague, *, by: User, at: datetime) -> User:
    agency = Agency.objects.get_or_create(name=one.agency)[0]
    team = Team.objects.get_or_create(agency=agency, name=one.team)[0] if one.team else None
    return make_user(
        by,
        at=at,
        email=one.email,
        display_name=one.name,
        agency=agency,
        team=team,
        roles=one.roles,
    )
