"""What is in the office that the browser opens?

`python -m tests.pages.office.fill` fills the data folder named by KINTRACE_HOME, once its tables
are there, with the cast, and prints where each page of tests/web/pages.py is.
"""

import json

import django

django.setup()

from tests.web.office import make_office  # noqa: E402, models need Django
from tests.web.pages import PAGES  # noqa: E402


def main() -> None:
    office = make_office()
    print(json.dumps({page.route: page.address(office) for page in PAGES}))


if __name__ == "__main__":
    main()
