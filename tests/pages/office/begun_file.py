"""Which file do browser tests lead from its first state to its last?

`python -m tests.pages.office.begun_file` registers one in the office named by KINTRACE_HOME, with
a request whose sought person two readers take to be this child, and prints the file's path. What
the pages themselves write down is left to them.
"""

import django

django.setup()

from django.urls import reverse  # noqa: E402, Django must be set up first
from django.utils import timezone  # noqa: E402

from kintrace.casework import consent  # noqa: E402
from kintrace.registry.models import Role, User  # noqa: E402
from tests.casework.office import ask, register, yes  # noqa: E402
from tests.web.files_made import join  # noqa: E402
from tests.web.office import Office, with_password  # noqa: E402

CAST = ("amina", "bashir", "carla", "dora", "vira")


def main() -> None:
    office = Office(
        **{name: colleague(name) for name in ("amina", "bashir", "carla", "dora", "vira")}
    )
    second_verifier(office)
    at = timezone.now()
    file, request = register(office.amina, at=at), ask(office.amina, at=at)
    for purpose in ("contact", "verification"):
        answer = yes(purpose, on=at.date(), by="self")
        consent.give(office.amina, at=at, record=request.inquirer, answer=answer)
    join(office, file, request.sought.get().record, at=at)
    print(reverse("file", args=[file.pk]))


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
    main()
