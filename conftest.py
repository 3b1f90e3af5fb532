"""Where do the tests of the office keep their data?

In a folder of their own that goes away with the run. Without the office installed (`make pure`)
there is nothing to set up.
"""

import atexit
import os
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

if find_spec("django") and "DJANGO_SETTINGS_MODULE" not in os.environ:
    folder = tempfile.mkdtemp(prefix="kintrace-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["KINTRACE_HOME"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "kintrace.site.settings"

    from kintrace.site.home import Home, prepare_home
    from kintrace.web.catalogue import write_catalogues

    prepare_home(Home(Path(folder)))
    write_catalogues(Home(Path(folder)).catalogues)

if find_spec("django"):
    # Tests' own conftests import models before pytest-django would set up.
    import django

    django.setup()
