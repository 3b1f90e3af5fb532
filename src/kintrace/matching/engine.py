"""Which records may each request be about, and how strongly?

The columnar engine: keys find candidates, the compiled kernel weighs them, and each request's
candidates share one posterior in which "none of them" takes part.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kintrace.matching.candidates import candidate_pairs
from kintrace.matching.encode import Encoded, encode, sound_arrays, weight_arrays
from kintrace.matching.estimate import estimated
from kintrace.matching.explain import Explanation, explain
from kintrace.matching.kernel import score_pairs
from kintrace.matching.model import Model, default_model
from kintrace.matching.posterior import posteriors
from kintrace.names import Frequencies
from kintrace.values import KintraceError

MIN_BITS = -20.0
TOP = 5
# Pairs that one thread weighs in a row: it remembers distances of words meanwhile.
_CHUNK = 1 << 15
# So many candidates are enough to learn the weights of a dozen features from.
_SAMPLE = 50_000
# Bits of so many pairs exist at once: at most these and one request's more.
_SLICE = 1 << 17
# Told the name of a step and the share of it that is done, from 0 to 1.
Progress = Callable[[str, float], None]
READING, FINDING, WEIGHING = "reading names", "finding candidates", "weighing candidates"


class TableNotUsable(KintraceError):
    """A table has no record_id, an empty one, or one twice."""

    code = "K301"
    exit_code = 2


class PairNotKnown(KintraceError):
    """A pair was asked for whose records are not in the tables."""

    code = "K302"
    exit_code = 2


@dataclass(frozen=True, slots=True)
class Matches:
    """Proposed matches: ``candidates`` has a row a pair, by request and then by rank.

    Columns: request_id, record_id, rank (from 1), bits (evidence and prior, log2 odds), evidence,
    posterior (0 to 1, shared by the request's candidates and "none of them"), ``bits:FEATURE``.
    ``model`` is what it was weighed with.
    """

    candidates: pl.DataFrame
    model: Model
    _requests: Mapping[str, int]
    _records: Mapping[str, int]
    _tables: tuple[pl.DataFrame, pl.DataFrame]
    _encoded: Encoded

    def explain(self, request_id: str, record_id: str) -> Explanation:
        """Explain one pair, proposed or not, feature by feature.

        Raises: PairNotKnown.
        """
        if request_id not in self._requests or record_id not in self._records:
            raise PairNotKnown(
                "the pair asked for is not in the two tables",
                hint="give a record_id of the requests and one of the register",
            )
        left = self._tables[0].row(self._requests[request_id], named=True)
        right = self._tables[1].row(self._records[record_id], named=True)
        return explain(left, right, context=self._encoded.context, candidates=self.candidates)


def prepare() -> None:
    """Have the tables of names read that every match needs, if somebody has time for it."""
    invented = {"name": "Коваль Ганна Іванівна", "mother_name": "Koval Anna Ivanovna",
                "father_name": "محمد كوفال", "relatives": "aunt: Sasha"}  # fmt: skip
    table = pl.DataFrame({"record_id": "1", **invented})
    encode(table, table, model=default_model())


def match(
    requests: Any,
    register: Any,
    *,
    top: int = TOP,
    min_bits: float = MIN_BITS,
    model: Model | None = None,
    frequencies: Frequencies | None = None,
    estimate: bool = True,
    progress: Progress | None = None,
) -> Matches:
    """Propose for each request the records of a register that it may be about.

    Both tables are polars, pandas or Arrow with the columns of ``fields.COLUMNS``. At most ``top``
    pairs a request come back, those with at least ``min_bits`` and the runner-up of the best.
    ``estimate`` learns from these two tables how often agreeing and differing values go with one
    person. If both tables are the same object, a record is not proposed for itself. ``progress``
    is told each step's name and the share of it that is done (0 to 1); None = nobody is told.

    Raises: TableNotUsable.
    """
    tell = progress or _tell_nobody
    left, right = _usable(requests, "requests"), _usable(register, "register")
    tell(READING, 0.0)
    encoded = encode(left, right, model=model or default_model(), frequencies=frequencies)
    tell(READING, 1.0)
    tell(FINDING, 0.0)
    i, k = candidate_pairs(encoded, is_one_table=requests is register)
    tell(FINDING, 1.0)
    tell(WEIGHING, 0.0)
    if estimate and len(i) > 0:
        few = slice(0, np.searchsorted(i, i[min(_SAMPLE, len(i)) - 1], "right"))
        encoded = estimated(encoded, i[few], k[few], weigh(encoded, i[few], k[few]))
    frames = []
    for part in _slices(i):
        bits, ids = weigh(encoded, i[part], k[part]), (_ids(left), _ids(right))
        frames.append(ranked(encoded, i[part], k[part], bits, ids=ids, top=top, min_bits=min_bits))
        tell(WEIGHING, part.stop / max(len(i), 1))
    return Matches(
        pl.concat(frames),
        encoded.context.model,
        {key: at for at, key in enumerate(_ids(left))},
        {key: at for at, key in enumerate(_ids(right))},
        (left, right),
        encoded,
    )


def _tell_nobody(step: str, share: float) -> None:
    """Where nobody watches."""


def _slices(i: NDArray[np.int64]) -> Iterator[slice]:
    """Yield runs of pairs that hold all pairs of each of their requests; one at least."""
    start = 0
    while True:
        last = min(start + _SLICE, len(i)) - 1
        stop = int(np.searchsorted(i, i[last], "right")) if last >= 0 else 0
        yield slice(start, stop)
        if stop == len(i):
            return
        start = stop


def weigh(encoded: Encoded, i: NDArray[np.int64], k: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return bits by feature, a row a pair of row numbers, columns as ``encoded.features``."""
    compiled: Any = score_pairs
    bits: NDArray[np.float32] = compiled(
        i,
        k,
        encoded.requests,
        encoded.register,
        encoded.names,
        encoded.words,
        encoded.codes,
        sound_arrays(),
        *weight_arrays(encoded),
        _CHUNK,
    )
    return bits


def ranked(
    encoded: Encoded,
    i: NDArray[np.int64],
    k: NDArray[np.int64],
    bits: NDArray[np.float32],
    *,
    ids: tuple[pl.Series, pl.Series],
    top: int,
    min_bits: float,
) -> pl.DataFrame:
    """Return the best pairs of each request, ranked, with their posteriors."""
    evidence = bits.sum(axis=1, dtype=np.float64)
    total = evidence + encoded.context.model.prior(len(encoded.register.sex))
    posterior = posteriors(i, total, present=encoded.context.model.present)
    order = np.lexsort((-total, i))
    i, k, total = i[order], k[order], total[order]
    first = np.concatenate([[True], i[1:] != i[:-1]]) if len(i) else np.zeros(0, bool)
    starts = np.nonzero(first)[0]
    rank = np.arange(len(i)) - np.repeat(starts, np.diff(np.append(starts, len(i)))) + 1
    # A pair is judged beside the next best, so that one is given however weak it is.
    is_runner_up = np.concatenate([[False], (rank[1:] == 2) & (total[:-1] >= min_bits)])[: len(i)]
    kept = np.nonzero((rank <= top) & ((total >= min_bits) | is_runner_up))[0]
    chosen = order[kept]
    return pl.DataFrame(
        {
            "request_id": ids[0].gather(i[kept]),
            "record_id": ids[1].gather(k[kept]),
            "rank": rank[kept].astype(np.int32),
            "bits": total[kept],
            "evidence": evidence[chosen],
            "posterior": posterior[chosen],
            **{f"bits:{f}": bits[chosen, at] for at, f in enumerate(encoded.features)},
        }
    )


def _usable(table: Any, role: str) -> pl.DataFrame:
    frame = table if isinstance(table, pl.DataFrame) else pl.DataFrame(table)
    if "record_id" not in frame.columns:
        raise TableNotUsable(
            f"the {role} have no column record_id",
            hint="name the column that tells rows apart record_id",
        )
    frame = frame.with_columns(pl.col("record_id").cast(pl.String))
    ids = frame.get_column("record_id")
    if ids.null_count() or ids.n_unique() < len(ids):
        raise TableNotUsable(
            f"in the {role} a record_id is missing or stands twice",
            hint="give each row a record_id of its own",
        )
    return frame


def _ids(table: pl.DataFrame) -> pl.Series:
    return table.get_column("record_id")
