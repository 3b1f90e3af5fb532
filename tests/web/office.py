"""Who works in the office that the tests open, and what lies on their desks?

Two agencies. Amina, Bashir and Vira, who supervises, share a team; Carla works elsewhere and must
see nothing. `actor` makes somebody in a given role beside Amina.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib.auth.hashers import make_password

from kintrace.registry.models import Agency, Role, Team, User
from tests.people import AMINA, BASHIR, CARLA, DORA

PASSWORD = "four plain words together"


@dataclass(frozen=True)
class Office:
    """The people whom tests need; everything else hangs on them."""

    amina: Any
    bashir: Any
    carla: Any
    dora: Any
    vira: Any


@cache
def hashed() -> str:
    """The cast's password as it is kept; making it takes as long as it should."""
    return make_password(PASSWORD)


def with_password(user: Any) -> Any:
    """Give somebody the password of all the cast."""
    user.password = hashed()
    user.save(update_fields=["password"])
    return user


def make_office() -> Office:
    """Make both agencies and the cast."""
    # The browser's office is a demo, whose own cast works in the same agencies.
    north, _ = Agency.objects.get_or_create(name=AMINA.agency)
    south, _ = Agency.objects.get_or_create(name=CARLA.agency)
    east, _ = Team.objects.get_or_create(agency=north, name="East")
    coast, _ = Team.objects.get_or_create(agency=south, name="Coast")

    def colleague(name: str, agency: Any, team: Any, *roles: Any) -> Any:
        return with_password(
            User.objects.create_user(
                f"{name.lower()}@office.localhost",
                display_name=name,
                agency=agency,
                team=team,
                roles=roles,
            )
        )

    return Office(
        amina=colleague(AMINA.name, north, east, Role.CASE_WORKER, Role.TRACING_OFFICER),
        bashir=colleague(BASHIR.name, north, east, Role.CASE_WORKER, Role.TRACING_OFFICER),
        carla=colleague(CARLA.name, south, coast, Role.CASE_WORKER, Role.TRACING_OFFICER),
        dora=colleague(DORA.name, north, None, Role.AUDITOR),
        vira=colleague(
            "Vira", north, east, Role.VERIFIER, Role.BEST_INTERESTS_MEMBER, Role.SUPERVISOR
        ),
    )


def actor(office: Office, *, role: str) -> Any:
    """Somebody with this one role, in Amina's team."""
    return with_password(
        User.objects.create_user(
            f"{role}@office.localhost",
            display_name=role,
            agency=office.amina.agency,
            team=office.amina.team,
            roles=[Role(role)],
        )
    )
