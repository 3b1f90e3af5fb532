"""Which words does a page show for what the register keeps as a code?

Labels of the register are English sentences that scripts/messages.py knows; here they are said in
the reader's language. Loaded where needed: `{% load words %}`.
"""

from datetime import date, datetime

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import is_aware, localtime
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


@register.simple_tag
def day(value: date | datetime | None) -> SafeString | str:
    """A day in the reader's way of writing days; "" for none."""
    return _time(value, "DATE_FORMAT")


@register.simple_tag
def moment(value: datetime | None) -> SafeString | str:
    """A day and the time of it, in the reader's way of writing."""
    return _time(value, "DATETIME_FORMAT")


def _time(value: date | datetime | None, form: str) -> SafeString | str:
    if value is None:
        return ""
    if isinstance(value, datetime) and is_aware(value):
        value = localtime(value)
    said = date_format(value, form)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), said)
