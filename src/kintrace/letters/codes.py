"""How does a letter travel as a page of codes, and come back from a photograph?

`print_codes` makes the pages, `read_codes` reads photographs or scans of them, in any order, some
twice. What the bytes are is not asked here: a sealed letter stays sealed. The format is
docs/formats/paper-codes.md. Layer: letters.
"""

from kintrace.letters.codes_framing import frames, joined

__all__ = ["frames", "joined"]
