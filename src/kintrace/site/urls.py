"""Which part of the office answers which address?

Layer: site. Pages are in `web`; every route of both has its row in tests/web/routes.csv.
"""

from django.urls import include, path

urlpatterns = [path("", include("kintrace.web.urls"))]

handler400 = "kintrace.web.faults.not_understood"
handler403 = "kintrace.web.faults.not_found"
handler404 = "kintrace.web.faults.not_found"
handler500 = "kintrace.web.faults.ours"
