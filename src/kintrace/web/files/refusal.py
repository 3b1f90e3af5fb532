"""What does a person read when an act can't be done now?

The act's own sentences and what to do about it, in the reader's language. Layer: web.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from kintrace.casework.guards import sentence_of
from kintrace.registry.vocabulary import properties


@dataclass(frozen=True)
class Refusal:
    """Why not now: sentences, and a hint of what to do ("" = none)."""

    sentences: tuple[str, ...]
    hint: str


def refusal_of(error: Any) -> Refusal:
    """Return the words for one refused act; a refused step names each thing that is missing."""
    guards: tuple[Any, ...] = getattr(error, "guards", ())
    faults: tuple[Any, ...] = getattr(error, "faults", ())
    said = tuple(gettext(sentence_of(guard)) for guard in guards)
    if not said:
        said = tuple(_fault(code, what) for code, what in faults)
    hint = str(error.hint or "")
    message = str(error.message)
    return Refusal(said or (_sentence(message),), _sentence(hint) if hint else "")


def _fault(code: str, what: str) -> str:
    known = properties().get(code)
    label = gettext(known.label) if known else code
    return f"{label}: {gettext(what)}"


def _sentence(message: str) -> str:
    """Words of casework begin small, since they follow the program's name on the command line."""
    said = gettext(message)
    said = said[:1].upper() + said[1:]
    return said if said.endswith((".", "?", "!")) else said + "."
