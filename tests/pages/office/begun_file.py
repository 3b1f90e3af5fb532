"""Which file do browser tests lead from its first state to its last?

`python -m tests.pages.office.begun_file` registers one in the office named by KINTRACE_HOME, with
a request, and prints the keys of file and request. With these keys as arguments, two readers take
the sought person to be this child. What the pages themselves write down is left to them.
"""

import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402, Django must be set up first

from kintrace.casework import access, consent  # noqa: E402
from kintrace.registry.models import ChildFile, Role, TracingRequest, User  # noqa: E402
from tests.casework.office import ask, register, yes  # noqa: E402
from tests.web.files_made import join  # noqa: E402
from tests.web.office import Office, with_password  # noqa: E402

CAST = ("amina", "bashir", "carla", "dora", "vira")


def main(keys: list[str]) -> None:
    office = Office(**{name: colleague(name) for name in CAST})
    if keys:
        joined(office, *keys)
        return
    second_verifier(office)
    at = timezone.now()
    file, request = register(office.amina, at=at), ask(office.amina, at=at)
    for purpose in ("contact", "verification"):
        answer = yes(purpose, on=at.date(), by="self")
        consent.give(office.amina, at=at, record=request.inquirer, answer=answer)
    print(file.pk, request.pk)


def joined(office: Office, file: str, request: str) -> None:
    at = timezone.now()
    asked = access.get(TracingRequest, request, user=office.amina, at=at)
    child = access.get(ChildFile, file, user=office.amina, at=at)
    join(office, child, asked.sought.get().record, at=at)


def colleague(name: str) -> User:
    return User.objects.get(email=f"{name}@office.localhost")


def second_verifier(office: Office) -> None:
    """Somebody who judged nothing, and so may verify beside Vira."""
    if not User.objects.filter(email="maksym@office.localhost").exists():
        with_password(
            User.objects.create_user(
                "maksym@office.localhost",
                display_name="Maksym",
                agency=office.amina.agency,
                team=office.amina.team,
                roles=[Role.VERIFIER],
            )
        )


if __name__ == "__main__":
    main(sys.argv[1:])
