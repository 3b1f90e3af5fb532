"""Which area of the office answers which address?

Each area is a folder with `urls.py`. A route that has no row in tests/web/routes.csv fails there.
"""

from django.urls import include, path

AREAS = (
    "front",
    "account",
    "intake",
    "files",
    "documents",
    "movements",
    "handovers",
    "requests",
    "figures",
    "audit",
    "api",
    "lists",
    "places",
    "review",
    "letters",
)

urlpatterns = [path("", include(f"kintrace.web.{area}.urls")) for area in AREAS]
