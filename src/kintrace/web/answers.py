"""How does a form ask for something that may be unknown in three ways?

One field, one text, and beside it one tap each for *not asked*, *does not know* and *does not want
to say*. Typed text is an answer; saying both is asked about, never guessed. Layer: web.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kintrace.values import Unknown

UNKNOWNS: tuple[tuple[Unknown, Promise], ...] = (
    (Unknown.NOT_ASKED, _("not asked")),
    (Unknown.DOES_NOT_KNOW, _("does not know")),
    (Unknown.WITHHELD, _("does not want to say")),
)
BOTH = _("There is an answer and a reason why there is none. Keep one of them.")
Said = tuple[str, str]


class AnswerWidget(forms.Widget):
    """The text's own widget, then three radio buttons that look like chips."""

    template_name = "components/answer.html"

    def __init__(self, said: forms.Widget | None = None) -> None:
        """Ask for the text with `said`: one line if it is not given."""
        super().__init__()
        self.said = said or forms.TextInput()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Said:
        """Return what was typed and which kind of unknown was tapped ("" = none)."""
        return (data.get(name, "").strip(), data.get(f"{name}_unknown", ""))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether the form did not have this field at all."""
        return name not in data and f"{name}_unknown" not in data

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Return what the template needs."""
        text, unknown = _parts(value)
        context: dict[str, Any] = super().get_context(name, None, attrs)
        widget = context["widget"]
        widget["said"] = self.said.get_context(name, text, attrs)["widget"]
        chosen = unknown or ("" if text else Unknown.NOT_ASKED.name.lower())
        widget["unknowns"] = [
            {"code": kind.name.lower(), "word": word, "is_chosen": kind.name.lower() == chosen}
            for kind, word in UNKNOWNS
        ]
        return context


class AnswerField(forms.Field):
    """Its value is the text as said, or an `Unknown`; a blank one was not asked."""

    widget = AnswerWidget

    def __init__(self, *, said: forms.Widget | None = None, **more: Any) -> None:
        """Ask with the widget `said`; the field itself is never required."""
        super().__init__(required=False, widget=AnswerWidget(said), **more)

    def to_python(self, value: Any) -> str | Unknown:
        """Return the answer.

        Raises: ValidationError, when there is both an answer and a reason why there is none.
        """
        text, code = _parts(value)
        known = {kind.name.lower(): kind for kind, _word in UNKNOWNS}
        unknown = known.get(code, Unknown.NOT_ASKED)
        if text and unknown is not Unknown.NOT_ASKED:
            raise ValidationError(BOTH, code="both")
        return text or unknown

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the answer or the kind of unknown is another one."""
        return _parts(initial) != _parts(data)


def _parts(value: Any) -> Said:
    """Text and code of a value that comes from a form, an `Unknown` or a plain text."""
    match value:
        case None:
            return ("", "")
        case Unknown():
            return ("", value.name.lower())
        case (text, code):
            return (str(text), str(code))
        case _:
            return (str(value), "")
