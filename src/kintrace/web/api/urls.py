"""Which addresses does the API have?"""

from django.urls import include, path

from kintrace.web.api import pages
from kintrace.web.api.office_api import patterns

urlpatterns = [
    path("account/tokens/", pages.tokens, name="tokens"),
    path("account/tokens/<uuid:key>/end/", pages.token_end, name="token_end"),
    path("api/", pages.api_page, name="api"),
    path("api/openapi.json", pages.api_description, name="api_description"),
    path("api/", include(patterns())),
]
