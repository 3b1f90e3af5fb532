"""Who works in the demo?

The cast of the tests, in two agencies, so that somebody who tries the office can see with Carla's
eyes what another agency must not see. All persons are invented. Layer: site.
"""

from dataclasses import dataclass
from typing import Any

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
)


def make_cast() -> None:
    """Make those of the cast who aren't there yet."""
    for one in CAST:
        if User.objects.filter(email=one.email).exists():
            continue
        agency = Agency.objects.get_or_create(name=one.agency)[0]
        team = Team.objects.get_or_create(agency=agency, name=one.team)[0] if one.team else None
        User.objects.create_user(
            one.email,
            PASSWORD,
            display_name=one.name,
            agency=agency,
            team=team,
            roles=one.roles,
        )
