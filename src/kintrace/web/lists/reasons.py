"""Why was a row put aside, in the reader's language?

Readers and acts give reasons in English; those that they can give are said here anew. Layer: web.
"""

import re

from django.utils.translation import gettext, gettext_noop

from kintrace.registry.vocabulary import properties
from kintrace.web.lists.columns import WORDS, properties_of_columns

KNOWN = (
    gettext_noop("the row has no identifier and no name"),
    gettext_noop("an earlier row has the same identifier"),
    gettext_noop("the row has bytes that the encoding can't read"),
    gettext_noop("the row has NUL bytes"),
    gettext_noop("a quotation mark is opened and not closed"),
    gettext_noop("this is none of the answers to choose from"),
    gettext_noop("say a value, or why there is none"),
)
_LENGTH = re.compile(r"the row has (\d+) cells?, the header has (\d+) cells?")


def reason_words(reason: str) -> str:
    """Return a reason in the reader's language; one that is not known stays as it is."""
    code, colon, what = reason.partition(": ")
    if colon and code in properties():
        return f"{_column_words(code)}: {reason_words(what)}"
    length = _LENGTH.fullmatch(reason)
    if length:
        return gettext("cells in the row: %(row)s, in the header: %(header)s") % {
            "row": length[1],
            "header": length[2],
        }
    return gettext(reason) if reason in KNOWN else reason


def _column_words(code: str) -> str:
    for column, (name, _many) in properties_of_columns().items():
        if name == code:
            return str(WORDS[column])
    return code
