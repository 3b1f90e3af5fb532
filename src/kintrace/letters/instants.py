"""How is an instant written in a signed record?

In one form only: UTC, whole seconds, ``2026-11-29T21:50:00Z``. Texts of this form sort as time
does, so records compare them as texts.
"""

from datetime import UTC, datetime

FORM = "%Y-%m-%dT%H:%M:%SZ"


def written(at: datetime) -> str:
    """Return an instant in the one form; ``at`` must know its time zone.

    >>> written(datetime(2026, 11, 29, 21, 50, tzinfo=UTC))
    '2026-11-29T21:50:00Z'
    """
    if at.tzinfo is None:
        raise ValueError("an instant without a time zone is no instant")
    return at.astimezone(UTC).strftime(FORM)


def is_written(text: str) -> bool:
    """Whether a text is an instant in the one form.

    >>> is_written("2026-11-29T21:50:00Z"), is_written("2026-11-31T21:50:00Z")
    (True, False)
    """
    try:
        return datetime.strptime(text, FORM).strftime(FORM) == text
    except ValueError:
        return False


def read(text: str) -> datetime:
    """Return the instant that a text of the one form says.  Raises: ValueError."""
    return datetime.strptime(text, FORM).replace(tzinfo=UTC)
