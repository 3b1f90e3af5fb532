"""Which addresses do lists have?"""

from django.urls import path

from kintrace.web.lists import views

urlpatterns = [
    path("lists/", views.lists, name="lists"),
    path("lists/<uuid:key>/check/", views.check, name="list_check"),
    path("lists/<uuid:key>/", views.one_import, name="list_import"),
    path("lists/<uuid:key>/undo/", views.undo, name="list_undo"),
]
