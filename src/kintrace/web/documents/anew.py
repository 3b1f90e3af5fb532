"""How does somebody have a document read again by this office's newer reader?

One tap; the new proposals are shown first, the earlier readings below them. Layer: web.
"""

from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from kintrace.casework import policy
from kintrace.casework.acting import NotNow
from kintrace.casework.document_anew import read_anew
from kintrace.registry.models import Document
from kintrace.web.documents.thing_page import got


@require_POST
def document_anew(request: HttpRequest, key: UUID) -> HttpResponse:
    """Read one document again, and show it."""
    at, user = timezone.now(), request.user
    found = got(Document, key, user=user, at=at)
    policy.require(user, "document.read_anew", found)
    try:
        read_anew(user, at=at, document=found, folder=Path(settings.MEDIA_ROOT))
    except NotNow as error:
        messages.error(request, gettext(error.message))
    return redirect("document", key=found.pk)
