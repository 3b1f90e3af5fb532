"""What is asked when a list is brought, and when an import is undone?"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kintrace.web.intake.forms import Chips

LARGEST_BYTES = 10 * 1024 * 1024
KINDS = (
    ("institution", _("an institution")),
    ("party", _("a party to the conflict")),
    ("publication", _("a publication")),
)
RECORD_KINDS = (
    ("list_line", _("children who are somewhere")),
    ("sought", _("people who are looked for")),
)


class UploadForm(forms.Form):
    """A file, and whose words it is."""

    file = forms.FileField(
        label=_("File"), help_text=_("CSV, XLSX, JSON or Parquet, up to 10 MB and 5,000 rows.")
    )
    source_kind = forms.ChoiceField(label=_("Whose list is it?"), choices=KINDS, widget=Chips)
    source_name = forms.CharField(
        label=_("Its name"),
        max_length=300,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off", "list": "sources"}),
    )

    def clean_file(self) -> Any:
        """Refuse what is too large to be a list."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_BYTES:
            raise ValidationError(_("This file is larger than 10 MB. Part it into several."))
        return file


class UndoForm(forms.Form):
    """Why a whole import is undone."""

    why = forms.CharField(label=_("Why is it undone?"), max_length=300)
