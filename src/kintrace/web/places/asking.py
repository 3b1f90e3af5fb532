"""How does a form ask for a place, with suggestions and with everything else kept? Layer: web."""

from typing import Any

from django import forms
from django.urls import reverse_lazy

WORDS = {"dir": "auto", "autocomplete": "off", "spellcheck": "false"}


class PlaceText(forms.TextInput):
    """A line for a place; a page that shows it has a list `places` and the script of that name."""

    def __init__(self, attrs: Any = None) -> None:
        """Ask the same list of suggestions as intake."""
        suggested = {"list": "places", "data-places-from": reverse_lazy("intake_places")}
        super().__init__({**WORDS, **suggested, **(attrs or {})})
