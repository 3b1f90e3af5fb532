"""Which forms do the words of many names have, and how does each sound?

A form is a word in its plainest shape, as in ``Token``; here each distinct one has a number.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from kintrace.names.columns.distinct import Numbers
from kintrace.names.columns.letters import SCRIPTS, Mask, Scripts, fold_all
from kintrace.names.columns.phones import PhoneRuns, phone_runs
from kintrace.values import Script, script_of


@dataclass(frozen=True, slots=True)
class Forms:
    """Distinct forms, a row a form; ``scripts`` are places in ``SCRIPTS``."""

    texts: list[str]
    scripts: Scripts
    phones: PhoneRuns

    def is_in(self, scripts: Iterable[Script]) -> Mask:
        """Tell which forms are in one of these scripts."""
        return np.isin(self.scripts, [SCRIPTS.index(script) for script in scripts])

    @property
    def is_initial(self) -> Mask:
        """Which forms are one letter that stands for a word."""
        is_letter = pl.Series(self.texts, dtype=pl.String).str.len_chars().to_numpy() == 1
        found: Mask = is_letter & ~self.is_in((Script.ARABIC, Script.OTHER))
        return found

    def extended(self, texts: Sequence[str]) -> "tuple[Forms, Numbers]":
        """Return these forms with those of the texts that are new, and the number of each text."""
        numbers = {text: at for at, text in enumerate(self.texts)}
        found = [numbers.setdefault(text, len(numbers)) for text in texts]
        added = forms_of(list(numbers)[len(self.texts) :])
        return Forms(
            [*self.texts, *added.texts],
            np.concatenate([self.scripts, added.scripts]),
            self.phones.followed_by(added.phones),
        ), np.array(found, np.int64)


def forms_of(texts: list[str]) -> Forms:
    """Read distinct forms."""
    folded = fold_all(texts)
    scripts = folded.scripts.copy()
    # A form is folded already; where folding it again does change it, its script is its own.
    for at in [at for at, text in enumerate(texts) if text != folded.texts[at]]:
        scripts[at] = SCRIPTS.index(script_of(texts[at]))
    return Forms(texts, scripts, phone_runs(folded))
