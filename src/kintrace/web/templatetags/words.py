"""Which words does a page show for what the register keeps as a code?

Labels of the register are English sentences that scripts/messages.py knows; here they are said in
the reader's language. Loaded where needed: `{% load words %}`.
"""

from django import template
from django.utils.translation import gettext

from kintrace.registry.models import LegalBasis, UnknownKind
from kintrace.registry.vocabulary import properties

register = template.Library()


@register.filter
def word(label: object) -> str:
    """An English label of the register in the reader's language; "" stays ""."""
    said = str(label or "")
    return gettext(said) if said else ""


@register.filter
def property_word(code: str) -> str:
    """What a claim is about, by the code of its property."""
    known = properties().get(code)
    return gettext(known.label) if known else code


@register.filter
def unknown_word(code: str) -> str:
    """Why there is no value, by its code."""
    return gettext(str(UnknownKind(code).label))


@register.filter
def basis_word(code: str) -> str:
    """A legal basis, by its code."""
    return gettext(str(LegalBasis(code).label))
