"""Which addresses does the gazetteer have?"""

from django.urls import path

from kintrace.web.places import acts, looking

urlpatterns = [
    path("places/", looking.places, name="places"),
    path("places/add/", acts.add_place, name="place_add"),
    path("places/<uuid:key>/", looking.place, name="place"),
    path("places/<uuid:key>/name/", acts.add_name, name="place_name_add"),
]
