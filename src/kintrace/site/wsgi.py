"""Where does a server find the office?

`kintrace serve` runs this under granian; any other WSGI server may, too, once `kintrace serve`
has made the data folder. Layer: site.
"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kintrace.site.settings")

application = get_wsgi_application()

# Django is set up only now.
from kintrace.site.background import start_if_wanted  # noqa: E402

start_if_wanted()
