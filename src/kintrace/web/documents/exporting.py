"""How does somebody take documents out of the office, signed and with their evidence?

One document, or all behind a movement's account. Layer: web.
"""

from pathlib import Path
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kintrace.casework import document_export, policy
from kintrace.casework.account_reading import placed_statements
from kintrace.casework.acting import NotNow
from kintrace.documents.evidence_container import BundleNotMade
from kintrace.registry.models import Document, Movement
from kintrace.web.audit.keys import signing_key
from kintrace.web.documents.thing_page import got
from kintrace.web.files.refusal import Refusal, refusal_of

WORDS = {"dir": "auto", "autocomplete": "off"}


class ExportForm(forms.Form):
    """To whom, and why."""

    title = _("Take a document out")
    button = _("Take it out")
    hint = _(
        "The bytes as they came, through whose hands, every statement with its speaker and "
        "reserve, and a signature over all."
    )
    to_whom = forms.CharField(label=_("To whom"), max_length=300, widget=forms.TextInput(WORDS))
    reason = forms.CharField(
        label=_("Why it leaves the office"), max_length=1000, widget=forms.TextInput(WORDS)
    )

    def __init__(self, data: Any = None, *, back: str) -> None:
        """Ask, with the way back."""
        super().__init__(data, auto_id="%s")
        self.back = back


def export_document(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take one document out."""
    found = got(Document, key, user=request.user, at=timezone.now())
    policy.require(request.user, "document.export", found)
    return _export(request, [found], back=reverse("document", args=[found.pk]))


def export_account(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take all documents behind a movement's account out."""
    user, at = request.user, timezone.now()
    found = got(Movement, key, user=user, at=at)
    policy.require(user, "document.export")
    placed = placed_statements(found, user=user, at=at)
    documents = list({one.document.pk: one.document for one in placed}.values())
    return _export(request, documents, back=reverse("movement_accounts", args=[found.pk]))


def _export(request: HttpRequest, documents: list[Document], *, back: str) -> HttpResponse:
    form = ExportForm(request.POST or None, back=back)
    refusal: Refusal | None = None
    if request.method == "POST" and form.is_valid():
        try:
            bundle = document_export.export(
                request.user, at=timezone.now(), documents=documents,
                folder=Path(settings.MEDIA_ROOT), key=signing_key(), **form.cleaned_data,
            )  # fmt: skip
        except (NotNow, BundleNotMade) as error:
            refusal = refusal_of(error)
        else:
            name = f"{documents[0].artifact.sha256[:12]}.kintrace-evidence"
            disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
            return HttpResponse(bundle, content_type="application/octet-stream",
                                headers=disposition)  # fmt: skip
    page = {"form": form, "refusal": refusal}
    return render(request, "documents/act.html", page, status=409 if refusal else 200)
