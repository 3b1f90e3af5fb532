"""Which mother and which child do browser tests carry a letter between?

`python -m tests.pages.office.begun_letter` lets Amina take in a mother's request and Carla a child,
in the office named by KINTRACE_HOME, and prints the keys of the mother's record and of the child's
file and record. What the pages themselves write down is left to them.
"""

import django

django.setup()

from django.utils import timezone  # noqa: E402, Django must be set up first

from tests.casework.office import ask, register  # noqa: E402
from tests.pages.office.begun_file import CAST, colleague  # noqa: E402
from tests.web.letters_made import people  # noqa: E402
from tests.web.office import Office  # noqa: E402


def main() -> None:
    office = Office(**{name: colleague(name) for name in CAST})
    people(office)
    at = timezone.now()
    child = register(office.carla, at=at)
    print(ask(office.amina, at=at).inquirer_id, child.pk, child.record_id)


if __name__ == "__main__":
    main()
