"""Why is a value not there?

Three answers that must never be mixed up: nobody asked, the person does not know, the person
does not want to say. In matching all three weigh nothing; in casework each asks for another step.
"""

from enum import Enum
from functools import cache

from kintrace.values.tables import rows


class Unknown(Enum):
    """A value that is not there, and why."""

    NOT_ASKED = "not asked"
    DOES_NOT_KNOW = "does not know"
    WITHHELD = "withheld"


def unknown_from_text(text: str | None) -> Unknown | None:
    """Read a cell that may say "unknown" in a language of the region.

    None or blank means not asked. Returns None when the text is a value.

    >>> unknown_from_text("невідомо")
    <Unknown.DOES_NOT_KNOW: 'does not know'>
    >>> unknown_from_text("Ганна") is None
    True
    """
    if text is None or not text.strip():
        return Unknown.NOT_ASKED
    return _words().get(text.strip().strip(".").casefold())


@cache
def _words() -> dict[str, Unknown]:
    return {row["word"].casefold(): Unknown[row["kind"]] for row in rows("unknown_words.csv")}
