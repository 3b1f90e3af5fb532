"""What is the masculine nominative of each of many family names?

The answers of ``names.family_names.family_base``: most names end as none that is inflected does,
and are left alone by one search.
"""

import re
from functools import cache

import numpy as np
import polars as pl

from kintrace.names.family_names import family_base, inflected_ends


def bases_of(forms: pl.Series) -> list[str]:
    """Return the base of each folded word.

    >>> bases_of(pl.Series(["ковальської", "шевчук"]))
    ['ковальський', 'шевчук']
    """
    ends, whole = _may_change(), list(inflected_ends()[1])
    plain = forms.str.replace_all("ё", "е", literal=True)
    may_change = (
        plain.str.contains(ends) | plain.is_in(whole) | plain.str.contains("-", literal=True)
    )
    bases = forms.to_list()
    for at in np.flatnonzero(may_change.to_numpy()).tolist():
        bases[at] = family_base(bases[at])
    return bases


@cache
def _may_change() -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(inflected_ends()[0])))})$"
