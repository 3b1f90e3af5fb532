"""How is a record written so that everybody gets the same bytes, to hash or to sign?

As JSON in one form only (docs/formats/canonical-json.md): UTF-8, no spaces, keys sorted by code
point, numbers whole, text as it is. ``from_canonical`` takes back these bytes and no others, so
two different files can never stand for one record. Normalises nothing: a name stays as written.
"""

import json
from typing import Any

from kintrace.values.errors import KintraceError

# Deeper than any record of ours, and far from the depth at which a parser gives up.
MOST_DEEP = 64


class NotCanonical(KintraceError):
    """A record holds what can't be written in one form only, or bytes are not in that form."""

    code = "K120"
    exit_code = 3


def canonical(record: Any) -> bytes:
    """Return the one form of a record: dicts, lists, tuples, str, int, bool and None.

    Raises: NotCanonical, for anything else, floats included, and for text that is no Unicode.

    >>> canonical({"b": [1, True, None], "a": "Оля"}).decode()
    '{"a":"Оля","b":[1,true,null]}'
    """
    _check(record, depth=0)
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _utf8(text)


def from_canonical(data: bytes) -> Any:
    """Return the record that bytes in the one form stand for.

    Raises: NotCanonical, also where the JSON is right but written in another form.

    >>> from_canonical(b'{"a":1}')
    {'a': 1}
    """
    try:
        record = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise NotCanonical("a record is no JSON", hint="ask for the file again") from error
    if canonical(record) != data:
        raise NotCanonical(
            "a record is not in the canonical form",
            hint="write it with sorted keys, no spaces, and each key once",
        )
    return record


def _check(value: Any, *, depth: int) -> None:
    """Refuse what JSON writes in more than one way, or not at all."""
    if depth > MOST_DEEP:
        raise NotCanonical("a record is nested too deeply", hint=f"at most {MOST_DEEP} levels")
    if value is None or isinstance(value, bool | int | str):
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise NotCanonical("a record has a key that is no text", hint="write keys as text")
            _check(inner, depth=depth + 1)
        return
    if isinstance(value, list | tuple):
        for inner in value:
            _check(inner, depth=depth + 1)
        return
    raise NotCanonical(
        f"a record holds a {type(value).__name__}, which has no single written form",
        hint="write numbers as whole numbers or as text, bytes as hex, dates as ISO text",
    )


def _utf8(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotCanonical("a record holds half a character", hint="read the text anew") from error
