"""What does every page have around its content?

The menu that this person's roles allow, the languages, and whether all persons here are invented.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_bidi

from kintrace.web.menu import menu_for


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return what the frame's template asks for; no query beyond the user and their roles."""
    return {
        "language": get_language() or settings.LANGUAGE_CODE,
        "direction": "rtl" if get_language_bidi() else "ltr",
        "languages": settings.LANGUAGES,
        "is_demo": settings.IS_DEMO,
        "menu": menu_for(request),
    }
