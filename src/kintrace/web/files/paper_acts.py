"""How does a paper or picture come onto a child's file, and how is it taken out to be read?

It is kept as it came and handed out to be saved, never shown by the browser. Layer: web.
"""

from pathlib import Path
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kintrace.casework import access, policy, told_on_file
from kintrace.documents.limits import usual_limits
from kintrace.registry.models import Artifact, Record
from kintrace.web.files.told_form import ToldForm, words_field

KINDS = (("document", _("Document")), ("photo", _("Photo")), ("recording", _("Recording")))


class PaperForm(ToldForm):
    """Attach a paper or picture."""

    title, act, part = _("Attach a document"), "artifact.receive", "documents"
    hint = _("It is kept as it is, with its fingerprint, and each look at it is written down.")
    button = _("Attach it")
    is_on_record = True
    needs_teller = False
    paper = forms.FileField(label=_("File"))
    kind = forms.ChoiceField(label=_("What it is"), choices=KINDS)
    from_whom = words_field(_("From whom you have it"), longest=300)

    def prepare(self) -> None:
        """Ask whose paper it is, and no more of what is in it: that is said claim by claim."""
        super().prepare()
        self.fields["source"].label = _("Who made it, if known")
        for field in ("language", "said_on", "how_known", "certainty"):
            del self.fields[field]

    def clean_paper(self) -> Any:
        """Refuse what is larger than anything that is read."""
        paper = self.cleaned_data["paper"]
        if paper.size > usual_limits().file_bytes:
            raise ValidationError(_("This file is too large to be read. Ask for it in parts."))
        return paper

    def do(self, *, said: dict[str, Any], key: UUID | None) -> Any:
        """Attach it."""
        return told_on_file.attach_paper(
            self.user,
            at=self.at,
            file=self.file,
            data=said["paper"].read(),
            name=said["paper"].name,
            folder=Path(settings.MEDIA_ROOT),
            kind=said["kind"],
            teller=self.teller,
            from_whom=said["from_whom"],
            key=key,
        )


@require_GET
def paper(request: HttpRequest, key: UUID) -> FileResponse:
    """Hand out the bytes of a paper as they came in, to whoever may read its record."""
    at, user = timezone.now(), request.user
    try:
        found = access.get(Artifact, key, user=user, at=at)
        if found.record_id is not None:
            access.get(Record, found.record_id, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error
    policy.require(user, "artifact.read", found)
    path = Path(settings.MEDIA_ROOT) / found.stored_as
    if not found.stored_as or not path.is_file():
        raise Http404
    access.note_read("artifact.read", user=user, at=at, on=found)
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=found.name,
        content_type="application/octet-stream",
    )
