"""Which addresses does the front have?"""

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.i18n import set_language

from kintrace.web.front import alerts, views
from kintrace.web.static_files import serve

urlpatterns = [
    path("", views.day, name="day"),
    path("alerts/", alerts.alerts, name="alerts"),
    path("alerts/<uuid:key>/", alerts.alert_page, name="alert"),
    path("calendar/", views.calendar, name="calendar"),
    path("language/", login_not_required(set_language), name="language"),
    path("static/<path:name>", serve, name="static"),
]
