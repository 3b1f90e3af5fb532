"""Which pieces are pages put together from?

Built into every template, so no page loads them. Each draws one template of `components/`.
Pieces escape what they show; none decides what may be shown.
"""

from collections.abc import Iterable
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField, CheckboxInput
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from kintrace.interchange.report.bars import LONGEST_BITS, Scale, scale_for
from kintrace.web.static_files import hashed_names

register = template.Library()

SIGNS = {
    "agrees": _("agrees"),
    "close": _("close"),
    "differs": _("differs"),
    "unknown": _("unknown"),
    "done": _("done"),
    "waits": _("waits"),
    "overdue": _("overdue"),
    "stop": _("stopped"),
}
MINUS = "\N{MINUS SIGN}"
WHOLE_SCALE = Scale(lowest=-LONGEST_BITS, highest=LONGEST_BITS)


@register.simple_tag
def asset(name: str) -> str:
    """The address of a style or script; it changes whenever the file does."""
    return reverse("static", kwargs={"name": hashed_names()[name]})


@register.simple_tag
def name(said: str, language: str = "") -> SafeString:
    """A person's name or another's words, kept apart from the direction of the text around it."""
    if not language:
        return format_html('<bdi dir="auto">{}</bdi>', said)
    return format_html('<bdi dir="auto" lang="{}">{}</bdi>', language, said)


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, hint: str = "", *, hides_label: bool = False) -> dict[str, Any]:
    """One question of a form: label, hint, fault and the place for the answer."""
    return {
        "field": bound,
        "hint": hint or bound.help_text,
        "hides_label": hides_label,
        "is_group": getattr(bound.field.widget, "use_fieldset", False),
        "is_tick": isinstance(bound.field.widget, CheckboxInput),
        "is_required": bound.field.required,
    }


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """All faults of a form on top of it, each leading to its field."""
    fields = [(bound, error) for bound in form.visible_fields() for error in bound.errors]
    return {"general": form.non_field_errors(), "fields": fields}


@register.inclusion_tag("components/chip.html")
def chip(sign: str, word: str = "") -> dict[str, Any]:
    """A state or a comparison as sign and word; `word` replaces the sign's own."""
    return {"sign": sign, "word": word or SIGNS[sign]}


@register.inclusion_tag("components/claim.html")
def claim(said: Any, *, is_open: bool = False) -> dict[str, Any]:
    """One claim as it was said, with its teller.

    `said` is a Claim, or anything with value, language, unknown, source, said_text and certainty.
    """
    return {"claim": said, "is_open": is_open}


@register.simple_tag
def bits(value: float) -> str:
    """Evidence in figures, always with its sign."""
    figures = number_format(abs(value), decimal_pos=1, use_l10n=True)
    sign = "+" if value > 0 else MINUS if value < 0 else ""
    return f"{sign}{figures}"


@register.simple_tag
def evidence_scale(values: Iterable[float]) -> Scale:
    """One scale for all bars that a reader compares."""
    return scale_for(list(values))


@register.inclusion_tag("components/evidence_bar.html")
def evidence_bar(value: float, scale: Scale | None = None, kind: str = "") -> dict[str, Any]:
    """A bar from the zero line, in log2 odds; `kind` is "", "prior" or "total"."""
    scale = scale or WHOLE_SCALE
    return {"bar": scale.bar(value), "zero": scale.zero, "bits": value, "kind": kind}


@register.inclusion_tag("components/pages.html", takes_context=True)
def pages(context: template.Context, page: Page) -> dict[str, Any]:
    """Links to the pages before and after, which keep the rest of the address."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    return {"page": page, "query": query.urlencode()}
