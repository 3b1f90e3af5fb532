"""How large does a sealed letter look?

As large as its class (``size_classes.csv``), not as large as it is: the JSON inside is filled up
with spaces, which JSON allows, so what stock age opens is still one JSON text.
"""

from functools import cache

from kintrace.letters.tables import rows
from kintrace.values.errors import KintraceError


class LetterTooLarge(KintraceError):
    """A letter with its photos is larger than the largest class."""

    code = "K748"
    exit_code = 4


@cache
def size_classes() -> tuple[int, ...]:
    """Return the sizes in bytes that a letter can have before it is encrypted, smallest first."""
    return tuple(int(row["bytes"]) for row in rows("size_classes.csv"))


def class_of(size: int) -> int:
    """Return the smallest class that holds so many bytes.  Raises: LetterTooLarge.

    >>> class_of(2048), class_of(2049)
    (2048, 4096)
    """
    for one in size_classes():
        if size <= one:
            return one
    raise LetterTooLarge(
        f"the letter has {size:,} bytes, more than the {size_classes()[-1]:,} of the largest class",
        hint="send fewer photos, or a second letter",
    )


def padded(text: bytes, *, to: int) -> bytes:
    """Return the text filled up with spaces to a class."""
    return text.ljust(to, b" ")


def unpadded(filled: bytes) -> bytes | None:
    """Return the text without its filling; None if it does not have the size of a class."""
    return filled.rstrip(b" ") if len(filled) in size_classes() else None
