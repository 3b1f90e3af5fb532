"""Which addresses does intake have?"""

from django.urls import path

from kintrace.web.intake import views

ONE = "intake/<slug:kind>/<uuid:key>/"

urlpatterns = [
    path("intake/", views.start, name="intake"),
    path("intake/places/", views.places, name="intake_places"),
    path("intake/<slug:kind>/", views.begin, name="intake_begin"),
    path(ONE, views.page, name="intake_page"),
    path(f"{ONE}alike/", views.others_alike, name="intake_alike"),
    path(f"{ONE}throw-away/", views.throw_away, name="intake_throw_away"),
    path(f"{ONE}section/<slug:section>/", views.section, name="intake_section"),
]
