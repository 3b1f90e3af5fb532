"""What do people read out on the phone to name a file or a request?

A letter and eight characters that can't be mistaken for one another, taken from the row's key.
"""

from uuid import UUID

# Crockford's alphabet without I, L, O and U, which are misread.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def number_of(key: UUID, *, letter: str) -> str:
    """Return the number that belongs to a key.

    >>> number_of(UUID(int=12345678901234567890), letter="C")
    'C-HKNH-Y2PJ'
    """
    bits = (key.int ^ (key.int >> 64)) & (2**40 - 1)
    characters = [_ALPHABET[(bits >> shift) & 31] for shift in range(35, -1, -5)]
    return f"{letter}-{''.join(characters[:4])}-{''.join(characters[4:])}"
