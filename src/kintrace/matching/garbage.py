"""How are many small objects made without looking for garbage among them meanwhile?

Hundreds of thousands are made when tables are read, and none is garbage: to look for some takes a
fifth of the time.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage while this is open, and then as before."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
