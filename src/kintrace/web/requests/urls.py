"""Which addresses do tracing requests have?"""

from django.urls import path

from kintrace.web.requests import views

urlpatterns = [
    path("requests/", views.request_list, name="requests"),
    path("requests/<uuid:key>/", views.request_page, name="request"),
    path("requests/<uuid:key>/close/", views.request_close, name="request_close"),
]
