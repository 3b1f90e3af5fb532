"""Where does a server find the office?

`kintrace serve` runs this under granian; any other WSGI server may, too, once `kintrace serve`
has made the data folder. Layer: site.
"""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kintrace.site.settings")

application = get_wsgi_application()

# Django is set up only now. Pages are imported before the first person asks for one.
from kintrace.site import urls  # noqa: E402, F401
from kintrace.site.background import start_if_wanted  # noqa: E402

# None of this is garbage, ever: looking it through stops everybody for a fifth of a second.
gc.collect()
gc.freeze()

start_if_wanted()
