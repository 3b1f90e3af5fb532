"""Which places of the gazetteer might somebody mean who is typing?

Suggestions by the beginning of any name, old or new, in any language; what was typed stays as it
is. Layer: web.
"""

from kintrace.web.places.found import Found, found

SHOWN = 8


def suggestions(typed: str) -> list[Found]:
    """Return at most eight places one of whose names begins with what was typed."""
    return found(typed, most=SHOWN)
