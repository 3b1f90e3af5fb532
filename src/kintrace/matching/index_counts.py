"""How common is each value in a live index?

Counts of words, codes and facts, taken over all records from time to time and kept beside them;
between two countings they stand still, so that evidence doesn't change while nobody said anything.
"""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kintrace.matching.arrays import Ints
from kintrace.matching.context import Context
from kintrace.matching.encode import encode
from kintrace.matching.fields import COLUMNS
from kintrace.matching.index_facts import columns_of_facts, fact_rows
from kintrace.matching.model import Model, default_model
from kintrace.names.frequency import default_frequencies
from kintrace.names.reading import Role, Token

Cells = Mapping[str, str | None]
Tally = NDArray[np.uint32]
# Values share places in a tally now and then, which makes one look a little more common.
_PLACES = 1 << 18
# Words whose weights are kept in mind; then all are forgotten.
_REMEMBERED = 100_000


def _empty() -> Tally:
    return np.zeros(_PLACES, np.uint32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Counts over the records of both sides; ``sizes`` and ``tallies`` are (sought, found)."""

    words: Mapping[Role, Mapping[str, int]] = field(default_factory=dict)
    codes: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    sizes: tuple[int, int] = (0, 0)
    tallies: tuple[Tally, Tally] = field(default_factory=lambda: (_empty(), _empty()))

    def context(self, *, model: Model | None = None) -> Context:
        """Return what the scorers take their rarities from."""
        return _Remembering(
            model or default_model(), self.words, self.codes, default_frequencies(), self.sizes[1]
        )

    def rarity(self, lasting: Ints, *, side: int) -> NDArray[np.float32]:
        """Return in bits how rare each number of rows of facts is on a side, 0 where unknown."""
        counts = self.tallies[side][_places(lasting)]
        bits = np.log2(max(self.sizes[side], 1) / np.maximum(counts, 1))
        return np.where(lasting >= 0, np.maximum(bits, 0), 0).astype(np.float32)

    def to_bytes(self) -> bytes:
        """Return the counts to be kept; ``counts_from`` reads them back."""
        return zlib.compress(
            json.dumps(
                {
                    "words": {int(role): dict(told) for role, told in self.words.items()},
                    "codes": {feature: dict(told) for feature, told in self.codes.items()},
                    "sizes": self.sizes,
                    "tallies": [
                        b64encode(zlib.compress(t.tobytes())).decode() for t in self.tallies
                    ],
                }
            ).encode()
        )


class _Remembering(Context):
    """A context that looks a word up once; a search meets the same names again and again."""

    _known: dict[str, list[float]]

    def word_bits_by_role(self, token: Token) -> list[float]:
        """Return what an agreement on this word weighs at most in each role, by role number."""
        try:
            known = self._known
        except AttributeError:
            known = {}
            object.__setattr__(self, "_known", known)
        if token.form not in known:
            if len(known) >= _REMEMBERED:
                known.clear()
            known[token.form] = super().word_bits_by_role(token)
        return known[token.form]


def counts_from(kept: bytes) -> Counts:
    """Read counts that ``Counts.to_bytes`` wrote."""
    told = json.loads(zlib.decompress(kept))
    sought, found = (
        np.frombuffer(zlib.decompress(b64decode(text)), np.uint32) for text in told["tallies"]
    )
    return Counts(
        words={Role(int(role)): counts for role, counts in told["words"].items()},
        codes=told["codes"],
        sizes=(told["sizes"][0], told["sizes"][1]),
        tallies=(sought, found),
    )


def counted(sought: Sequence[Cells], found: Sequence[Cells]) -> Counts:
    """Count the values of all records, as the batch engine does of two tables."""
    encoded = encode(_table(sought), _table(found), model=default_model())
    tallies = [_tally(rows) for rows in fact_rows(encoded)]
    return Counts(
        words=encoded.context.words,
        codes=encoded.context.codes,
        sizes=(len(sought), len(found)),
        tallies=(tallies[0], tallies[1]),
    )


def _table(rows: Sequence[Cells]) -> pl.DataFrame:
    columns = dict.fromkeys((*COLUMNS, *(name for row in rows for name in row)))
    return pl.DataFrame(
        {name: pl.Series([row.get(name) for row in rows], dtype=pl.String) for name in columns}
    )


def _tally(lasting: Ints) -> Tally:
    known = _places(lasting)[lasting >= 0]
    return np.bincount(known, minlength=_PLACES).astype(np.uint32)


def _places(lasting: Ints) -> NDArray[np.int64]:
    """Return where the count of each number stands; one number of two facts stands twice."""
    facts = np.zeros(lasting.shape[1], np.uint64)
    for at, columns in enumerate(columns_of_facts().values()):
        facts[columns] = at + 1
    mixed = (lasting.astype(np.uint64) + facts * np.uint64(0x9E3779B1)) * np.uint64(
        0x9E3779B97F4A7C15
    )
    places: NDArray[np.int64] = (mixed >> np.uint64(64 - 18)).astype(np.int64)
    return places
