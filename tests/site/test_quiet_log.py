"""Does the log say what happened, and nobody's name?"""

import logging
import sys
from types import SimpleNamespace

import pytest

from kintrace.site.quiet_log import WithoutPeople

CHILD = "Олександр Ковальський"


def record(message: str, *arguments: object, **more: object) -> logging.LogRecord:
    made = logging.LogRecord("django.request", logging.ERROR, "", 0, message, arguments, None)
    made.__dict__.update(more)
    return made


def written(made: logging.LogRecord) -> str:
    return WithoutPeople().format(made)


def test_a_request_is_named_by_its_route() -> None:
    match = SimpleNamespace(view_name="child_file")
    request = SimpleNamespace(resolver_match=match, path=f"/files/{CHILD}/")
    line = written(record("Not Found: %s", request.path, request=request, status_code=404))
    assert "404 child_file" in line
    assert CHILD not in line


def test_an_error_says_where_and_of_which_kind_but_not_what() -> None:
    try:
        raise ValueError(CHILD)
    except ValueError:
        line = written(record("failed", exc_info=sys.exc_info()))
    assert "ValueError" in line
    assert "test_quiet_log.py" in line
    assert CHILD not in line


@pytest.mark.parametrize("message", ["Invalid host: %s", "%s is refused"])
def test_what_was_put_into_a_message_is_left_out(message: str) -> None:
    assert CHILD not in written(record(message, CHILD))
