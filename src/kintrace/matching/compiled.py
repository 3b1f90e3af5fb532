"""How is a function compiled that makes no array of its own?

Numba counts who holds an array, at each access, on counters that all threads share: that takes
longer than the arithmetic of one pair. A function that only reads and fills what its caller holds
has no need of it.
"""

from functools import partial
from typing import Any, cast

from numba import njit

# The option has no public name; one that numba does not know is refused, so none is lost silently.
uncounted: Any = partial(cast(Any, njit), _nrt=False)
