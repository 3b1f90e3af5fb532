"""Which addresses does the audit have?"""

from django.urls import path

from kintrace.web.audit import views

urlpatterns = [
    path("audit/", views.audit_page, name="audit"),
    path("audit/verify/", views.audit_verify, name="audit_verify"),
    path("audit/checkpoint/", views.audit_checkpoint, name="audit_checkpoint"),
]
