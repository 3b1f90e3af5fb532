"""Which addresses do the figures have?"""

from django.urls import path

from kintrace.web.figures import views

urlpatterns = [
    path("figures/", views.figures, name="figures"),
    path("figures/<slug:code>.csv", views.figures_csv, name="figures_csv"),
]
