"""How is a signed record read so that nothing but its own fields is accepted?

Every record has ``kind``, ``version`` and its fields, each checked; one field more or less, one
byte in another form, and it is refused. What a record means is said where it is used.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from kintrace.letters import instants
from kintrace.letters.tables import limit
from kintrace.values.canonical import NotCanonical, from_canonical
from kintrace.values.errors import KintraceError

Check = Callable[[Any], bool]
Fields = Mapping[str, Check]
# Characters that show one line as another: controls, and those that turn its direction.
_HIDDEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


class RecordNotUnderstood(KintraceError):
    """A key, directory, envelope, letter or receipt is not in the form that its kind has."""

    code = "K741"
    exit_code = 3


def fits(pattern: str) -> Check:
    """Return a check that a value is a text that fits a pattern from end to end."""
    compiled = re.compile(pattern, re.ASCII)
    return lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None


def one_of(*words: str) -> Check:
    """Return a check that a value is one of some words."""
    return lambda value: isinstance(value, str) and value in words


def line(value: Any) -> bool:
    """Whether a value is one line of text, not empty, with no hidden characters."""
    return isinstance(value, str) and value.strip() == value != "" and _is_plain(value)


def line_or_empty(value: Any) -> bool:
    """Whether a value is one line of text or the empty text."""
    return value == "" or line(value)


def _is_plain(text: str) -> bool:
    hidden = any(unicodedata.category(letter) == "Cc" or letter in _HIDDEN for letter in text)
    return not hidden and len(text) <= limit("line_characters")


def instant(value: Any) -> bool:
    """Whether a value is an instant in the one form."""
    return isinstance(value, str) and instants.is_written(value)


def instant_or_empty(value: Any) -> bool:
    """Whether a value is an instant in the one form or the empty text."""
    return value == "" or instant(value)


def count(value: Any) -> bool:
    """Whether a value is a whole number from 1."""
    return type(value) is int and value >= 1


def flag(value: Any) -> bool:
    """Whether a value is true or false."""
    return isinstance(value, bool)


def anything(value: Any) -> bool:
    """Accept any value: it is checked elsewhere, as a record of its own."""
    return True


HASH = fits("[0-9a-f]{64}")
HASH_OR_EMPTY = fits("([0-9a-f]{64})?")
SIGNATURE = fits("[0-9a-f]{128}")
RECIPIENT = fits("age1[02-9ac-hj-np-z]{58}")


def parsed(data: bytes, *, kind: str, fields: Fields) -> dict[str, Any]:
    """Return the fields of a record written in bytes.  Raises: RecordNotUnderstood."""
    try:
        record = from_canonical(data)
    except NotCanonical as error:
        raise RecordNotUnderstood(
            f"this is no {_said(kind)}: {error.message}", hint="ask for the file again"
        ) from error
    return checked(record, kind=kind, fields=fields)


def checked(record: Any, *, kind: str, fields: Fields) -> dict[str, Any]:
    """Return the fields of a record of one kind, each checked.  Raises: RecordNotUnderstood."""
    if not isinstance(record, dict) or record.get("kind") != kind or record.get("version") != 1:
        raise RecordNotUnderstood(
            f"this is no {_said(kind)} of version 1", hint="look whether it is the right file"
        )
    return part(
        {key: record[key] for key in record.keys() - {"kind", "version"}}, _said(kind), fields
    )


def _said(kind: str) -> str:
    """Return a record's kind as people say it."""
    return kind.removeprefix("kintrace-").replace("-", " ")


def part(record: Any, kind: str, fields: Fields) -> dict[str, Any]:
    """Return a part of a record, each field checked.  Raises: RecordNotUnderstood."""
    if not isinstance(record, dict) or record.keys() != fields.keys():
        raise RecordNotUnderstood(
            f"a {kind} has a field too many or too few", hint="ask for the file again"
        )
    wrong = [name for name, is_right in fields.items() if not is_right(record[name])]
    if wrong:
        raise RecordNotUnderstood(
            f"in a {kind} the field {', '.join(wrong)} is not as it should be",
            hint="ask for the file again",
        )
    return record


def parts(records: Any, kind: str, fields: Fields) -> list[dict[str, Any]]:
    """Return a list of parts of a record, each checked.  Raises: RecordNotUnderstood."""
    if not isinstance(records, list):
        raise RecordNotUnderstood(f"a {kind} should be a list", hint="ask for the file again")
    return [part(record, kind, fields) for record in records]
