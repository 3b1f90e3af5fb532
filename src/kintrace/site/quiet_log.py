"""What does the office write about itself, and what does it leave out?

Log lines name the route, never the address that was asked for, nor a form, a query or the text of
an error: those may hold a child's name. Layer: site.
"""

import logging
import sys
import traceback
from typing import Any

LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"


class WithoutPeople(logging.Formatter):
    """Writes where an error arose and of which kind it is, but not what it says."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and below it the places the error passed through."""
        record.message = _said(record)
        record.asctime = self.formatTime(record)
        line = LINE % record.__dict__
        if not record.exc_info or record.exc_info[0] is None:
            return line
        kind, _, trace = record.exc_info
        places = [f"  {at.filename}:{at.lineno} {at.name}" for at in traceback.extract_tb(trace)]
        return "\n".join((f"{line} {kind.__name__}", *places))


def _said(record: logging.LogRecord) -> str:
    """What happened: of a request its status and route, of the rest only the fixed words."""
    status = getattr(record, "status_code", None)
    request = getattr(record, "request", None)
    if status is None and request is None:
        return str(record.msg) if not record.args else str(record.msg).replace("%s", "…")
    match = getattr(request, "resolver_match", None)
    return f"{status} {getattr(match, 'view_name', None) or 'no route'}"


def set_up(config: dict[str, Any]) -> None:
    """Send warnings and worse to standard error, without people in them."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(WithoutPeople())
    root = logging.getLogger()
    root.handlers = [*(old for old in root.handlers if _is_foreign(old)), handler]
    root.setLevel(logging.WARNING)
    # Refused hosts and the like quote what was sent; the status alone is written.
    logging.getLogger("django.security").setLevel(logging.ERROR)


def _is_foreign(handler: logging.Handler) -> bool:
    """Whether somebody else, as a test runner, put this handler there."""
    return not isinstance(handler.formatter, WithoutPeople) and handler.formatter is not None
