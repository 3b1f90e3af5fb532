"""Which documents are there, and how does one come in?

The file is kept as it is and read in a process of its own; what can't be read is kept with the
reason. Layer: web.
"""

from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from kintrace.casework import access, document, policy
from kintrace.casework.acting import NotNow
from kintrace.casework.document_reading import CLEAN
from kintrace.documents.limits import usual_limits
from kintrace.documents.statements import Told
from kintrace.registry.models import Document, TextLayer

ON_A_PAGE = 50


class BringForm(forms.Form):
    """A file, and what is known of it from elsewhere."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Text, PDF, Word, web page, e-mail or picture. It is kept as it is."),
    )
    title = forms.CharField(
        label=_("Title, if you know it"), max_length=300, required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )  # fmt: skip
    publisher = forms.CharField(
        label=_("Who published it, if you know"), max_length=300, required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )  # fmt: skip
    date = forms.CharField(
        label=_("When it was published, if you know"), max_length=100, required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )  # fmt: skip
    from_whom = forms.CharField(
        label=_("From whom you have it"), max_length=300, required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )  # fmt: skip

    def clean_file(self) -> Any:
        """Refuse what is larger than anything that is read."""
        file = self.cleaned_data["file"]
        if file.size > usual_limits().file_bytes:
            raise ValidationError(_("This file is too large to be read. Ask for it in parts."))
        return file


@require_http_methods(["GET", "POST"])
def documents(request: HttpRequest) -> HttpResponse:
    """List the documents, and take a new one in."""
    user, at = request.user, timezone.now()
    policy.require(user, "document.read")
    form = BringForm(request.POST or None, request.FILES or None, auto_id="%s")
    if request.method == "POST":
        policy.require(user, "document.take_in")
        if form.is_valid():
            try:
                taken = _bring(form.cleaned_data, user=user, at=at)
            except NotNow as error:
                form.add_error("file", str(error))
            else:
                return redirect("document", key=taken.pk)
    rows = access.visible(Document, user=user, at=at).select_related("artifact")
    rows = rows.annotate(newest=Subquery(_newest()))
    here = Q(layers=F("newest"))
    said = Count("layers__statements", distinct=True, filter=here)
    decided = Count("layers__statements", distinct=True, filter=here & ~Q(
        layers__statements__decisions=None))  # fmt: skip
    rows = rows.annotate(said=said, decided=decided)
    page = Paginator(rows.order_by("-taken_in_at", "pk"), ON_A_PAGE)
    shown = {
        "form": form,
        "page": page.get_page(request.GET.get("page")),
        "may_bring": policy.may(user, "document.take_in"),
    }
    return render(request, "documents/documents.html", shown)


def _newest() -> Any:
    """The clean text of the newest reading of each document in the list."""
    layers = TextLayer.objects.everywhere(why="layers of the documents listed")
    return layers.filter(document=OuterRef("pk"), name=CLEAN).order_by("-number").values("pk")[:1]


def _bring(said: dict[str, Any], *, user: Any, at: Any) -> Document:
    file = said["file"]
    return document.bring(
        user,
        at=at,
        data=file.read(),
        name=file.name,
        folder=Path(settings.MEDIA_ROOT),
        told=Told(title=said["title"], publisher=said["publisher"], date=said["date"]),
        from_whom=said["from_whom"],
    )
